import { describe, expect, it } from 'vitest'
import { apartFrom, detailsOf } from './apart.ts'

const ana = { chartNumber: '11908', birthDate: '1979-01-02', place: 'Austin 78701' }

describe('what tells patients of one name apart', () => {
  it.each([
    ['the only one', [ana], ''],
    ['another chart', [ana, { ...ana, chartNumber: '11909' }], 'chart 11908'],
    ['another birth date', [ana, { ...ana, birthDate: '1991-01-02' }], 'born Jan 2, 1979'],
    ['another place', [ana, { ...ana, place: 'Waco 76701' }], 'Austin 78701'],
    [
      'all three',
      [ana, { chartNumber: null, birthDate: null, place: null }],
      'chart 11908 · born Jan 2, 1979 · Austin 78701',
    ],
    [
      'a third that is the same as the second',
      [ana, { ...ana, chartNumber: '7' }, { ...ana, chartNumber: '7' }],
      'chart 11908',
    ],
  ])('%s', (_name, shown, words) => {
    expect(apartFrom(ana, shown)).toBe(words)
  })

  it('says what is missing, where that tells', () => {
    const bare = { chartNumber: null, birthDate: null, place: null }
    expect(apartFrom(bare, [ana, bare])).toBe('no chart number · no birth date in Nextech')
    expect(detailsOf(bare)).toBe('no chart number · no birth date in Nextech')
    expect(detailsOf(ana)).toBe('chart 11908 · born Jan 2, 1979')
  })
})
