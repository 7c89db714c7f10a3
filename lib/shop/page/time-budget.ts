/** How much of the page's main thread the badges may take. */
export interface Pace {
  /** Milliseconds that may be spent at this moment; below zero when more was taken than was there. */
  left(): number
  spend(ms: number): void
  /** How long until this many milliseconds may be spent. */
  waitMs(ms: number): number
}

export interface PaceOptions {
  /** What may be spent in one go by a page that was quiet. */
  burstMs: number
  /** The part of the time, 0 to 1, that a restless page gives back. */
  share: number
  now: () => number
}

/** A bucket of main-thread time: full for a page that is quiet, empty soon for one that changes every frame. */
export function createTimeBudget({ burstMs, share, now }: PaceOptions): Pace {
  let filled = burstMs
  let at = now()
  const left = () => {
    const moment = now()
    filled = Math.min(burstMs, filled + (moment - at) * share)
    at = moment
    return filled
  }
  return {
    left,
    spend(ms) {
      filled = left() - ms
    },
    waitMs: ms => Math.max(0, (Math.min(ms, burstMs) - left()) / share),
  }
}
