import type { Instant } from './units.ts'

/** Two clocks of one computer: the day's, which may be corrected at any moment, and one that nobody corrects. */
export interface Clocks {
  now(): Instant
  /** Milliseconds since a moment that does not change; they may stand still while the computer sleeps. */
  monotonic(): number
}

/** What is known of how this computer's clock goes. */
export interface ClockSeen {
  /** How far it is ahead of the other side's, in milliseconds. */
  ahead?: number | undefined
  /** When it was last seen to have leapt forward. */
  leaptAt?: Instant | undefined
}

/** Whether no more than so many milliseconds have passed since the stopwatch was started, by either clock. */
export type Within = (ms: number) => boolean

/**
 * Starts a stopwatch. Each clock misses something: a correction turns back the day's, sleep holds the other. Where the
 * day's clock went back, nobody knows how long it was.
 */
export function startStopwatch(clock: Clocks): Within {
  const [from, running] = [clock.now(), clock.monotonic()]
  return ms => {
    const waited = clock.now() - from
    return waited >= 0 && Math.max(waited, clock.monotonic() - running) <= ms
  }
}
