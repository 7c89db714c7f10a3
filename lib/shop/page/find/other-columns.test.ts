import { describe, expect, it } from 'vitest'
import { openPage } from '../../../../tests/shop/pages/open-page.ts'
import { readRows } from '../read/read-rows.ts'
import { findOrders } from './find-orders.ts'

const usual = ['Order #', 'Date', 'Customer', 'Total', 'Status']
const orders = [
  ['100004001', 'Nov 20, 2026', 'Maria Lopez', '$84.00', 'Processing'],
  ['100004002', 'Nov 21, 2026', 'Bo Diaz', '$1,032.50', 'Complete'],
]
const cells = (tag: string, texts: readonly string[]) =>
  texts.map(text => `<${tag}>${text}</${tag}>`).join('')
const tableOf = (headings: readonly string[], rows: readonly (readonly string[])[]) =>
  `<table><thead><tr>${cells('th', headings)}</tr></thead><tbody>${rows.map(row => `<tr>${cells('td', row)}</tr>`).join('')}</tbody></table>`
const textsOf = (html: string) =>
  findOrders(openPage(html).body).flatMap(list =>
    readRows(list).rows.map(({ reading: { number, date, customer, total, status } }) => [
      number,
      date,
      customer,
      total,
      status,
    ]),
  )
/** The list with a further column, which stands in this place. */
const withColumn = (at: number, heading: string, text: string, headings: readonly string[] = usual) =>
  tableOf(
    headings.toSpliced(at, 0, heading),
    orders.map((row, place) => row.toSpliced(at, 0, text.replace('%', String(place + 1)))),
  )

describe('a list whose first number is another’s than the order’s', () => {
  it.each([
    ...['Delivery #', 'Package ID', 'Parcel No.', 'Fulfillment #', 'Credit Note #', 'Credit Note', 'Bill #'],
    ...[
      'Receipt No.',
      'Rx #',
      'Payment ID',
      'Transaction ID',
      'Job #',
      'Appointment ID',
      'Batch Number',
      'Manifest #',
    ],
    ...['Entrega n.º', 'Pago #', 'Liefernr.', 'Zahlungsnr.', 'Sendungsnummer', 'N.º de entrega', 'Colis n°'],
  ])('is none of orders: %s', heading => {
    expect(textsOf(withColumn(0, heading, '7000%'))).toEqual([])
    // What it is about may have its date or customer before it.
    expect(
      textsOf(withColumn(1, heading, '7000%', ['Date', 'Order #', 'Customer', 'Total', 'Status'])),
    ).toEqual([])
  })

  it.each([
    ...[
      'Customer #',
      'Store ID',
      'Row #',
      'PO #',
      'Web Order ID',
      'Marketplace Order #',
      'External ID',
      'Reference No.',
    ],
    ...[
      'Line No.',
      'Kundennummer',
      'Lfd. Nr.',
      'N.º de cliente',
      'Shop',
      'Amazon Order Id',
      'Patient ID',
      'Store',
    ],
  ])('is one where that is a person’s, a place’s, or the order’s elsewhere: %s', heading => {
    expect(textsOf(withColumn(0, heading, 'AB-%'))).toEqual(orders)
  })

  it.each(['Transaction ID', 'Tracking #', 'Delivery #', 'Payment ID', 'Sendungsnummer', 'Case #'])(
    'is one where it follows the order’s own: %s',
    heading => {
      expect(textsOf(withColumn(5, heading, '7000%'))).toEqual(orders)
    },
  )
})

describe('a list of what was ordered', () => {
  it.each([
    ['Order #', 'Date', 'Item', 'Qty', 'Price', 'Total', 'Status'],
    ['Order #', 'Date', 'Customer', 'Item', 'Unit Price', 'Qty', 'Total'],
    ['Order #', 'Date', 'Line', 'Description', 'Unit Price', 'Total', 'Status'],
    ['Order #', 'Date', 'Product', 'Price', 'Quantity', 'Total', 'Status'],
  ])('is none of orders', (...headings) => {
    const rows = orders.map(([number = '', date = '', , total = '']) => [
      ...[number, date, 'Serum', '2', '$42.00', total, 'Complete'],
    ])
    expect(textsOf(tableOf(headings, rows))).toEqual([])
  })
})

