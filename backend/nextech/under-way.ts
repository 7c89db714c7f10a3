import { performance } from 'node:perf_hooks'

/**
 * Requests that are under way, and whether this process stood still since they began: on PGlite a commit waits for the disk in
 * it, and a busy machine gives it no time. Such a request leaves late, so that what was reckoned from its beginning counts
 * from the end of the standstill.
 */
export interface UnderWay<T> {
  /** Its request begins now; gives what is to be called when it has arrived. */
  begin(item: T): () => void
  /** Looks for those that this process kept back; ends once each was told to `onLate`. */
  lateTold(): Promise<unknown>
}

interface Flight<T> {
  item: T
  /** All the time that this process had lost when it began, or was last told to be late. */
  lostBefore: number
}

/** In milliseconds. */
const beatMs = 50
/** A request may be kept back for so long in all before it counts as late: more than a busy process needs to send one. */
const maxLostMs = 250

/** `onLate` is called at once, not only when somebody looks; what it fails in is nobody's to wait for. */
export function createUnderWay<T>(onLate: (item: T) => Promise<unknown>): UnderWay<T> {
  const flights = new Set<Flight<T>>()
  let telling: Promise<unknown> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  let beatAt = 0
  let lostMs = 0

  /** Counts what was lost since the last look, up to this moment. */
  function lost(): number {
    const now = performance.now()
    const gap = now - beatAt - beatMs
    if (gap > 0) {
      lostMs += gap
      beatAt = now - beatMs
    }
    return lostMs
  }

  function beat(): void {
    void lateTold()
    beatAt = performance.now()
  }

  function lateTold(): Promise<unknown> {
    const now = flights.size > 0 ? lost() : lostMs
    const late = [...flights].filter(({ lostBefore }) => now - lostBefore > maxLostMs)
    if (late.length === 0) return telling
    for (const flight of late) flight.lostBefore = now
    telling = Promise.allSettled([telling, ...late.map(({ item }) => onLate(item))])
    return telling
  }

  return {
    begin(item) {
      if (flights.size === 0) {
        beatAt = performance.now()
        timer = setInterval(beat, beatMs).unref()
      }
      const flight = { item, lostBefore: lost() }
      flights.add(flight)
      return () => {
        if (flights.delete(flight) && flights.size === 0) clearInterval(timer)
      }
    },
    lateTold,
  }
}
