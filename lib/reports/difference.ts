import type { DifferenceReason } from '../domain/difference-reason.ts'
import { eligibilityOf } from '../domain/eligibility.ts'
import { judgeLedger, type LedgerVerdict } from '../domain/ledger.ts'
import { statusOf } from '../domain/posting-machine.ts'
import type { Status } from '../domain/status.ts'
import type { SnapshotOrder, SnapshotPayment, SnapshotPosting } from './snapshot.ts'

/** An order with all that speaks of it. */
export interface OrderBooks extends SnapshotOrder {
  payments: readonly SnapshotPayment[]
  /** The practice's name of its card type. */
  cardType: string
}

const byStatus: Readonly<Record<Status, DifferenceReason>> = {
  synced: 'missing-in-nextech',
  refunded: 'missing-in-nextech',
  pending: 'pending',
  posting: 'pending',
  verifying: 'verifying',
  resolve: 'resolve',
  attention: 'attention',
  voided: 'voided',
  skipped: 'skipped',
  waiting: 'waiting',
}

/**
 * Why an order is to be looked at, or null where shop, postings and ledger agree about it. The ledger speaks first: what
 * it holds is more certain than what we noted. `differs` = the three sums of the range are not equal for this order.
 */
export function reasonFor(books: OrderBooks, differs: boolean): DifferenceReason | null {
  const verdict = judgeLedger(books.sale, books.payments)
  const found = verdict.kind === 'live' ? liveReason(books, verdict) : otherReason(books, verdict)
  // What agrees on the whole and not within the range was booked on a day outside of it.
  return found ?? (differs ? 'other-day' : null)
}

function liveReason(
  books: OrderBooks,
  { payment, others = [] }: LedgerVerdict<SnapshotPayment> & { kind: 'live' },
): DifferenceReason | null {
  const heldCents = [payment, ...others].reduce((sum, { amountCents }) => sum + amountCents, 0)
  if (!holdsPosting(books.posting)) return byStatus[statusOf(books.posting.state)]
  if (postedCents(books) !== heldCents) return 'amount-differs'
  if (payment.day !== books.sale.day) return 'other-day'
  // One payment for each of several cards: no one card type is the order's.
  return others.length > 0 || payment.cardType === books.cardType ? null : 'other-card-type'
}

function otherReason(
  { sale, posting }: OrderBooks,
  verdict: Exclude<LedgerVerdict<SnapshotPayment>, { kind: 'live' }>,
): DifferenceReason | null {
  if (verdict.kind !== 'none') return verdict.kind
  const status = statusOf(posting.state)
  const wantsNothing =
    eligibilityOf(sale).kind !== 'post' &&
    sale.paidCents === sale.refundedCents &&
    posting.reason !== 'amounts-disagree'
  return wantsNothing && !holdsPosting(posting) ? null : byStatus[status]
}

/** Whether our books say that the order's posting rests in the ledger. */
export function holdsPosting({ state, paymentIds }: SnapshotPosting): boolean {
  return (
    statusOf(state) === 'synced' || state === 'refunded' || (state === 'attention' && paymentIds.length > 0)
  )
}

/**
 * What by our own books was posted for the order, before refunds: the plan that was sent or adopted. An order that
 * staff had posted otherwise before us has no plan: then what it should be stands for it, and what Nextech still owes.
 */
export function postedCents({ sale, posting }: Pick<OrderBooks, 'sale' | 'posting'>): number {
  if (!holdsPosting(posting)) return 0
  return posting.plan?.amountCents ?? sale.paidCents - sale.refundedCents + posting.owedCents
}
