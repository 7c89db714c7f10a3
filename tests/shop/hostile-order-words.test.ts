import { expect, it } from 'vitest'
import { acc, ord, own, type Page, page, plain, sec, told, tot } from '../fixtures/hostile-orders.ts'
import { orderOf, parts, rows } from '../fixtures/order-page.ts'

const pages: Page[] = [
  [
    'invoice & order totals',
    () =>
      own(
        `<h1>#100000001</h1>${page()}${sec('Invoice #200 Totals', rows(['Grand Total', '$40.00'], ['Total Paid', '$40.00']))}`,
      ),
    'no order',
  ],
  [
    'two order totals differ',
    () =>
      own(
        `<h1>#100000001</h1>${page()}${sec('Order Totals', rows(['Grand Total', '$70.00'], ['Total Paid', '$70.00']))}`,
      ),
    'not read: total',
  ],
  [
    'second order on page',
    () =>
      own(
        `<h1>#100000001</h1>${page()}<h1>#100000002</h1>${page({ totals: rows(['Grand Total', '$9.00'], ['Total Paid', '$9.00']) })}`,
      ),
    'no order',
  ],
  [
    'modal of other order',
    () =>
      own(
        `<h1>#100000001</h1>${page()}<div role="dialog"><h2>Order #100000009</h2>${page({ totals: rows(['Grand Total', '$9.00'], ['Total Paid', '$9.00']) })}</div>`,
      ),
    'not read: total',
  ],
  [
    'items w/ row total',
    () =>
      orderOf({
        parts: {
          items:
            '<table><thead><tr><th>Product</th><th>SKU</th><th>Price</th><th>Qty</th><th>Row Total</th></tr></thead><tbody><tr><td>Serum</td><td>SER-1</td><td>$40.00</td><td>Ordered 2<br>Refunded 1</td><td>$80.00</td></tr></tbody></table>',
        },
      }),
    'not read: items',
  ],
  ['masked total', () => tot(['Grand Total', '$••.••'], ['Total Paid', '$80.00']), 'not read: total'],
  [
    'fraud state',
    () => ord(['Order Date', 'Mar 1, 2026 1:30 AM'], ['Order Status', 'Suspected Fraud']),
    plain.replace('complete', 'payment_review'),
  ],
  [
    'custom status',
    () => ord(['Order Date', 'Mar 1, 2026 1:30 AM'], ['Order Status', 'Ready to Ship']),
    'not read: status',
  ],
  [
    'partially refunded',
    () => ord(['Order Date', 'Mar 1, 2026 1:30 AM'], ['Order Status', 'Partially Refunded']),
    'not read: status',
  ],
  ['cjk date', () => ord(['Order Date', '2026年3月1日 1:30'], ['Order Status', 'Complete']), plain],
  ['ambiguous date', () => ord(['Order Date', '03/04/2026'], ['Order Status', 'Complete']), 'not read: date'],
  ['h1 quote', () => own(`<h1>Quote #100000001</h1>${page()}`), 'no order'],
  ['h1 return for order', () => own(`<h1>Return for Order #100000001</h1>${page()}`), 'no order'],
  [
    'h1 order canceled word',
    () => own(`<h1>Order #100000001 <span class="badge">Canceled</span></h1>${page()}`),
    plain,
  ],
  [
    'copy of order banner',
    () =>
      own(
        `<h1>Order #100000001</h1><div class="alert">This order was created from Order #100000000 and its total was $500.00</div>${page()}`,
      ),
    plain,
  ],
  [
    'address two names',
    () => orderOf({ parts: { billing: parts.billing.replace('Ana Ruiz', 'Ana Ruiz c/o Kim Lee') } }),
    plain,
  ],
  [
    'billing dl',
    () =>
      orderOf({
        parts: {
          billing:
            '<dl><dt>Name</dt><dd>Ana Ruiz</dd><dt>Street</dt><dd>1 Elm St</dd><dt>City</dt><dd>Dallas</dd><dt>State</dt><dd>Texas</dd><dt>ZIP</dt><dd>75201</dd><dt>Country</dt><dd>United States</dd><dt>Phone</dt><dd>(214) 564-1000</dd></dl>',
        },
      }),
    plain,
  ],
  [
    'billing with fax mobile',
    () =>
      orderOf({
        parts: {
          billing: parts.billing.replace('T: (214) 564-1000', 'F: (214) 564-9999<br>T: (214) 564-1000'),
        },
      }),
    plain,
  ],
  [
    'name twice',
    () => acc(['Customer Name', 'Ana Ruiz'], ['Customer Name', 'Bo Diaz'], ['Email', 'ana@mail.com']),
    plain,
  ],
  [
    'name & patient name',
    () => acc(['Patient Name', 'Bo Diaz'], ['Customer', 'Ana Ruiz'], ['Email', 'ana@mail.com']),
    plain,
  ],
  [
    'only patient name',
    () => acc(['Patient Name', 'Bo Diaz'], ['Email', 'ana@mail.com']),
    plain.replace('Ana Ruiz', 'Bo Diaz'),
  ],
  [
    'name in heading link',
    () =>
      acc(
        ['Name', '<a href="/c/1">Ana Ruiz</a> <a href="/login-as">Login as customer</a>'],
        ['Email', 'ana@mail.com'],
      ),
    plain,
  ],
  [
    'email twice',
    () => acc(['Customer Name', 'Ana Ruiz'], ['Email', 'ana@mail.com'], ['Email', 'bo@mail.com']),
    plain.replace('ana@mail.com', ''),
  ],
]

it.each(pages)('an order page that misleads: %s', (_, order, expected) => {
  expect(told(order())).toBe(expected)
})
