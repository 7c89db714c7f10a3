// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import type { DateEvidence } from '../../../domain/date-order.ts'
import { dateEvidenceOn, isFiguresDate } from './date-order.ts'

const now = Date.parse('2026-11-28T12:00:00Z')

function evidence(lang: string, texts: readonly string[], placed: readonly string[] = []): DateEvidence {
  const { body } = document.implementation.createHTMLDocument()
  const page = body.ownerDocument
  page.documentElement.setAttribute('lang', lang)
  for (const text of texts) page.body.append(Object.assign(page.createElement('td'), { textContent: text }))
  return dateEvidenceOn(page, placed, now)
}

describe('what tells day from month', () => {
  it.each<[string, string[], DateEvidence]>([
    [
      'a day above twelve in the first place',
      ['05/11/2026 10:00:00', '24/11/2026 09:00:00'],
      { figures: 'day-first' },
    ],
    [
      'a day above twelve in the second place',
      ['11/24/2026, 10:00 AM', '05/11/2026'],
      { figures: 'month-first' },
    ],
    ['years of two figures', ['13-11-26 8:00 p. m.'], { figures: 'day-first' }],
    ['figures that contradict each other', ['24/11/2026', '11/24/2026'], { figures: 'mixed' }],
    ['nothing where both may be the month', ['05/11/2026', '12/12/2026'], {}],
    ['no day that does not exist', ['31/02/2026', '02/31/2026'], {}],
    ['no sentence', ['paid on 24/11/2026 by phone', 'Lot 24/11/2026-B'], {}],
    ['no birth date', ['17/06/1996'], {}],
    ['no date with points', ['24.11.2026'], {}],
    ['a day to come elsewhere on the page', ['12/11/2026'], {}],
  ])('is %s', (_, texts, expected) => {
    expect(evidence('en', texts)).toEqual(expected)
  })

  it.each<[string, DateEvidence]>([
    ['12/11/2026 10:00', { figures: 'day-first' }],
    ['11/12/2026', { figures: 'month-first' }],
    ['29/11/2026', { figures: 'day-first' }],
    ['05/11/2026', {}],
  ])('is that no order was placed in time to come: %s', (text, expected) => {
    expect(evidence('', [], [text])).toEqual(expected)
  })

  it.each<[string, DateEvidence['language']]>([
    ['en-US', 'month-first'],
    ['en_US', 'month-first'],
    ['en-PR', 'month-first'],
    ['en-GB', 'day-first'],
    ['en-NZ', 'day-first'],
    ['en_AU', 'day-first'],
    ['es', 'day-first'],
    ['es-MX', 'day-first'],
    ['de', 'day-first'],
    ['de-AT', 'day-first'],
    ['fr-FR', 'day-first'],
    ['pt-BR', 'day-first'],
    ['it', 'day-first'],
    ['en', undefined],
    ['es-US', undefined],
    ['en-CA', undefined],
    ['en-ZA', undefined],
    ['sv', undefined],
    ['ja', undefined],
    ['', undefined],
    ['design', undefined],
  ])('is the language %j: %s', (lang, language) => {
    expect(evidence(lang, [])).toEqual(language ? { language } : {})
  })

  it('is asked for only by dates of figures', () => {
    for (const text of [
      '05/11/2026 10:00:00',
      '5-11-26',
      ' 05/11/2026, 10:00 PM ',
      '05/11/2026 10:00 (America/Chicago)',
    ])
      expect(isFiguresDate(text)).toBe(true)
    for (const text of [
      null,
      '',
      'Nov 5, 2026',
      '05.11.2026',
      '2026-11-05',
      '1/2',
      '05/11-2026',
      `05/11/2026${' '.repeat(200)}`,
    ])
      expect(isFiguresDate(text)).toBe(false)
  })

  it('keeps nobody busy', () => {
    const began = performance.now()
    evidence(
      'en',
      Array.from({ length: 2000 }, () => `05/11/2026 10:00:00 ${'a '.repeat(28)}`),
    )
    expect(performance.now() - began).toBeLessThan(1000)
  })
})
