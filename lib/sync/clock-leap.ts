import type { ClockSeen } from '../domain/stopwatch.ts'
import type { Instant } from '../domain/units.ts'
import { type Engine, timing } from './engine.ts'

interface Seen {
  at: Instant
  running: number
  /** When a leap was last noticed; 0 = never. */
  leaptAt: Instant
}

/** What this worker saw of its clocks last, per store. */
const seen = new WeakMap<Engine['store'], Seen>()

/**
 * When this computer's clock was last seen to have leapt forward: what was to be waited for before that begins again, for nobody
 * knows how long it was. Sleep looks the same to this worker alone, and costs one more wait.
 */
export async function lastLeap(engine: Engine): Promise<Instant> {
  const { leaptAt = 0 } = (await engine.store.ledgerCoverage()) ?? {}
  const last = Math.max(leaptAt, lookAtClocks(engine))
  // What lies ahead was noticed before the clock was put back.
  return last <= engine.clock.now() ? last : 0
}

/**
 * What a reading of the ledger tells of the clock, by Nextech's own time too: a worker that began after the leap sees it by
 * that alone. Of Nextech's clocks that differ from server to server the one that is furthest behind counts.
 */
export function clockSeen(engine: Engine, known: ClockSeen | undefined): ClockSeen {
  const now = engine.clock.now()
  const there = engine.nextechNow?.()
  const [before, ahead] = [known?.ahead, there === undefined ? undefined : now - there]
  const leapt = before !== undefined && ahead !== undefined && ahead - before > timing.leap
  const leaptAt = Math.max(lookAtClocks(engine), known?.leaptAt ?? 0, leapt ? now : 0)
  return { ahead: furthest(before, ahead), ...(leaptAt > 0 && { leaptAt }) }
}

function furthest(before: number | undefined, ahead: number | undefined): number | undefined {
  if (before === undefined || ahead === undefined) return ahead ?? before
  return ahead < before - timing.clockBack ? ahead : Math.max(before, ahead)
}

function lookAtClocks({ store, clock }: Engine): Instant {
  const [at, running, last] = [clock.now(), clock.monotonic(), seen.get(store)]
  const isLeap = last !== undefined && at - last.at - (running - last.running) > timing.leap
  const leaptAt = isLeap ? at : (last?.leaptAt ?? 0)
  seen.set(store, { at, running, leaptAt })
  return leaptAt
}
