import { html } from 'hono/html'
import { calendarDay, type Html, lines } from '../shop/format.ts'
import { cardBrand, customerName, groupLabel, methodTitle, statusLabel } from '../shop/labels.ts'
import type { Control, Family, PageVisit } from './family.ts'
import { addressLines, bothAmounts, totalRows } from './magento-parts.ts'
import { placedText } from './page-order.ts'
import { controlBar, shell } from './shell.ts'

const controls: readonly Control[] = ['reload', 'scroll']

export const magento1Order: Family = {
  id: 'magento1-order',
  title: 'Magento 1 / OpenMage: order',
  group: 'Order pages',
  about: 'Boxes with heads; label and value in two cells of one row.',
  controls,
  page: visit =>
    shell({
      title: `#${visit.order.increment_id} / Orders / Sales / Magento Admin`,
      styles: ['page', 'magento1'],
      scripts: ['order-page', 'set-location'],
      body: html`<div class="content-header"><h1 class="icon-head head-sales-order">Order # ${visit.order.increment_id}</h1><p class="form-buttons">${buttons(visit.order)}</p></div>
${controlBar(controls)}
<div id="sales_order_view_tabs_order_info_content">
<div class="box-left">${box(html`Order # ${visit.order.increment_id} (the order confirmation email was sent)`, 'head-account', formList(information(visit)))}</div>
<div class="box-right">${box('Account Information', 'head-account', formList(account(visit)))}</div>
<div class="box-left">${box('Billing Address', 'head-billing-address', addressLines(visit.order))}</div>
${visit.order.is_virtual ? '' : html`<div class="box-right">${box('Shipping Address', 'head-shipping-address', addressLines(visit.order))}</div>`}
<div class="box-left">${box('Payment Information', 'head-payment-method', payment(visit))}</div>
${box('Items Ordered', 'head-products', items(visit))}
<div class="box-right entry-edit">${box('Order Totals', 'head-totals', totals(visit))}</div>
</div>`,
    }),
}

function box(title: unknown, kind: string, content: unknown): Html {
  return html`<div class="entry-edit"><div class="entry-edit-head"><h4 class="icon-head ${kind}">${title}</h4></div><div class="fieldset">${content}</div></div>`
}

/** Magento 1's buttons are no forms: their script goes to an address, which acts and leads back. */
function buttons(order: PageVisit['order']): Html {
  const [action, label] = order.state === 'holded' ? ['unhold', 'Unhold'] : ['hold', 'Hold']
  return html`<button type="button" class="scalable" data-location="/sales/orders/${order.entity_id}/${action}"><span>${label}</span></button>`
}

type Fact = readonly [label: string, value: unknown]

function formList(rows: readonly Fact[]): Html {
  return html`<table cellspacing="0" class="form-list"><tbody>${rows.map(([label, value]) => html`<tr><td class="label"><label>${label}</label></td><td class="value"><strong>${value}</strong></td></tr>`)}</tbody></table>`
}

function information({ order, zone, settings }: PageVisit): Fact[] {
  return [
    ['Order Date', placedText(order.created_at, zone, settings)],
    ['Order Status', html`<span id="order_status">${statusLabel(order.status)}</span>`],
    ['Purchased From', lines(['Main Website', 'Main Store', 'Default Store View'])],
    ['Placed from IP', '192.0.2.17'],
  ]
}

function account({ order }: PageVisit): Fact[] {
  const email = order.customer_email
  return [
    ['Customer Name', customerName(order)],
    ['Email', html`<a href="mailto:${email}">${email}</a>`],
    ['Customer Group', groupLabel(order)],
    ...(order.customer_dob ? [['Date of Birth', calendarDay(order.customer_dob)] as const] : []),
  ]
}

function payment({ order: { payment: paid } }: PageVisit): Html {
  const card = paid.cc_type
    ? html`<table class="data-table"><tbody><tr><th>Credit Card Type:</th><td>${cardBrand(paid.cc_type)}</td></tr><tr><th>Credit Card Number:</th><td>xxxx-${paid.cc_last_4}</td></tr></tbody></table>`
    : ''
  return html`<div><strong>${methodTitle(paid.method)}</strong>${card}</div><div>Order was placed using USD</div>`
}

const itemHeadings = ['Product', 'Item Status', 'Price', 'Qty', 'Subtotal', 'Row Total']

function items({ order, settings }: PageVisit): Html {
  const rows = order.items
    .filter(item => !item.parent_item_id)
    .map(
      item => html`<tbody><tr class="border"><td><h5 class="title"><span>${item.name}</span></h5><div><strong>SKU:</strong> ${lines(item.sku.match(/.{1,30}/gsu) ?? [])}</div></td><td>Invoiced</td><td>${bothAmounts(item.price, settings)}</td><td><table cellspacing="0" class="qty-table"><tbody><tr><td>Ordered</td><td><strong>${item.qty_ordered}</strong></td></tr>${item.qty_refunded ? html`<tr><td>Refunded</td><td><strong>${item.qty_refunded}</strong></td></tr>` : ''}</tbody></table></td><td>${bothAmounts(item.row_total, settings)}</td><td class="last">${bothAmounts(item.row_total, settings)}</td></tr></tbody>
`,
    )
  return html`<div class="grid np"><div class="hor-scroll"><table cellspacing="0" class="data order-tables"><thead><tr class="headings">${itemHeadings.map(label => html`<th>${label}</th>`)}</tr></thead>
${rows}</table></div></div>`
}

function totals({ order, settings }: PageVisit): Html {
  const all = totalRows(order)
  const row = ({ label, value }: (typeof all)[number]) =>
    html`<tr><td class="label">${label}</td><td class="emph">${bothAmounts(value, settings)}</td></tr>`
  return html`<table cellspacing="0" width="100%" class="order-totals"><tfoot>${all.filter(({ isFoot }) => isFoot).map(row)}</tfoot><tbody>${all.filter(({ isFoot }) => !isFoot).map(row)}<tr class="summary-total"><td class="label">Tax</td><td>${bothAmounts(order.tax_amount ?? 0, settings)}</td></tr></tbody></table>`
}
