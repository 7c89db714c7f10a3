// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { but, type Page, told } from '../fixtures/hostile-lists.ts'
import { ana, both, first, heads, inserted, max, second, tableOf, tr, withAt } from '../fixtures/odd-lists.ts'

const rows = [first, second]
const ths = (names: readonly string[]) => names.map(name => `<th>${name}</th>`).join('')
const table = (headings: string, ...body: string[]) =>
  `<table><thead><tr>${headings}</tr></thead><tbody>${body.join('')}</tbody></table>`
const each = (make: (row: readonly string[], at: number) => readonly string[]) =>
  rows.map((row, at) => tr(make(row, at)))
const box = '<input type="checkbox" value="12345">'
const view = '<a href="/o">View</a>'
const unstated = [but(ana, 4, null), but(max, 4, null)]
const wide = `<th colspan="2">Order #</th>${ths(heads.slice(1))}`
const across = (names: readonly string[], more: (row: readonly string[]) => string = () => view) =>
  `<table>${names.map((name, at) => `<tr><th>${name}</th>${rows.map(row => `<td>${row[at] ?? more(row)}</td>`).join('')}</tr>`).join('')}</table>`

const widths: Page[] = [
  ['a box without a heading', table(ths(heads), ...each(row => [box, ...row])), unstated],
  ['a box and an action without headings', table(ths(heads), ...each(row => [box, ...row, view])), unstated],
  ['a place without a heading', table(ths(heads), ...each((row, at) => [`${at + 1}.`, ...row])), unstated],
  ['two actions without headings', table(ths(heads), ...each(row => [...row, view, view])), unstated],
  [
    'a cell in the midst that is hidden',
    table(
      ths(heads),
      ...each((row, at) => inserted(row, 1, `10000009${at}`)).map(row =>
        row.replace(/<td>(10000009\d)/, '<td style="display:none">$1'),
      ),
    ),
    both,
  ],
  [
    'a heading in the midst that is hidden',
    table(`<th>Order #</th><th hidden>Store</th>${ths(heads.slice(1))}`, ...rows.map(row => tr(row))),
    both,
  ],
  ['a box below the heading of the numbers', table(wide, ...each(row => [box, ...row])), both],
  ['a flag below the heading of the numbers', table(wide, ...each(row => inserted(row, 1, '⚑'))), both],
  ['words behind without a heading', table(ths(heads), ...each(row => [...row, 'call back'])), [], 2],
  ['words before without a heading', table(ths(heads), ...each(row => ['call back', ...row])), [], 2],
  ['words in the midst', table(ths(heads), ...each(row => inserted(row, 4, 'call back'))), [], 2],
  [
    'a number in the midst',
    table(ths(heads), ...each(row => inserted([box, ...row], 2, '100000009'))),
    [],
    2,
  ],
  ['another number before', table(ths(heads), ...each((row, at) => [`20000000${at}`, ...row])), [], 2],
  ['no cell below the last heading', table(ths([...heads, 'Action']), ...each(row => row)), both],
  [
    'no cell for a customer',
    table(ths(heads), ...each(row => withAt(row, 2, '').filter(Boolean))),
    [but(ana, 2, null), but(max, 2, null)],
  ],
  [
    'an extra one below a heading for actions',
    table(ths([...heads, 'Action']), ...each(row => [...inserted(row, 3, 'call back'), view])),
    [],
    2,
  ],
  [
    'a number that reaches over the rows of its items',
    table(
      ths([...heads, 'Item']),
      `<tr>${first.map(cell => `<td rowspan="2">${cell}</td>`).join('')}<td>Serum</td></tr><tr><td>Cream</td></tr>`,
      tr([...second, 'Serum']),
    ),
    both,
  ],
]

const columns: Page[] = [
  ['each order', across(heads), both],
  ['each order, with actions', across([...heads, 'Action']), both],
  [
    'each order, below a title',
    across(heads).replace('<table>', '<table><tr><th colspan="3">Latest orders</th></tr>'),
    both,
  ],
  ['an order whose number is cut', across(heads).replace('100000001', '1000…'), [], 2],
  ['orders with days for sums', across(['Order #', 'Total', 'Customer', 'Date', 'Status']), [], 2],
]

const sums: Page[] = [
  [
    'among the rows, with how many they add up',
    tableOf(heads, first, ['152', '', '', '$80.00', ''], second, ['100', '', '', '$12.50', '']),
    both,
  ],
  [
    'a shorter number is an order where a day says so',
    tableOf(heads, first, withAt(second, 0, '1002')),
    [ana, but(max, 0, '1002')],
  ],
]

const unnumbered: Page[] = [
  ['a link alone', tableOf(heads, ...rows.map(row => withAt(row, 0, view))), [], 2],
  ['an icon alone', tableOf(heads, ...rows.map(row => withAt(row, 0, '<i class="fa fa-eye"></i>'))), [], 2],
  ['rows that wait for orders', tableOf(heads, ...rows.map(() => heads.map(() => ''))), []],
]

const hyphens: Page[] = [
  [
    'in a day and in the number of an edited order',
    tableOf(heads, withAt(withAt(first, 0, '100000001\u20111'), 1, '2026\u201103\u201101'), second),
    [but(ana, 0, '100000001-1'), max],
  ],
]

const named: Page[] = [
  [
    'a day and a sum',
    tableOf(
      heads,
      withAt(withAt(first, 1, '<i aria-label="Mar 1, 2026"></i>'), 3, '<i aria-label="$80.00"></i>'),
      second,
    ),
    both,
  ],
  [
    'a sum that is none',
    tableOf(heads, withAt(first, 3, '<i title="Add a sum"></i>'), second),
    [but(ana, 3, null), max],
  ],
  ['a status beside a dot', tableOf(heads, withAt(first, 4, '<i aria-label="Complete">●</i>'), second), both],
]

describe.each([
  ['rows with other cells than headings', widths],
  ['columns that are orders', columns],
  ['rows that add up others', sums],
  ['rows without their number', unnumbered],
  ['hyphens at which no line is broken', hyphens],
  ['cells that say their fact to readers of screens alone', named],
])('%s', (_, pages) => {
  it.each(pages)('%s', (__, html, expected, unread = 0) => {
    expect(told(html)).toEqual({ rows: expected, unread })
  })
})
