import { expect, it } from 'vitest'
import { acc, ord, own, type Page, page, plain, told, tot } from '../fixtures/hostile-orders.ts'
import { orderOf, parts, rows } from '../fixtures/order-page.ts'

const pages: Page[] = [
  [
    'gift card part',
    () =>
      tot(
        ['Subtotal', '$100.00'],
        ['Gift Card (ABCD)', '-$20.00'],
        ['Grand Total', '$80.00'],
        ['Total Paid', '$80.00'],
      ),
    plain.replace('8000 8000 0 0', '8000 8000 0 2000'),
  ],
  [
    'sup cents totals',
    () => tot(['Grand Total', '$80 <sup>50</sup>'], ['Total Paid', '$80<sup>50</sup>']),
    plain.replace('8000 8000 0 0', '8050 8050 0 0'),
  ],
  [
    'span cents totals',
    () =>
      tot(
        ['Grand Total', '<span>$80</span><span>50</span>'],
        ['Total Paid', '<span>$80</span><span>50</span>'],
      ),
    'not read: total',
  ],
  ['struck total', () => tot(['Grand Total', '<del>$100.00</del> $80.00'], ['Total Paid', '$80.00']), plain],
  [
    'order date vs shipped',
    () => ord(['Ship Date', 'Mar 9, 2026'], ['Order Date', 'Mar 1, 2026 1:30 AM'], ['Status', 'Complete']),
    plain,
  ],
  [
    'date only delivered',
    () => ord(['Delivery Date', 'Mar 9, 2026'], ['Status', 'Complete']),
    'not read: date',
  ],
  [
    'status select',
    () =>
      ord(
        ['Order Date', 'Mar 1, 2026 1:30 AM'],
        ['Order Status', '<select><option>Pending</option><option selected>Complete</option></select>'],
      ),
    plain,
  ],
  [
    'status stepper',
    () =>
      ord(
        ['Order Date', 'Mar 1, 2026 1:30 AM'],
        [
          'Order Status',
          '<ol><li class="done">Pending</li><li class="done">Processing</li><li class="current">Complete</li></ol>',
        ],
      ),
    'not read: status',
  ],
  [
    'status select unselected',
    () =>
      ord(
        ['Order Date', 'Mar 1, 2026 1:30 AM'],
        ['Order Status', 'Complete <select><option>Change status</option><option>Canceled</option></select>'],
      ),
    'not read: status',
  ],
  [
    'two statuses',
    () =>
      ord(
        ['Order Date', 'Mar 1, 2026 1:30 AM'],
        ['Order Status', 'Complete'],
        ['Payment Status', 'Paid'],
        ['Fulfillment Status', 'Canceled'],
      ),
    plain,
  ],
  [
    'two statuses, of which one says that the money went back',
    () =>
      ord(
        ['Order Date', 'Mar 1, 2026 1:30 AM'],
        ['Order Status', 'Complete'],
        ['Payment Status', 'Refunded'],
      ),
    'not read: refunded',
  ],
  [
    'status twice differing',
    () => ord(['Order Date', 'Mar 1, 2026 1:30 AM'], ['Status', 'Complete'], ['Status', 'Canceled']),
    'not read: status',
  ],
  [
    'last, first',
    () => acc(['Customer Name', 'Ruiz, Ana'], ['Email', 'ana@mail.com']),
    plain.replace('Ana Ruiz', 'Ruiz, Ana?'),
  ],
  [
    'dr jr',
    () => acc(['Customer Name', 'Dr. Ana Ruiz Jr.'], ['Email', 'ana@mail.com']),
    plain.replace('Ana Ruiz', 'Ana Ruiz Jr.'),
  ],
  [
    'company name',
    () => acc(['Company', 'Acme Skin LLC'], ['Customer Name', 'Ana Ruiz'], ['Email', 'ana@mail.com']),
    plain,
  ],
  ['guest', () => acc(['Customer Name', 'Guest'], ['Email', 'ana@mail.com']), plain],
  ['not registered', () => acc(['Customer Name', 'Not registered'], ['Email', 'ana@mail.com']), plain],
  ['no registrado', () => acc(['Customer Name', 'No registrado'], ['Email', 'ana@mail.com']), plain],
  [
    'e-mail and phone below the name',
    () => acc(['Customer Name', 'Ana Ruiz<br>ana@mail.com<br>(214) 564-1000'], ['Email', 'ana@mail.com']),
    plain,
  ],
  [
    'guest company billing',
    () =>
      orderOf({
        parts: {
          account: rows(['Customer Name', 'Guest'], ['Email', 'ana@mail.com']),
          billing: parts.billing.replace('Ana Ruiz<br>', 'Acme Skin LLC<br>Ana Ruiz<br>'),
        },
      }),
    plain.replace('Ana Ruiz', 'Acme Skin LLC?'),
  ],
  [
    'customer is company',
    () => acc(['Customer Name', 'Acme Skin LLC'], ['Email', 'ana@mail.com']),
    plain.replace('Ana Ruiz', 'Acme Skin LLC?'),
  ],
  [
    'masked email',
    () => acc(['Customer Name', 'Ana Ruiz'], ['Email', 'a***@mail.com']),
    plain.replace('ana@mail.com', ''),
  ],
  ['no email', () => acc(['Customer Name', 'Ana Ruiz'], ['Email', '']), plain.replace('ana@mail.com', '')],
  [
    'two emails in value',
    () => acc(['Customer Name', 'Ana Ruiz'], ['Email', 'ana@mail.com, bo@mail.com']),
    plain.replace('ana@mail.com, ', ', '),
  ],
  [
    'staff placed by',
    () =>
      orderOf({
        parts: {
          order: rows(
            ['Order Date', 'Mar 1, 2026 1:30 AM'],
            ['Order Status', 'Complete'],
            ['Placed by', 'Kim Staff'],
            ['Email', 'kim@clinic.com'],
          ),
          account: rows(['Customer Name', 'Ana Ruiz'], ['Email', 'ana@mail.com']),
        },
      }),
    plain,
  ],
  [
    'sales rep mail link',
    () =>
      orderOf({
        parts: {
          order: parts.order + rows(['Sales Rep', '<a href="mailto:kim@clinic.com">Kim</a>']),
          account: rows(['Customer Name', 'Ana Ruiz']),
        },
      }),
    plain.replace('ana@mail.com', ''),
  ],
  [
    'gift recipient',
    () =>
      own(
        `<h1>#100000001</h1>${page({ account: parts.account + rows(['Recipient Name', 'Bo Diaz'], ['Recipient Email', 'bo@mail.com']) })}`,
      ),
    plain,
  ],
]

it.each(pages)('an order page that misleads: %s', (_, order, expected) => {
  expect(told(order())).toBe(expected)
})
