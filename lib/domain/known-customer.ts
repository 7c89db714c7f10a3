import type { Order } from './order.ts'
import { plausibleCustomer } from './plausible.ts'
import type { PracticeDay } from './units.ts'

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

/**
 * The birth date that an order tells, where it can be somebody's; the days that it may be where its figures leave that
 * open; none where nothing is told.
 */
export function toldBirthDates(order: Asked): readonly PracticeDay[] {
  const { birthDate, possibleBirthDates = [] } = plausibleCustomer(order)
  return birthDate === null ? possibleBirthDates : [birthDate]
}

/** Whether two orders may be of people who are born on one day. */
export function mayBeBornTogether(one: Asked, other: Asked): boolean {
  const [days, others] = [toldBirthDates(one), toldBirthDates(other)]
  return days.length === 0 || others.length === 0 || days.some(day => others.includes(day))
}
