import { readLockClock, writeLockClock } from '../browser/lock-clock-store.ts'
import { keepAwake } from '../browser/wake-up.ts'
import type { Instant } from '../domain/units.ts'
import type { BackgroundApp } from './background-app.ts'

/** Where the clock stood at a moment of this background's own running time, which nobody sets. */
let known: { at: Instant; running: number } | undefined
let keeping: ReturnType<typeof setInterval> | undefined
/** When the last of the locks ends, by that running time. */
let keepsUntil = 0

/** Sooner than the browser ends a background that does nothing. */
const keepMs = 20_000

/**
 * The clock by which a lock of wrong tries ends. Setting the computer's does not move it: it goes on while this background
 * runs, and as far as Nextech's clock says. What passed between two backgrounds, with Nextech not asked since, does not count.
 */
export async function lockNow(nextechNow?: Instant): Promise<Instant> {
  const from = known ?? { at: (await readLockClock()) ?? Date.now(), running: performance.now() }
  const now = Math.max(Math.floor(from.at + performance.now() - from.running), nextechNow ?? 0)
  known = { at: now, running: performance.now() }
  await writeLockClock(now)
  return now
}

/** The same, by what the practice has heard of Nextech. */
export async function lockNowOf(app: Pick<BackgroundApp, 'practice'>): Promise<Instant> {
  return lockNow((await app.practice())?.nextechNow())
}

/** While somebody is locked out the background runs on, so that their lock ends. */
export function runUntil(until: Instant, now: Instant): void {
  clearInterval(keeping)
  keepsUntil = Math.max(keepsUntil, performance.now() + until - now)
  keeping = setInterval(() => {
    keepAwake()
    void lockNow()
    if (performance.now() >= keepsUntil) clearInterval(keeping)
  }, keepMs)
}

/** A moment of that clock as the computer's clock will show it. */
export function shownOf(until: Instant, now: Instant): Instant {
  return Date.now() + until - now
}
