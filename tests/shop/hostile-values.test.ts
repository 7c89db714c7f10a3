// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { but, type Page, told } from '../fixtures/hostile-lists.ts'
import { ana, both, first, heads, max, second, tableOf, withAt } from '../fixtures/odd-lists.ts'

const cell = (at: number, one: string, other: string) =>
  tableOf(heads, withAt(first, at, one), withAt(second, at, other))
const pages: Page[] = [
  ['iso', cell(1, '2026-03-01T06:30:00Z', '2026-03-02T06:30:00Z'), both],
  ['epoch', cell(1, '1772346600', '1772433000'), [but(ana, 1, null), but(max, 1, null)]],
  ['dmy ambiguous', cell(1, '01/03/2026', '02/03/2026'), [but(ana, 1, null), but(max, 1, null)]],
  ['dmy', cell(1, '12 mar 2026', '13. März 2026'), [but(ana, 1, '2026-03-11'), but(max, 1, '2026-03-12')]],
  ['relative', cell(1, 'yesterday', '2 days ago'), [but(ana, 1, null), but(max, 1, null)]],
  [
    'company customer',
    cell(2, 'Acme Skin LLC', 'Ruiz, Ana'),
    [but(ana, 2, 'Acme Skin LLC'), but(max, 2, 'Ruiz, Ana')],
  ],
  ['guest', cell(2, 'Guest', ''), [but(ana, 2, 'Guest'), but(max, 2, null)]],
  [
    'email cell',
    cell(2, 'Ana Ruiz<br><a href="mailto:a@b.co">a@b.co</a>', 'Max Stone (guest)'),
    [ana, but(max, 2, 'Max Stone (guest)')],
  ],
  ['states2', cell(4, 'On Hold', 'Suspected Fraud'), [but(ana, 4, 'holded'), but(max, 4, 'payment_review')]],
  [
    'states3',
    cell(4, '<span class="dot"></span>Canceled', 'Complete · Refunded'),
    [but(ana, 4, 'canceled'), but(max, 4, null)],
  ],
  ['status changed', cell(4, '<s>Pending</s> Complete', 'Processing → Complete'), [ana, but(max, 4, null)]],
  ['not complete', cell(4, 'Not Complete', 'Incomplete'), [but(ana, 4, null), but(max, 4, null)]],
  [
    'total: was/now',
    cell(3, '<span class="old">$100.00</span><span class="new">$80.00</span>', '$12.50'),
    [but(ana, 3, null), max],
  ],
  [
    'total: tooltip breakdown',
    cell(3, '$80.00<div class="tooltip" role="tooltip">Subtotal $70.00</div>', '$12.50'),
    both,
  ],
  [
    'total: sr-only',
    cell(3, '<span class="sr-only">80 dollars</span><span aria-hidden="true">$80.00</span>', '$12.50'),
    both,
  ],
  ['total: data-sort', cell(3, '<span data-sort="99.00">$80.00</span>', '$12.50'), both],
  ['total: base br purchased', cell(3, '$80.00<br>€70.00', '$12.50'), [but(ana, 3, null), max]],
  ['total: € first', cell(3, '€70.00<br>$80.00', '$12.50'), [but(ana, 3, null), max]],
  ['total: free', cell(3, 'Free', '$12.50'), [but(ana, 3, null), max]],
  ['total: pay link', cell(3, '$80.00 <a href="/pay">Pay $20.00</a>', '$12.50'), [but(ana, 3, null), max]],
  [
    'total: due beside',
    cell(3, '$80.00 <span class="due">$20.00 due</span>', '$12.50'),
    [but(ana, 3, null), max],
  ],
  ['total: × qty', cell(3, '2 × $40.00', '$12.50'), [but(ana, 3, null), max]],
  ['total: qty @', cell(3, '$40.00 x 2', '$12.50'), [but(ana, 3, null), max]],
  ['total: deposits', cell(3, '$20.00 of $80.00', '$12.50'), [but(ana, 3, null), max]],
  ['total: range', cell(3, '$80.00 - $90.00', '$12.50'), [but(ana, 3, null), max]],
  [
    'total: css content',
    cell(3, '<span class="int">80</span><span class="dec">00</span>', '$12.50'),
    [but(ana, 3, null), max],
  ],
  ['total: nbsp usd', cell(3, 'USD\u00a080.00', '12.50\u00a0USD'), both],
  ['total: mexican', cell(3, 'MX$80.00', '$12.50 MXN'), [but(ana, 3, null), but(max, 3, null)]],
  ['status: paid & complete', cell(4, 'Complete<br>Paid', 'Processing'), [but(ana, 4, null), max]],
  ['status: strike', cell(4, '<del>Complete</del>', 'Processing'), both],
  ['status: hidden other', cell(4, '<span style="display:none">Canceled</span>Complete', 'Processing'), both],
  [
    'status: dropdown menu',
    cell(
      4,
      '<button>Complete</button><ul class="dropdown-menu"><li>Cancel</li><li>Hold</li></ul>',
      'Processing',
    ),
    both,
  ],
  [
    'status: radio',
    cell(
      4,
      '<label><input type="radio" checked>Complete</label><label><input type="radio">Canceled</label>',
      'Processing',
    ),
    [but(ana, 4, null), max],
  ],
  ['status: percent', cell(4, 'Complete 100%', 'Processing'), [but(ana, 4, null), max]],
  ['status: prefix', cell(4, 'Status: Complete', 'Processing'), [but(ana, 4, null), max]],
  ['status: upper snake', cell(4, 'COMPLETE', 'PENDING_PAYMENT'), [ana, but(max, 4, 'pending_payment')]],
  ['status: not paid', cell(4, 'Complete (unpaid)', 'Processing'), [but(ana, 4, null), max]],
  [
    'customer: two lines',
    cell(2, 'Ana Ruiz<br>Acme LLC', 'Max Stone'),
    [but(ana, 2, 'Ana Ruiz Acme LLC'), max],
  ],
  ['customer: avatar', cell(2, '<span class="avatar">AR</span>Ana Ruiz', 'Max Stone'), both],
  [
    'customer: for patient',
    cell(2, 'Ana Ruiz (for Bo Diaz)', 'Max Stone'),
    [but(ana, 2, 'Ana Ruiz (for Bo Diaz)'), max],
  ],
]

describe('values that mislead', () => {
  it.each(pages)('%s', (_, html, rows, unread = 0) => {
    expect(told(html)).toEqual({ rows, unread })
  })
})
