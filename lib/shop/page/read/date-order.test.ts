// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import type { DateEvidence } from '../../../domain/date-order.ts'
import { dateEvidenceOn, isFiguresDate, type PlacedText } from './date-order.ts'

const now = Date.parse('2026-11-28T12:00:00Z')

function evidence(
  lang: string,
  texts: readonly string[],
  placed: readonly (string | PlacedText)[] = [],
): DateEvidence {
  const { body } = document.implementation.createHTMLDocument()
  const page = body.ownerDocument
  page.documentElement.setAttribute('lang', lang)
  for (const text of texts) page.body.append(Object.assign(page.createElement('td'), { textContent: text }))
  return dateEvidenceOn(
    page,
    placed.map(each => (typeof each === 'string' ? { date: each } : each)),
    now,
  )
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
    ['years of two figures', ['31-10-26 8:00 p. m.'], { figures: 'day-first' }],
    ['a year that no shop is as old as', ['26/03/05'], { figures: 'year-first' }],
    ['a last part that is no day and no year of a shop', ['26-11-03', '26-11-28'], { figures: 'year-first' }],
    ['what is left by two dates together', ['26/03/15', '27/03/15', '30/03/15'], { figures: 'day-first' }],
    ['nothing where the year may lead or end', ['26/03/15', '25/11/20'], {}],
    ['a whole year at the end beside short ones', ['26/03/15', '24/11/2026'], { figures: 'day-first' }],
    ['short years that contradict each other', ['26/03/05', '31/03/15'], { figures: 'mixed' }],
    ['short years before points', ['26.03.15', '26.03.31'], {}],
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

  it.each<[string, string[], DateEvidence]>([
    ['a year of two figures in front, this year’s', ['26/03/15'], { likely: 'year-first' }],
    ['with dashes and a time', ['26-03-15 10:00:00', '26-11-20 09:00'], { likely: 'year-first' }],
    ['before points', ['26.03.15'], { likely: 'year-first' }],
    ['at the end, this year’s', ['13/11/26'], { likely: 'day-first' }],
    ['the same day whichever the month is', ['10/10/26'], { likely: 'month-first' }],
    ['a year in front that has not come yet', ['31.03.15'], { likely: 'day-first' }],
    ['years ago by every reading', ['15/03/12', '14/11/12'], {}],
    ['this year’s, and others’ of the last years', ['26/03/22'], {}],
    ['rows of several years', ['26/03/15', '25/03/15', '24/03/15'], {}],
    ['two months of this year', ['05/11/26'], {}],
  ])('where nothing proves it, is this year’s neighbourhood: %s', (_, placed, expected) => {
    expect(evidence('en', [], placed)).toEqual(expected)
  })

  it.each<[string, [number: string, date: string][], DateEvidence]>([
    [
      'days of three months',
      [
        ['100000003', '02/12/2025'],
        ['100000001', '09/10/2025'],
        ['100000002', '10/11/2025'],
      ],
      { likely: 'day-first' },
    ],
    [
      'days of one month',
      [
        ['WEB-12', '03/11/2025'],
        ['WEB-11', '03/09/2025'],
        ['WEB-10', '03/08/2025'],
        ['WEB-09', '02/12/2025'],
      ],
      { likely: 'month-first' },
    ],
    [
      'short years in front',
      [
        ['100000001', '10/11/12'],
        ['100000002', '10/12/09'],
        ['100000003', '11/01/08'],
      ],
      { likely: 'year-first' },
    ],
    [
      'rows that grow in several readings',
      [
        ['1', '05/08/2026'],
        ['2', '06/09/2026'],
        ['3', '07/10/2026'],
      ],
      {},
    ],
    [
      'too few rows',
      [
        ['1', '09/10/2025'],
        ['2', '02/12/2025'],
      ],
      {},
    ],
    [
      'numbers of several forms',
      [
        ['100000001', '09/10/2025'],
        ['100000002', '10/11/2025'],
        ['WEB-3', '02/12/2025'],
      ],
      {},
    ],
    [
      'numbers of several stores',
      [
        ['100000001', '09/10/2025'],
        ['100000002', '10/11/2025'],
        ['200000001', '02/12/2025'],
      ],
      {},
    ],
    [
      'numbers that follow no reading',
      [
        ['100000001', '09/10/2025'],
        ['100000002', '10/11/2024'],
        ['100000003', '02/12/2023'],
      ],
      {},
    ],
  ])('is that numbers of orders grow: %s', (_, rows, expected) => {
    expect(
      evidence(
        'en',
        [],
        rows.map(([number, date]) => ({ number, date })),
      ),
    ).toEqual(expected)
  })

  it.each<[string, string[], DateEvidence['likely']]>([
    ['en', ['Nov 28, 2026, 11:30:00 PM'], 'month-first'],
    ['', ['November 3, 2026'], 'month-first'],
    ['EN', ['05/11/2026', 'Nov 5, 2026 9:12 AM'], undefined],
    ['en', ['28 Nov 2026, 11:30:00 pm'], undefined],
    ['en', ['Nov 28, 2026', '27-Nov-2026'], undefined],
    ['en', ['Nov. 28, 2026, 11:30 p.m.'], undefined],
    ['en', ['Sold Nov 28, 2026'], undefined],
    ['en', ['2026-11-28 23:30'], undefined],
    ['en-CA', ['Nov 28, 2026'], undefined],
    ['es-US', ['Nov 28, 2026'], undefined],
  ])('is an order placed in words, on a page in %j: %j', (lang, placed, likely) => {
    expect(evidence(lang, ['03/04/1984'], placed)).toEqual(likely ? { likely } : {})
  })

  it('is no word that a browser translated', () => {
    const page = document.implementation.createHTMLDocument()
    page.documentElement.lang = 'en'
    page.documentElement.className = 'translated-ltr'
    expect(dateEvidenceOn(page, [{ date: 'Nov 28, 2026' }], now)).toEqual({})
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
      '26/03/15',
      '26.03.15, 10:00',
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
