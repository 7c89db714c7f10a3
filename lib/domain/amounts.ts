import { formatCents, practiceCurrency } from './money.ts'
import type { Order } from './order.ts'
import type { Cents } from './units.ts'

/** What a shop tells of an order's money. */
export type MoneyFacts = Pick<
  Order,
  'totalCents' | 'paidCents' | 'refundedCents' | 'dueCents' | 'giftCardCents' | 'currency'
>

/** Shops round each figure by itself: what differs by no more than this agrees. */
const toleranceCents: Cents = 5

/**
 * Why an order's figures cannot all be true, in a sentence that names both, or null where they agree (rules 3).
 * Money must not move on them: nobody can tell which figure is the wrong one.
 */
export function contradictionIn(facts: MoneyFacts): string | null {
  const { totalCents, paidCents, refundedCents, dueCents, currency } = facts
  const money = (cents: Cents) => formatCents(cents, currency)
  if (currency !== undefined)
    return `The shop says ${money(paidCents)} was paid of a total of ${money(totalCents)}: this order is in ${currency}, and the practice books ${practiceCurrency}.`
  if (isBeyond(paidCents - totalCents))
    return `The shop says ${money(paidCents)} was paid of a total of ${money(totalCents)}.`
  if (isBeyond(refundedCents - paidCents))
    return `The shop says ${money(refundedCents)} was refunded, and only ${money(paidCents)} was paid.`
  if (!addsUp(facts))
    return `The shop says ${money(paidCents)} was paid and ${money(dueCents)} is due, of a total of ${money(totalCents)}.`
  return null
}

/** What Nextech holds for an order, and what the shop says of it, in one sentence: the two do not agree. */
export function amountsApart(facts: MoneyFacts & Pick<Order, 'state'>, postedCents: Cents): string {
  const money = (cents: Cents) => formatCents(cents, facts.currency)
  // What cannot be read of a payment is kept as nothing (`wire-payment.ts`).
  const held =
    postedCents === 0
      ? 'Nextech holds a payment for it, of nothing or of an amount that cannot be read.'
      : `Nextech holds a payment of ${formatCents(postedCents)} for it.`
  const cancelled = cancelledAsPaid(facts)
  if (cancelled !== null) return `${held} ${cancelled}`
  const back = facts.refundedCents > 0 ? ` and ${money(facts.refundedCents)} was refunded` : ''
  return `${held} The shop says ${money(facts.paidCents)} was paid${back}.`
}

/** Cancelled, and its money is told as if it were not. */
export function isCancelledAsPaid({ state, refundedCents }: Pick<Order, 'state' | 'refundedCents'>): boolean {
  return state === 'canceled' && refundedCents === 0
}

/** What the shop says of an order that it has cancelled, and whose money it tells as before; null for any other. */
export function cancelledAsPaid(facts: MoneyFacts & Pick<Order, 'state'>): string | null {
  if (!isCancelledAsPaid(facts)) return null
  return `The shop has cancelled the order. It says ${formatCents(facts.paidCents, facts.currency)} was paid and tells of no refund.`
}

/** Paid and due make the total, but for what gift cards and refunds explain. */
function addsUp({ totalCents, paidCents, refundedCents, dueCents, giftCardCents }: MoneyFacts): boolean {
  const missing = totalCents - paidCents - dueCents
  // Some shops keep what a gift card paid within the total, and count it neither as paid nor as due.
  if (isNear(missing) || isNear(missing - giftCardCents)) return true
  // Some count what went back as due to the customer; the order itself was paid whole.
  return isNear(totalCents - paidCents) && isNear(dueCents + refundedCents)
}

const isBeyond = (cents: Cents) => cents > toleranceCents
const isNear = (cents: Cents) => Math.abs(cents) <= toleranceCents
