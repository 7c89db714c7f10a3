import type { Order, Refund } from './order.ts'
import type { Cents, Instant } from './units.ts'

type Refunded = Pick<Order, 'refundedCents' | 'currency' | 'refunds'>

/**
 * An order as it was read, with the moments at which its refunds were noticed: more of them than were known is noticed
 * now, and fewer takes the latest back. What had gone back before the order was known has no day (rules 6.1).
 */
export function withRefundDays(read: Order, known: Refunded | undefined, now: Instant): Order {
  const { refunds: _refunds, ...order } = read
  if (known === undefined || order.currency !== undefined) return order
  const before = known.currency === undefined ? known.refundedCents : order.refundedCents
  const more = order.refundedCents - before
  const kept = fewer(known.refunds ?? [], Math.max(0, -more))
  const refunds = more > 0 ? [...kept, { at: now, cents: more }] : kept
  return refunds.length > 0 ? { ...order, refunds } : order
}

/** The refunds without so much of the latest. */
function fewer(refunds: readonly Refund[], cents: Cents): Refund[] {
  const last = refunds.at(-1)
  if (last === undefined || cents === 0) return [...refunds]
  const left = last.cents - cents
  return left > 0
    ? [...refunds.slice(0, -1), { ...last, cents: left }]
    : fewer(refunds.slice(0, -1), Math.max(0, -left))
}

/** What went back of an order at no day that anybody knows: it counts on the order's own. */
export function undatedRefundCents({
  refundedCents,
  refunds = [],
}: {
  refundedCents: Cents
  refunds?: readonly { cents: Cents }[] | undefined
}): Cents {
  return refundedCents - refunds.reduce((sum, { cents }) => sum + cents, 0)
}

/** When the last refund of an order was noticed: by it those are found that a range of days is told of. */
export function lastRefundAt({ refunds = [] }: Pick<Order, 'refunds'>): Instant | undefined {
  return refunds.at(-1)?.at
}
