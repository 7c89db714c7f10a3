import { expect, it } from 'vitest'
import { acc, ord, own, type Page, page, plain, told, tot } from '../fixtures/hostile-orders.ts'
import { orderOf, parts, rows } from '../fixtures/order-page.ts'

const pages: Page[] = [
  [
    'the status of a customer',
    () =>
      own(
        `<h1>#100000001</h1>${page({ order: rows(['Order Date', 'Mar 1, 2026 1:30 AM'], ['Status', 'Complete']), account: parts.account + rows(['Status', 'Active']) })}`,
      ),
    plain,
  ],
  [
    'email & alt',
    () => acc(['Customer Name', 'Ana Ruiz'], ['Alternate Email', 'bo@mail.com'], ['Email', 'ana@mail.com']),
    plain,
  ],
  [
    'only alt email',
    () =>
      acc(['Customer Name', 'Ana Ruiz'], ['Alternate Email', '<a href="mailto:bo@mail.com">bo@mail.com</a>']),
    plain.replace('ana@mail.com', 'bo@mail.com'),
  ],
  [
    'email in billing only of clerk',
    () =>
      orderOf({
        parts: {
          account: rows(['Customer Name', 'Ana Ruiz']),
          billing: parts.billing + rows(['Entered by', '<a href="mailto:kim@clinic.com">kim@clinic.com</a>']),
        },
      }),
    plain.replace('ana@mail.com', ''),
  ],
  [
    'phone of clerk',
    () =>
      orderOf({
        parts: {
          account: rows(
            ['Customer Name', 'Ana Ruiz'],
            ['Email', 'ana@mail.com'],
            ['Sales Rep Phone', '<a href="tel:5125550000">512-555-0000</a>'],
          ),
          billing: parts.billing.replace('<br>T: (214) 564-1000', ''),
        },
      }),
    plain.replace('(214) 564-1000', ''),
  ],
  [
    'phone link rep in billing',
    () =>
      orderOf({
        parts: {
          billing:
            parts.billing.replace('<br>T: (214) 564-1000', '') +
            rows(['Sales Rep', '<a href="tel:5125550000">512-555-0000</a>']),
        },
      }),
    plain.replace('(214) 564-1000', ''),
  ],
  [
    'dob twice',
    () =>
      acc(
        ['Customer Name', 'Ana Ruiz'],
        ['Email', 'ana@mail.com'],
        ['Date of Birth', 'Jan 2, 1980'],
        ['Date of Birth', 'Jan 5, 2010'],
      ),
    plain,
  ],
  [
    'order date twice',
    () =>
      ord(
        ['Order Date', 'Mar 1, 2026 1:30 AM'],
        ['Order Date', 'Mar 5, 2026 1:30 AM'],
        ['Status', 'Complete'],
      ),
    'not read: date',
  ],
  [
    'date & original date',
    () =>
      ord(
        ['Original Order Date', 'Jan 5, 2026'],
        ['Order Date', 'Mar 1, 2026 1:30 AM'],
        ['Status', 'Complete'],
      ),
    plain,
  ],
  [
    'status w/ history',
    () => ord(['Order Date', 'Mar 1, 2026 1:30 AM'], ['Status', 'Complete <small>(was Processing)</small>']),
    'not read: status',
  ],
  [
    'status w/ since',
    () => ord(['Order Date', 'Mar 1, 2026 1:30 AM'], ['Status', 'Complete since Mar 2, 2026']),
    'not read: status',
  ],
  [
    'payment status only',
    () => ord(['Order Date', 'Mar 1, 2026 1:30 AM'], ['Payment Status', 'Complete']),
    'not read: status',
  ],
  [
    'previous status',
    () => ord(['Order Date', 'Mar 1, 2026 1:30 AM'], ['Previous Status', 'Complete'], ['Status', 'Canceled']),
    plain.replace('complete', 'canceled'),
  ],
  [
    'totals: est',
    () => tot(['Estimated Total', '$90.00'], ['Grand Total', '$80.00'], ['Total Paid', '$80.00']),
    plain,
  ],
  ['totals: only est', () => tot(['Estimated Total', '$90.00'], ['Total Paid', '$80.00']), 'not read: total'],
  [
    'totals: original',
    () => tot(['Original Total', '$90.00'], ['Grand Total', '$80.00'], ['Total Paid', '$80.00']),
    plain,
  ],
  [
    'totals: monthly',
    () => tot(['Grand Total', '$80.00'], ['Monthly Payment', '$20.00'], ['Total Paid', '$80.00']),
    plain,
  ],
  [
    'totals: paid today',
    () => tot(['Grand Total', '$80.00'], ['Paid Today', '$20.00'], ['Remaining', '$60.00']),
    'not read: paid',
  ],
  [
    'totals: voided',
    () => tot(['Grand Total', '$80.00'], ['Total Paid', '$80.00'], ['Voided', '$80.00']),
    'not read: refunded',
  ],
  [
    'totals: net payment',
    () =>
      tot(
        ['Grand Total', '$80.00'],
        ['Total Paid', '$80.00'],
        ['Refund', '-$20.00'],
        ['Net Payment', '$60.00'],
      ),
    plain.replace('8000 8000 0 0', '8000 8000 2000 0'),
  ],
  [
    'totals: refund pending',
    () => tot(['Grand Total', '$80.00'], ['Total Paid', '$80.00'], ['Refund Pending', '$20.00']),
    plain,
  ],
  [
    'totals: credit',
    () => tot(['Grand Total', '$80.00'], ['Total Paid', '$80.00'], ['Credit', '-$20.00']),
    'not read: refunded',
  ],
  [
    'totals: adjustment',
    () => tot(['Grand Total', '$80.00'], ['Total Paid', '$80.00'], ['Adjustment', '-$20.00']),
    'not read: refunded',
  ],
  [
    'totals: loyalty',
    () =>
      tot(
        ['Subtotal', '$100.00'],
        ['Reward Points', '-$20.00'],
        ['Grand Total', '$80.00'],
        ['Total Paid', '$80.00'],
      ),
    plain,
  ],
]

it.each(pages)('an order page that misleads: %s', (_, order, expected) => {
  expect(told(order())).toBe(expected)
})
