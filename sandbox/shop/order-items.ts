import { html } from 'hono/html'
import type { MagentoOrder } from '../practice/practice.ts'
import { type Html, lines, money } from './format.ts'
import { billingName } from './labels.ts'

type Item = MagentoOrder['items'][number]

const headings = [
  'Product',
  'Item Status',
  'Price',
  'Qty',
  'Subtotal',
  'Tax Amount',
  'Discount Amount',
  'Row Total',
]
/** Magento breaks longer SKUs so that they do not stretch the table. */
const skuBreak = /.{1,30}/gsu

export function itemsOrdered(order: MagentoOrder): Html {
  const parents = order.items.filter(item => !item.parent_item_id)
  return html`<div class="table-scroll"><table class="list items">
<thead><tr>${headings.map(label => html`<th scope="col">${label}</th>`)}</tr></thead>
${parents.map(item => itemBody(order, item))}
</table></div>`
}

function itemBody(order: MagentoOrder, item: Item): Html {
  const quantities = itemQuantities(order, item)
  const tax = item.tax_amount ?? 0
  const discount = Math.abs(item.discount_amount ?? 0)
  return html`<tbody><tr>
<td class="product"><div class="product-title">${item.name}</div><div class="product-sku"><span>SKU:</span> ${lines(item.sku.match(skuBreak) ?? [item.sku])}</div>${/gift/.test(item.product_type) && giftCardOptions(order)}</td>
<td>${itemStatus(quantities)}</td>
<td>${money(item.price)}</td>
<td><table class="qty"><tbody>${quantities.map(([label, count]) => html`<tr><th scope="row">${label}</th><td>${count}</td></tr>`)}</tbody></table></td>
<td>${money(item.row_total)}</td>
<td>${money(tax)}</td>
<td>${money(discount)}</td>
<td>${money(item.row_total + tax - discount)}</td>
</tr></tbody>
`
}

function giftCardOptions(order: MagentoOrder): Html {
  return html`<dl class="item-options"><dt>Gift Card Type</dt><dd>Virtual</dd><dt>Recipient</dt><dd>${billingName(order)}</dd></dl>`
}

type Quantities = (readonly [label: string, count: number])[]

/** Invoiced and shipped follow from the state where the order does not carry them. */
function itemQuantities(order: MagentoOrder, item: Item): Quantities {
  const isInvoiced = ['processing', 'complete', 'closed', 'holded'].includes(order.state)
  const isShipped = order.state === 'complete' && item.product_type === 'simple'
  const all: Quantities = [
    ['Ordered', item.qty_ordered],
    ['Invoiced', given(item.qty_invoiced) ?? (isInvoiced ? item.qty_ordered : 0)],
    ['Shipped', given(item.qty_shipped) ?? (isShipped ? item.qty_ordered : 0)],
    ['Refunded', item.qty_refunded],
    ['Canceled', item.qty_canceled],
  ]
  return all.filter(([, count]) => count !== 0)
}

function itemStatus(quantities: Quantities): string {
  return quantities.at(-1)?.[0] ?? 'Ordered'
}

function given(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined
}
