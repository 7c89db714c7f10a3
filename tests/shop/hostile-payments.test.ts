import { expect, it } from 'vitest'
import { acc, own, type Page, page, plain, sec, told, tot } from '../fixtures/hostile-orders.ts'
import { first, heads, second, tableOf } from '../fixtures/odd-lists.ts'
import { orderOf, parts, rows } from '../fixtures/order-page.ts'

const pages: Page[] = [
  [
    'totals: neg paid',
    () => tot(['Grand Total', '$80.00'], ['Total Paid', '-$80.00'], ['Total Due', '$0.00']),
    plain.replace('8000 8000 0 0', '8000 -8000 0 0'),
  ],
  [
    'totals: paid > total',
    () => tot(['Grand Total', '$80.00'], ['Total Paid', '$160.00']),
    plain.replace('8000 8000 0 0', '8000 16000 0 0'),
  ],
  [
    'totals: paid 14,950',
    () => tot(['Grand Total', '$149 50'], ['Total Paid', '$149 50']),
    'not read: total',
  ],
  [
    'totals: paid glued',
    () => tot(['Grand Total', '$<span>149</span><i>50</i>'], ['Total Paid', '$<span>149</span><i>50</i>']),
    'not read: total',
  ],
  ['totals: $ in label', () => tot(['Grand Total ($)', '80.00'], ['Total Paid ($)', '80.00']), plain],
  [
    'totals: € in label',
    () => tot(['Grand Total (€)', '80.00'], ['Total Paid (€)', '80.00']),
    'not read: paid',
  ],
  [
    'totals: CAD in label',
    () => tot(['Grand Total (CAD)', '80.00'], ['Total Paid (CAD)', '80.00']),
    'not read: paid',
  ],
  [
    'totals: cents',
    () => tot(['Grand Total', '8000'], ['Total Paid', '8000']),
    plain.replace('8000 8000 0 0', '800000 800000 0 0'),
  ],
  [
    'items foot',
    () =>
      own(
        `<h1>#100000001</h1>${page({ totals: '', items: parts.items.replace('</tbody>', '</tbody><tfoot><tr><td>Grand Total</td><td></td><td>$80.00</td></tr><tr><td>Total Paid</td><td></td><td>$80.00</td></tr></tfoot>') }).replace('<section><h2>Order Totals</h2></section>', '')}`,
      ),
    'not read: total',
  ],
  [
    'items qty cancelled',
    () =>
      orderOf({
        parts: {
          items:
            '<table><thead><tr><th>Product</th><th>SKU</th><th>Qty Ordered</th><th>Qty Canceled</th></tr></thead><tbody><tr><td>Serum</td><td>SER-1</td><td>2</td><td>1</td></tr></tbody></table>',
        },
      }),
    plain,
  ],
  [
    'payment: old card',
    () =>
      orderOf({
        parts: {
          payment: `<div>Credit Card</div>${rows(['Card Type', 'Visa'], ['Previous Card Type', 'MasterCard'])}`,
        },
      }),
    plain,
  ],
  [
    'payment: paypal & card label',
    () => orderOf({ parts: { payment: '<div>PayPal (Visa debit)</div>' } }),
    plain.replace('VI', 'other'),
  ],
  [
    'payment: none',
    () => orderOf({ parts: { payment: '<div>No Payment Information Required</div>' } }),
    plain.replace('VI', 'other'),
  ],
  [
    'payment: failed then paid',
    () =>
      orderOf({
        parts: { payment: '<div>Visa ending in 1111 — declined</div><div>MasterCard ending in 2222</div>' },
      }),
    plain.replace('VI', 'VI+MC'),
  ],
  [
    'quick view drawer',
    () =>
      own(
        `<h1>Orders</h1>${tableOf(heads, first, second)}<aside><h2>Order #100000002</h2>${page({ totals: rows(['Grand Total', '$12.50'], ['Total Paid', '$12.50']) })}</aside>`,
      ),
    '100000002, 2026-03-01, complete, Ana Ruiz, ana@mail.com, (214) 564-1000, Dallas, VI, 1250 1250 0 0',
  ],
  [
    'title another',
    () =>
      own(
        `<h1>Order #100000001</h1>${page({ order: rows(['Order #', '100000002'], ['Order Date', 'Mar 1, 2026 1:30 AM'], ['Order Status', 'Complete']) })}`,
      ),
    'no order',
  ],
  [
    'billing heading twice',
    () =>
      own(
        `<h1>#100000001</h1>${page()}${sec('Billing Address', '<address>Kim Lee<br>9 Oak St<br>Austin, Texas, 78701<br>United States<br>T: (512) 777-9000</address>')}`,
      ),
    plain,
  ],
  [
    'default billing of customer first',
    () =>
      own(
        `<h1>#100000001</h1>${sec('Default Billing Address', '<address>Kim Lee<br>9 Oak St<br>Austin, Texas, 78701<br>United States<br>T: (512) 777-9000</address>')}${page()}`,
      ),
    plain,
  ],
  [
    'name vs billing differ',
    () => acc(['Customer Name', 'Kim Lee'], ['Email', 'kim@mail.com']),
    '100000001, 2026-03-01, complete, Kim Lee, kim@mail.com, (214) 564-1000, Dallas, VI, 8000 8000 0 0',
  ],
]

it.each(pages)('an order page that misleads: %s', (_, order, expected) => {
  expect(told(order())).toBe(expected)
})
