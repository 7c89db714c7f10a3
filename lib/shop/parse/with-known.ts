import { cannotBeOneOrder } from '../../domain/identity.ts'
import type { Order } from '../../domain/order.ts'

/**
 * An order as a page tells it, with what no page can tell kept from an earlier reading by the shop's interface: where
 * the first name ends, a birth date that the page does not show, and fractions of a cent that the page rounds. Another
 * order of the same number tells nothing.
 */
export function withKnown(read: Order, known: Order | undefined): Order {
  if (known === undefined || cannotBeOneOrder(known, read)) return read
  const { firstName, lastName, birthDate } = known.customer
  const sameName = fullName(read) === fullName(known)
  const customer = {
    ...read.customer,
    ...(sameName && { firstName, lastName }),
    birthDate: read.customer.birthDate ?? birthDate,
  }
  return { ...read, customer, ...(isSameRounded(read, known) && { ...moneyOf(known), rounded: true }) }
}

function fullName({ customer }: Order): string {
  return `${customer.firstName} ${customer.lastName}`.trim()
}

function moneyOf({ totalCents, paidCents, refundedCents, dueCents }: Order) {
  return { totalCents, paidCents, refundedCents, dueCents }
}

/** Shops round half a cent up or to the even one: a page may differ from the interface by a cent. */
function isSameRounded(read: Order, known: Order): boolean {
  const before = Object.values(moneyOf(known))
  const isNear = Object.values(moneyOf(read)).every((cents, at) => Math.abs(cents - (before[at] ?? 0)) <= 1)
  return known.rounded === true && read.currency === known.currency && isNear
}