describe('a list of orders that tells of their papers too', () => {
  it.each(['Invoice Status', 'Shipment Status', 'Credit Memo Status', 'RMA Status'])('%s', heading => {
    expect(textsOf(withColumn(5, heading, 'Open'))).toEqual(orders)
    expect(textsOf(withColumn(0, heading, 'Open'))).toEqual([])
  })

  it.each([
    ['Order Date', 'Shipment Date'],
    ['Order Date', 'Invoice Date'],
    ['Purchased On', 'Ship Date'],
    ['Fecha del pedido', 'Fecha de envío'],
    ['Fecha de compra', 'Fecha de factura'],
    ['Bestelldatum', 'Rechnungsdatum'],
    ['Bestelldatum', 'Versanddatum'],
    ['Date de commande', "Date d'expédition"],
  ])('has its own date beside another: %s, %s', (own, other) => {
    const headings = usual.with(1, own)
    expect(textsOf(withColumn(2, other, 'Nov 23, 2026', headings))).toEqual(orders)
    expect(textsOf(withColumn(1, other, 'Nov 23, 2026', headings))).toEqual(orders)
  })

  it.each(['Shipment Date', 'Invoice Date', 'Fecha de envío', 'Rechnungsdatum'])(
    'has that date for none of its own, and is rather a list of papers: %s',
    heading => {
      expect(textsOf(tableOf(usual.with(1, heading), orders))).toEqual([])
    },
  )

  it.each(['Ship Date', 'Due Date', 'Delivered', 'Last Updated', 'Versanddatum'])(
    'has no other date for its own: %s',
    heading => {
      expect(textsOf(tableOf(usual.with(1, heading), orders))).toEqual(
        orders.map(row => row.map((text, at) => (at === 1 ? null : text))),
      )
    },
  )

  it.each(['Balance', 'Coupon', 'Coupon Code', 'Gift Card'])('%s', heading => {
    const headings = ['Order #', 'Date', 'Notes', 'Total', 'Status']
    expect(textsOf(withColumn(3, heading, 'x', headings)).map(([number]) => number)).toEqual([
      '100004001',
      '100004002',
    ])
  })
})

describe('headings of orders', () => {
  it.each([
    ['Number', 'Creation Date', 'Customer', 'Total', 'Status'],
    ['Sales Order', 'Document Date', 'Sold-to Party', 'Total', 'Overall Status'],
    ['No. de orden', 'Fecha de la compra', 'Cliente', 'Monto', 'Estado de pedido'],
    ['Orden', 'Fecha de orden', 'Facturado a', 'Total', 'Estado del pago'],
    ['# Pedido', 'F. pedido', 'Cliente', 'Total pedido', 'Estado'],
    ['Bestell-Nr.', 'Datum', 'Besteller', 'Betrag (brutto)', 'Zahlungsstatus'],
  ])('may be %s, %s, %s, %s, %s', (...headings) => {
    expect(textsOf(tableOf(headings, orders))).toEqual(orders)
  })
})

describe('a column that is called no more than an order', () => {
  const short = orders.map((row, at) => row.with(0, `#100${at + 1}`))
  const told = orders.map((row, at) => row.with(0, `100${at + 1}`))
  const withFirst = (heading: string, texts: readonly string[], rows: readonly string[][], own = 'Order') =>
    tableOf(
      [heading, ...usual.with(0, own)],
      rows.map((row, at) => [texts[at] ?? '', ...row]),
    )

  it.each<[string, string[], string]>([
    ['#', ['1', '2'], 'Order'],
    ['No.', ['1', '2'], 'Order'],
    ['ID', ['55010', '55011'], 'Order'],
    ['ID', ['55010', '55011'], 'Pedido'],
    ['Nr.', ['1', '2'], 'Bestellung'],
  ])('has its number beside %s', (heading, texts, own) => {
    expect(textsOf(withFirst(heading, texts, short, own))).toEqual(told)
  })

  it.each(['<a href="/o/1">View</a>', '2 items'])('has none where it says %s', text => {
    const rows = orders.map(row => row.with(0, text))
    expect(textsOf(withFirst('ID', ['100004001', '100004002'], rows))).toEqual(orders)
  })

  it('has no other number where its own cannot be read', () => {
    const rows = orders.map(row => row.with(0, 'AB12CD345X6Y'))
    expect(textsOf(withFirst('ID', ['55010', '55011'], rows))).toEqual([])
  })

  it('needs no date, which may stand below the number', () => {
    const rows = short.map(([number = '', date = '', ...rest]) => [
      `<div>${number}</div><small>${date}</small>`,
      ...rest,
    ])
    expect(textsOf(tableOf(['Order', 'Customer', 'Total', 'Status'], rows))).toEqual(
      told.map(row => row.map((text, at) => (at === 1 ? null : text))),
    )
  })
})

describe('a list of what is done about orders', () => {
  it.each([
    ['Appointment Date', 'Patient', 'Order #', 'Provider', 'Status'],
    ['Order #', 'Customer', 'Email Subject', 'Date', 'Status'],
    ['Order #', 'Date', 'Affiliate', 'Commission', 'Status'],
  ])('is none of orders: %s, %s, %s', (...headings) => {
    const at = headings.indexOf('Order #')
    expect(
      textsOf(
        tableOf(
          headings,
          orders.map(row => row.toSpliced(0, 1).toSpliced(at, 0, row[0] ?? '')),
        ),
      ),
    ).toEqual([])
  })
})

describe('a header that stands apart in a table without a head, with fields to look for rows', () => {
  it('is that of the rows below', () => {
    const fields = `<tr>${cells(
      'td',
      usual.map(() => '<input>'),
    )}</tr>`
    const head = `<table><tbody><tr>${cells('td', usual)}</tr>${fields}</tbody></table>`
    const body = `<table><tbody>${orders.map(row => `<tr>${cells('td', row)}</tr>`).join('')}</tbody></table>`
    expect(textsOf(`<div><div>${head}</div><div>${body}</div></div>`)).toEqual(orders)
  })
})
