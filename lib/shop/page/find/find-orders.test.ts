// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { readRows } from '../read/read-rows.ts'
import { findOrders } from './find-orders.ts'

interface Sheet {
  headings: string[]
  rows: string[][]
}

const order = [
  '100004001',
  'Mar 1, 2026, 2:35:00 PM',
  'Zoe Example',
  '$84.00',
  'Processing',
  '<a href="/o/1">View</a>',
]
const orders: Sheet = {
  headings: ['Order #', 'Date', 'Customer', 'Total', 'Status', 'Action'],
  rows: [order],
}
const rowOf = (cells: string[]) => `<tr>${cells.map(cell => `<td>${cell}</td>`).join('')}</tr>`
const tableOf = ({ headings, rows }: Sheet) =>
  `<table><thead><tr>${headings.map(text => `<th>${text}</th>`).join('')}</tr></thead><tbody>${rows.map(rowOf).join('')}</tbody></table>`

const cardOf = (title: string, number: string) => {
  const pairs = { 'Purchase Date': 'x', 'Order #': number, 'Bill-to Name': 'Zoe', Status: 'New' }
  const lines = Object.entries(pairs).map(
    ([label, value]) => `<div><small>${label}</small><b>${value}</b></div>`,
  )
  return `<h3>${title}</h3>${lines.join('')}`
}

function read(html: string) {
  document.body.innerHTML = html
  return findOrders(document.body).map(readRows)
}
const readings = (html: string) => read(html).flatMap(({ rows }) => rows.map(({ reading }) => reading))
const expected = {
  number: '100004001',
  date: 'Mar 1, 2026, 2:35:00 PM',
  customer: 'Zoe Example',
  total: '$84.00',
  status: 'Processing',
}

