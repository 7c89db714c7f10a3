import { expect, it } from 'vitest'
import { kim, own, type Page, page, plain, sec, told, tot } from '../fixtures/hostile-orders.ts'
import { orderOf, parts, rows } from '../fixtures/order-page.ts'

const pages: Page[] = [
  ['shipping first', () => own(`<h1>#100000001</h1>${sec('Shipping Address', kim)}${page()}`), plain],
  [
    'ship & bill in one block',
    () =>
      own(
        `<h1>#100000001</h1>${page({ billing: 'x' }).replace('<section><h2>Billing Address</h2>x</section>', `<section><h2>Address Information</h2><div class="box"><h3>Shipping Address</h3>${kim}</div><div class="box"><h3>Billing Address</h3>${parts.billing}</div></section>`)}`,
      ),
    plain,
  ],
  [
    'addresses as columns',
    () =>
      own(
        `<h1>#100000001</h1>${page({ billing: 'x' }).replace('<section><h2>Billing Address</h2>x</section>', `<table><thead><tr><th>Ship To</th><th>Bill To</th></tr></thead><tbody><tr><td>Kim Lee<br>9 Oak St<br>Austin, Texas, 78701<br>United States<br>T: (512) 777-9000</td><td>Ana Ruiz<br>1 Elm St<br>Dallas, Texas, 75201<br>United States<br>T: (214) 564-1000</td></tr></tbody></table>`)}`,
      ),
    plain,
  ],
  [
    'only shipping',
    () =>
      own(
        `<h1>#100000001</h1>${page({ billing: 'x' }).replace('<section><h2>Billing Address</h2>x</section>', sec('Shipping Address', kim))}`,
      ),
    '100000001, 2026-03-01, complete, Ana Ruiz, ana@mail.com, , , VI, 8000 8000 0 0',
  ],
  [
    'comments quote',
    () =>
      own(
        `<h1>#100000001</h1>${page()}${sec('Comments History', '<ul><li>Mar 2, 2026 Order #100000099 refunded. Grand Total: $999.00</li><li>Total Refunded: $50.00</li></ul>')}`,
      ),
    plain,
  ],
  [
    'comments inside totals section',
    () =>
      own(
        `<h1>#100000001</h1>${page({ totals: `${parts.totals}<div class="comments"><p>Total Paid: $10.00 per phone</p></div>` })}`,
      ),
    'not read: paid',
  ],
  [
    'comments in order info',
    () =>
      own(
        `<h1>#100000001</h1>${page({ order: `${parts.order}<ul class="history"><li>Status: Pending</li><li>Order Date: Feb 1, 2026</li></ul>` })}`,
      ),
    plain,
  ],
  [
    'notes dup labels',
    () =>
      own(
        `<h1>#100000001</h1>${page()}${sec('Notes for this Order', rows(['Status', 'Canceled'], ['Total Paid', '$1.00']))}`,
      ),
    plain,
  ],
  [
    'related orders table',
    () =>
      own(
        `<h1>#100000001</h1>${page()}${sec('Related orders', '<table><thead><tr><th>Order #</th><th>Date</th><th>Total</th><th>Status</th></tr></thead><tbody><tr><td>100000050</td><td>Jan 1, 2026</td><td>$5.00</td><td>Closed</td></tr></tbody></table>')}`,
      ),
    plain,
  ],
  [
    'customer stats in account',
    () =>
      own(
        `<h1>#100000001</h1>${page({ account: parts.account + rows(['Lifetime Sales', '$4,000.00'], ['Total Paid', '$4,000.00'], ['Orders', '12']) })}`,
      ),
    plain,
  ],
  [
    'totals with columns',
    () =>
      orderOf({
        parts: {
          totals:
            '<table><thead><tr><th></th><th>Ordered</th><th>Invoiced</th></tr></thead><tbody><tr><th>Subtotal</th><td>$90.00</td><td>$40.00</td></tr><tr><th>Grand Total</th><td>$80.00</td><td>$40.00</td></tr><tr><th>Total Paid</th><td>$80.00</td><td>$40.00</td></tr></tbody></table>',
        },
      }),
    'not read: total',
  ],
  [
    'dual brackets',
    () => tot(['Grand Total', '$80.00<br>[€70.00]'], ['Total Paid', '$80.00<br>[€70.00]']),
    plain,
  ],
  [
    'dual EUR first',
    () => tot(['Grand Total', '€70.00<br>[$80.00]'], ['Total Paid', '€70.00<br>[$80.00]']),
    plain.replace('8000 8000 0 0', '7000 7000 0 0 EUR'),
  ],
  [
    'two currencies rows',
    () =>
      tot(['Grand Total (EUR)', '€70.00'], ['Grand Total (USD)', '$80.00'], ['Total Paid (USD)', '$80.00']),
    plain,
  ],
  [
    'CAD dollars',
    () => tot(['Grand Total', 'CA$80.00'], ['Total Paid', 'CA$80.00']),
    plain.replace('8000 8000 0 0', '8000 8000 0 0 CAD'),
  ],
  [
    'authorized only',
    () =>
      tot(
        ['Grand Total', '$80.00'],
        ['Total Authorized', '$80.00'],
        ['Total Paid', '$0.00'],
        ['Total Due', '$80.00'],
      ),
    plain.replace('8000 8000 0 0', '8000 0 0 0'),
  ],
  ['paid missing', () => tot(['Grand Total', '$80.00']), 'not read: paid'],
  [
    'refund row',
    () =>
      tot(
        ['Grand Total', '$80.00'],
        ['Total Paid', '$80.00'],
        ['Total Refunded', '$20.00'],
        ['Total Due', '$0.00'],
      ),
    plain.replace('8000 8000 0 0', '8000 8000 2000 0'),
  ],
  [
    'refund offline',
    () => tot(['Grand Total', '$80.00'], ['Total Paid', '$80.00'], ['Refunded (Offline)', '-$20.00']),
    plain.replace('8000 8000 0 0', '8000 8000 2000 0'),
  ],
  [
    'refund in memo block',
    () =>
      own(
        `<h1>#100000001</h1>${page()}${sec('Credit Memos', '<table><thead><tr><th>Credit Memo #</th><th>Created</th><th>Refunded</th></tr></thead><tbody><tr><td>300000001</td><td>Mar 3, 2026</td><td>$20.00</td></tr></tbody></table>')}`,
      ),
    'not read: refunded',
  ],
  [
    'sums among the items',
    () =>
      orderOf({
        parts: {
          items:
            '<table><thead><tr><th>Product</th><th>SKU</th><th>Qty</th><th>Price</th></tr></thead><tbody><tr><td>Serum</td><td>SER-1</td><td>2</td><td>$75.00</td></tr><tr><td>Shipping &amp; Handling</td><td></td><td></td><td>$5.00</td></tr><tr><td>Total</td><td></td><td>2</td><td>$80.00</td></tr></tbody></table>',
        },
      }),
    plain,
  ],
  [
    'an item without its SKU',
    () =>
      orderOf({
        parts: {
          items:
            '<table><thead><tr><th>Product</th><th>SKU</th><th>Qty</th></tr></thead><tbody><tr><td>Serum</td><td>SER-1</td><td>2</td></tr><tr><td>Total Repair Cream</td><td></td><td>1</td></tr></tbody></table>',
        },
      }),
    'not read: items',
  ],
  [
    'invoice behind',
    () =>
      own(
        `<h1>Order #100000001</h1>${page()}${sec('Invoices', '<h3>Invoice #000000012</h3><p>Grand Total: $40.00</p><p>Total Paid: $40.00</p><p>Paid</p>')}`,
      ),
    plain,
  ],
  [
    'invoice and shipment behind',
    () =>
      own(
        `<h1>Order #100000001</h1>${page()}${sec('Invoice #000000012', parts.totals.replaceAll('$80.00', '$40.00'))}${sec('Shipment #000000009', '<p>UPS</p>')}`,
      ),
    plain,
  ],
  [
    'invoice before the totals',
    () =>
      own(
        `<h1>Order #100000001</h1>${page().replace('<section><h2>Order Totals', '<section><h2>Invoice #000000012</h2><p>$40.00</p></section><section><h2>Order Totals')}`,
      ),
    'no order',
  ],
  [
    'invoice behind, without the word in the title',
    () => own(`<h1>#100000001</h1>${page()}${sec('Invoice #000000012', '<p>$40.00</p>')}`),
    'no order',
  ],
  [
    'credit memo headed by its number',
    () =>
      own(`<h1>Order #100000001</h1>${page()}${sec('Credit Memo #000000012', '<p>Refunded: $20.00</p>')}`),
    'no order',
  ],
  [
    'refund in a memo card',
    () =>
      own(
        `<h1>#100000001</h1>${page()}${sec('Credit Memos', '<div class="card"><b>Credit Memo #300000001</b><p>Refunded: $20.00</p></div>')}`,
      ),
    'not read: refunded',
  ],
  [
    'thousands with a point and no cents',
    () => tot(['Grand Total', '1.080 $'], ['Total Paid', '1.080 $']),
    'not read: total',
  ],
  [
    'chargeback',
    () => tot(['Grand Total', '$80.00'], ['Total Paid', '$80.00'], ['Chargeback', '-$80.00']),
    'not read: refunded',
  ],
  [
    'tip',
    () => tot(['Grand Total', '$80.00'], ['Tip', '$10.00'], ['Total Paid', '$90.00']),
    plain.replace('8000 8000 0 0', '8000 9000 0 0'),
  ],
  [
    'store credit',
    () =>
      tot(
        ['Subtotal', '$100.00'],
        ['Store Credit', '-$20.00'],
        ['Grand Total', '$80.00'],
        ['Total Paid', '$80.00'],
      ),
    plain,
  ],
]

it.each(pages)('an order page that misleads: %s', (_, order, expected) => {
  expect(told(order())).toBe(expected)
})
