import { html } from 'hono/html'
import type { MagentoOrder } from '../practice/practice.ts'
import { countryName, type Html, lines } from '../shop/format.ts'
import { amount } from './page-order.ts'
import type { PageSettings } from './settings.ts'

/** Secret keys differ by session and action in the real back-end; here by action alone. */
export const keyOf = (action: string) =>
  [...action]
    .reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 0xffffffff, 7)
    .toString(16)
    .padStart(8, '0')

/** Name, street, city line, country and phone, as the default address format prints them. */
export function addressLines({ billing_address: address }: MagentoOrder): Html {
  const place = [address.city, address.region, address.postcode].filter(Boolean).join(', ')
  const phone = address.telephone
  const content = [
    `${address.firstname} ${address.lastname}`,
    ...address.street,
    place,
    countryName(address.country_id),
    phone ? html`T: <a href="tel:${phone}">${phone}</a>` : '',
  ]
  return html`<address>${lines(content.filter(line => line !== ''))}</address>`
}

/** One amount, or with two currencies the store's and below it the order's in brackets. */
export function bothAmounts(value: number, { currencies, lang }: PageSettings): Html {
  const base = html`<span class="price">${amount(value, 'USD', lang)}</span>`
  if (currencies === 'one') return base
  return html`<strong>${base}</strong><br>[${amount(value / 1.08, 'EUR', lang)}]`
}

export interface TotalRow {
  code: string
  label: string
  value: number
  isFoot: boolean
}

/** Rows of Order Totals. A gift card module adds a row of its own, with its own code and label. */
export function totalRows(order: MagentoOrder): TotalRow[] {
  const row = (code: string, label: string, value: number | null | undefined, isFoot = false): TotalRow => ({
    ...{ code, label, isFoot },
    value: value ?? 0,
  })
  const gifts = order.extension_attributes.gift_cards ?? []
  const above = [
    row('subtotal', 'Subtotal', order.subtotal),
    ...(order.is_virtual ? [] : [row('shipping', 'Shipping & Handling', order.shipping_amount)]),
    ...(order.discount_amount ? [row('discount', 'Discount', -Math.abs(order.discount_amount))] : []),
    ...gifts.map(card => row('giftcard', `Gift Cards (${card.code})`, -card.amount)),
  ]
  return [
    ...above,
    row('grand_total', 'Grand Total', order.grand_total, true),
    row('paid', 'Total Paid', order.total_paid, true),
    row('refunded', 'Total Refunded', order.total_refunded, true),
    row('due', 'Total Due', order.total_due, true),
  ]
}