describe('a list of orders', () => {
  it('is read by its headings', () => {
    expect(readings(tableOf(orders))).toEqual([{ ...expected, href: new URL('/o/1', document.URL).href }])
  })

  it.each([
    ['Magento 2', ['ID', 'Purchase Date', 'Bill-to Name', 'Grand Total (Purchased)', 'Status', 'Action']],
    ['Magento 1', ['Order #', 'Purchased On', 'Bill to Name', 'G.T. (Purchased)', 'Status', 'Action']],
    ['Spanish', ['Pedido n.º', 'Fecha de compra', 'Cliente', 'Total', 'Estado', 'Acción']],
    ['Spanish of America', ['Número de orden', 'Fecha', 'Facturar a', 'Monto total', 'Estatus', '']],
    [
      'Spanish by Magento',
      ['Orden #', 'Comprado el', 'Nombre de facturación', 'Total general (base)', 'Estado', ''],
    ],
    ['German', ['Bestellnummer', 'Bestelldatum', 'Kunde', 'Gesamtbetrag', 'Status', 'Aktion']],
    [
      'German by Magento',
      ['Bestellung #', 'Gekauft am', 'Rechnung an Name', 'Gesamtsumme', 'Bestellstatus', ''],
    ],
    ['German of an office', ['Auftrags-Nr.', 'Datum', 'Rechnungsempfänger', 'Summe', 'Auftragsstatus', '']],
    ['sort glyphs', ['Order # ▲', 'Date&nbsp;↓', 'Customer:', 'Total <span>⇅</span>', ' STATUS ', 'Action']],
    [
      'two sort remarks',
      ['Order # (sorted) (click to sort)', 'Date', 'Customer', 'Total sorted, not sorted', 'Status', ''],
    ],
    [
      'icon headings',
      ['<i title="Order Number"></i>', 'Date', 'Customer', '<i aria-label="Total"></i>', 'Status', ''],
    ],
    [
      'translated wrappers',
      ['<font><font>Order ID</font></font>', 'Date', 'Customer', 'Total', 'Status', 'Action'],
    ],
    [
      'a sort remark',
      ['Order # (sort ascending)', 'Date', 'Customer', 'Total, sorted descending', 'Status', ''],
    ],
  ])('is known by the headings of %s', (_, headings) => {
    expect(readings(tableOf({ headings, rows: [order] }))).toEqual([expect.objectContaining(expected)])
  })

  it('is read whatever the order of its columns', () => {
    const turned = { headings: orders.headings.toReversed(), rows: [order.toReversed()] }
    expect(readings(tableOf(turned))).toEqual([expect.objectContaining(expected)])
  })

  it('needs two facts beside the number', () => {
    expect(
      readings(tableOf({ headings: ['Order #', 'Date', 'Total'], rows: [['100004001', 'x', 'y']] })),
    ).toHaveLength(1)
    expect(
      readings(tableOf({ headings: ['Order #', 'Date', 'Notes'], rows: [['100004001', 'x', 'y']] })),
    ).toEqual([])
  })

  it.each([
    ['Subscriptions', ['ID', 'Customer', 'Product', 'Period', 'Next Run', 'Status', 'Action']],
    ['Subscriptions with totals', ['ID', 'Date', 'Total', 'Product', 'Period', 'Next Run', 'Status']],
    ['Customers', ['ID', 'Name', 'Email', 'Group', 'Customer Since', 'Action']],
    ['Listings', ['Name', 'SKU', 'Type', 'Price', 'Status']],
    ['Listings with IDs', ['ID', 'Name', 'SKU', 'Price', 'Total', 'Date', 'Status']],
    ['Gift Cards', ['ID', 'Code', 'Balance', 'Date', 'Total', 'Status']],
    ['Coupons', ['ID', 'Rule', 'Coupon Code', 'Date', 'Total', 'Status']],
    [
      'Invoices',
      ['Invoice', 'Invoice Date', 'Order #', 'Order Date', 'Bill-to Name', 'Status', 'Grand Total (Base)'],
    ],
    ['Shipments', ['Shipment', 'Ship Date', 'Order #', 'Order Date', 'Ship-to Name', 'Total', 'Status']],
    [
      'Credit Memos',
      ['Credit Memo', 'Created', 'Order #', 'Order Date', 'Bill-to Name', 'Status', 'Refunded'],
    ],
  ])('is none of %s', (_, headings) => {
    const rows = [headings.map(() => '100004001')]
    expect(read(tableOf({ headings, rows }))).toEqual([])
  })

  it('is confirmed by what its cells hold', () => {
    const rows = [['Spring sale', ...order.slice(1)], ['Summer sale', ...order.slice(1)], order]
    expect(read(tableOf({ ...orders, rows }))).toEqual([])
  })

  it('may have two header rows, spans and hidden columns', () => {
    const html = `<table>
      <thead><tr><th colspan="2">Order #</th><th style="display:none">Date</th><th>Customer</th><th>Total</th><th>Status</th></tr>
      <tr><td colspan="2"><input></td><td></td><td></td><td></td><td></td></tr></thead>
      <tbody><tr><td>100004001</td><td>x</td><td style="display:none">Mar 1, 2026</td><td>Zoe</td><td>$84.00</td><td>Complete</td></tr></tbody></table>`
    expect(readings(html)).toMatchObject([{ number: '100004001', date: 'Mar 1, 2026', total: '$84.00' }])
  })

  it('may have its header in the first row', () => {
    const html = `<table><tbody>${rowOf(orders.headings)}${rowOf(order)}</tbody></table>`
    expect(readings(html)).toMatchObject([expected])
  })

  it('may be built of roles instead of a table', () => {
    const cells = (role: string, texts: string[]) =>
      `<div role="row">${texts.map(text => `<span role="${role}">${text}</span>`).join('')}</div>`
    const html = `<div role="grid">${cells('columnheader', orders.headings)}${cells('gridcell', order)}</div>`
    expect(readings(html)).toMatchObject([expected])
  })

  it('keeps nobody busy with a heading, however it is written', () => {
    const hostile = `${'sort.....'.repeat(200)}x`
    const headings = orders.headings.map(heading => (heading === 'Action' ? hostile : heading))
    expect(readings(tableOf({ ...orders, headings }))).toHaveLength(1)
  }, 5_000)

  it.each(['100004001', 'WEB-77001'])('is no order’s where a card in a table names two: %s', number => {
    const html = `<table><tr><td>Menu</td><td>${cardOf('Order #100004001', number)}</td></tr></table>`
    expect(readings(html).map(({ number }) => number)).toEqual(number === '100004001' ? [number] : [])
  })

  it.each([
    ['Order #100004001', 1],
    ['Order #100004001 (the e-mail was sent)', 1],
    ['Orders #2', 1],
    ['Order #1000x', 0],
    ['Order #9 of these', 0],
  ])('is no order’s where the title of a card names another: %s', (title, count) => {
    expect(readings(`<section>${cardOf(title, '100004001')}</section>`)).toHaveLength(count)
  })

  it('is found inside of a table, and without the tables in its cells', () => {
    const nested = [...order.slice(0, 4), '<table><tr><td>Processing</td></tr></table>', order[5] ?? '']
    const html = `<table><tr><td>${tableOf({ ...orders, rows: [nested] })}</td></tr></table>`
    expect(readings(html)).toMatchObject([expected])
  })

  it('is not a copy of a header that follows the page', () => {
    const head = tableOf({ ...orders, rows: [] })
    const copy = tableOf(orders)
    expect(read(head)).toEqual([])
    expect(
      read(`<div class="sticky-header">${copy}</div><div data-role="sticky-el-root">${copy}</div>`),
    ).toEqual([])
    expect(read(`<div aria-hidden="true">${copy}</div>`)).toEqual([])
  })
})

