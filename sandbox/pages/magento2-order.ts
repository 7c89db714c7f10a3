import { html } from 'hono/html'
import { calendarDay, type Html } from '../shop/format.ts'
import { cardBrand, customerName, groupLabel, methodTitle, statusLabel } from '../shop/labels.ts'
import type { Control, Family, PageVisit } from './family.ts'
import { addressLines, bothAmounts, keyOf, totalRows } from './magento-parts.ts'
import { itemsTable } from './magento2-items.ts'
import { placedText } from './page-order.ts'
import { controlBar, shell } from './shell.ts'

const controls: readonly Control[] = ['reload', 'scroll']

/** The address of an order's page, with its secret key; the number in it is the entity's, not the order's. */
export const magentoOrderHref = (entity: number) =>
  `/pages/magento2-order/sales/order/view/order_id/${entity}/key/${keyOf('sales_order_view')}/`

/** A page that shows an order, and is another document's. */
interface OrderDocument {
  id: string
  title: string
  about: string
  /** What stands at the top of the page. */
  heading: (number: string) => string
}

const documents: readonly OrderDocument[] = [
  {
    id: 'magento2-invoice-view',
    title: 'Magento 2: invoice',
    about: 'An invoice shows the whole order under a link.',
    heading: number => `#2${number.slice(-8)}`,
  },
  {
    id: 'magento2-invoice-new',
    title: 'Magento 2: new invoice',
    about: 'The form for an invoice shows the whole order under a link.',
    heading: () => 'New Invoice',
  },
  {
    id: 'magento2-shipment-view',
    title: 'Magento 2: shipment',
    about: 'A shipment shows the whole order under a link.',
    heading: number => `#4${number.slice(-8)}`,
  },
  {
    id: 'magento2-creditmemo-new',
    title: 'Magento 2: new credit memo',
    about: 'The form for a refund shows the whole order under a link.',
    heading: () => 'New Memo',
  },
  {
    id: 'magento2-order-edit',
    title: 'Magento 2: edit order',
    about: 'The form that makes a new order of an old one.',
    heading: number => `Edit Order #${number}`,
  },
]

/** Pages about an order that are not the order's page. */
export const orderDocuments: readonly Family[] = documents.map(({ id, title, about, heading: titled }) => ({
  id,
  title,
  about,
  group: 'Other documents',
  controls: ['scroll'],
  page: visit => {
    const top = titled(visit.order.increment_id)
    return shell({
      title: `${top} / Sales / Magento Admin`,
      styles: ['page', 'magento2'],
      scripts: ['static-page'],
      body: html`<header class="page-header"><h1 class="page-title">${top}</h1></header>
${controlBar(['scroll'])}
<main id="anchor-content" class="page-content">
<section class="admin__page-section">${heading('Order & Account Information')}<div class="admin__page-section-content">${information(visit, true)}${account(visit)}</div></section>
<section class="admin__page-section">${heading('Address Information')}<div class="admin__page-section-content">${addresses(visit)}</div></section>
<section class="admin__page-section">${heading('Items')}${itemsTable(visit)}</section>
<section class="admin__page-section">${heading('Total')}<div class="admin__page-section-content">${totals(visit)}</div></section>
</main>`,
    })
  },
}))

export const magento2Order: Family = {
  id: 'magento2-order',
  title: 'Magento 2: order view',
  group: 'Order pages',
  about: 'Headed blocks, quantities in a nested table, hidden tax rows; “Draw again” redraws the notes.',
  variants: ['currencies=two', 'hours=24', 'details=full'],
  controls,
  page: visit =>
    shell({
      title: `#${visit.order.increment_id} / Orders / Operations / Sales / Magento Admin`,
      styles: ['page', 'magento2'],
      scripts: ['order-page'],
      bodyClass: 'sales-order-view',
      body: html`<header class="page-header"><h1 class="page-title">#${visit.order.increment_id}</h1></header>
${controlBar(controls)}
<main id="anchor-content" class="page-content">
<section class="admin__page-section order-view-account-information">${heading('Order & Account Information')}<div class="admin__page-section-content">${information(visit)}${account(visit)}</div></section>
<section class="admin__page-section order-addresses">${heading('Address Information')}<div class="admin__page-section-content">${addresses(visit)}</div></section>
<section class="admin__page-section order-view-billing-shipping">${heading('Payment & Shipping Method')}<div class="admin__page-section-content">${payment(visit)}</div></section>
<section class="admin__page-section">${heading('Items Ordered')}${itemsTable(visit)}</section>
<section class="admin__page-section order-totals-section">${heading('Order Total')}<div class="admin__page-section-content">${notes(visit)}${totals(visit)}</div></section>
${creditMemos(visit)}
</main>`,
    }),
}

function heading(title: string): Html {
  return html`<div class="admin__page-section-title"><span class="title">${title}</span></div>`
}

function item(kind: string, title: unknown, content: unknown): Html {
  return html`<div class="admin__page-section-item ${kind}"><div class="admin__page-section-item-title"><span class="title">${title}</span></div><div class="admin__page-section-item-content">${content}</div></div>`
}

type Fact = readonly [label: string, value: unknown]

function facts(kind: string, rows: readonly Fact[]): Html {
  return html`<table class="admin__table-secondary ${kind}"><tbody>${rows.map(([label, value]) => html`<tr><th>${label}</th><td>${value}</td></tr>`)}</tbody></table>`
}

/** An action stands in the heading itself, as themes and modules put it there. */
function actionIn({ settings }: PageVisit, title: string): unknown {
  const mark = html` <span class="sort-arrow" aria-hidden="true">▼</span> <a href="#edit">Edit</a>`
  return settings.details === 'full' ? html`${title}${mark}` : title
}

