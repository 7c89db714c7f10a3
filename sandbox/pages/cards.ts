import { html } from 'hono/html'
import type { Html } from '../shop/format.ts'
import { cardBrand, customerName, methodTitle, statusLabel } from '../shop/labels.ts'
import { type Control, type Family, linkedRows, type PageVisit } from './family.ts'
import { addressLines, bothAmounts, totalRows } from './magento-parts.ts'
import { placedText } from './page-order.ts'
import { controlBar, dataBlock, shell } from './shell.ts'

const listControls: readonly Control[] = ['sort', 'nextPage', 'filter', 'scroll']
const orderControls: readonly Control[] = ['reload', 'scroll']

export const cards: Family = {
  id: 'cards',
  title: 'Cards, as on a phone',
  group: 'Order lists',
  about: 'One card for each order, label and value in pairs, no heading row at all.',
  controls: listControls,
  page: ({ settings }) =>
    shell({
      title: 'Orders / Shop Manager',
      scripts: ['cards'],
      body: html`<h1>Orders</h1>${controlBar(listControls)}<div id="cards" class="cards"></div>${dataBlock('settings', settings)}`,
    }),
  data: linkedRows,
}

export const orderCards: Family = {
  id: 'order-cards',
  title: 'Order as cards',
  group: 'Order pages',
  about: 'Label and value cards under headings, no table.',
  controls: orderControls,
  page: visit =>
    shell({
      title: `Order #${visit.order.increment_id} / Shop Manager`,
      scripts: ['order-page'],
      body: html`<h1>Order #${visit.order.increment_id}</h1>${controlBar(orderControls)}<div class="cards order-cards">${orderBlocks(visit)}</div>`,
    }),
}

function orderBlocks({ order, zone, settings }: PageVisit): Html {
  const { payment } = order
  const totals = totalRows(order).map(({ label, value }) => [label, bothAmounts(value, settings)] as const)
  return html`${card('Order Information', [
    ['Order Number', order.increment_id],
    ['Order Date', placedText(order.created_at, zone, settings)],
    ['Order Status', statusLabel(order.status)],
  ])}
${card('Customer', [
  ['Customer Name', customerName(order)],
  ['Email', html`<a href="mailto:${order.customer_email}">${order.customer_email}</a>`],
  ...(order.customer_dob ? [['Date of Birth', order.customer_dob.slice(0, 10)] as const] : []),
])}
<section class="card"><h2>Billing Address</h2>${addressLines(order)}</section>
${card('Payment Information', [
  ['Payment Method', methodTitle(payment.method)],
  ...(payment.cc_type ? [['Credit Card Type', cardBrand(payment.cc_type)] as const] : []),
])}
<section class="card" data-redrawn><h2>Items Ordered</h2>${order.items
    .filter(item => !item.parent_item_id)
    .map(item =>
      pairs([
        ['Product', item.name],
        ['SKU', item.sku],
        ['Quantity', item.qty_ordered],
        ['Price', bothAmounts(item.price, settings)],
      ]),
    )}</section>
${card('Order Totals', [...totals, ['Tax', bothAmounts(order.tax_amount ?? 0, settings)]])}`
}

type Pair = readonly [label: string, value: unknown]

function card(title: string, rows: readonly Pair[]): Html {
  return html`<section class="card"><h2>${title}</h2>${pairs(rows)}</section>`
}

function pairs(rows: readonly Pair[]): Html {
  return html`<dl>${rows.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`
}
