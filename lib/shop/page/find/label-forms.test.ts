// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { readRows } from '../read/read-rows.ts'
import { findOrders } from './find-orders.ts'

const orders = [
  ['100000001', 'Mar 1, 2026', 'Ana Ruiz', '$80.00', 'Processing'],
  ['100000002', 'Mar 2, 2026', 'Bo Diaz', '$90.00', 'Complete'],
]
const plain = ['Order #', 'Date', 'Customer', 'Total', 'Status']
const cells = (tag: string, texts: readonly string[]) =>
  texts.map(text => `<${tag}>${text}</${tag}>`).join('')
const tableOf = (headings: readonly string[], rows = orders) =>
  `<table><thead><tr>${cells('th', headings)}</tr></thead><tbody>${rows.map(row => `<tr>${cells('td', row)}</tr>`).join('')}</tbody></table>`

function read(html: string) {
  document.body.innerHTML = html
  return findOrders(document.body).flatMap(list =>
    readRows(list).rows.map(({ reading }) => [
      reading.number,
      reading.date,
      reading.customer,
      reading.total,
      reading.status,
    ]),
  )
}

describe('the heading of a list of orders in another form', () => {
  it.each([
    ...[
      'Order Nbr.',
      'Ord. #',
      'OrderID',
      'Order_ID',
      'Web Order #',
      'Sales Order No.',
      'SO #',
      'Order Ref.',
    ],
    ...[
      'Order (#)',
      'Store Order #',
      'Customer Order #',
      'Order',
      'Your order',
      'No. Order',
      '№',
      'Order Id.',
    ],
    ...[
      'Pedido',
      'Núm. pedido',
      'N° de pedido',
      'Pedido N°',
      'ID del pedido',
      'Número de la orden',
      'Orden N.º',
    ],
    ...['Bestellung', 'Bestell Nr.', 'Bestell-ID', 'Bestellungsnummer', 'Auftrag Nr.', 'Auftrags-ID', 'Nr.'],
  ])('%s is its number', heading => {
    expect(read(tableOf([heading, ...plain.slice(1)]))).toEqual(orders)
  })

  it.each([
    [1, 'Order Placed'],
    [1, 'Date & Time'],
    [1, 'Date of purchase'],
    [1, 'Submitted'],
    [1, 'Fecha y hora'],
    [1, 'Creado el'],
    [1, 'Fecha compra'],
    [1, 'Bestelldatum/-zeit'],
    [1, 'Erstellt'],
    [2, 'Name'],
    [2, 'Ordered by'],
    [2, 'Customer/Patient'],
    [2, 'Facturar a nombre'],
    [2, 'Nombre cliente'],
    [2, 'Käufer'],
    [3, 'Total Price'],
    [3, 'Order Value'],
    [3, 'Total (USD)'],
    [3, 'G.T.'],
    [3, 'Total incl. tax'],
    [3, 'T.G. (Base)'],
    [3, 'G.S. (Basis)'],
    [3, 'Gesamtpreis'],
    [4, 'Payment Status'],
    [4, 'Situación'],
    [4, 'Status der Bestellung'],
  ])('at %s: %s', (at, heading) => {
    expect(read(tableOf(plain.with(at, heading)))).toEqual(orders)
  })

  it('counts only where no better one stands there', () => {
    const rows = orders.map(row => [...row, '$1.00', 'Paid'])
    expect(read(tableOf([...plain, 'Order Value', 'Payment Status'], rows))).toEqual(orders)
  })

  it.each(['#1001 Ana Ruiz', '<a href="/o/1"><strong>#1001 Ana Ruiz</strong></a>', '#1001 by Ana O’Neil'])(
    'may be above number and name in one cell: %s',
    cell => {
      const [first = []] = orders
      expect(read(tableOf(['Order', ...plain.slice(1)], [[cell, ...first.slice(1)]]))[0]?.[0]).toBe('1001')
    },
  )

  it.each(['#1001 Ana 1002', '1001 Ana Ruiz', '#12 Ana Ruiz', '#1001'.concat(' #1002')])(
    'is above no number where a cell says %s',
    cell => {
      const [first = []] = orders
      expect(read(tableOf(plain, [[cell, ...first.slice(1)]]))).toEqual([])
    },
  )

  it.each([
    'Transaction ID',
    'Quote #',
    'Dispute',
    'Tracking #',
    'Gutschrift',
    'Lieferschein',
    'Devolución #',
  ])('of documents whose own number comes first is none: %s', heading => {
    const rows = orders.map((row, at) => [`00000001${at}`, ...row])
    expect(read(tableOf([heading, ...plain], rows))).toEqual([])
    const behind = orders.map((row, at) => [...row, `00000001${at}`])
    expect(read(tableOf([...plain, heading], behind))).toEqual(orders)
  })
})

