import { describe, expect, it } from 'vitest'
import { openPage } from '../../../../tests/shop/pages/open-page.ts'
import { readRows } from '../read/read-rows.ts'
import { findOrders } from './find-orders.ts'

const headings = ['Order #', 'Date', 'Customer', 'Total', 'Status']
const orders = [
  ['100004001', 'Nov 20, 2026', 'Maria Lopez', '$84.00', 'Processing'],
  ['100004002', 'Nov 21, 2026', 'Bo Diaz', '$1,032.50', 'Complete'],
]
const tableOf = (cell: (text: string, heading: string) => string) =>
  `<table><thead><tr>${headings.map(text => `<th>${text}</th>`).join('')}</tr></thead><tbody>${orders
    .map(row => `<tr>${row.map((text, at) => `<td>${cell(text, headings[at] ?? '')}</td>`).join('')}</tr>`)
    .join('')}</tbody></table>`
const read = (html: string) =>
  findOrders(openPage(html).body).flatMap(list =>
    readRows(list).rows.map(({ reading: { number, date, customer, total, status } }) => [
      number,
      date,
      customer,
      total,
      status,
    ]),
  )

describe('cells that repeat their headings for narrow screens', () => {
  it.each<[string, (text: string, heading: string) => string]>([
    ['with a colon', (text, heading) => `<span class="d-md-none">${heading}: </span>${text}`],
    ['with a colon in two parts', (text, heading) => `<b>${heading}:</b><span>${text}</span>`],
    ['in two parts', (text, heading) => `<span class="mobile-label">${heading}</span><span>${text}</span>`],
    ['in two parts inside of one', (text, heading) => `<div><div>${heading}</div><div>${text}</div></div>`],
  ])('say no more than others: %s', (_, cell) => {
    expect(read(tableOf(cell))).toEqual(orders)
  })

  it('say what they say where that is no heading', () => {
    const customers = read(
      tableOf((text, heading) => (heading === 'Customer' ? `<b>VIP:</b> ${text}` : text)),
    )
    expect(customers.map(([, , customer]) => customer)).toEqual(['VIP: Maria Lopez', 'VIP: Bo Diaz'])
  })
})

describe('a date that says how long ago it was', () => {
  it('is read as the page keeps it for programs', () => {
    const ago = '<time datetime="2026-11-29T20:02:00+00:00" title="Nov 29, 2026">2 hours ago</time>'
    const [row] = read(tableOf((text, heading) => (heading === 'Date' ? ago : text)))
    expect(row?.[1]).toBe('2026-11-29T20:02:00+00:00')
  })

  it('stays as it is where the page shows the day', () => {
    const [row] = read(
      tableOf((text, heading) => (heading === 'Date' ? `<time datetime="2026-11-20">${text}</time>` : text)),
    )
    expect(row?.[1]).toBe('Nov 20, 2026')
  })
})
