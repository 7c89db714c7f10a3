import type { Order } from '../../domain/order.ts'

/**
 * An order as a page tells it, with what no page can tell kept from an earlier reading by the shop's interface: where
 * the first name ends, and a birth date that the page does not show.
 */
export function withKnown(read: Order, known: Order | undefined): Order {
  if (known === undefined) return read
  const { firstName, lastName, birthDate } = known.customer
  const sameName = fullName(read) === fullName(known)
  const customer = {
    ...read.customer,
    ...(sameName && { firstName, lastName }),
    birthDate: read.customer.birthDate ?? birthDate,
  }
  return { ...read, customer }
}

function fullName({ customer }: Order): string {
  return `${customer.firstName} ${customer.lastName}`.trim()
}