function information({ order, zone, settings }: PageVisit, isLinked = false): Html {
  const number = `Order # ${order.increment_id}`
  const named = isLinked ? html`<a href="${magentoOrderHref(order.entity_id)}">${number}</a>` : number
  const title = html`${named} (<span>The order confirmation email was sent</span>)`
  const rows: Fact[] = [
    ['Order Date', placedText(order.created_at, zone, settings)],
    ['Order Date (UTC)', placedText(order.created_at, 'UTC', settings)],
    ['Order Status', html`<span id="order_status">${statusLabel(order.status)}</span>`],
    ['Purchased From', html`Main Website<br>Main Website Store<br>Default Store View`],
    ['Placed from IP', '192.0.2.17'],
  ]
  return item('order-information', title, facts('order-information-table', rows))
}

function account(visit: PageVisit): Html {
  const { order, settings } = visit
  const isFull = settings.details === 'full'
  const shown = isFull ? `Dr. ${customerName(order)} Jr.` : customerName(order)
  const email = order.customer_email
  const rows: Fact[] = [
    ['Customer Name', html`<span>${shown}</span>`],
    ...(isFull
      ? ([
          ['Prefix', 'Dr.'],
          ['Suffix', 'Jr.'],
        ] as const)
      : []),
    ['Email', html`<a href="mailto:${email}">${email}</a>`],
    ['Customer Group', groupLabel(order)],
    ...(order.customer_dob ? [['Date of Birth', calendarDay(order.customer_dob)] as const] : []),
  ]
  return item(
    'order-account-information',
    actionIn(visit, 'Account Information'),
    facts('order-account-information-table', rows),
  )
}

function addresses(visit: PageVisit): Html {
  const { order } = visit
  const billing = item('order-billing-address', actionIn(visit, 'Billing Address'), addressLines(order))
  if (order.is_virtual) return billing
  return html`${billing}${item('order-shipping-address', actionIn(visit, 'Shipping Address'), addressLines(order))}`
}

function payment({ order: { payment: paid } }: PageVisit): Html {
  const rows: Fact[] = [
    ...(paid.cc_type ? [['Credit Card Type:', cardBrand(paid.cc_type)] as const] : []),
    ...(paid.cc_last_4 ? [['Credit Card Number:', `xxxx-${paid.cc_last_4}`] as const] : []),
  ]
  const table = html`<table class="data-table admin__table-secondary"><tbody>${rows.map(([label, value]) => html`<tr><th>${label}</th><td>${value}</td></tr>`)}</tbody></table>`
  return item(
    'order-payment-method',
    'Payment Information',
    html`<div class="order-payment-method-title">${methodTitle(paid.method)}${rows.length ? table : ''}</div><div class="order-payment-currency">The order was placed using USD.</div>`,
  )
}

function notes({ order, zone, settings }: PageVisit): Html {
  const list = html`<ul class="note-list"><li class="note-list-item"><span class="note-list-date">${placedText(order.updated_at, zone, settings)}</span> <span class="note-list-status">${statusLabel(order.status)}</span></li></ul>`
  return item(
    'order-comments-history',
    'Notes for this Order',
    html`<div id="order_history_block">${list}</div>`,
  )
}

function totals({ order, settings }: PageVisit): Html {
  const rows = totalRows(order)
  const row = ({ code, label, value }: (typeof rows)[number]) =>
    html`<tr class="col-${code}"><td class="label">${label}</td><td>${bothAmounts(value, settings)}</td></tr>`
  // Tax rows carry no code, and the rates stand in rows that are hidden until the tax is clicked.
  const tax = html`<tr class="summary-total"><td class="label"><div class="summary-collapse">Tax</div></td><td>${bothAmounts(order.tax_amount ?? 0, settings)}</td></tr><tr class="summary-details" hidden><td class="admin__total-mark">Texas (8.25%)<br></td><td>${bothAmounts(order.tax_amount ?? 0, settings)}</td></tr>`
  return item(
    'order-totals',
    'Order Totals',
    html`<table class="data-table admin__table-secondary order-subtotal-table"><tfoot>${rows.filter(({ isFoot }) => isFoot).map(row)}</tfoot><tbody>${rows.filter(({ isFoot }) => !isFoot).map(row)}${tax}</tbody></table>`,
  )
}

/** The order's own tab of credit memos: a grid about orders that is no list of orders. */
function creditMemos({ order, zone, settings }: PageVisit): Html | string {
  if (!order.total_refunded) return ''
  const labels = ['Credit Memo', 'Created', 'Order #', 'Order Date', 'Bill-to Name', 'Status', 'Refunded']
  const date = placedText(order.created_at, zone, settings)
  const name = `${order.billing_address.firstname} ${order.billing_address.lastname}`
  const values = [
    ...[`3${order.increment_id.slice(-8)}`, placedText(order.updated_at, zone, settings)],
    ...[order.increment_id, date, name, 'Refunded'],
    bothAmounts(order.total_refunded, settings),
  ]
  return html`<section class="admin__page-section" id="sales_order_view_tabs_order_creditmemos_content">${heading('Credit Memos')}
<div class="admin__data-grid-outer-wrap" data-bind="scope: 'sales_order_view_creditmemo_grid.sales_order_view_creditmemo_grid'"><div class="admin__data-grid-wrap" data-role="grid-wrapper"><table class="data-grid" data-role="grid">
<thead><tr>${labels.map(label => html`<th class="data-grid-th"><span class="data-grid-cell-content">${label}</span></th>`)}</tr></thead>
<tbody><tr class="data-row">${values.map(value => html`<td><div class="data-grid-cell-content">${value}</div></td>`)}</tr></tbody>
</table></div></div></section>`
}
