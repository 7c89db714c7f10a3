import { html } from 'hono/html'
import type { MagentoOrder } from '../practice/practice.ts'
import { type Html, lines, money } from './format.ts'

type Amount = number | null | undefined
/** An amount in the currency that the customer paid in, and in the store's own where that is told apart. */
type TotalRow = readonly [label: string, amount: Amount, base?: Amount]

export function orderTotals(order: MagentoOrder): Html {
  return html`<table class="totals">
<tbody>
${aboveRows(order).map(row => totalRow(order, row))}</tbody>
<tfoot>
${belowRows(order).map(row => totalRow(order, row))}</tfoot>
</table>`
}

function aboveRows(order: MagentoOrder): TotalRow[] {
  const rows: TotalRow[] = [['Subtotal', order.subtotal]]
  if (!order.is_virtual) rows.push(['Shipping & Handling', order.shipping_amount])
  if (order.discount_amount) rows.push(['Discount', -Math.abs(order.discount_amount)])
  rows.push(['Tax', order.tax_amount])
  for (const card of order.extension_attributes.gift_cards ?? [])
    rows.push([`Gift Cards (${card.code})`, -card.amount])
  return rows
}

function belowRows(order: MagentoOrder): TotalRow[] {
  return [
    ['Grand Total', order.grand_total, order.base_grand_total],
    ['Total Paid', order.total_paid, order.base_total_paid],
    refundRow(order),
    ['Total Due', dueOf(order.total_due, order.grand_total, order.total_paid), order.base_total_due],
  ]
}

/** Modules tell what went back by its way, where Magento tells the sum. */
function refundRow(order: MagentoOrder): TotalRow {
  const { total_offline_refunded: offline } = order
  return offline && order.total_refunded == null
    ? ['Refunded (Offline)', offline, order.base_total_offline_refunded]
    : ['Total Refunded', order.total_refunded, order.base_total_refunded]
}

/** Magento works out what is due where it does not keep it. */
function dueOf(told: Amount, total: number, paid: Amount): number {
  return told ?? Math.max(total - (paid ?? 0), 0)
}

/** With two currencies the store's own comes first and the customer's below it in brackets. */
function totalRow(
  { base_currency_code: own = 'USD', order_currency_code: paidIn = own }: MagentoOrder,
  [label, amount, base]: TotalRow,
): Html {
  const isOne = own === paidIn
  const text = isOne ? money(amount, own) : lines([money(base, own), `[${money(amount, paidIn)}]`])
  return html`<tr><th scope="row">${label}</th><td>${text}</td></tr>
`
}
