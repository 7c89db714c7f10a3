// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { type Page, told } from '../fixtures/hostile-lists.ts'
import { ana, both, first, heads, max, second, tableOf, tr, withAt } from '../fixtures/odd-lists.ts'

const th = (cells: readonly string[]) => tr(cells, 'th')
const span = (cells: readonly string[], tag = 'span', at = '') =>
  cells.map(cell => `<${tag} ${at}>${cell}</${tag}>`).join('')
const pages: Page[] = [
  [
    'virtual aria',
    `<div role="grid" aria-rowcount="2000"><div role="rowgroup"><div role="row" aria-rowindex="1">${span(heads, 'div', 'role="columnheader"')}</div></div><div style="height:400px;overflow:auto"><div style="height:80000px;position:relative">${[second, first].map((r, i) => `<div role="row" aria-rowindex="${102 - i}" style="position:absolute;transform:translateY(${(1 - i) * 40}px)">${span(r, 'div', 'role="gridcell"')}</div>`).join('')}</div></div></div>`,
    [max, ana],
  ],
  [
    'virtual plain',
    `<div class="vt"><div class="vt-head">${span(heads, 'div')}</div><div class="vt-body"><div class="spacer" style="height:80000px">${[second, first].map((r, i) => `<div class="vt-row" style="position:absolute;transform:translateY(${(1 - i) * 40}px)">${span(r, 'div')}</div>`).join('')}</div></div></div>`,
    [max, ana],
  ],
  [
    'aria labelledby',
    `<div>${heads.map((h, i) => `<span id="h${i}">${h}</span>`).join('')}</div><div role="grid">${[first, second].map(r => `<div role="row">${r.map((c, i) => `<div role="gridcell" aria-labelledby="h${i}">${c}</div>`).join('')}</div>`).join('')}</div>`,
    both,
  ],
  [
    'dl cards',
    [first, second]
      .map(
        r =>
          `<div class="card"><dl>${r.map((c, i) => `<div><dt>${heads[i]}</dt><dd>${c}</dd></div>`).join('')}</dl></div>`,
      )
      .join(''),
    both,
  ],
  [
    'dl cards ul',
    `<ul>${[first, second].map(r => `<li><dl>${r.map((c, i) => `<dt>${heads[i]}</dt><dd>${c}</dd>`).join('')}</dl></li>`).join('')}</ul>`,
    both,
  ],
  [
    'sticky clone',
    `<div class="clone"><table><colgroup><col><col></colgroup><thead>${th(heads)}</thead></table></div>${tableOf(heads, first, second)}`,
    both,
  ],
  [
    'sticky clone behind',
    `${tableOf(heads, first, second)}<div class="fixedHeader-floating"><table><thead>${th(heads)}</thead></table></div>`,
    both,
  ],
  [
    'groups ship first',
    `<table><thead><tr><th colspan="2">Order</th><th colspan="2">Ship to</th><th colspan="2">Bill to</th><th colspan="2">Payment</th></tr>${th(['Order #', 'Date', 'Name', 'City', 'Name', 'City', 'Total', 'Status'])}</thead><tbody>${tr(['100000001', 'Mar 1, 2026', 'Kim Lee', 'Austin', 'Ana Ruiz', 'Dallas', '$80.00', 'Complete'])}${tr(['100000002', 'Mar 2, 2026', 'Kim Lee', 'Austin', 'Max Stone', 'Dallas', '$12.50', 'Processing'])}</tbody></table>`,
    both,
  ],
  [
    'groups amounts',
    `<table><thead><tr><th rowspan="2">Order #</th><th rowspan="2">Date</th><th rowspan="2">Customer</th><th colspan="2">Subtotal</th><th colspan="2">Total</th><th rowspan="2">Status</th></tr>${th(['Excl', 'Incl', 'Excl', 'Incl'])}</thead><tbody>${tr(['100000001', 'Mar 1, 2026', 'Ana Ruiz', '$60.00', '$65.00', '$75.00', '$80.00', 'Complete'])}${tr(['100000002', 'Mar 2, 2026', 'Max Stone', '$60.00', '$65.00', '$11.00', '$12.50', 'Processing'])}</tbody></table>`,
    both,
  ],
  [
    'month groups',
    `<table><thead>${th(heads)}</thead><tbody><tr><th colspan="5">March 2026</th></tr>${tr(withAt(first, 1, 'Mar 1'))}${tr(withAt(second, 1, 'Mar 2'))}</tbody></table>`,
    both,
  ],
  [
    'expand details',
    `<table><thead>${th(heads)}</thead><tbody>${[first, second].map(r => `${tr(r)}<tr><td colspan="5"><table><thead>${th(['SKU', 'Qty', 'Price', 'Total'])}</thead><tbody>${tr(['100000777', '1', '$5.00', '$5.00'])}</tbody></table></td></tr>`).join('')}</tbody></table>`,
    both,
  ],
  [
    'expand same width',
    `<table><thead>${th(heads)}</thead><tbody>${[first, second].map(r => `${tr(r)}${tr(['', 'Mar 9, 2026', 'FedEx', '$5.00', 'Shipped'])}`).join('')}</tbody></table>`,
    both,
    2,
  ],
  [
    'expand same width with number',
    `<table><thead>${th(heads)}</thead><tbody>${[first, second].map((r, i) => `${tr(r)}${tr([`↳ 20000000${i}`, 'Mar 9, 2026', 'Shipment', '$5.00', 'Complete'])}`).join('')}</tbody></table>`,
    both,
    2,
  ],
  [
    'data-label divs',
    `<div class="list">${[first, second].map(r => `<div class="r">${r.map((c, i) => `<div data-label="${heads[i]}">${c}</div>`).join('')}</div>`).join('')}</div>`,
    both,
  ],
  [
    'data-title tds',
    `<table><tbody>${[first, second].map(r => `<tr>${r.map((c, i) => `<td data-title="${heads[i]}">${c}</td>`).join('')}</tr>`).join('')}</tbody></table>`,
    both,
  ],
  [
    'checkbox actions',
    tableOf(
      ['<input type="checkbox">', ...heads, 'Action'],
      [
        '<input type="checkbox" value="7">',
        ...first,
        '<select><option>Actions</option><option>Cancel</option></select>',
      ],
      ['<input type="checkbox" value="8">', ...second, '<select><option>Actions</option></select>'],
    ),
    both,
  ],
  [
    'tfoot',
    tableOf(heads, first, second).replace(
      '</tbody>',
      `</tbody><tfoot>${tr(['2 orders', '', '', '$92.50', ''])}</tfoot>`,
    ),
    both,
  ],
  ['total row', tableOf(heads, first, second, ['Total', '', '', '$92.50', '']), both],
  ['total row with count', tableOf(heads, first, second, ['2', '', '', '$92.50', '']), both],
  [
    'several tables',
    `<h2>Invoices</h2>${tableOf(['Invoice #', 'Order #', 'Date', 'Bill-to Name', 'Amount', 'Status'], ['200', '100000001', 'Mar 1, 2026', 'Ana Ruiz', '$80.00', 'Paid'])}<h2>Orders</h2>${tableOf(heads, first, second)}<h2>Shipments</h2>${tableOf(['Shipment #', 'Order #', 'Order Date', 'Ship-to Name', 'Total Qty'], ['300', '100000001', 'Mar 1, 2026', 'Kim Lee', '2'])}<h2>Credit Memos</h2>${tableOf(['Credit Memo', 'Order #', 'Created', 'Bill-to Name', 'Refunded', 'Status'], ['400', '100000001', 'Mar 1, 2026', 'Ana Ruiz', '$8.00', 'Refunded'])}<h2>Customers</h2>${tableOf(['ID', 'Name', 'Email', 'Created', 'Total', 'Status'], ['100000500', 'Ana Ruiz', 'a@b.co', 'Mar 1, 2026', '$800.00', 'Active'])}`,
    both,
  ],
  [
    'payments table',
    `<h2>Payments</h2>${tableOf(['Order #', 'Date', 'Customer', 'Amount', 'Status'], ['100000001', 'Mar 1, 2026', 'Ana Ruiz', '$40.00', 'Captured'], ['100000001', 'Mar 2, 2026', 'Ana Ruiz', '$40.00', 'Captured'])}`,
    [],
  ],
  [
    'es',
    tableOf(
      ['N.º de pedido', 'Fecha', 'Cliente', 'Total', 'Estado'],
      ['100000001', '1 mar 2026', 'Ana Ruiz', '80,00 $', 'Completo'],
      ['100000002', '2 mar 2026', 'Max Stone', '12,50 $', 'Procesando'],
    ),
    both,
  ],
  [
    'de',
    tableOf(
      ['Bestellnummer', 'Bestelldatum', 'Kunde', 'Gesamtbetrag', 'Status'],
      ['100000001', '01.03.2026', 'Ana Ruiz', '80,00 $', 'Abgeschlossen'],
      ['100000002', '02.03.2026', 'Max Stone', '12,50 $', 'In Bearbeitung'],
    ),
    both,
  ],
  [
    'fr',
    tableOf(
      ['N° de commande', 'Date', 'Client', 'Total', 'Statut'],
      ['100000001', '1 mars 2026', 'Ana Ruiz', '80,00 $US', 'Terminée'],
      ['100000002', '2 mars 2026', 'Max Stone', '12,50 $US', 'En cours de traitement'],
    ),
    both,
  ],
  [
    'rtl',
    `<div dir="rtl">${tableOf(heads, withAt(first, 0, '\u200f100000001\u200f'), withAt(second, 3, '\u200f$12.50'))}</div>`,
    both,
  ],
  [
    'hidden id col both',
    `<table><thead><tr><th style="display:none">ID</th>${heads.map(h => `<th>${h}</th>`).join('')}</tr></thead><tbody>${[first, second].map((r, i) => `<tr><td style="display:none">10000009${i}</td>${r.map(c => `<td>${c}</td>`).join('')}</tr>`).join('')}</tbody></table>`,
    both,
  ],
  [
    'hidden td without th',
    `<table><thead>${th(heads)}</thead><tbody>${[first, second].map((r, i) => `<tr><td style="display:none">10000009${i}</td>${r.map(c => `<td>${c}</td>`).join('')}</tr>`).join('')}</tbody></table>`,
    both,
  ],
  [
    'hidden td behind without th',
    `<table><thead>${th(heads)}</thead><tbody>${[first, second].map((r, i) => `<tr>${r.map(c => `<td>${c}</td>`).join('')}<td hidden>10000009${i}</td></tr>`).join('')}</tbody></table>`,
    both,
  ],
  [
    'hidden th without td',
    `<table><thead><tr><th hidden>Entity</th>${heads.map(h => `<th>${h}</th>`).join('')}</tr></thead><tbody>${tr(first)}${tr(second)}</tbody></table>`,
    both,
  ],
]

describe('lists that mislead: structures', () => {
  it.each(pages)('%s', (_, html, rows, unread = 0) => {
    expect(told(html)).toEqual({ rows, unread })
  })
})
