import { isSameNumber, type LedgerPayment, orderNumbersIn } from '../domain/ledger.ts'
import type { Instant } from '../domain/units.ts'
import { type Engine, timing } from './engine.ts'
import type { LedgerCoverage } from './ports/sync-store.ts'

interface Taken {
  number: string
  at: Instant
}

/** How soon a list was seen to show what Nextech had said yes to, per store; it vanishes with the worker. */
const shown = new WeakMap<Engine['store'], { within: number; at: Instant }>()

/**
 * Until when the lists may lack a payment that left and was said not to be taken: as soon as they were last seen to show one;
 * where nothing has told for a while how far behind they are, the settle time.
 */
export function mayBeShownBy({ store }: Engine, now: Instant): Instant {
  const known = shown.get(store)
  const isFresh = known && isKnown(known, now, timing.promptKnown)
  return now + (isFresh ? Math.min(known.within, timing.settle) : timing.settle)
}

/** What was seen a while ago, or before the clock was put back, says nothing of now. */
export function isKnown({ at }: { at: Instant }, now: Instant, ms: number = timing.lagKnown): boolean {
  return at <= now && now - at < ms
}

/** Payments that Nextech said yes to and no reading has shown yet, by their ids; they vanish with the worker. */
const unshown = new WeakMap<Engine['store'], Map<string, Taken>>()

/** Nextech said yes to an order's payment. */
export function noteTaken({ store, clock }: Engine, id: string, number: string): void {
  unshown.set(store, (unshown.get(store) ?? new Map()).set(id, { number, at: clock.now() }))
}

/**
 * How far Nextech's lists are known to be behind once this reading is in, which was asked for at `readAt`: as old as the oldest
 * payment that it should show and does not, or what was known before. Undefined where nothing tells that they are.
 */
export function lagAfter(
  { store }: Engine,
  payments: readonly LedgerPayment[],
  readAt: Instant,
  known: LedgerCoverage['lag'],
): LedgerCoverage['lag'] {
  const awaited = unshown.get(store) ?? new Map<string, Taken>()
  const before = known && isKnown(known, readAt) ? known : undefined
  if (awaited.size === 0) return before
  const ids = new Set(payments.map(({ id }) => id))
  const numbers = [...new Set(payments.flatMap(({ text }) => orderNumbersIn(text)))]
  // A list may show it under another id than the answer named, and staff may have changed its text.
  const isShown = ([id, { number }]: [string, Taken]) =>
    ids.has(id) || numbers.some(each => isSameNumber(each, number))
  const { shown: there = [], missing = [] } = Object.groupBy(awaited, each =>
    isShown(each) ? 'shown' : 'missing',
  )
  const moments = there.map(([, { at }]) => at)
  for (const [id] of there) awaited.delete(id)
  for (const [id, { at }] of missing) if (readAt - at > timing.maxBehind) awaited.delete(id)
  if (there.length > 0) shown.set(store, { within: Math.max(1, readAt - Math.min(...moments)), at: readAt })
  // Where a later one is shown, what lacks is no matter of time: staff may have moved or deleted it.
  const behind = missing.filter(([id, { at }]) => awaited.has(id) && moments.every(moment => moment < at))
  const ms = Math.max(0, ...behind.map(([, { at }]) => readAt - at))
  if (ms <= 0) return before
  return { ms: Math.max(ms, before?.ms ?? 0), at: readAt }
}

/**
 * How long after a reading the ledger is looked at again while there is nothing to post: soon, and ever more seldom, where it
 * lacked what Nextech had said yes to. By then it is known how far lists are behind, before an answer is lost.
 */
export function nextLookIn({ store }: Engine, readAt: Instant): number {
  const ages = [...(unshown.get(store)?.values() ?? [])].map(({ at }) => readAt - at)
  if (ages.length === 0) return timing.ledgerWatch
  return Math.min(Math.max(...ages, timing.minLook), timing.ledgerWatch)
}
