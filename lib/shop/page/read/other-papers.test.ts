import { expect, it } from 'vitest'
import { parts } from '../../../../tests/fixtures/order-page.ts'
import { openPage } from '../../../../tests/shop/pages/open-page.ts'
import { findOrders } from '../find/find-orders.ts'
import { readOrderPage } from './read-order-page.ts'

const blocks = `<section><h2>Billing Address</h2><address>Ana Ruiz</address></section>
  <section><h2>Items Ordered</h2><table><thead><tr><th>Product</th><th>SKU</th><th>Qty</th></tr></thead><tbody><tr><td>Serum</td><td>SER-1</td><td>2</td></tr></tbody></table></section>
  <section><h2>Order Totals</h2><table><tr><th>Grand Total</th><td>$80.00</td></tr></table></section>`

function isRead(titles: string): boolean {
  document.body.innerHTML = titles + blocks
  return readOrderPage(document) !== undefined || findOrders(document.body).length > 0
}

it.each([
  '<h1>Example Shop</h1><h2>Packing Slip</h2><h3>Order #100004001</h3>',
  '<h1>Example Shop</h1><h2>Lieferschein</h2><h3>Bestellung #100004001</h3>',
  '<h1>Preview: New order</h1><h2>Your Order #100004001</h2>',
  '<h1>Email Preview</h1><h2>Your Order #100004001</h2>',
  '<h1>New order: print preview</h1><h2>Order #100004001</h2>',
])('what an order is sent or told with is no page of it: %s', titles => {
  expect(isRead(titles)).toBe(false)
})

it.each(['<h1>Order #100004001</h1>', '<h1>Example Shop</h1><h2>Order #100004001</h2>'])(
  'the page of an order is one: %s',
  titles => {
    expect(isRead(titles)).toBe(true)
  },
)

const order =
  '<section><h2>Order Information</h2><table><tr><th>Order Number</th><td>100004001</td></tr></table></section>'

it.each([
  ...[
    'Delivery 7001',
    'Payment 5001',
    'Package 7001',
    'Fulfillment 7001-F1',
    'Prescription 5001',
    'Receipt 9001',
  ],
  ...[
    'Credit Note 30001',
    'Subscription S-5001',
    'Transaction ch_5001',
    'View Payment 5001',
    'Payments of 100004001',
  ],
  ...[
    'Entrega 7001',
    'Pago 5001',
    'Recibo N.º 9001',
    'Zahlung 5001',
    'Sendung 7001',
    'Paiement 5001',
    'Colis 7001',
  ],
])('what has a number of its own is no order, though it tells all of one: %s', title => {
  expect(isRead(`<h1>${title}</h1>${order}`)).toBe(false)
  expect(isRead(`<h2>${title}</h2>${order}`)).toBe(false)
})

it.each([
  ...['- Edit', '/ New Invoice', ': Create Shipment', '› Refund', '– Cancel', '/ Credit Memo', '· Print'],
  ...['/ Nueva factura', '- Editar', '/ Neue Rechnung', '– Bearbeiten', '/ Remboursement'],
])('what is done to an order is no page of it: %s', done => {
  for (const word of ['Order #', 'Pedido ', 'Bestellung ', '#'])
    expect(isRead(`<h1>${word}100004001 ${done}</h1>${order}`)).toBe(false)
})

it('the form that changes an order is no page of it, in the word order of German', () => {
  expect(isRead(`<h1>Bearbeiten: Bestellung #100004001</h1>${order}`)).toBe(false)
})

it.each([
  ...[
    'Order #100004001 - Refunded',
    'Order #100004001 (Edited)',
    'Order 100004001 – Canceled',
    'Order 100004001 · Returned',
  ],
  ...[
    'Order #100004001 | Shipped',
    'Order #100004001 paid',
    'Sales / Orders / Order 100004001',
    'Order #100004001 [Edit]',
    'Order #100004001 <a>Edit</a>',
  ],
])('what became of an order says nothing against its page: %s', title => {
  expect(isRead(`<h1>${title}</h1>${order}`)).toBe(true)
  expect(isRead(`<h2>Payment 24/7</h2><h1>${title}</h1>${order}`)).toBe(true)
})

