import type { Instant } from '../domain/units.ts'

/** What time it is at Nextech, whatever this computer's clock says. */
export interface ServerClock {
  /** Takes the `Date` of an answer down. */
  note(header: string | null): void
  /** Undefined until Nextech has answered. */
  now(): Instant | undefined
}

/** `elapsed` counts milliseconds and is set by nobody: between two answers it tells how far Nextech's clock went on. */
export function createServerClock(elapsed: () => number = () => performance.now()): ServerClock {
  let last: { told: Instant; at: number } | undefined
  return {
    note(header) {
      const told = Date.parse(header ?? '')
      if (Number.isFinite(told)) last = { told, at: elapsed() }
    },
    now: () => last && Math.floor(last.told + Math.max(0, elapsed() - last.at)),
  }
}
