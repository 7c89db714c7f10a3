import type { Order } from './order.ts'
import { plausibleCustomer } from './plausible.ts'

type Asked = Pick<Order, 'customer' | 'placedAt'>

/**
 * Whether a customer is told from others by the four fields: by a name, and an e-mail or a phone. Where these are
 * made up, as for a walk-in, any number of people share them, and what staff said of one says nothing of the next.
 */
export function isTold(order: Asked): boolean {
  const { firstName, lastName, fullName = '', email, phone } = plausibleCustomer(order)
  const isNamed = `${firstName}${lastName}${fullName}`.trim() !== ''
  return isNamed && (email !== '' || phone !== null)
}

/** The birth date that an order tells, where it can be somebody's. */
export function toldBirthDate(order: Asked): string | undefined {
  return plausibleCustomer(order).birthDate ?? undefined
}
