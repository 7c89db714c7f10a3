import type { LedgerPayment } from '../domain/ledger.ts'
import type { OrderRecord, Posting } from '../domain/posting.ts'
import type { Instant } from '../domain/units.ts'
import { lastLeap } from './clock-leap.ts'
import { type Engine, timing } from './engine.ts'
import { isKnown } from './list-lag.ts'

/** What is known of how far Nextech's lists reach, seen from an order's request. */
export interface ListsSince {
  /** They show a payment of ours that left later. */
  current: boolean
  /** Until when they may lack the request, though it was taken; undefined where nothing tells that they are behind. */
  behindUntil: Instant | undefined
}

/** So many of the payments that were made about then are asked: the oldest tell the most. */
const maxWitnesses = 200

/**
 * How far the lists are, by our own payments alone (rules 5): one that left later and is shown, or one that Nextech said
 * yes to and that is not shown. Moments of Nextech's clock do not count: it may be minutes ahead of this computer's, and
 * then old payments look younger than the request. What was known before stays known: what is shown at last need not be
 * as young as the request.
 */
export async function listsSince(engine: Engine, { posting }: OrderRecord): Promise<ListsSince> {
  const { store, clock } = engine
  const now = clock.now()
  const sentAt = posting.sentAt ?? 0
  // It left before the clock was put back: how long ago nobody knows, and what was noted then lies hours ahead.
  if (sentAt > now) return { current: false, behindUntil: undefined }
  const near = await store.paymentsFrom(sentAt - timing.clockSkew, maxWitnesses)
  const holders = await store.touchedBy(
    [],
    near.map(({ id }) => id),
    // What cannot be read bears no witness.
    () => undefined,
  )
  const read = new Set(near.filter(isRead).map(({ id }) => id))
  const isLater = ({ sentAt: left }: Posting) =>
    left !== null && left > sentAt + timing.firstLook && left <= now
  if (holders.some(each => isLater(each.posting) && each.posting.paymentIds.some(id => read.has(id))))
    return { current: true, behindUntil: undefined }
  const { readAt = 0, lag } = (await store.ledgerCoverage()) ?? {}
  const awaited = near.filter(each => !isRead(each) && each.createdAt <= readAt - timing.settle)
  const unread = await firstUnread(engine, awaited, holders)
  // Twice as long as they are known to be behind: they were seen to be so once or twice, not how they will be.
  const from = Math.max(sentAt, await lastLeap(engine))
  const known = lag && isKnown(lag, now) ? from + Math.max(2 * lag.ms, timing.settle) : undefined
  const until = unread && Math.max(from + 2 * (readAt - unread.createdAt), now + timing.settle)
  const { behindUntil: noted } = posting
  const before = noted && Math.max(noted, from + Math.min(noted - sentAt, timing.maxBehind))
  return { current: false, behindUntil: latest(before, known, until) }
}

/** An answer of Nextech alone told of it where it was not read yet. */
function isRead({ updatedAt }: LedgerPayment): boolean {
  return updatedAt > 0
}

/** The list may show a payment under another id than the answer named: then its order's number tells that it is there. */
async function firstUnread(
  { store }: Engine,
  awaited: readonly LedgerPayment[],
  holders: readonly OrderRecord[],
): Promise<LedgerPayment | undefined> {
  for (const payment of awaited) {
    const holder = holders.find(each => each.posting.paymentIds.includes(payment.id))
    if (holder && !(await store.paymentsOf(holder.posting.number, [])).some(isRead)) return payment
  }
  return undefined
}

function latest(...moments: (Instant | undefined)[]): Instant | undefined {
  const told = moments.filter(each => each !== undefined)
  return told.length > 0 ? Math.max(...told) : undefined
}
