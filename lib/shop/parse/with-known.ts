import { canonical } from '../../domain/canonical.ts'
import { normalName } from '../../domain/contact.ts'
import { cannotBeOneOrder } from '../../domain/identity.ts'
import type { Customer, Order, Tender } from '../../domain/order.ts'
import { withGeneration, withoutTitles } from '../../domain/person-name.ts'

/**
 * An order as a page tells it, with what no page can tell kept from an earlier reading by the shop's interface: where
 * the first name ends, a birth date that the page does not show, and fractions of a cent that the page rounds. What the
 * interface told and no shop changes afterwards is never replaced: when it was placed, its items, and how it was paid
 * (rules 3); nor is its money by a page that is older. Another order of the same number tells nothing.
 */
export function withKnown(read: Order, known: Order | undefined): Order {
  if (known === undefined || cannotBeOneOrder(known, read)) return read
  // The interface tells it by itself again; until then nothing that was only seen stands in its place.
  if (read.seen && known.byRest) return known
  const customer = {
    ...withParts(read, known),
    birthDate: read.customer.birthDate ?? known.customer.birthDate,
  }
  const order = {
    ...read,
    customer,
    ...(isSameRounded(read, known) && { ...moneyOf(known), rounded: true }),
    ...(known.byRest && lasting(read, known)),
  }
  return saysNothingNew(order, known) ? withoutOrigin(order) : order
}

/** What an open page shows is known already by a better way: it takes nothing from that. */
function saysNothingNew(seen: Order, known: Order): boolean {
  if (!seen.seen || known.seen) return false
  return Object.entries(withoutOrigin(seen)).every(
    ([name, value]) => canonical(value) === canonical(known[name as keyof Order]),
  )
}

function withoutOrigin({ seen: _onlySeen, ...order }: Order): Order {
  return order
}

function lasting(read: Order, known: Order): Partial<Order> {
  const { placedAt, items, giftCardCents } = known
  return {
    byRest: true,
    placedAt,
    items,
    ...(isOlder(read, known) && { ...moneyOf(known), state: known.state }),
    tender: tenderOf(read.tender, known.tender),
    // A page may name the gift card of which the interface is silent.
    giftCardCents: giftCardCents || read.giftCardCents,
  }
}

/**
 * Whether a page is older than what the interface told: a tab that stood open, or a reading that waited for its backend.
 * Money that was taken or went back does not become less, and nothing comes after the end of an order; where it does all
 * the same, the interface tells it.
 */
function isOlder(read: Order, known: Order): boolean {
  const isOver = known.state === 'canceled' || known.state === 'closed'
  const isLess = (['paidCents', 'refundedCents'] as const).some(
    name => known[name] - read[name] > toleranceCents,
  )
  return read.currency === known.currency && (isLess || (isOver && read.state !== known.state))
}

/** Shops round each figure by itself. */
const toleranceCents = 5

/** The interface's word, but for what it leaves open: a card's brand, and further cards. */
function tenderOf(read: Tender, known: Tender): Tender {
  if (read.kind !== 'card' || known.kind !== 'card') return known
  const several = known.several ?? read.several
  return { kind: 'card', brand: known.brand ?? read.brand, ...(several && { several }) }
}

/**
 * The parts of the name where the interface told them, and the page tells the same name in one text: with a title, or
 * a middle name more.
 */
function withParts({ customer }: Order, known: Order): Customer {
  const { firstName, lastName, fullName } = known.customer
  const [read, before] = [wordsOf(customer), wordsOf(known.customer)]
  const isSame = customer.fullName === undefined ? read.join() === before.join() : isWithin(before, read)
  if (!isSame || fullName !== undefined || (customer.fullName !== undefined && !known.byRest)) return customer
  const { fullName: _inOneText, ...rest } = customer
  const told = customer.fullName ?? `${customer.firstName} ${customer.lastName}`
  return { ...rest, firstName, lastName: withGeneration(lastName, told) }
}

const isWithin = (words: readonly string[], all: readonly string[]) =>
  words.length > 1 && words.every(word => all.includes(word))

function wordsOf({ firstName, lastName, fullName }: Customer): string[] {
  return normalName(withoutTitles(fullName ?? `${firstName} ${lastName}`)).split(' ')
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
