import { Window } from 'happy-dom'
import { describe, expect, it } from 'vitest'
import { asDocument } from '../../../../tests/fixtures/happy-document.ts'
import { readRows } from '../read/read-rows.ts'
import { findOrders } from './find-orders.ts'

const records = 'http://shop.test/admin/records'
const first = ['100000001', 'Mar 1, 2026', 'Ana Ruiz', '$80.00', 'Complete']
const second = ['100000002', 'Mar 2, 2026', 'Bob Lee', '$90.00', 'Pending']
const headed = (number: string) => [number, 'Date', 'Customer', 'Total', 'Status']
const tableOf = (headings: readonly string[], ...rows: (readonly string[])[]) =>
  `<table><thead><tr>${headings.map(text => `<th>${text}</th>`).join('')}</tr></thead><tbody>${rows.map(row => `<tr>${row.map(cell => `<td>${cell}</td>`).join('')}</tr>`).join('')}</tbody></table>`

function rowsOn(html: string, url = 'http://shop.test/admin/orders') {
  const { document } = new Window({ url })
  document.body.innerHTML = html
  const lists = findOrders(asDocument(document).body)
  return lists.flatMap(list => readRows(list).rows.map(({ reading }) => reading))
}
const numbersOn = (html: string, url?: string) => rowsOn(html, url).map(({ number }) => number)

describe('a list whose number has a name that says little', () => {
  it.each([
    ...['Reference', 'Ref', 'Ref. #', 'Reference Number', 'Folio', 'Folio #', 'Purchase #', 'Purchase ID'],
    ...['Confirmation #', 'Receipt no.', 'Sale #', 'Sales number', 'Web #', 'Checkout ID', 'No'],
    ...['Referencia', 'Compra', 'Venta #', 'Núm.', 'N.º', 'Referenz', 'Beleg', 'Belegnummer', 'Vorgang'],
  ])('%s is read where all else says that it is orders’', number => {
    const table = tableOf(headed(number), first, second)
    expect(numbersOn(table)).toEqual(['100000001', '100000002'])
    expect(numbersOn(`<h1>All Orders</h1>${table}`, records)).toEqual(['100000001', '100000002'])
    const linked = [first, second].map(row => [
      `<a href="/sales/order/view/1">${row[0]}</a>`,
      ...row.slice(1),
    ])
    expect(numbersOn(tableOf(headed(number), ...linked), records)).toEqual(['100000001', '100000002'])
  })

  it.each<[string, string, string?]>([
    ['nothing speaks of orders', tableOf(headed('Reference'), first, second), records],
    ['the page is about payments', `<h1>Payments</h1>${tableOf(headed('Reference'), first, second)}`],
    ['a status is a payment’s', tableOf(headed('Reference'), first, [...second.slice(0, 4), 'Paid'])],
    ['no status is an order’s alone', tableOf(headed('Reference'), second, [...first.slice(0, 4), 'New'])],
    ['a number comes twice', tableOf(headed('Reference'), first, ['100000001', ...second.slice(1)])],
    ['one row has no number', tableOf(headed('Reference'), first, ['n/a', ...second.slice(1)])],
    ['there is one row', tableOf(headed('Reference'), first)],
    ['there is no total', tableOf(['Reference', 'Date', 'Customer', 'Note', 'Status'], first, second)],
    [
      'two headings may be the number’s',
      tableOf(['Receipt #', ...headed('Reference')], ['200000001', ...first], ['200000002', ...second]),
    ],
    [
      'it has a balance',
      tableOf([...headed('Reference'), 'Balance'], [...first, '$1.00'], [...second, '$2.00']),
    ],
  ])('is not read where %s', (_, html, url) => {
    expect(numbersOn(html, url)).toEqual([])
  })
})

describe('lists of other things with an order’s columns', () => {
  it.each([
    ...[
      'Quotes',
      'Abandoned carts',
      'Appointments',
      'Payments',
      'Payouts',
      'Disputes',
      'Receipts',
      'Draft orders',
    ],
    ...[
      'Purchase Orders',
      'Manage Estimates',
      'All Bookings',
      'Payments (12)',
      'Transactions <button>Export</button>',
    ],
    ...['Pagos', 'Citas', 'Presupuestos', 'Carritos abandonados', 'Zahlungen', 'Angebote', 'Termine'],
    ...['Factures', 'Devis', 'Paiements', 'Fatture', 'Preventivi', 'Pagamenti'],
  ])('%s', title => {
    for (const number of ['ID', '#', 'No.', 'Order #'])
      expect(numbersOn(`<h1>${title}</h1>${tableOf(headed(number), first, second)}`)).toEqual([])
  })

  it.each(['Supplier', 'Vendor', 'Proveedor', 'Lieferant'])('what was ordered from a %s', whose => {
    expect(
      numbersOn(
        tableOf(
          ['Order #', whose, 'Date', 'Total', 'Status'],
          ['1001', 'Acme', ...first.slice(1, 2), '$80.00', 'Open'],
        ),
      ),
    ).toEqual([])
  })

  it.each(['Orders', 'All Orders', 'Sales / Orders', 'Customer orders', 'Pedidos', 'Bestellungen'])(
    'but %s are orders',
    title => {
      expect(numbersOn(`<h1>${title}</h1>${tableOf(headed('ID'), first, second)}`)).toEqual([
        '100000001',
        '100000002',
      ])
    },
  )
})

describe('a number among other things in its cell', () => {
  it.each([
    '<span class="sr-only">Order</span> 100000001',
    '<span class="visually-hidden">Order number:</span> 100000001',
    'Order #100000001',
    'Pedido n.º 100000001',
    '100000001 <span class="tag">New</span>',
    '#100000001 (3 items)',
    '#100000001 (new)',
    '#100000001<br><small>Mar 1, 2026</small>',
    '100000001 <button>Copy</button>',
    '<!-- 100000777 -->100000001',
  ])('%s', cell => {
    expect(numbersOn(tableOf(headed('Order #'), [cell, ...first.slice(1)]))).toEqual(['100000001'])
  })

  it.each([
    '<a>100000001</a> <a>100000777</a>',
    '100000001 <span>100000777</span>',
    '100000001 / 100000777',
    'Invoice #100000001',
    'Replaces 100000001',
  ])('none where it may be another: %s', cell => {
    expect(numbersOn(tableOf(headed('Order #'), [cell, ...first.slice(1)], second))).not.toContain(
      '100000001',
    )
  })
})

describe('a heading with more than its words', () => {
  it.each<[string, string]>([
    ['a menu', 'Customer <button>⋮</button>'],
    ['a picture drawn by a font', '<i class="material-icons">person</i> Customer'],
    ['words for readers of screens', '<span class="sr-only">sort by</span> Customer'],
    ['a hidden copy', 'Customer <span aria-hidden="true">Customer</span>'],
    ['a small picture', '\u{1f464} Customer'],
    ['how it is sorted', 'Customer (A-Z first)'],
  ])('%s', (_, heading) => {
    const headings = ['Order # (newest first)', 'Date', heading, 'Total', 'Status']
    expect(rowsOn(tableOf(headings, first))).toMatchObject([{ number: '100000001', customer: 'Ana Ruiz' }])
  })
})
