// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { but, type Page, told } from '../fixtures/hostile-lists.ts'
import { ana, both, first, heads, inserted, max, second, tableOf, tr } from '../fixtures/odd-lists.ts'

const th = (cells: readonly string[]) => tr(cells, 'th')
const span = (cells: readonly string[], tag = 'span', at = '') =>
  cells.map(cell => `<${tag} ${at}>${cell}</${tag}>`).join('')
const pages: Page[] = [
  ['supplier orders', `<h1>Orders to suppliers</h1>${tableOf(heads, first, second)}`, []],
  [
    'nested list sections',
    `<section><h2>Returns</h2>${tableOf(heads, ['100000001', 'Mar 9, 2026', 'Ana Ruiz', '$8.00', 'Complete'])}</section><section><h2>Orders</h2>${tableOf(heads, first, second)}</section>`,
    both,
  ],
  [
    'customer+recipient col',
    tableOf(
      ['Order #', 'Date', 'Recipient', 'Customer', 'Total', 'Status'],
      inserted(first, 2, 'Bo Diaz'),
      inserted(second, 2, 'Bo Diaz'),
    ),
    both,
  ],
  [
    'customer dup cols',
    tableOf(
      ['Order #', 'Date', 'Customer', 'Customer', 'Total', 'Status'],
      inserted(first, 2, 'Bo Diaz'),
      inserted(second, 2, 'Bo Diaz'),
    ),
    [but(ana, 2, null), but(max, 2, null)],
  ],
  [
    'total dup cols',
    tableOf(
      ['Order #', 'Date', 'Customer', 'Total', 'Total', 'Status'],
      inserted(first, 3, '$99.00'),
      inserted(second, 3, '$99.00'),
    ),
    [but(ana, 3, null), but(max, 3, null)],
  ],
  [
    'date dup cols',
    tableOf(
      ['Order #', 'Date', 'Date', 'Customer', 'Total', 'Status'],
      inserted(first, 1, 'Jan 1, 2026'),
      inserted(second, 1, 'Jan 1, 2026'),
    ),
    [but(ana, 1, null), but(max, 1, null)],
  ],
  [
    'last modified first',
    tableOf(
      ['Order #', 'Modified Date', 'Date', 'Customer', 'Total', 'Status'],
      inserted(first, 1, 'Mar 9, 2026'),
      inserted(second, 1, 'Mar 9, 2026'),
    ),
    both,
  ],
  [
    'number dup cols',
    tableOf(['Order #', 'Order #', ...heads.slice(1)], ['100000008', ...first], ['100000009', ...second]),
    [],
    2,
  ],
  [
    'ID internal + increment',
    tableOf(['ID', 'Increment ID', ...heads.slice(1)], ['555001', ...first], ['555002', ...second]),
    both,
  ],
  [
    'Entity ID + Order',
    tableOf(['Entity ID', 'Order', ...heads.slice(1)], ['555001', ...first], ['555002', ...second]),
    both,
  ],
  ['ID only', tableOf(['ID', ...heads.slice(1)], first, second), both],
  [
    'row shift colspan',
    `<table><thead>${th(heads)}</thead><tbody>${tr(first)}<tr><td colspan="2">100000002</td><td>Max Stone</td><td>$12.50</td><td>Processing</td></tr></tbody></table>`,
    [ana, but(max, 1, null)],
  ],
  [
    'short row',
    `<table><thead>${th(heads)}</thead><tbody>${tr(first)}<tr><td>100000002</td><td>$12.50</td><td>Processing</td></tr></tbody></table>`,
    [ana],
    1,
  ],
  [
    'long row',
    `<table><thead>${th(heads)}</thead><tbody>${tr(first)}<tr><td>1</td><td>100000002</td><td>Mar 2, 2026</td><td>Max Stone</td><td>$12.50</td><td>Processing</td></tr></tbody></table>`,
    [ana, but(max, 4, null)],
  ],
  [
    'all rows long',
    `<table><thead>${th(heads)}</thead><tbody>${[first, second].map((r, i) => tr([String(i + 1), ...r])).join('')}</tbody></table>`,
    [but(ana, 4, null), but(max, 4, null)],
  ],
  [
    'all rows long button first',
    `<table><thead>${th(heads)}</thead><tbody>${[first, second].map(r => tr(['<button>+</button>', ...r])).join('')}</tbody></table>`,
    [but(ana, 4, null), but(max, 4, null)],
  ],
  [
    'grid aria-colindex shuffled',
    `<div role="grid"><div role="row">${heads.map((h, i) => `<div role="columnheader" aria-colindex="${i + 1}">${h}</div>`).join('')}</div>${[first, second].map(r => `<div role="row">${[4, 3, 2, 1, 0].map(i => `<div role="gridcell" aria-colindex="${i + 1}">${r[i]}</div>`).join('')}</div>`).join('')}</div>`,
    both,
  ],
  [
    'grid labelledby shuffled',
    `<div>${heads.map((h, i) => `<span id="h${i}">${h}</span>`).join('')}</div><div role="grid">${[first, second].map(r => `<div role="row">${[4, 0, 2, 1, 3].map(i => `<div role="gridcell" aria-labelledby="h${i}">${r[i]}</div>`).join('')}</div>`).join('')}</div>`,
    both,
  ],
  [
    'grid headers labelledby partly',
    `<div role="grid"><div role="row">${span(heads, 'div', 'role="columnheader"')}</div><div role="row">${span([...first.slice(0, 3), ...first.slice(4)], 'div', 'role="gridcell"')}</div></div>`,
    [],
    1,
  ],
  [
    'card two orders in one',
    `<div class="card"><p>Order #: 100000001</p><p>Total: $80.00</p><p>Status: Complete</p><p>Date: Mar 1, 2026</p><p>Order #: 100000002</p><p>Total: $12.50</p><p>Status: Processing</p><p>Date: Mar 2, 2026</p></div>`,
    [],
    2,
  ],
  [
    'flat dl',
    `<dl>${[first, second].map(r => r.map((c, i) => `<dt>${heads[i]}</dt><dd>${c}</dd>`).join('')).join('')}</dl>`,
    [],
    2,
  ],
  [
    'card w/ refund',
    [first, second]
      .map(
        r =>
          `<div class="card"><p>Order #: ${r[0]}</p><p>Date: ${r[1]}</p><p>Customer: ${r[2]}</p><p>Total: ${r[3]}</p><p>Status: ${r[4]}</p><div><p>Refund</p><p>Date: Mar 9, 2026</p><p>Total: $5.00</p></div></div>`,
      )
      .join(''),
    [but(but(ana, 1, null), 3, null), but(but(max, 1, null), 3, null)],
  ],
  [
    'bare cards: ship & order date',
    [first, second]
      .map(r => `<li><h3>#${r[0]}</h3><p>${r[1]}</p><p>Ships Mar 9, 2026</p><p>${r[3]}</p></li>`)
      .join(''),
    [
      ['100000001', null, null, 8000, null],
      ['100000002', null, null, 1250, null],
    ],
  ],
  [
    'bare cards: balance',
    [first, second].map(r => `<li><h3>#${r[0]}</h3><p>${r[1]}</p><p>Balance $5.00</p></li>`).join(''),
    [
      ['100000001', '2026-03-01', null, null, null],
      ['100000002', '2026-03-02', null, null, null],
    ],
  ],
  [
    'bare cards: due',
    [first, second].map(r => `<li><h3>#${r[0]}</h3><p>${r[1]}</p><p>$5.00 due</p></li>`).join(''),
    [
      ['100000001', '2026-03-01', null, null, null],
      ['100000002', '2026-03-02', null, null, null],
    ],
  ],
  [
    'bare cards: another date and sum with their labels',
    [first, second]
      .map(
        r =>
          `<section><h3>#${r[0]}</h3><div><small>Appointment</small><b>${r[1]}</b></div><div><small>Deposit</small><b>${r[3]}</b></div></section>`,
      )
      .join(''),
    [
      ['100000001', null, null, null, null],
      ['100000002', null, null, null, null],
    ],
  ],
  [
    'bare cards: tracking',
    [first, second]
      .map(r => `<li><h3>#${r[0]}</h3><p>${r[1]}</p><p>Tracking 1Z999</p><p>$5.00</p></li>`)
      .join(''),
    [],
  ],
  [
    'feed',
    `<ul>${[first, second].map(r => `<li>Order #${r[0]} was placed by ${r[2]} for ${r[3]} on ${r[1]}</li>`).join('')}</ul>`,
    [],
  ],
  [
    'tickets',
    `<h2>Support tickets</h2><ul>${[1, 2].map(i => `<li><h3>#10000500${i}</h3><p>Mar 1, 2026</p><p>Refund question</p></li>`).join('')}</ul>`,
    [],
  ],
  [
    'products',
    `<ul>${[1, 2].map(i => `<li><h3>#10000500${i}</h3><p>Serum</p><p>$40.00</p></li>`).join('')}</ul>`,
    [],
  ],
]

describe('lists that mislead: parts of pages', () => {
  it.each(pages)('%s', (_, html, rows, unread = 0) => {
    expect(told(html)).toEqual({ rows, unread })
  })
})