describe('cards in Spanish and German', () => {
  const spanish = ['Fecha', 'Cliente', 'Total', 'Estado']
  const german = ['Datum', 'Kunde', 'Summe', 'Status']
  const cardsOf = (card: (row: readonly string[]) => string) => `<main>${orders.map(card).join('')}</main>`
  const pairsOf = (labels: readonly string[], row: readonly string[]) =>
    labels.map((label, at) => `<div><b>${label}</b><span>${row[at + 1]}</span></div>`).join('')

  it.each([
    ...['Pedido #%', 'Pedido %', 'Pedido n.º %', 'Pedido N° %', 'Orden #%', 'N.º de pedido: %'].map(
      title => [title, spanish] as const,
    ),
    ...['Bestellung #%', 'Bestellung %', 'Bestellung Nr. %', 'Bestellnummer: %', 'Auftrag %'].map(
      title => [title, german] as const,
    ),
  ])('are known by a title: %s', (title, labels) => {
    const card = (row: readonly string[]) =>
      `<section><h3>${title.replace('%', row[0] ?? '')}</h3>${pairsOf(labels, row)}</section>`
    expect(read(cardsOf(card))).toEqual(orders)
  })

  it.each([
    ['N.º de pedido', spanish],
    ['Número de pedido', spanish],
    ['Pedido #', spanish],
    ['Bestell-Nr.', german],
    ['Bestellnummer', german],
    ['Auftragsnummer', german],
  ])('are known by a label: %s', (label, labels) => {
    const card = (row: readonly string[]) =>
      `<li><div><b>${label}</b><span>${row[0]}</span></div>${pairsOf(labels, row)}</li>`
    expect(read(cardsOf(card))).toEqual(orders)
    const attributed = (row: readonly string[]) =>
      `<li>${[label, ...labels].map((each, at) => `<span data-label="${each}">${row[at]}</span>`).join('')}</li>`
    expect(read(cardsOf(attributed))).toEqual(orders)
  })

  it.each(['Factura #%', 'Rechnung #%', 'Envío #%'])('are none of another document: %s', title => {
    const card = (row: readonly string[]) =>
      `<section><h3>${title.replace('%', row[0] ?? '')}</h3>${pairsOf(spanish, row)}</section>`
    expect(read(cardsOf(card))).toEqual([])
  })
})

describe('a heading of orders with more in it', () => {
  const heading = (html: string) => [html, 'Date', 'Customer', 'Total', 'Status']

  it.each([
    ['a filter', 'Order # <button>Filter</button><div class="dropdown-menu"><label>Contains</label></div>'],
    ['a choice', 'Order # <select><option>All</option><option>Mine</option></select>'],
    ['a hint', 'Order #<div role="tooltip">The number that the buyer sees</div>'],
    ['a second line', 'Order #<br><small>as the buyer sees it</small>'],
    ['how many there are', 'Order # (1,240)'],
    ['how many there are, behind a point', 'Order # · 124'],
    ['a sign for help', 'Order # ⓘ'],
    ['the name of a field', 'order_number'],
    ['a mistaken encoding', 'N\u00c3\u00bamero de pedido'],
    ['another one', 'Pedido N\u00c2\u00ba'],
  ])('is known: %s', (_, html) => {
    expect(read(tableOf(heading(html)))).toEqual(orders)
  })

  it('stays that of an invoice, whatever its second line says', () => {
    expect(read(tableOf(heading('Invoice #<br><small>Order #</small>')))).toEqual([])
  })
})

