import { expect, it } from 'vitest'
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
