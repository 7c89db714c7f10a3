import { describe, expect, it } from 'vitest'
import { nearNumbers, placedBetween } from './near-numbers.ts'
import type { Instant } from './units.ts'

const day = (text: string): Instant => Date.parse(`2026-${text}T12:00:00Z`)

describe('the numbers around an order’s', () => {
  it.each([
    ['100000123', '100000122', '100000124'],
    ['WEB25-000566', 'WEB25-000565', 'WEB25-000567'],
    ['2-000000123', '2-000000122', '2-000000124'],
    ['100000123A', '100000122A', '100000124A'],
    ['M2_100000100', 'M2_100000099', 'M2_100000101'],
    ['000000100', '000000099', '000000101'],
  ])('of %s are %s and %s', (number, before, after) => {
    const near = nearNumbers(number)
    expect(near).toHaveLength(50)
    expect(near.slice(24, 26)).toEqual([before, after])
  })

  it('are of the same length, and none is below nothing', () => {
    expect(nearNumbers('3').slice(0, 4)).toEqual(['0', '1', '2', '4'])
    expect(nearNumbers('3').at(-1)).toBe('9')
    expect(nearNumbers('WEB')).toEqual([])
  })
})

describe('rules 3: numbers of a store grow with time', () => {
  it.each<[string, Record<string, Instant>, object]>([
    ['nobody near', {}, {}],
    ['one alone', { '100000122': day('03-04') }, {}],
    ['others far away', { '100000001': day('01-01'), '100000999': day('09-09') }, {}],
    ['of another form', { 'A-122': day('03-04'), 'A-124': day('03-06') }, {}],
    ['two before', { '100000110': day('03-01'), '100000122': day('03-04') }, { earliest: day('03-04') }],
    ['two after', { '100000124': day('03-05'), '100000130': day('03-09') }, { latest: day('03-05') }],
    [
      'one on either side',
      { '100000122': day('03-04'), '100000124': day('03-06') },
      { earliest: day('03-04'), latest: day('03-06') },
    ],
    [
      'one of them out of its turn',
      { '100000121': day('05-04'), '100000122': day('03-04'), '100000124': day('03-06') },
      {},
    ],
  ])('%s', (_, placed, expected) => {
    expect(placedBetween('100000123', new Map(Object.entries(placed)))).toEqual(expected)
  })
})
