import { plainEmail } from './contact.ts'
import { isMadeUpName, knownBirthDate, knownEmail, knownPhone, knownPostalCode } from './known-values.ts'
import { type Customer, netCents, type Order } from './order.ts'
import { spokenName, withGeneration } from './person-name.ts'
import { type OrderRecord, suspectsOf } from './posting.ts'

/**
 * The customer without what cannot be right or is nobody's: a day that was still to come when the order was placed, a
 * ZIP code that lost a digit, 555-0100, `noreply@`, `N/A`. All that counts as missing, and staff are asked (rules 4.6).
 */
export function plausibleCustomer({ customer, placedAt }: Pick<Order, 'customer' | 'placedAt'>): Customer {
  const { email, phone, birthDate, postalCode, country } = customer
  const { firstName, lastName, fullName } = spokenName(customer)
  const placedOn = new Date(placedAt).toISOString().slice(0, 10)
  const { fullName: _told, possibleBirthDates: days = [], ...rest } = customer
  const possible = days.filter(day => knownBirthDate(day, placedOn) !== undefined)
  const isNobody = isMadeUpName(`${firstName} ${lastName}`)
  const family = withGeneration(lastName, `${customer.firstName} ${customer.lastName}`)
  return {
    ...rest,
    ...(fullName !== undefined && !isMadeUpName(fullName) && { fullName }),
    firstName: isNobody || isMadeUpName(firstName) ? '' : firstName,
    lastName: isNobody || isMadeUpName(lastName) ? '' : family,
    email: knownEmail(email) === undefined ? '' : plainEmail(email),
    phone: knownPhone(phone) === undefined ? null : phone,
    birthDate: knownBirthDate(birthDate, placedOn) ?? null,
    ...(possible.length > 0 && { possibleBirthDates: possible }),
    postalCode: knownPostalCode(postalCode, country) === undefined ? null : postalCode,
  }
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
