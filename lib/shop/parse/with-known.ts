import { cannotBeOneOrder } from '../../domain/identity.ts'
import type { Order, Tender } from '../../domain/order.ts'

/**
 * An order as a page tells it, with what no page can tell kept from an earlier reading by the shop's interface: where
 * the first name ends, a birth date that the page does not show, and fractions of a cent that the page rounds. What the
 * interface told and no shop changes afterwards is never replaced: when it was placed, its items, and how it was paid
 * (rules 3). Another order of the same number tells nothing.
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
  return {
    ...read,
    customer,
    ...(isSameRounded(read, known) && { ...moneyOf(known), rounded: true }),
    ...(known.byRest && lasting(read, known)),
  }
}

function lasting(read: Order, known: Order): Partial<Order> {
  const { placedAt, items, giftCardCents } = known
  return {
    byRest: true,
    placedAt,
    items,
    tender: tenderOf(read.tender, known.tender),
    // A page may name the gift card of which the interface is silent.
    giftCardCents: giftCardCents || read.giftCardCents,
  }
}

/** The interface's word, but for what it leaves open: a card's brand, and further cards. */
function tenderOf(read: Tender, known: Tender): Tender {
  if (read.kind !== 'card' || known.kind !== 'card') return known
  const several = known.several ?? read.several
  return { kind: 'card', brand: known.brand ?? read.brand, ...(several && { several }) }
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
