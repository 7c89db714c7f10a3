// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { but, type Page, told } from '../fixtures/hostile-lists.ts'
import { ana, both, first, heads, inserted, max, second, tableOf, tr } from '../fixtures/odd-lists.ts'

const th = (cells: readonly string[]) => tr(cells, 'th')
const span = (cells: readonly string[], tag = 'span', at = '') =>
  cells.map(cell => `<${tag} ${at}>${cell}</${tag}>`).join('')
const pages: Page[] = [
  ['hidden old order col', tableOf(['<span hidden>x</span>Order #', ...heads.slice(1)], first, second), both],
  [
    'skeletons',
    tableOf(
      heads,
      first,
      second,
      heads.map(() => '<span class="skeleton"></span>'),
      heads.map(() => '<span class="skeleton"></span>'),
      heads.map(() => '<span class="skeleton">&nbsp;</span>'),
    ),
    both,
  ],
  [
    'inputs',
    tableOf(
      heads,
      [
        '100000001',
        '<input value="Mar 1, 2026">',
        '<input value="Ana Ruiz">',
        '<input value="80.00">',
        'Complete',
      ],
      second,
    ),
    [['100000001', null, null, null, 'complete'], max],
  ],
  [
    'total cols',
    tableOf(
      ['Order #', 'Date', 'Customer', 'Subtotal', 'Tax', 'Total', 'Total Refunded', 'Total Due', 'Status'],
      ['100000001', 'Mar 1, 2026', 'Ana Ruiz', '$70.00', '$10.00', '$80.00', '$5.00', '$0.00', 'Complete'],
      ['100000002', 'Mar 2, 2026', 'Max Stone', '$10.00', '$2.50', '$12.50', '$0.00', '$0.00', 'Processing'],
    ),
    both,
  ],
  [
    'qty total',
    tableOf(
      ['Order #', 'Date', 'Customer', 'Total Qty', 'Total', 'Status'],
      inserted(first, 3, '3'),
      inserted(second, 3, '1'),
    ),
    both,
  ],
  ['po number', tableOf(['PO Number', ...heads], ['55001', ...first], ['55002', ...second]), both],
  [
    'web & erp',
    tableOf(
      ['Web Order #', 'ERP Order #', ...heads.slice(1)],
      ['100000001', '900001', ...first.slice(1)],
      ['100000002', '900002', ...second.slice(1)],
    ),
    both,
  ],
  [
    'original order',
    tableOf(
      ['Original Order #', 'Order #', ...heads.slice(1)],
      ['100000009', ...first],
      ['100000008', ...second],
    ),
    both,
  ],
  [
    'original order behind',
    tableOf([...heads, 'Original Order #'], [...first, '100000009'], [...second, '100000008']),
    both,
  ],
  [
    'h3 cards',
    `<ul>${[first, second].map(r => `<li><h3>Order #${r[0]}</h3><span>Placed ${r[1]}</span><span>${r[2]}</span><span>Total ${r[3]}</span><span>${r[4]}</span></li>`).join('')}</ul>`,
    [but(but(ana, 2, null), 4, null), but(but(max, 2, null), 4, null)],
  ],
  [
    'h3 cards labelled',
    `<ul>${[first, second].map(r => `<li><h3>Order #${r[0]}</h3><p>Placed: ${r[1]}</p><p>Customer: ${r[2]}</p><p>Total: ${r[3]}</p><p>Status: ${r[4]}</p></li>`).join('')}</ul>`,
    both,
  ],
  [
    'cards balance',
    [first, second]
      .map(
        r =>
          `<article><p>Order #: ${r[0]}</p><p>Date: ${r[1]}</p><p>Customer: ${r[2]}</p><p>Balance: $5.00</p><p>Total: ${r[3]}</p><p>Status: ${r[4]}</p></article>`,
      )
      .join(''),
    both,
  ],
  ['td header', `<table>${tr(heads.map(h => `<b>${h}</b>`))}${tr(first)}${tr(second)}</table>`, both],
  [
    'caption row header',
    `<table><tr><td colspan="5">Orders</td></tr>${tr(heads)}${tr(first)}${tr(second)}</table>`,
    both,
  ],
  [
    'transposed',
    `<table>${heads.map((h, i) => `<tr><th>${h}</th><td>${first[i]}</td><td>${second[i]}</td></tr>`).join('')}</table>`,
    both,
  ],
  [
    'transposed with tbody headers',
    `<table><thead><tr><th>Order #</th><th>100000001</th><th>100000002</th></tr></thead><tbody>${heads
      .slice(1)
      .map((h, i) => `<tr><th>${h}</th><td>${first[i + 1]}</td><td>${second[i + 1]}</td></tr>`)
      .join('')}</tbody></table>`,
    both,
  ],
  [
    'scope row',
    `<table><thead>${th(heads)}</thead><tbody>${[first, second]
      .map(
        r =>
          `<tr><th scope="row">${r[0]}</th>${r
            .slice(1)
            .map(c => `<td>${c}</td>`)
            .join('')}</tr>`,
      )
      .join('')}</tbody></table>`,
    both,
  ],
  [
    'kanban',
    `<div class="col"><h2>Complete</h2><div class="card"><b>#100000001</b><p>Ana Ruiz</p><p>$80.00</p><p>Mar 1, 2026</p></div></div><div class="col"><h2>Processing</h2><div class="card"><b>#100000002</b><p>Max Stone</p><p>$12.50</p><p>Mar 2, 2026</p></div></div>`,
    [but(but(ana, 2, null), 4, null), but(but(max, 2, null), 4, null)],
  ],
  [
    'ship date first',
    tableOf(
      ['Order #', 'Ship Date', 'Order Date', 'Customer', 'Total', 'Status'],
      inserted(first, 1, 'Mar 9, 2026'),
      inserted(second, 1, 'Mar 9, 2026'),
    ),
    both,
  ],
  [
    'payment status',
    tableOf([...heads, 'Payment Status'], [...first, 'Refunded'], [...second, 'Paid']),
    both,
  ],
  [
    'only other statuses',
    tableOf(
      ['Order #', 'Date', 'Ship-to Name', 'Bill-to Name', 'Total', 'Fulfillment Status', 'Payment Status'],
      ['100000001', 'Mar 1, 2026', 'Kim Lee', 'Ana Ruiz', '$80.00', 'Complete', 'Pending'],
      ['100000002', 'Mar 2, 2026', 'Kim Lee', 'Max Stone', '$12.50', 'Processing', 'Complete'],
    ),
    both,
  ],
  [
    'paid col',
    tableOf(
      ['Order #', 'Date', 'Customer', 'Paid', 'Total', 'Status'],
      inserted(first, 3, '$20.00'),
      inserted(second, 3, '$2.00'),
    ),
    both,
  ],
  [
    'ship-to only',
    tableOf(['Order #', 'Date', 'Ship-to Name', 'Total', 'Status'], first, second),
    [but(ana, 2, null), but(max, 2, null)],
  ],
  [
    'rowspan customers',
    `<table><thead>${th(heads)}</thead><tbody><tr><td>100000001</td><td>Mar 1, 2026</td><td rowspan="2">Ana Ruiz</td><td>$80.00</td><td>Complete</td></tr><tr><td>100000002</td><td>Mar 2, 2026</td><td>$12.50</td><td>Processing</td></tr></tbody></table>`,
    [ana, but(max, 2, 'Ana Ruiz')],
  ],
  [
    'knockout hidden template row',
    `<table><thead>${th(heads)}</thead><tbody><tr style="display:none">${span(['{{number}}', '{{date}}', '{{name}}', '{{total}}', '{{status}}'], 'td')}</tr>${tr(first)}${tr(second)}</tbody></table>`,
    both,
  ],
  [
    'gift card codes',
    `<h1>Gift Cards</h1>${tableOf(['Order #', 'Date', 'Customer', 'Amount', 'Status', 'Code'], [...first, 'ABCD1234EFGH'])}`,
    [],
  ],
  ['drafts', `<h1>Draft orders</h1>${tableOf(heads, first, second)}`, []],
  ['abandoned', `<h1>Abandoned checkouts</h1>${tableOf(heads, first, second)}`, []],
  ['purchase orders', `<h1>Purchase orders</h1>${tableOf(heads, first, second)}`, []],
]

describe('lists that mislead: tables', () => {
  it.each(pages)('%s', (_, html, rows, unread = 0) => {
    expect(told(html)).toEqual({ rows, unread })
  })
})
