// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { both, first, heads, read, second, tableOf } from '../fixtures/odd-lists.ts'

const withPapers = (heading: string, one: string, other: string) =>
  tableOf([...heads, heading], [...first, one], [...second, other])

afterEach(() => {
  document.title = ''
})

describe('a column of papers beside the number of an order', () => {
  it.each([
    'Invoice #',
    'Invoice',
    'Shipment #',
    'Credit Memo #',
    'Refund Date',
    'Return #',
    'Subscription #',
    'Rechnungsnr.',
    'Factura n.º',
  ])('leaves a list one of orders where most have none: %s', heading => {
    expect(read(withPapers(heading, '900000001', ''))).toEqual(both)
    expect(read(withPapers(heading, '—', '900000002'))).toEqual(both)
  })

  it('leaves it one of orders where its title, its heading or its page says so', () => {
    const papers = withPapers('Invoice #', '900000001', '900000002')
    expect(read(`<h1>Orders</h1>${papers}`)).toEqual(both)
    expect(read(`<h1>Dashboard</h1><section><h2>Recent orders</h2>${papers}</section>`)).toEqual(both)
    document.title = 'Orders / Operations / Sales'
    expect(read(papers)).toEqual(both)
  })

  it('makes it one of papers else, whatever its address', () => {
    const papers = withPapers('Invoice #', '900000001', '900000002')
    expect(read(papers)).toEqual([])
    expect(read(`<h1>Invoices</h1>${papers}`)).toEqual([])
    document.title = 'Orders'
    expect(read(`<h2>Invoices</h2>${papers}`)).toEqual([])
  })

  it('makes it one of papers where an order comes twice, or where only a sum has none', () => {
    document.title = 'Orders'
    const twice = [...second.with(0, '100000001'), '900000002']
    expect(read(tableOf([...heads, 'Invoice #'], [...first, '900000001'], twice))).toEqual([])
    document.title = ''
    const sum = ['', '', '', '$92.50', '', '']
    expect(
      read(tableOf([...heads, 'Invoice #'], [...first, '900000001'], [...second, '900000002'], sum)),
    ).toEqual([])
  })

  it.each(['Invoice #', 'Invoice', 'Shipment', 'Factura n.º'])(
    'may stand before it where most have none, or the list is called one of orders: %s',
    heading => {
      const listOf = (one: string, other: string) =>
        tableOf([heading, ...heads], [one, ...first], [other, ...second])
      expect(read(listOf('900000001', ''))).toEqual(both)
      expect(read(`<h1>Orders</h1>${listOf('900000001', '900000002')}`)).toEqual(both)
      expect(read(listOf('900000001', '900000002'))).toEqual([])
      expect(read(`<h1>Invoices</h1>${listOf('900000001', '')}`)).toEqual([])
    },
  )

  it('makes it one of papers where one stands before the only order: that page may be about it', () => {
    document.title = 'Orders'
    expect(read(tableOf(['Invoice #', ...heads], ['900000001', ...first]))).toEqual([])
  })

  it('makes it one of papers where it stands before, and its day too', () => {
    document.title = 'Orders'
    const papers = ['Invoice #', 'Invoice Date', ...heads]
    const rows = [
      ['900000001', 'Mar 1, 2026', ...first],
      ['900000002', 'Mar 2, 2026', ...second],
    ]
    expect(read(tableOf(papers, ...rows))).toEqual([])
  })
})
