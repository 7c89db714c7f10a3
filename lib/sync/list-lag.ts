import { isSameNumber, type LedgerPayment, orderNumbersIn } from '../domain/ledger.ts'
import type { Instant } from '../domain/units.ts'
import { type Engine, timing } from './engine.ts'
import type { LedgerCoverage } from './ports.ts'

interface Taken {
  number: string
  at: Instant
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
  const before = known && Math.abs(readAt - known.at) < timing.lagKnown ? known : undefined
  if (awaited.size === 0) return before
  const ids = new Set(payments.map(({ id }) => id))
  const numbers = [...new Set(payments.flatMap(({ text }) => orderNumbersIn(text)))]
  let ms = 0
  for (const [id, { number, at }] of awaited) {
    // A list may show it under another id than the answer named, and staff may have changed its text.
    const isShown = ids.has(id) || numbers.some(each => isSameNumber(each, number))
    if (isShown || readAt - at > timing.maxBehind) awaited.delete(id)
    else ms = Math.max(ms, readAt - at)
  }
  if (ms <= 0) return before
  return { ms: Math.max(ms, before?.ms ?? 0), at: readAt }
}
