import { html } from 'hono/html'
import type { MagentoOrder } from '../practice/practice.ts'
import type { Html } from './format.ts'

export const statusLabels: Readonly<Record<string, string>> = {
  pending: 'Pending',
  pending_payment: 'Pending Payment',
  processing: 'Processing',
  complete: 'Complete',
  closed: 'Closed',
  canceled: 'Canceled',
  holded: 'On Hold',
  payment_review: 'Payment Review',
}

const cardBrands: Readonly<Record<string, string>> = {
  VI: 'Visa',
  MC: 'MasterCard',
  AE: 'American Express',
  DI: 'Discover',
}

const methodTitles: Readonly<Record<string, string>> = {
  bluepay_payment: 'Credit Card (BluePay)',
  affirm_gateway: 'Affirm',
  paypal_express: 'PayPal Express Checkout',
  authnetcim: 'Credit Card (Authorize.Net CIM)',
  free: 'No Payment Information Required',
}

export function statusLabel(status: string): string {
  return statusLabels[status] ?? titleCase(status)
}

export function statusPill(status: string): Html {
  return html`<span class="pill pill-${status}">${statusLabel(status)}</span>`
}

export function methodTitle(method: string): string {
  return methodTitles[method] ?? titleCase(method)
}

export function cardBrand(code: string): string {
  return cardBrands[code] ?? code
}

export function groupLabel(order: MagentoOrder): string {
  if (order.customer_is_guest) return 'NOT LOGGED IN'
  return order.customer_group_id === 2 ? 'VIP' : 'General'
}

/** As typed by the buyer: the billing name is never tidied. */
export function billingName(order: MagentoOrder): string {
  return `${order.billing_address.firstname} ${order.billing_address.lastname}`
}

/** Magento prints the word Guest where an order carries no customer's first name. */
export function customerName(order: MagentoOrder): string {
  if (!order.customer_firstname) return 'Guest'
  return `${order.customer_firstname} ${order.customer_lastname ?? ''}`
}

function titleCase(code: string): string {
  return code
    .split('_')
    .filter(Boolean)
    .map(word => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')
}
