// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { readOrderPage } from '../../lib/shop/page/read/read-order-page.ts'
import { both, first, heads, read, second } from '../fixtures/odd-lists.ts'
import { parts, rows } from '../fixtures/order-page.ts'

type Row = readonly string[]
const each = (make: (row: Row) => string) => [first, second].map(make).join('')
const english = heads.with(0, 'Order')
const spanish = ['Pedido', 'Fecha', 'Cliente', 'Total', 'Estado']
const german = ['Bestellung', 'Datum', 'Kunde', 'Summe', 'Status']

describe('cards whose number is called by the word alone', () => {
  it.each([
    ['Orders', english],
    ['Pedidos', spanish],
    ['Bestellungen', german],
  ])('are read below the title %s', (title, labels) => {
    const lines = each(
      row =>
        `<div class="order">${row.map((cell, at) => `<div><b>${labels[at]}:</b> ${cell}</div>`).join('')}</div>`,
    )
    expect(read(`<h1>${title}</h1>${lines}`)).toEqual(both)
    const terms = each(
      row => `<dl>${row.map((cell, at) => `<dt>${labels[at]}</dt><dd>${cell}</dd>`).join('')}</dl>`,
    )
    expect(read(`<h1>${title}</h1>${terms}`)).toEqual(both)
  })

  it('are none where they tell no sum and no status, or no number', () => {
    const some = each(
      ([number, , name]) => `<dl><dt>Order</dt><dd>${number}</dd><dt>Name</dt><dd>${name}</dd></dl>`,
    )
    expect(read(`<h1>Orders</h1>${some}`)).toEqual([])
    const nameless = each(
      ([, ...row]) =>
        `<dl>${['Newest', ...row].map((cell, at) => `<dt>${english[at]}</dt><dd>${cell}</dd>`).join('')}</dl>`,
    )
    expect(read(`<h1>Orders</h1>${nameless}`)).toEqual([])
  })
})

describe('a table of roles', () => {
  const row = (cells: Row, role: string) =>
    `<div role="row">${cells.map(cell => `<div role="${role}">${cell}</div>`).join('')}</div>`

  it.each(['cell', 'gridcell', 'rowheader'])('is read where its headings have the role %s', role => {
    expect(read(`<div role="table">${row(heads, role)}${each(cells => row(cells, 'cell'))}</div>`)).toEqual(
      both,
    )
  })

  it('is none of orders without such headings', () => {
    const others = ['Name', 'Date', 'Group', 'Total', 'Visits']
    expect(
      read(`<div role="table">${row(others, 'cell')}${each(cells => row(cells, 'cell'))}</div>`),
    ).toEqual([])
  })
})

it.each(['p', 'div><p', 'ul><li'])(
  'an order page whose number stands on a line below its title: %s',
  tags => {
    const section = (heading: string, body: string) => `<section><h2>${heading}</h2>${body}</section>`
    const closing = tags
      .split('><')
      .toReversed()
      .map(tag => `</${tag}>`)
      .join('')
    document.body.innerHTML = `<h1>Order details</h1><${tags}>Order number: 100000001${closing}
    ${section('Order Information', rows(['Order Date', 'Mar 1, 2026'], ['Order Status', 'Complete']))}
    ${section('Billing Address', parts.billing)}${section('Order Totals', parts.totals)}`
    expect(readOrderPage(document)).toMatchObject({ number: '100000001', status: 'Complete' })
  },
)
