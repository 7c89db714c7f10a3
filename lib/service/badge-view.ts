import type { BadgeView } from '../contract/page-messages.ts'
import { shownState } from '../domain/asked.ts'
import { heldBy } from '../domain/held.ts'
import { formatCents } from '../domain/money.ts'
import { netCents } from '../domain/order.ts'
import { type OrderRecord, suspectsOf } from '../domain/posting.ts'
import { type PostingState, statusOf } from '../domain/posting-machine.ts'
import { practiceDayOf } from '../domain/practice-day.ts'
import { quotesToApply } from '../domain/quote.ts'
import { fixActionOf, opensPanel, type ReasonCode, tellsOfPatient } from '../domain/reasons.ts'
import { staffStatuses, type Warning } from '../domain/status.ts'
import type { Listing } from '../sync/ports/intake.ts'
import { isPending } from '../sync/staff-decision.ts'
import { say } from '../words/background-words.ts'
import { formatMoment } from '../words/format-time.ts'
import { paymentList } from '../words/payment-list.ts'
import type { Practice } from './practice.ts'
import { explain, factsBehind, takenText } from './views/reason.ts'

/** What the words of a badge depend on besides the order. */
export interface BadgeContext {
  timeZone: string
  now: number
  /** Why nothing is posted at the moment; null while payments leave. */
  held: ReasonCode | null
  /** The practice only observes: no page learns by an order whether Nextech knows its customer. */
  observes: boolean
}

/** What the words of badges depend on besides the orders, at this moment. */
export async function badgeContext({
  engine,
  configuration,
}: Pick<Practice, 'engine' | 'configuration'>): Promise<BadgeContext> {
  const health = await engine.store.health()
  const { posture, practice } = configuration
  return {
    ...{ held: heldBy(posture, health), observes: posture === 'observe' },
    ...{ timeZone: practice.timeZone, now: engine.clock.now() },
  }
}

/** The badge of an order in words. Names, e-mails and patients never reach the page (rules 10.1). */
export function badgeView(given: OrderRecord, context: BadgeContext): BadgeView {
  const record = context.observes ? withoutMatch(given) : given
  const { posting } = record
  const status = statusOf(shownState(posting))
  const reason = posting.reason ?? (status === 'pending' ? context.held : null)
  return {
    number: posting.number,
    status,
    reason,
    word: say(`status.${status}`),
    ...(status === 'synced' && noteOf(notesOf(record, context))),
    tooltip: [
      reason && staffStatuses.includes(status) ? say(`reason.${reason}.name`) : '',
      evidence(record, context, reason),
      suspected(record),
      factsBehind(record, context.now),
      takenText(record, context.timeZone) ?? '',
      reason ? explain(reason) : '',
      ...warnings(record),
      ...(status === 'synced' ? quotesText(record, context) : []),
    ]
      .filter(Boolean)
      .join('\n'),
    button: isPending(posting) ? { label: say('action.undo'), opens: 'undo' } : buttonFor(reason),
  }
}

/** States of an order of which nothing has left yet. */
const unsent: readonly PostingState[] = ['new', 'matched', 'resolve', 'attention']

/**
 * The order as it was before Nextech was searched for its customer (rules 10.1): a page can show any order that it likes, and
 * where nothing is posted no person would ever see what it asked. Whose it is stands in our own pages.
 */
function withoutMatch(record: OrderRecord): OrderRecord {
  const { asked: _, ...posting } = record.posting
  const { state, reason, decision, sentAt } = posting
  const isOfPatient = reason === null || reason === 'observe-only' || tellsOfPatient(reason)
  if (!unsent.includes(state) || decision !== null || sentAt !== null || !isOfPatient) return record
  return { ...record, posting: { ...posting, state: 'new', reason: null, warnings: [] } }
}

/** The badge of an order that was not read yet, or could not be. */
export function unseenView(
  number: string,
  listing: Listing | undefined,
  trouble: ReasonCode | null = null,
): BadgeView {
  const problem = listing?.problem ? troubleOf(listing.problem) : null
  const reason = trouble ?? problem
  return {
    number,
    status: 'unseen',
    reason,
    word: trouble === 'not-configured' ? say('trouble.not-configured') : say('status.unseen'),
    tooltip: reason ? explain(reason) : say('status.unseen.meaning'),
    button: buttonFor(reason),
  }
}

/** The reason that staff are told where an order's page could not be read. */
export function troubleOf(problem: NonNullable<Listing['problem']>): ReasonCode {
  return problem === 'date-unclear' || problem === 'status-unknown' ? problem : 'shop-unreadable'
}

function evidence({ posting }: OrderRecord, { timeZone, now }: BadgeContext, reason: ReasonCode | null) {
  const status = statusOf(shownState(posting))
  if (status === 'pending' && reason !== null) return say('status.pending.held')
  if (isPending(posting)) return say('status.pending.chosen')
  const [payment] = posting.paymentIds
  // It was posted: what is wrong with it stands in its reason.
  if (status === 'attention' && reason !== null && payment !== undefined) return ''
  if (status !== 'synced' || !posting.plan || payment === undefined) return say(`status.${status}.meaning`)
  const time =
    posting.postedAt === null ? '' : formatMoment(posting.postedAt, timeZone, practiceDayOf(now, timeZone))
  const kind = posting.state === 'adopted' ? 'evidence.adopted' : 'evidence.posted'
  return say(kind, { amount: formatCents(posting.plan.amountCents), time, payment })
}

/** Payment numbers are no personal data; whose they are is told inside the panel only. */
function suspected({ posting }: OrderRecord): string {
  const isAsked = ['resolve', 'attention'].includes(statusOf(shownState(posting)))
  const ids = isAsked ? suspectsOf(posting) : []
  return ids.length === 0 ? '' : say('evidence.suspects', { payments: paymentList(ids) })
}

type Note = Warning | 'open-quote'

function notesOf({ posting }: OrderRecord, { now }: BadgeContext): Note[] {
  return [...posting.warnings, ...(quotesToApply(posting, now).length > 0 ? (['open-quote'] as const) : [])]
}

/** Number and amount alone: what a quote is for is told in our own pages. */
function quotesText({ order, posting }: OrderRecord, { now }: BadgeContext): string[] {
  return quotesToApply(posting, now).map(({ id, totalCents }) => {
    const isEqual = totalCents === netCents(order)
    return say(isEqual ? 'evidence.quote.equal' : 'evidence.quote', { id, amount: formatCents(totalCents) })
  })
}

/** What staff should look at first, first: money, then the patient, then words and times. */
const byWeight: readonly Note[] = [
  'contains-gift-card',
  'card-type-defaulted',
  'rounded-amount',
  'second-payment',
  'amount-accepted',
  'partly-refunded',
  'refunded-after',
  'open-quote',
  'new-patient',
  'truncated-description',
  'late',
  'adopted',
]

function noteOf(notes: readonly Note[]): { note: string } | null {
  const [first, ...more] = byWeight.filter(each => notes.includes(each))
  if (first === undefined) return null
  const note = say(`note.${first}`)
  return { note: more.length === 0 ? note : say('note.more', { note, count: more.length }) }
}

function warnings({ posting }: OrderRecord): string[] {
  return posting.warnings.map(warning => say(`warning.${warning}`))
}

function buttonFor(reason: ReasonCode | null): BadgeView['button'] {
  const action = reason === null ? null : fixActionOf(reason)
  if (reason !== null && opensPanel(reason)) return { label: say('action.resolve'), opens: 'resolve' }
  return action === 'settings' || action === 'sign-in'
    ? { label: say('action.open'), opens: 'workbench' }
    : null
}
