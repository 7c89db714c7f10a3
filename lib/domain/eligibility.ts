import { contradictionIn, type MoneyFacts } from './amounts.ts'
import { netCents, type Sale, type SaleMoney } from './order.ts'
import { paidByGiftCardAlone } from './posting-plan.ts'
import type { ReasonCode } from './reasons.ts'

/** Whether an order is to be posted, by its state and money alone (rules 3). */
export type Eligibility = { kind: 'post' } | { kind: 'waiting' | 'skipped'; reason: ReasonCode }

const waiting: Partial<Record<Sale['state'], ReasonCode>> = {
  new: 'not-paid',
  pending_payment: 'not-paid',
  payment_review: 'under-review',
  holded: 'on-hold',
}

/** The table of rules 3. What the ledger holds is judged before: a posted order is never skipped. */
export function eligibilityOf(order: SaleMoney): Eligibility {
  const reason = waiting[order.state]
  if (reason) return { kind: 'waiting', reason }
  if (order.state === 'canceled') return { kind: 'skipped', reason: 'cancelled' }
  const allBack = order.refundedCents > 0 && netCents(order) <= 0
  if (order.state === 'closed' || allBack) return { kind: 'skipped', reason: 'refunded' }
  if (order.paidCents > 0 || paidByGiftCardAlone(order)) return { kind: 'post' }
  // Authorised but not captured: Magento calls it processing, no money has moved yet.
  return order.dueCents > 0
    ? { kind: 'waiting', reason: 'not-paid' }
    : { kind: 'skipped', reason: 'nothing-to-post' }
}

/** What is to become of an order before anything is posted; facts that contradict each other wait for staff. */
export type Standing = Eligibility | { kind: 'attention'; reason: 'amounts-disagree'; detail: string }

/** `eligibilityOf` with the check of the facts before it, wherever money would move or be said to rest (rules 3). */
export function standingOf(order: MoneyFacts & Pick<Sale, 'state'>): Standing {
  const eligible = eligibilityOf(order)
  if (waiting[order.state] || order.state === 'canceled') return eligible
  const detail = contradictionIn(order)
  return detail === null ? eligible : { kind: 'attention', reason: 'amounts-disagree', detail }
}