describe('a box that names an order', () => {
  const box = `<div><h4><a href="/o/1">Order # 100000001</a></h4><table><tr><td>Order Date</td><td>Mar 1, 2026</td></tr>
    <tr><td>Order Status</td><td>Complete</td></tr><tr><td>Grand Total</td><td>$84.00</td></tr></table></div>`
  it.each([
    ...['Invoice #100000001 | Paid', 'New Invoice for Order #100000001', 'New Shipment for Order #100000001'],
    ...['Shipment #100000001', 'Credit Memo #100000001', 'New Credit Memo for Order #100000001', 'New Memo'],
    ...[
      'Edit Order #100000001',
      'Create New Order for Zoe',
      'Rechnung #100000001',
      'Nueva factura para el pedido',
    ],
  ])('is no list on the page %s', title => {
    expect(read(`<h3 class="icon-head">${title}</h3>${box}`)).toEqual([])
    expect(read(`<h1>${title}</h1>${box}`)).toEqual([])
  })

  it('is one on a page of orders', () => {
    for (const title of ['Orders', 'Zoe Example', 'Recent orders', 'Invoices and orders'])
      expect(read(`<h1>${title}</h1>${box}`)).toHaveLength(1)
  })
})

describe('a row', () => {
  it('counts as unreadable when it has facts but no number', () => {
    const rows = [order, order, ['', ...order.slice(1)], ['', '', '', '', '', '']]
    const empty = '<tr><td colspan="6">We couldn’t find any records.</td></tr>'
    const [list] = read(tableOf({ ...orders, rows }).replace('</tbody>', `${empty}</tbody>`))
    expect(list).toMatchObject({ rows: [{}, {}], unreadable: 1 })
  })

  it.each([
    ...['WEB25-000566', 'M2_100000123', '2-000000123', '100000123A', '#A-1001', 'ORD-2026-0001'],
    ...['SO/2026/00012', '# 100000123-B', 'eu_us-000000017'],
  ])('has the number %s', number => {
    expect(readings(tableOf({ ...orders, rows: [order.with(0, number)] }))[0]?.number).toBe(
      number.replace(/^# ?/, ''),
    )
    expect(
      readings(tableOf({ ...orders, rows: [order.with(0, `<a href="/o">${number}</a> <b>!</b>`)] })),
    ).toHaveLength(1)
  })

  it.each([...['$250.00', '2026-03-01', '214-564-1000', 'SERUM-250ML', '75201-1234', '192.168.100.200']])(
    'has no number in %s',
    text => {
      expect(readings(tableOf({ ...orders, rows: [order.with(0, text)] }))).toEqual([])
    },
  )

  it('is read as text, whatever markup it spells', () => {
    const name = 'Ann &lt;img src=x onerror=alert(1)&gt;\u202e'
    const rows = [order.with(2, name)]
    expect(readings(tableOf({ ...orders, rows }))[0]?.customer).toBe('Ann <img src=x onerror=alert(1)>')
  })

  it.each([
    ['the number’s own link', '<a href="/o/9">100004001</a>', '', '/o/9'],
    [
      'its View link',
      '<a href="/o/9">100004001</a>',
      '<a href="/cancel">Cancel</a><a href="/o/1">View</a>',
      '/o/1',
    ],
    ['no link that acts', '100004001', '<a href="/cancel">Cancel</a>', null],
    ['no link elsewhere', '100004001', '<a href="https://elsewhere.example/o/1">View</a>', null],
    ['no script', '100004001', '<a href="javascript:alert(1)">View</a>', null],
  ])('leads by %s', (_, number, action, path) => {
    const rows = [order.with(0, number).with(5, action)]
    const href = path && new URL(path, document.URL).href
    expect(readings(tableOf({ ...orders, rows }))[0]?.href).toBe(href)
  })

  it('leads by its title where Magento 1 keeps the address', () => {
    const rows = [order.with(5, '')]
    const html = tableOf({ ...orders, rows }).replace(
      '<tbody><tr>',
      '<tbody><tr title="/sales/order/view/1">',
    )
    expect(readings(html)[0]?.href).toBe(new URL('/sales/order/view/1', document.URL).href)
  })
})
