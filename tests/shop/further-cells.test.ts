// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { both, first, heads, max, ana as one, read, second, tableOf, withAt } from '../fixtures/odd-lists.ts'

/** A row without one of its facts. */
const ana: readonly (string | number | null)[] = one

describe('cells that say more than their fact', () => {
  it.each<[string, number, string]>([
    ['a number cut, with all of it in a title', 0, '<span title="100000001">100000…</span>'],
    ['a flag before the number', 0, '🇺🇸 100000001'],
    ['a star before the number', 0, '★ 100000001'],
    ['a mark before the number', 0, '● 100000001'],
    ['what a column is sorted by, hidden by a class', 1, '<span class="d-none">20260301</span>Mar 1, 2026'],
    [
      'what a column is sorted by, hidden by another class',
      1,
      '<span class="hidden">20260301</span>Mar 1, 2026',
    ],
    [
      'what a column is sorted by, hidden by a style',
      1,
      '<span style="visibility:hidden">20260301</span>Mar 1, 2026',
    ],
    ['what sums are sorted by', 3, '<span class="hide">8000</span>$80.00'],
    ['a date and how long ago it was', 1, 'Mar 1, 2026<br><small>29 days ago</small>'],
    ['how long ago, and the date', 1, '29 days ago<br><small>Mar 1, 2026</small>'],
    ['a date and when it was sent', 1, 'Mar 1, 2026<br><small>Shipped Mar 4, 2026</small>'],
    ['a picture before a date', 1, '📅 Mar 1, 2026'],
    [
      'a date without its year, with all of it in a title',
      1,
      '<span title="2026-03-01 10:15:00">Mar 1</span>',
    ],
    ['a sum and how many things it is for', 3, '$80.00 (2 items)'],
    ['a sum and how it was paid', 3, '$80.00<br><small>Via Visa ending in 1111</small>'],
    ['a sum and that it is paid', 3, '$80.00 <span class="badge">Paid</span>'],
    ['a sum and that it went back', 3, '$80.00 <span class="badge">Refunded</span>'],
    ['a sum and that it is not paid', 3, '$80.00 <span class="badge">Unpaid</span>'],
    ['a sum and the tax in it', 3, '$80.00<br><small>incl. $5.00 tax</small>'],
    ['a sum rounded, with all of it in a title', 3, '<span title="$80.00">$0.1K</span>'],
    ['a status and since when', 4, '<span>Complete</span> <small>since Mar 3</small>'],
  ])('%s', (_, at, cell) => {
    expect(read(tableOf(heads, withAt(first, at, cell), second))).toEqual(both)
  })

  it('a date that its cell keeps to be sorted by', () => {
    const html = tableOf(heads, withAt(first, 1, '1 Mar'), second)
    expect(read(html.replace('<td>1 Mar', '<td data-order="2026-03-01">1 Mar'))).toEqual(both)
  })

  it.each<[string, string]>([
    ['cut', '100000…'],
    ['cut with dots', '100000...'],
    ['cut, with another in a title', '<span title="200000001">100000…</span>'],
  ])('no order has a number that is %s', (_, cell) => {
    expect(read(tableOf(heads, withAt(first, 0, cell), second))).toEqual([max])
  })

  it.each<[string, string]>([
    ['two', '$80.00 / $100.00'],
    ['one of another', '$80.00 of $100.00'],
    ['one less what went back', '$80.00<br><small>-$20.00</small>'],
    ['one rounded', '$1.1K'],
    ['one of another currency', '$80.00 <span class="badge">CAD</span>'],
    ['one of another currency below', '$80.00<br><small>CAD</small>'],
    ['one in a currency of words', '80.00<br><small>pesos</small>'],
    ['two currencies', '$80.00<br><small>€74.00</small>'],
    ['none', '—'],
    ['nothing', 'Free'],
  ])('no sum is read of %s', (_, cell) => {
    expect(read(tableOf(heads, withAt(first, 3, cell), second))).toEqual([ana.with(3, null), max])
  })

  it.each([
    'Mar 1, 2026 – Mar 4, 2026',
    'Mar 1, 2026<br>Mar 4, 2026',
    '<span title="Mar 4, 2026">Mar 1</span>',
    '<time datetime="2026-03-04T16:00:00Z">Mar 1</time>',
    'Today at 10:15 AM',
    '29 days ago',
  ])('no day is read of %s', cell => {
    expect(read(tableOf(heads, withAt(first, 1, cell), second))).toEqual([ana.with(1, null), max])
  })
})
