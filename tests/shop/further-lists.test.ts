// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { both, first, heads, read, second, tableOf, tr } from '../fixtures/odd-lists.ts'

type Row = readonly string[]
const rows: readonly Row[] = [first, second]
const each = (make: (row: Row, at: number) => string) => rows.map(make).join('')
const th = (names: readonly string[]) => `<thead>${tr(names, 'th')}</thead>`

describe('lists as further shops draw them', () => {
  it.each<[string, string]>([
    [
      'Magento 1: title attributes, a filter row, mass actions and a hidden template row',
      `<div class="grid"><table class="data"><thead><tr class="headings">${['<input type="checkbox">', '<a href="#" name="real_order_id" class="not-sort"><span class="sort-title">Order #</span></a>', '<a name="store_id">Purchased From (Store)</a>', '<a name="created_at" class="sort-arrow-desc"><span class="sort-title">Purchased On</span></a>', '<a>Bill to Name</a>', '<a>Ship to Name</a>', '<a>G.T. (Base)</a>', '<a>G.T. (Purchased)</a>', '<a>Status</a>', 'Action'].map(h => `<th><span class="nobr">${h}</span></th>`).join('')}</tr><tr class="filter">${'<th><input></th>'.repeat(10)}</tr></thead><tbody>${each(([n, d, c, t, s]) => `<tr title="/sales_order/view/order_id/7/"><td><input type="checkbox" value="7"></td><td>${n}</td><td>Main Website<br>&nbsp;&nbsp;&nbsp;Main Store<br>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;Default</td><td>${d} 10:00:00 AM</td><td>${c}</td><td>Somebody Else</td><td class="a-right">${t}</td><td class="a-right">${t}</td><td>${s}</td><td><a href="/sales_order/view/order_id/7/">View</a></td></tr>`)}</tbody></table></div>`,
    ],
    [
      'Magento 2: content in boxes, a select for actions, a sticky copy of the header',
      `<div class="sticky-header"><table class="data-grid">${th(['ID', 'Purchase Date', 'Bill-to Name', 'Grand Total (Base)', 'Status', 'Action'])}<tbody></tbody></table></div><div class="admin__data-grid-outer-wrap" data-bind="scope: 'sales_order_grid.sales_order_grid'"><table class="data-grid" data-role="grid"><thead><tr>${['ID', 'Purchase Date', 'Bill-to Name', 'Grand Total (Base)', 'Status', 'Action'].map(h => `<th class="data-grid-th"><span class="data-grid-cell-content">${h}</span></th>`).join('')}</tr></thead><tbody>${each(([n, d, c, t, s]) => `<tr class="data-row">${[n, `${d} 10:00:00 AM`, c, t, s].map(v => `<td><div class="data-grid-cell-content">${v}</div></td>`).join('')}<td><div class="action-select-wrap"><button>Select</button><ul class="action-menu"><li><a href="/sales/order/view/order_id/7/">View</a></li></ul></div></td></tr>`)}</tbody></table></div>`,
    ],
    [
      'WooCommerce: number and customer in one link, a preview button, data-colname',
      `<table class="wp-list-table"><thead><tr><td class="check-column"><input type="checkbox"></td><th>Order</th><th>Date</th><th>Status</th><th>Billing Name</th><th>Total</th></tr></thead><tbody>${each(([n, d, c, t, s]) => `<tr id="post-7"><th class="check-column"><input type="checkbox"></th><td class="order_number" data-colname="Order"><a href="#" class="order-preview" title="Preview">Preview</a><a href="/post.php?post=7&action=edit" class="order-view"><strong>#${n} ${c}</strong></a></td><td data-colname="Date"><time datetime="${d === 'Mar 1, 2026' ? '2026-03-01T16:00:00+00:00' : '2026-03-02T16:00:00+00:00'}" title="${d} 10:00 am">${d}</time></td><td data-colname="Status"><mark class="order-status"><span>${s}</span></mark></td><td data-colname="Billing Name">${c}</td><td data-colname="Total"><span class="tips"><span class="woocommerce-Price-amount"><bdi><span class="woocommerce-Price-currencySymbol">$</span>${t?.slice(1)}</bdi></span></span></td></tr>`)}</tbody></table>`,
    ],
    [
      'Shopify: a payment and a fulfilment status',
      tableOf(
        [
          'Order',
          'Date',
          'Customer',
          'Channel',
          'Total',
          'Payment status',
          'Fulfillment status',
          'Items',
          'Tags',
        ],
        ...rows.map(([n = '', d = '', c = '', t = '', s = '']) => [
          `<a href="/orders/7"><span>#${n}</span></a>`,
          `${d} at 10:00 am`,
          `<span>${c}</span>`,
          'Online Store',
          t,
          `<span class="Polaris-Badge">${s}</span>`,
          '<span class="Polaris-Badge">Unfulfilled</span>',
          '2 items',
          '',
        ]),
      ),
    ],
    [
      'BigCommerce: a plus to expand, a flag, a select for the status, a menu',
      tableOf(
        ['', '', 'Date', 'Order ID', 'Customer', 'Status', 'Total', 'Action'],
        ...rows.map(([n = '', d = '', c = '', t = '', s = '']) => [
          '<input type="checkbox">',
          '<a class="expand">+</a>',
          d,
          `<a href="/o/${n}">${n}</a>`,
          `<a href="/c/1">${c}</a>`,
          `<select><option>Pending</option><option selected>${s}</option></select>`,
          t,
          '<button aria-haspopup="true">…</button>',
        ]),
      ),
    ],
    [
      'a home-made grid of boxes with headings that are buttons',
      `<div class="list"><div class="list-head">${heads.map(h => `<button>${h} <i class="sort">▲</i></button>`).join('')}</div><div class="list-body">${each(row => `<div class="list-row">${row.map(v => `<div>${v}</div>`).join('')}</div>`)}</div></div>`,
    ],
    [
      'an ARIA grid with row groups and a row of filters',
      `<div role="grid" aria-rowcount="2"><div role="rowgroup"><div role="row">${heads.map(h => `<div role="columnheader" aria-sort="none">${h}</div>`).join('')}</div><div role="row">${heads.map(() => '<div role="gridcell"><input></div>').join('')}</div></div><div role="rowgroup">${each(row => `<div role="row">${row.map(v => `<div role="gridcell">${v}</div>`).join('')}</div>`)}</div></div>`,
    ],
    [
      'cards with definition lists',
      each(
        ([n, d, c, t, s]) =>
          `<article class="card"><dl><dt>Order #</dt><dd>${n}</dd><dt>Placed on</dt><dd>${d}</dd><dt>Customer</dt><dd>${c}</dd><dt>Total</dt><dd>${t}</dd><dt>Status</dt><dd>${s}</dd></dl><a href="/o/${n}">View</a></article>`,
      ),
    ],
    [
      'Bootstrap cards with a title and list groups',
      `<div class="row">${each(([n, d, c, t, s]) => `<div class="col"><div class="card"><div class="card-header">Order #${n}</div><ul class="list-group"><li class="list-group-item"><strong>Date:</strong> ${d}</li><li class="list-group-item"><strong>Customer:</strong> ${c}</li><li class="list-group-item"><strong>Total:</strong> ${t}</li><li class="list-group-item"><strong>Status:</strong> <span class="badge">${s}</span></li></ul></div></div>`)}</div>`,
    ],
    [
      'DataTables with responsive child rows',
      `<table class="dataTable dtr-inline">${th(heads)}<tbody>${each(([n, d, c, t, s]) => `<tr class="parent"><td class="dtr-control">${n}</td><td>${d}</td><td>${c}</td><td class="dtr-hidden" style="display:none">${t}</td><td class="dtr-hidden" style="display:none">${s}</td></tr><tr class="child"><td class="child" colspan="3"><ul class="dtr-details"><li><span class="dtr-title">Total</span> <span class="dtr-data">${t}</span></li><li><span class="dtr-title">Status</span> <span class="dtr-data">${s}</span></li></ul></td></tr>`)}</tbody></table>`,
    ],
    [
      'expandable rows that hold a table of items',
      `<table>${th(heads)}<tbody>${each(row => `${tr(row)}<tr class="details"><td colspan="5"><table><thead><tr><th>SKU</th><th>Qty</th><th>Price</th></tr></thead><tbody><tr><td>100000777</td><td>1</td><td>$9.00</td></tr></tbody></table></td></tr>`)}</tbody></table>`,
    ],
    [
      'frozen columns in two tables',
      `<div class="grid"><div class="frozen-left"><table>${th(heads.slice(0, 1))}<tbody>${each(row => tr(row.slice(0, 1)))}</tbody></table></div><div class="scroll"><table>${th(heads.slice(1))}<tbody>${each(row => tr(row.slice(1)))}</tbody></table></div></div>`,
    ],
    [
      'a print view without a head, ruled by lines',
      `<table><tr><td><b>Order #</b></td><td><b>Date</b></td><td><b>Customer</b></td><td><b>Total</b></td><td><b>Status</b></td></tr>${each(row => `<tr><td colspan="5"><hr></td></tr>${tr(row)}`)}<tr><td colspan="5"><hr></td></tr><tr><td></td><td></td><td><b>Total</b></td><td><b>$92.50</b></td><td></td></tr></table>`,
    ],
    [
      'a row of totals in a foot, and one in the body',
      `<table>${th(heads)}<tbody>${each(row => tr(row))}${tr(['Total', '', '', '$92.50', ''])}</tbody><tfoot>${tr(['2 orders', '', '', '$92.50', ''])}</tfoot></table>`,
    ],
    [
      'a row that selects all, and boxes to select each',
      tableOf(
        ['<input type="checkbox" aria-label="Select all orders">', ...heads],
        ...rows.map(row => ['<input type="checkbox" aria-label="Select order">', ...row]),
      ),
    ],
  ])('%s', (_, html) => {
    expect(read(html)).toEqual(both)
  })
})
