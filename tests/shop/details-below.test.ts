// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { told } from '../fixtures/hostile-lists.ts'
import { both, first, heads, second, tableOf, tr } from '../fixtures/odd-lists.ts'

const th = (cells: readonly string[]) => `<thead>${tr(cells, 'th')}</thead>`
const rows = [first, second]
const inner = tableOf(
  ['Invoice #', 'Date', 'Total', 'Status'],
  ['900000001', 'Mar 1, 2026', '$80.00', 'Paid'],
)
const opened = (row: readonly string[]) => tr(['<button aria-expanded="true">-</button>', ...row])

describe('what is told of an order below its row', () => {
  it.each<[string, string]>([
    [
      'a table of its invoices, behind an empty cell',
      `<table>${th(['', ...heads])}<tbody>${rows.map(row => `${opened(row)}<tr><td></td><td colspan="5">${inner}</td></tr>`).join('')}</tbody></table>`,
    ],
    [
      'a number alone, over all the columns',
      `<table>${th(['', ...heads])}<tbody>${rows.map(row => `${opened(row)}<tr><td></td><td colspan="5">Order #100000666</td></tr>`).join('')}</tbody></table>`,
    ],
    [
      'items in its own columns',
      `<table>${th(heads)}<tbody>${rows.map(row => tr(row) + tr(['', 'SER-100', 'Serum', '$40.00', '2'])).join('')}</tbody></table>`,
    ],
  ])('is neither an order nor one that cannot be read: %s', (_, html) => {
    expect(told(html)).toEqual({ rows: both, unread: 0 })
  })

  it.each(['03/03/2026', '3.3.2026', 'Mar 3, 2026', '2 hours ago', 'Yesterday'])(
    'is an order where a day stands in the column of days: %s',
    day => {
      const html = tableOf(heads, first, second, ['', day, 'Zoe Example', '$7.00', 'Complete'])
      const [html1, html2] = [html, html.replace('<td></td>', '<td><i class="icon"></i></td>')]
      expect([told(html1).unread, told(html2).unread]).toEqual([1, 1])
    },
  )
})
