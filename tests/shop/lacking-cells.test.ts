// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { but, type Page, told } from '../fixtures/hostile-lists.ts'
import { ana, first, heads, inserted, max, second, tableOf, tr } from '../fixtures/odd-lists.ts'

type Row = readonly string[]
const without = (row: Row, ...places: number[]) => row.filter((_, at) => !places.includes(at))
const role = (row: Row, name: string) => row.map(cell => `<span role="${name}">${cell}</span>`).join('')
const roleGrid = (...rows: Row[]) =>
  `<div role="grid"><div role="row">${role(heads, 'columnheader')}</div>${rows.map(row => `<div role="row">${role(row, 'gridcell')}</div>`).join('')}</div>`
const boxes = (...rows: Row[]) =>
  `<div>${[heads, ...rows].map(row => `<div>${row.map(cell => `<div>${cell}</div>`).join('')}</div>`).join('')}</div>`
const dated = ['Order #', 'Date', 'Ship Date', ...heads.slice(2)]
const summed = inserted(heads, 3, 'Subtotal')
const named = inserted(heads, 3, 'Ship-to Name')
const counted = inserted(heads, 3, 'Items')

const read: Page[] = [
  ['a status', tableOf(heads, first, without(second, 4)), [ana, but(max, 4, null)]],
  ['a customer', tableOf(heads, first, without(second, 2)), [ana, but(max, 2, null)]],
  [
    'one of two names: which of them is not known',
    tableOf(named, inserted(first, 3, 'Kim Lee'), second),
    [ana, but(max, 2, null)],
  ],
  ['a count, which is no sum in other rows', tableOf(counted, inserted(first, 3, '3'), second), [ana, max]],
  ['a status in a grid of roles', roleGrid(first, without(second, 4)), [ana, but(max, 4, null)]],
]

const unread: Page[] = [
  ['a date', tableOf(heads, first, without(second, 1)), [ana], 1],
  ['a total', tableOf(heads, first, without(second, 3)), [ana], 1],
  ['a customer and a status', tableOf(heads, first, without(second, 2, 4)), [ana], 1],
  ['one of two dates', tableOf(dated, inserted(first, 2, 'Mar 5, 2026'), second), [ana], 1],
  ['one of two sums', tableOf(summed, inserted(first, 3, '$70.00'), second), [ana], 1],
  ['two in a grid of roles', roleGrid(first, without(second, 2, 4)), [ana], 1],
  ['one in a list of boxes', boxes(first, without(second, 4)), [ana], 1],
]

const across = (row: Row) =>
  `<table>${row.map((cell, at) => `<tr><th>${heads[at]}</th><td>${cell}</td></tr>`).join('')}</table>`
const cut = (row: Row) => [row[0]?.replace('00000', '\u2026') ?? '', ...row.slice(1)]

const apart: Page[] = [
  ['a table for each', [first, second].map(across).join(''), [ana, max]],
  [
    'headings that are repeated',
    tableOf(heads, first, second).replace('</tbody>', `${tr(heads, 'th')}</tbody>`),
    [ana, max],
  ],
  ['numbers that are cut in the midst', tableOf(heads, cut(first), cut(second)), [], 2],
  [
    'a board of cards without days',
    `<h1>Orders</h1><div>${[first, second].map(row => `<div><a href="/o">#${row[0]}</a><p>${row[2]}</p><p>${row[3]}</p></div>`).join('')}</div>`,
    [],
    2,
  ],
  [
    'lines of a history',
    `<h1>Orders</h1><ul>${[first, second].map(row => `<li><i>${row[1]}</i> <a href="/o">Order #${row[0]}</a> by ${row[2]} for ${row[3]}</li>`).join('')}</ul>`,
    [],
    2,
  ],
  [
    'lines of a history on a page of something else',
    `<h1>Messages</h1><ul>${[first, second].map(row => `<li><a href="/o">Order #${row[0]}</a> for ${row[3]}</li>`).join('')}</ul>`,
    [],
  ],
  ['the only table of one', across(first), []],
]

const further: Page[] = [
  ['what went back', tableOf(heads, first, [first[0] ?? '', 'Mar 4, 2026', '-$80.00', 'Refunded']), [ana]],
  ['what was sent', tableOf(heads, first, [first[0] ?? '', 'Mar 4, 2026', '$5.00', 'Shipped']), [ana]],
]

describe.each([
  ['a row that lacks a cell is read', read],
  ['a row that lacks a cell is told', unread],
  ['a row that says more of the order above has no badge', further],
  ['orders that stand apart are read or told', apart],
])('%s', (_, pages) => {
  it.each(pages)('%s', (__, html, rows, count = 0) => {
    expect(told(html)).toEqual({ rows, unread: count })
  })
})
