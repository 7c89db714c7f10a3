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
