import { cancelledAsPaid, contradictionIn } from '../../domain/amounts.ts'
import { brandOf, labelMissing, labelRefused } from '../../domain/card-types.ts'
import { severalCardsIn, standingAt } from '../../domain/eligibility.ts'
import { formatCents } from '../../domain/money.ts'
import { netCents } from '../../domain/order.ts'
import type { OrderRecord, Posting } from '../../domain/posting.ts'
import { practiceDayOf } from '../../domain/practice-day.ts'
import { opensPanel, type ReasonCode, tellsNextechsWords } from '../../domain/reasons.ts'
import type { Instant } from '../../domain/units.ts'
import type { Trouble } from '../../sync/ports/nextech.ts'
import { say } from '../../words/background-words.ts'
import { formatDay } from '../../words/format-time.ts'
import { toldLine } from '../../words/told-words.ts'
import { isTimeout } from '../with-timeout.ts'

/** Cause and fix of a reason, one line each. */
export function explain(reason: ReasonCode): string {
  return `${say(`reason.${reason}.cause`)}\n${say(`reason.${reason}.fix`)}`
}

/** What the sync itself tries again. */
const passing: readonly Trouble['trouble'][] = ['nextech-down', 'rate-limited', 'list-incomplete']

/**
 * What was in the way of what a person asked of Nextech, and what to do. Payments go on by themselves once it has passed;
 * a choice that was not taken, or a search, does not.
 */
export function explainTrouble(trouble: Trouble): string {
  if (isTimeout(trouble)) return say('panel.slow')
  if (!passing.includes(trouble.trouble)) return explain(trouble.trouble)
  // Whose connection it is: Nextech has just answered where it wants fewer requests, or miscounts a list.
  const lines = [say(`reason.${trouble.trouble}.cause`), say('panel.try-again')]
  const isAway = trouble.trouble === 'nextech-down'
  return isAway ? `${lines.join('\n')} ${say('panel.try-again.connection')}` : lines.join('\n')
}

/** What stands behind an order's reason, in the language that is spoken, for staff alone. */
export function detailFor(record: OrderRecord, timeZone: string): string | null {
  const detail = shownDetailOf(record.posting)
  return detail === null ? takenText(record, timeZone) : toldLine(detail)
}

/** Both orders of one number, by day and amount: a badge names nobody. Null where the number is the order's own. */
export function takenText({ order, posting }: OrderRecord, timeZone: string): string | null {
  const { reason, takenBy, number } = posting
  if (reason !== 'number-taken' || !takenBy) return null
  const dayOf = (placedAt: number) => formatDay(practiceDayOf(placedAt, timeZone))
  return say('evidence.taken', {
    number,
    firstDay: dayOf(takenBy.placedAt),
    firstAmount: formatCents(takenBy.amountCents),
    day: dayOf(order.placedAt),
    amount: formatCents(netCents(order)),
  })
}

/**
 * The order's own figures, cards or brand behind its reason, in a sentence for the shop's page: made from the order as
 * it stands, never from a stored text. Empty where there are none.
 */
export function factsBehind(record: OrderRecord, now: Instant): string {
  return toldLine(factsOf(record, now))
}

function factsOf({ order, posting }: OrderRecord, now: Instant): string {
  const { reason, plan } = posting
  if (reason === 'amounts-disagree') return contradictionIn(order) ?? ''
  if (reason === 'amount-differs') return cancelledAsPaid(order) ?? ''
  if (reason === 'two-cards') return severalCardsIn(order) ?? ''
  if (reason === 'card-type-missing')
    return plan === null ? labelMissing(brandOf(order)) : labelRefused(brandOf(order), plan.cardType)
  const standing = reason === 'unpaid-too-long' ? standingAt(order, now) : null
  return standing?.kind === 'attention' ? standing.detail : ''
}

/** Whether an order waits for what a person does in the panel. */
export function needsResolve({ posting }: OrderRecord): boolean {
  return posting.reason !== null && opensPanel(posting.reason)
}

/** Reasons whose detail names both figures, or what else stands behind them. */
const withFigures: readonly ReasonCode[] = [
  'amounts-disagree',
  'amount-differs',
  'two-cards',
  'unpaid-too-long',
  'unusual',
  'card-type-missing',
  'voided-in-nextech',
]

/** The detail of a reason for staff: Nextech's own words, or both figures. Never for the shop's page. */
function shownDetailOf({ reason, detail }: Pick<Posting, 'reason' | 'detail'>): string | null {
  return reason !== null && (tellsNextechsWords(reason) || withFigures.includes(reason)) ? detail : null
}