it.each([
  ...[
    'Invoice details',
    'Shipment details',
    'Payment details',
    'Return request',
    'Subscription',
    'Credit memo summary',
    'Receipt',
  ],
  ...['Detalles de la factura', 'Detalle del pago', 'Rechnungsdetails', 'Lieferdetails', 'Zahlungsübersicht'],
])('what is titled as another paper is no order, though it names one: %s', title => {
  expect(isRead(`<h1>${title}</h1><h3>Order #100004001</h3>${order}`)).toBe(false)
  if (title === 'Invoice details')
    expect(isRead(`<h2>${title}</h2><h3>Order #100004001</h3>${order}`)).toBe(false)
})

it.each(['Order details', 'Payment', 'Payment information', 'Customer details', 'Delivery'])(
  'a part of an order’s page may be called so: %s',
  heading => {
    expect(isRead(`<h2>${heading}</h2><h3>Order #100004001</h3>${order}`)).toBe(true)
  },
)

it.each([
  '<div style="display: none"><h4 class="modal-title">Packing slip</h4></div>',
  '<div hidden><div><h1>New Invoice for Order #100004001</h1></div></div>',
])('what waits to be shown says nothing against an order: %s', waiting => {
  expect(isRead(`<h1>Order #100004001</h1>${waiting}${order}`)).toBe(true)
})

it.each([
  ...[
    '<h2>Payment 5001</h2>',
    '<h2>Invoice 2001</h2>',
    '<h3>Payment 5001</h3>',
    '<div class="drawer-title">Delivery 7001</div>',
  ],
])('what is shown over a list is no order where its own number stands above: %s', title => {
  expect(isRead(`<h1>Orders</h1><aside>${title}${order}</aside>`)).toBe(false)
  expect(isRead(`<h1>Orders</h1><h2>Order #100004001</h2>${title.replaceAll('h2', 'h3')}${order}`)).toBe(true)
})

it.each([
  ...['<h1>RMA-1001</h1>', '<h1>Order confirmation email</h1>', '<h1>Reembolso del pedido #100004001</h1>'],
  ...['<h1>Teillieferung 7001</h1>', '<h1>Envío del pedido 100004001</h1>'],
])('more of them: %s', title => {
  expect(isRead(`${title}<h2>Order #100004001</h2>${order}`)).toBe(false)
})

it.each(['h4', 'h5'])('the page of an order may have no higher title than %s', tag => {
  expect(isRead(`<${tag}>Order #100004001</${tag}>`)).toBe(true)
  expect(isRead(`<${tag}>Order #100004001</${tag}><${tag}>Order #100004002</${tag}>`)).toBe(false)
})

it('headings of blocks that bear the class of a title, as in Magento 1, are no other paper', () => {
  const heads = {
    billing: 'Billing Address',
    payment: 'Payment Information',
    items: 'Items Ordered',
    totals: 'Order Totals',
  }
  const blocks = Object.entries(heads).map(
    ([part, head]) =>
      `<div class="entry-edit"><h4 class="icon-head">${head}</h4><div>${parts[part as keyof typeof heads]}</div></div>`,
  )
  const page = (title: string) =>
    readOrderPage(
      openPage(`<h3 class="icon-head head-sales-order">${title}</h3>
      <div class="entry-edit"><h4 class="icon-head">Order # 100000001</h4><div>${parts.order}</div></div>
      <div class="entry-edit"><h4 class="icon-head">Account Information</h4><div>${parts.account}</div></div>
      ${blocks.join('')}`),
    )
  expect(page('Order # 100000001 | Mar 1, 2026')?.number).toBe('100000001')
  for (const title of ['Invoice #100000001', 'New Credit Memo for Order #100000001'])
    expect(page(title)).toBeUndefined()
})
