import { describe, expect, it } from 'vitest'
import { openPage } from '../../../../tests/shop/pages/open-page.ts'
import { mayHoldOrders } from '../first-look.ts'
import { readRows } from '../read/read-rows.ts'
import { findOrders } from './find-orders.ts'

const headings = ['Order #', 'Date', 'Customer', 'Total', 'Status']
const orders = [
  ['100004001', 'Nov 20, 2026', 'Maria Lopez', '$84.00', 'Processing'],
  ['100004002', 'Nov 21, 2026', 'Bo Diaz', '$1,032.50', 'Complete'],
  ['100004003', 'Nov 21, 2026', '', '$20.00', 'Complete'],
]
const all = (texts: readonly string[], tag = 'div') => texts.map(text => `<${tag}>${text}</${tag}>`).join('')
const boxes = (rows: readonly (readonly string[])[]) => rows.map(row => `<div>${all(row)}</div>`).join('')

function read(html: string) {
  const page = openPage(`<h1>Orders</h1><main>${html}</main>`)
  const rows = findOrders(page.body).flatMap(list => readRows(list).rows)
  if (rows.length > 0) expect(mayHoldOrders(page)).toBe(true)
  return rows.map(({ reading }) => [
    reading.number,
    reading.date,
    reading.customer,
    reading.total,
    reading.status,
  ])
}
const told = orders.map(row => row.map(text => text || null))

describe('a list of plain boxes below headings that are pressed to sort it', () => {
  it.each([
    ['buttons', all(headings, 'button')],
    ['buttons in boxes', headings.map(text => `<div><button><span>${text}</span></button></div>`).join('')],
    ['buttons with glyphs', headings.map(text => `<button>${text} ▲</button>`).join('')],
  ])('is read below %s', (_, head) => {
    expect(read(`<div>${head}</div>${boxes(orders)}`)).toEqual(told)
    expect(read(`<div>${head}</div><div>${boxes(orders)}</div>`)).toEqual(told)
  })

  it('is none where they sort cards without names, each in an order of its own', () => {
    const cards = orders.map(([number = '', ...rest]) => [...rest.toReversed(), `#${number}`])
    expect(read(`<div>${all(headings, 'button')}</div>${boxes(cards)}`)).toEqual([])
  })

  it('is none of other papers', () => {
    const rows = orders.map((row, at) => [`700${at}`, ...row])
    expect(read(`<div>${all(['Invoice #', ...headings], 'button')}</div>${boxes(rows)}`)).toEqual([])
  })
})

describe('a list of plain boxes below a table of headings', () => {
  const table = `<div><table><thead><tr>${all(headings, 'th')}</tr></thead></table></div>`

  it('is read, however deep it stands', () => {
    expect(read(`<div>${table}${boxes(orders)}</div>`)).toEqual(told)
    expect(read(`<div>${table}<div><div><div><div>${boxes(orders)}</div></div></div></div></div>`)).toEqual(
      told,
    )
  })

  it('is none where the rows are those of another table', () => {
    const other = `<div><table id="sales_order_invoice_grid"><thead><tr>${all(['Nr', 'x', 'y', 'z', 'Q'], 'th')}</tr></thead><tbody>${orders.map(row => `<tr>${all(row, 'td')}</tr>`).join('')}</tbody></table></div>`
    expect(read(`<div>${table.replace('<table>', '<table class="sticky">')}${other}</div>`)).toEqual([])
  })

  it('is none where the table has rows of its own', () => {
    const own = table.replace('</thead>', `</thead><tbody><tr>${all(orders[0] ?? [], 'td')}</tr></tbody>`)
    expect(read(`<div>${own}${boxes(orders)}</div>`)).toEqual(told.slice(0, 1))
  })
})

describe('a list that is laid out by columns', () => {
  const columns = (rows: readonly (readonly string[])[], head = headings, tag = 'div') =>
    `<div>${head.map((text, at) => `<section>${all([text], tag)}${all(rows.map(row => row[at] ?? ''))}</section>`).join('')}</div>`

  it.each(['div', 'h4', 'button', 'strong'])('is read where each is headed by a %s', tag => {
    expect(read(columns(orders, headings, tag))).toEqual(told)
  })

  it.each([
    ['one has a cell less', columns(orders).replace('<div>$84.00</div>', '')],
    ['one number is none', columns(orders.with(1, ['Serum', 'x', 'y', '$5.00', 'Open']))],
    [
      'others are listed',
      columns(
        orders.map(row => ['7000', ...row]),
        ['Invoice #', ...headings],
      ),
    ],
    ['headings are another’s', columns(orders, ['Order #', 'Carrier', 'Weight', 'Tracking', 'Note'])],
  ])('is none where %s', (_, html) => {
    expect(read(html)).toEqual([])
  })
})