describe('a header in a table of its own', () => {
  const row = (tag: string, texts: readonly string[]) => `<tr>${cells(tag, texts)}</tr>`
  const body = orders.map(texts => row('td', texts)).join('')
  const split = (head: string) =>
    `<div><div><table>${head}</table></div><div><table>${body}</table></div></div>`

  it.each(['td', 'th'])('needs no head of the table: %s', tag => {
    expect(read(split(row(tag, plain)))).toEqual(orders)
  })

  it('is none where it is a row of values', () => {
    expect(read(split(row('td', ['Order #', '100000009', 'Ana', '$8', 'New'])))).toEqual([])
  })
})

describe('a list that has a row for something of an order', () => {
  it.each([
    [['Order #', 'Date', 'Customer', 'Rating', 'Status'], '5'],
    [['Order #', 'Date', 'Customer', 'Points', 'Status'], '80'],
    [['Order #', 'Date', 'Customer', 'Subject', 'Status'], 'Where is it'],
    [['Order #', 'Date', 'Customer', 'Reason', 'Status'], 'Damaged'],
    [['Order #', 'Date', 'Recipient', 'Subject', 'Status'], 'Thank you'],
  ])('is no list of orders: %s', (headings, value) => {
    const rows = orders.map(texts => texts.with(3, value))
    expect(read(tableOf(headings, rows))).toEqual([])
  })

  it.each([
    ...[
      ['Points', '80'],
      ['Subject', 'Skin care'],
      ['Reward Points', '80'],
    ].flatMap(([label = '', value = '']) => [
      { label, value, total: 'Total', count: 2 },
      { label, value, total: 'Grand Total (Purchased)', count: 2 },
    ]),
    { label: 'Points', value: '80', total: 'Amount', count: 0 },
    { label: 'Subject', value: 'Refund', total: 'Amount', count: 0 },
    { label: 'Reason', value: 'Damaged', total: 'Total', count: 0 },
    { label: 'Rating', value: '5', total: 'Total', count: 0 },
  ])('is $count with $label beside $total', ({ label, value, total, count }) => {
    const rows = orders.map(([number = '', date = '', , sum = '']) => [number, date, sum, value])
    expect(read(tableOf(['Order #', 'Date', total, label], rows))).toHaveLength(count)
  })

  it.each([
    [
      ['SKU', 'Product', 'Qty'],
      ['S-1', 'Serum', '1'],
    ],
    [
      ['Label', 'Carrier'],
      ['L-1', 'UPS'],
    ],
  ])('nor with %s where it names no customer', (more, values) => {
    const headings = ['Order #', 'Date', 'Total', 'Status', ...more]
    const rows = orders.map(([number = '', date = '', , total = '', status = '']) => [
      ...[number, date, total, status],
      ...values,
    ])
    expect(read(tableOf(headings, rows))).toEqual([])
  })

  it.each([
    ['Invoice', ['PDF', '']],
    ['Shipment', ['Shipped', 'No']],
    ['Credit Memo', ['—', '—']],
  ])('is one where %s only says whether there is any', (label, values) => {
    const rows = orders.map((texts, at) => [...texts, values[at] ?? ''])
    expect(read(tableOf([...plain, label], rows))).toEqual(orders)
    const numbered = orders.map((texts, at) => [...texts, `20000000${at}`])
    expect(read(tableOf([...plain, label], numbered))).toEqual([])
    const first = rows.map(texts => [texts[5] ?? '', ...texts.slice(0, 5)])
    expect(read(tableOf([label, ...plain], first))).toEqual(orders)
    const ledBy = numbered.map(texts => [texts[5] ?? '', ...texts.slice(0, 5)])
    expect(read(tableOf([label, ...plain], ledBy))).toEqual([])
  })
})
