import * as v from 'valibot'
import type { Health } from '../../domain/health.ts'
import { OrderSchema } from '../../domain/order.ts'
import { type OrderRecord, type Posting, PostingSchema } from '../../domain/posting.ts'
import { assertMove, openOutcome, staffStates, statusOf, undecided } from '../../domain/posting-machine.ts'
import type { ReasonCode } from '../../domain/reasons.ts'
import type { Instant } from '../../domain/units.ts'
import { StaleRevision } from '../../sync/ports/sync-store.ts'

/** A stored order and posting, parsed: a row that an older version wrote otherwise throws here, not later. */
export function parseRecord(order: unknown, posting: unknown): OrderRecord {
  return { order: v.parse(OrderSchema, order), posting: v.parse(PostingSchema, posting) }
}

/**
 * The posting made due because the order, the set-up or the posture changed; one under way goes on as it is, and one that is
 * decided stays so: the ledger is asked about it.
 */
export function requeued(posting: Posting, now: Instant): Posting {
  const changed = { ...posting, revision: posting.revision + 1, updatedAt: now }
  if (openOutcome.includes(posting.state)) return changed
  const { state, asked, updatedAt } = posting
  const isOpen = undecided.includes(state)
  const waits = isOpen && staffStates.includes(state)
  return {
    ...changed,
    dueAt: now,
    ...(isOpen && { state: 'new' }),
    ...(waits && { asked: { state, since: asked?.since ?? updatedAt } }),
    ...(!waits && asked && { asked: asWasDecided(asked) }),
  }
}

/**
 * Staff were asked about the order as it was: who takes their word back has it judged again. What was posted and voided is
 * so whatever the order says now.
 */
function asWasDecided({ before, ...asked }: NonNullable<Posting['asked']>): Posting['asked'] {
  return before && statusOf(before.state) === 'voided' ? { ...asked, before } : asked
}

/** Since when staff are asked the same, through all the times that it was judged again; undefined once it is another matter. */
function stillAsked(before: Posting, { state, reason, decision }: Posting): Posting['asked'] {
  const { asked } = before
  const isLinked = state === 'adopted' && decision?.kind === 'payment'
  const isOpen = state === 'new' || (state === 'matched' && decision !== null) || isLinked
  return isOpen || (state === asked?.state && reason === before.reason) ? asked : undefined
}

/**
 * A posting before and after a change, judged by what is stored now. Throws `StaleRevision` where it changed since the
 * record was read or is gone, and an error where the move is none of the table's or the value could not be read back.
 */
export function changedPosting(
  current: Posting | undefined,
  record: OrderRecord,
  change: Partial<Posting>,
): { before: Posting; after: OrderRecord } {
  if (current?.revision !== record.posting.revision) throw new StaleRevision(record.posting.key)
  const changed = { ...current, ...change, key: current.key, revision: current.revision + 1 }
  const { asked: _, ...rest } = changed
  const asked = 'asked' in change ? change.asked : stillAsked(current, changed)
  const next = asked === undefined ? rest : { ...rest, asked }
  assertMove(current.state, next.state)
  return { before: current, after: parseRecord(record.order, next) }
}

/** Whether a change says that a payment leaves, or is what staff say: such are made where the practice is, and nowhere else. */
export function isOfHost({ state, decision, closing }: Partial<Posting>): boolean {
  return state === 'sent' || Boolean(decision) || Boolean(closing)
}

/** Refuses such a change where the practice was moved away, whatever a worker that slept still believes. */
export function assertNotMoved({ moved }: Pick<Health, 'moved'>, { key }: Posting): void {
  if (moved) throw new StaleRevision(key)
}

/** Whether a posting is judged again when these reasons, or any, may have passed; one under way goes on as it is. */
export function isReconsidered(
  { reason, state }: Posting,
  reasons: readonly ReasonCode[] | undefined,
): boolean {
  const isMeant = reasons === undefined || (reason !== null && reasons.includes(reason))
  return isMeant && !openOutcome.includes(state)
}

/** Still to be posted, perhaps posted, or held up because some payment may be this order's. */
export function mayWantPayment({ state, reason }: Posting): boolean {
  return (
    state === 'matched' ||
    state === 'intent' ||
    openOutcome.includes(state) ||
    reason === 'possible-duplicate'
  )
}
