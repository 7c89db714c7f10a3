import { type Customer, netCents, type Order } from './order.ts'
import { type OrderRecord, suspectsOf } from './posting.ts'

const usZip = /^\d{5}(?:[- ]?\d{4})?$/
const earliestBirth = '1900-01-01'

/**
 * The customer without a birth date or a ZIP code that cannot be right: a day that was still to come when the order
 * was placed, a ZIP code that lost a digit. What is not credible counts as missing, and staff are asked (rules 4.6).
 */
export function plausibleCustomer({ customer, placedAt }: Pick<Order, 'customer' | 'placedAt'>): Customer {
  const { birthDate, postalCode, country } = customer
  const placedOn = new Date(placedAt).toISOString().slice(0, 10)
  const isBorn = birthDate !== null && birthDate >= earliestBirth && birthDate < placedOn
  const isAbroad = country !== null && country.trim() !== '' && country.trim().toUpperCase() !== 'US'
  const isZip = postalCode !== null && (isAbroad || usZip.test(postalCode.trim()))
  return { ...customer, birthDate: isBorn ? birthDate : null, postalCode: isZip ? postalCode : null }
}

/**
 * What staff decide about, in one comparable text: while it stays the same, the answer they give is an answer to the
 * question they saw. Another amount, customer, reason or decision, or another payment that may be the order's, makes
 * another question.
 */
export function decisionToken({ order, posting }: OrderRecord): string {
  const { reason, decision } = posting
  return JSON.stringify([
    order.customer,
    netCents(order),
    order.state,
    reason,
    decision,
    [...suspectsOf(posting)].sort(),
  ])
}
