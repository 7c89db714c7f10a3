import { describe, expect, it } from 'vitest'
import { openPage } from '../../../../tests/shop/pages/open-page.ts'
import { mayHoldOrders } from '../first-look.ts'
import { readRows } from '../read/read-rows.ts'
import { findOrders } from './find-orders.ts'

const headings = ['Order #', 'Date', 'Customer', 'Total', 'Status']
const orders = [
  ['100004001', 'Apr 14, 2026', 'Maria Lopez', '$84.00', 'Processing'],
  ['100004002', 'Apr 15, 2026', 'Bo Diaz', '$1,032.50', 'Complete'],
  ['100004003', 'Apr 15, 2026', '', '$20.00', 'Complete'],
]
const cell = (text: string, tag = 'div') => `<${tag}>${text}</${tag}>`
const grid = (rows: readonly string[][], head: readonly string[] = headings, tag = 'div') =>
  `<div style="display: grid">${[head, ...rows].flatMap(row => row.map(text => cell(text, tag))).join('')}</div>`

function read(html: string) {
  const page = openPage(html)
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

describe('a list whose cells stand in one element, row after row', () => {
  it.each([
    ['boxes', grid(orders)],
    ['spans', grid(orders, headings, 'span')],
    ['boxes below a title', `<h1>Orders</h1><main>${grid(orders)}</main>`],
  ])('is read in %s', (_, html) => {
    expect(read(html)).toEqual(told)
  })

  it('is read with boxes to tick and actions', () => {
    const wide = orders.map(row => ['<input type="checkbox">', ...row, '<a href="/o/1">View</a>'])
    expect(read(grid(wide, ['<input type="checkbox">', ...headings, 'Action']))).toEqual(told)
    expect(read(grid(wide, ['', ...headings, '']))).toEqual(told)
  })

  it('is read where a search leaves one order', () => {
    expect(read(`<h1>Orders</h1>${grid(orders.slice(1, 2))}`)).toEqual(told.slice(1, 2))
  })

  it('is read where it is long', () => {
    const many = Array.from({ length: 60 }, (_, at) => [`1000040${at + 10}`, ...(orders[0] ?? []).slice(1)])
    expect(read(grid(many)).map(([number]) => number)).toEqual(many.map(([number]) => number))
  })

  it.each([
    ['a cell is missing', grid([orders[0] ?? [], (orders[1] ?? []).slice(1), orders[2] ?? []])],
    [
      'it says what the order of its page is',
      `<h1>Order #100004001</h1>${grid(orders.slice(0, 1))}<h2>Billing Address</h2><p>Maria Lopez</p>
      <h2>Items Ordered</h2><p>Serum</p><h2>Order Totals</h2><p>Grand Total $84.00</p>`,
    ],
    [
      'other papers are listed',
      grid(
        orders.map(row => [`2${row[0]}`, ...row]),
        ['Invoice #', ...headings],
      ),
    ],
    ['columns are another’s', grid(orders, ['Order #', 'Carrier', 'Weight', 'Tracking', 'Note'])],
    [
      'columns stand below one another',
      `<div>${headings.map((text, at) => cell(text) + orders.map(row => cell(row[at] ?? '')).join('')).join('')}</div>`,
    ],
  ])('is none where %s', (_, html) => {
    expect(read(html)).toEqual([])
  })
})
