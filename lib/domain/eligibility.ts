import { contradictionIn, type MoneyFacts } from './amounts.ts'
import { brandName } from './card-types.ts'
import { formatCents } from './money.ts'
import { netCents, type Sale, type SaleMoney } from './order.ts'
import { paidByGiftCardAlone } from './posting-plan.ts'
import type { ReasonCode } from './reasons.ts'
import type { Instant } from './units.ts'

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
  // A shop closes an order by refunding it: what is left of it then is a fee that was kept.
  const isKept = order.refundedCents > 0 && netCents(order) > 0
  if (allBack || (order.state === 'closed' && !isKept)) return { kind: 'skipped', reason: 'refunded' }
  if (order.paidCents > 0 || paidByGiftCardAlone(order)) return { kind: 'post' }
  // Authorised but not captured: Magento calls it processing, no money has moved yet.
  return order.dueCents > 0
    ? { kind: 'waiting', reason: 'not-paid' }
    : { kind: 'skipped', reason: 'nothing-to-post' }
}

/** What is to become of an order before anything is posted; facts that contradict each other wait for staff. */
export type Standing =
  | Eligibility
  | { kind: 'attention'; reason: 'amounts-disagree' | 'two-cards' | 'unpaid-too-long'; detail: string }

/** `eligibilityOf` with the check of the facts before it, wherever money would move or be said to rest (rules 3). */
export function standingOf(order: MoneyFacts & Pick<Sale, 'state' | 'tender'>): Standing {
  const eligible = eligibilityOf(order)
  if (waiting[order.state] || order.state === 'canceled') return eligible
  const detail = contradictionIn(order)
  if (detail !== null) return { kind: 'attention', reason: 'amounts-disagree', detail }
  const cards = eligible.kind === 'post' && order.paidCents > 0 ? severalCardsIn(order) : null
  return cards === null ? eligible : { kind: 'attention', reason: 'two-cards', detail: cards }
}

const dayMs = 24 * 60 * 60_000

/**
 * From when on an order that the shop works on, and for which it notes no payment, is for staff (rules 3): the gateway
 * may have taken the money without an invoice. Null for any other order.
 */
export function unpaidFrom(order: SaleMoney & Pick<Sale, 'placedAt'>): Instant | null {
  const isWorkedOn = order.state === 'processing' || order.state === 'complete'
  const eligible = eligibilityOf(order)
  return isWorkedOn && eligible.kind === 'waiting' && eligible.reason === 'not-paid'
    ? order.placedAt + dayMs
    : null
}

/** `standingOf` at a moment: what waits for its payment too long does not go on waiting by itself. */
export function standingAt(
  order: MoneyFacts & Pick<Sale, 'state' | 'tender' | 'placedAt'>,
  now: Instant,
): Standing {
  const standing = standingOf(order)
  const from = unpaidFrom(order)
  if (standing.kind !== 'waiting' || from === null || now < from) return standing
  const money = (cents: number) => formatCents(cents, order.currency)
  const detail = `The shop says ${money(order.paidCents)} was paid and ${money(order.dueCents)} is due, of a total of ${money(order.totalCents)}.`
  return { kind: 'attention', reason: 'unpaid-too-long', detail }
}

/** Which cards paid an order, in a sentence, where there are several (rules 3): one payment has one card type. */
export function severalCardsIn({ tender }: Pick<Sale, 'tender'>): string | null {
  if (tender.kind !== 'card' || !tender.several) return null
  const cards = tender.several.map(brand => (brand === null ? 'a card of no told brand' : brandName(brand)))
  return `The shop took several cards for this order: ${cards.join(' and ')}.`
}
