import { html } from 'hono/html'
import type { MagentoOrder } from '../practice/practice.ts'
import { type Html, money } from './format.ts'

type TotalRow = readonly [label: string, amount: number]

export function orderTotals(order: MagentoOrder): Html {
  return html`<table class="totals">
<tbody>
${aboveRows(order).map(row => totalRow(row))}</tbody>
<tfoot>
${belowRows(order).map(row => totalRow(row))}</tfoot>
</table>`
}

function aboveRows(order: MagentoOrder): TotalRow[] {
  const rows: TotalRow[] = [['Subtotal', order.subtotal ?? 0]]
  if (!order.is_virtual) rows.push(['Shipping & Handling', order.shipping_amount ?? 0])
  if (order.discount_amount) rows.push(['Discount', -Math.abs(order.discount_amount)])
  rows.push(['Tax', order.tax_amount ?? 0])
  for (const card of order.extension_attributes.gift_cards ?? [])
    rows.push([`Gift Cards (${card.code})`, -card.amount])
  return rows
}

function belowRows(order: MagentoOrder): TotalRow[] {
  return [
    ['Grand Total', order.grand_total],
    ['Total Paid', order.total_paid ?? 0],
    ['Total Refunded', order.total_refunded ?? 0],
    ['Total Due', order.total_due ?? 0],
  ]
}

function totalRow([label, amount]: TotalRow): Html {
  return html`<tr><th scope="row">${label}</th><td>${money(amount)}</td></tr>
`
}
