import { html } from 'hono/html'
import type { MagentoOrder } from '../practice/practice.ts'
import { type Html, lines } from '../shop/format.ts'
import type { PageVisit } from './family.ts'
import { bothAmounts } from './magento-parts.ts'
import type { PageSettings } from './settings.ts'

type Item = MagentoOrder['items'][number]

const headings = [
  ...['Product', 'Item Status', 'Original Price', 'Price', 'Qty', 'Subtotal'],
  ...['Tax Amount', 'Tax Percent', 'Discount Amount', 'Row Total'],
]
/** Magento breaks longer SKUs so that they do not stretch the table. */
const skuPiece = /.{1,30}/gsu

/** Items Ordered: each item a `tbody` of its own, its quantities a table inside the cell. */
export function itemsTable({ order, settings }: PageVisit): Html {
  const parents = order.items.filter(item => !item.parent_item_id)
  return html`<div class="admin__table-wrapper"><table class="data-table admin__table-primary edit-order-table">
<thead><tr class="headings">${headings.map(label => html`<th><span>${label}</span></th>`)}</tr></thead>
${parents.map(item => itemBody(item, order, settings))}
</table></div>`
}

function itemBody(item: Item, order: MagentoOrder, settings: PageSettings): Html {
  const tax = item.tax_amount ?? 0
  const discount = Math.abs(item.discount_amount ?? 0)
  const price = (value: number) => bothAmounts(value, settings)
  return html`<tbody><tr>
<td class="col-product"><div class="product-title" id="order_item_${item.item_id}_title">${item.name}</div><div class="product-sku-block"><span>SKU:</span> ${lines(item.sku.match(skuPiece) ?? [item.sku])}</div>${options(item, order)}</td>
<td class="col-status">${order.state === 'canceled' ? 'Canceled' : 'Invoiced'}</td>
<td>${price(item.price)}</td><td>${price(item.price)}</td>
<td class="col-ordered-qty">${quantities(item, order)}</td>
<td>${price(item.row_total)}</td><td>${price(tax)}</td><td>8.25%</td><td>${price(discount)}</td>
<td class="col-total">${price(item.row_total + tax - discount)}</td>
</tr></tbody>
`
}

function options(item: Item, order: MagentoOrder): Html | string {
  const pair =
    item.product_type === 'giftcard' ? ['Gift Card Type', 'Virtual'] : ['Subscription', 'Every 60 days']
  if (item.product_type !== 'giftcard' && order.entity_id % 7 !== 0) return ''
  return html`<dl class="item-options"><dt>${pair[0]}:</dt><dd>${pair[1]}</dd></dl>`
}

function quantities(item: Item, order: MagentoOrder): Html {
  const isInvoiced = ['processing', 'complete', 'closed', 'holded'].includes(order.state)
  const rows = [
    ['Ordered', item.qty_ordered],
    ['Invoiced', isInvoiced ? item.qty_ordered : 0],
    ['Refunded', item.qty_refunded],
    ['Canceled', item.qty_canceled],
  ] as const
  return html`<table class="qty-table"><tbody>${rows.filter(([, count]) => count).map(([label, count]) => html`<tr><th>${label}</th><td>${count}</td></tr>`)}</tbody></table>`
}
