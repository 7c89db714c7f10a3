// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { dateEvidenceOn } from './date-order.ts'
import { clearDayOf } from './told-twice.ts'

const now = Date.parse('2026-11-28T12:00:00Z')
const figuresOf = (html: string, root = '') => {
  const page = new DOMParser().parseFromString(
    `<html ${root}><body><table><tr>${html}</tr></table></body></html>`,
    'text/html',
  )
  return dateEvidenceOn(page, [], now)
}

describe('a moment that a page tells twice', () => {
  it.each([
    ['<td><time datetime="2026-11-05T16:00:00Z">05/11/2026</time></td>', 'day-first'],
    ['<td><time datetime="2026-11-06T02:00:00Z">05/11/2026 20:00</time></td>', 'day-first'],
    ['<td title="Nov 5, 2026, 10:00 AM">05/11/2026</td>', 'day-first'],
    ['<td title="5. November 2026">05/11/2026</td>', 'day-first'],
    ['<td title="jueves 5 de noviembre de 2026">05/11/26</td>', 'day-first'],
    ['<td title="11 de mayo de 2026">05/11/2026</td>', 'month-first'],
    ['<td data-order="2026-05-11 10:00:00">05/11/2026</td>', 'month-first'],
    ['<td data-sort="2026-11-05">05-11-2026</td>', 'day-first'],
    ['<td title="Mar 15, 2026">26/03/15</td>', 'year-first'],
    ['<td data-sort="2015-03-26">26.03.15</td>', undefined],
    ['<td title="Sort by date">05/11/2026</td>', undefined],
    ['<td title="2026-11-05">Order 05/11/2026 of two</td>', undefined],
    ['<td title="2026-12-24">05/11/2026</td>', undefined],
    ['<td title="2026-11-05">05/11/2026</td><td title="2026-05-11">05/11/2026</td>', 'mixed'],
  ])('%s shows %s', (html, figures) => {
    expect(figuresOf(html).figures).toBe(figures)
  })

  it('is no matter of the language that a browser translated the page into', () => {
    const date = '<td>05/11/2026</td>'
    expect(figuresOf(date, 'lang="es"')).toEqual({ language: 'day-first' })
    expect(figuresOf(date, 'lang="es" class="translated-ltr"')).toEqual({})
  })

  it.each([
    ['Mar 5, 2026', '2026-03-05'],
    ['5 März 2026, 10:00', '2026-03-05'],
    ['5th May 2026', '2026-05-05'],
    ['05-Dic-2026', '2026-12-05'],
    ['2026-12-05T10:00', '2026-12-05'],
    ['05/12/2026', undefined],
    ['Lot 5 Alpha 2026', undefined],
    ['', undefined],
  ])('%j is clear as %s', (text, day) => {
    expect(clearDayOf(text)).toBe(day === undefined ? undefined : Date.parse(day))
  })
})
