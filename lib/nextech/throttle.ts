import type { Instant } from '../domain/units.ts'
import type { Clock } from '../sync/ports/runtime.ts'

/** Spaces the requests of each endpoint out, so that Nextech's limit is never reached (Nextech API 1.3). */
export interface Throttle {
  /**
   * Starts the job when the endpoint's next slot is free, and gives its result. The job may tell that the answer has
   * begun to arrive before it has read the whole: the slots after it come sooner.
   */
  run<T>(endpoint: string, job: (arrived: () => void) => Promise<T>): Promise<T>
  /** Starts nothing at the endpoint for so long; for an answer 429. */
  pause(endpoint: string, ms: number): void
  /** How long nothing will start at the endpoint, in milliseconds. */
  pausedFor(endpoint: string): number
}

/** The throttle of background work, the lane past it for calls that a person waits for, and the one behind it. */
export interface LanedThrottle extends Throttle {
  interactive: Throttle
  /** Starts only while nothing else waits for the endpoint. */
  idle: Throttle
}

/** When each endpoint's next request may start. */
export type ThrottleState = Record<string, Instant>

export interface ThrottleDeps {
  clock: Clock
  /** Requests a second at one endpoint; Nextech's documented limit where nothing is said. */
  limit?: number
  /** The state that an earlier life of this worker saved. */
  load?: () => Promise<ThrottleState>
  save?: (state: ThrottleState) => Promise<void>
}

/** Nextech counts 20 requests in any second of its own clock (Nextech API 1.3). */
const documentedLimit = 20
const windowMs = 1000
/** The window's ends count on both sides, and the clock in whole milliseconds. */
const marginMs = 2

/** Evenly spaced, so that a call that a person waits for never waits for the whole window. */
const spacingOf = (limit: number) => windowMs / limit

/**
 * A request that is answered had arrived by then; one that is not has arrived this long after it left. Together with
 * the window this holds the limit at the other end whatever the way there does to the spacing.
 */
const maxTransitMs = 150

/** Slots that a busy worker missed by less than this are taken after all. */
const maxDelayMs = 250

/** Longer pauses are not waited for; a later one in the state means that the clock was put back. */
const maxPauseMs = 5 * 60 * 1000

/** The state is saved this often at most; a life that ended may have begun more requests since. */
const saveEveryMs = 200

/** No limit needs more flights than these to be kept. */
const maxFlights = 1000

interface Flight {
  startedAt: Instant
  answeredAt: Instant | null
}

/** The next free moment of each endpoint. */
interface Slots {
  loaded: Promise<void>
  freeIn(endpoint: string): number
  /** Takes the free slot; the answer's arrival is to be told through what it gives. */
  take(endpoint: string): () => void
  pause(endpoint: string, ms: number): void
}

/** First served first. */
const lanes = ['interactive', 'background', 'idle'] as const
type Lane = (typeof lanes)[number]

/** Begins a request; `answered` is to be called when it has ended. */
type Start = (answered: () => void) => void

interface Queue {
  starts: Record<Lane, Start[]>
  pumping: boolean
}

/** Paces requests per endpoint; one instance must serve all callers of an API user (Nextech API 1.3). */
export function createThrottle(deps: ThrottleDeps): LanedThrottle {
  const slots = createSlots(deps)
  const queues = new Map<string, Queue>()

  async function pump(endpoint: string, queue: Queue): Promise<void> {
    await slots.loaded
    const { starts } = queue
    while (lanes.some(lane => starts[lane].length > 0)) {
      const wait = slots.freeIn(endpoint)
      if (wait > 0) {
        await deps.clock.sleep(Math.ceil(wait))
        continue
      }
      const start = starts.interactive.shift() ?? starts.background.shift() ?? starts.idle.shift()
      start?.(slots.take(endpoint))
    }
    queue.pumping = false
  }

  function enqueue(endpoint: string, lane: Lane, start: Start): void {
    const queue = queues.get(endpoint) ?? {
      starts: { interactive: [], background: [], idle: [] },
      pumping: false,
    }
    queues.set(endpoint, queue)
    queue.starts[lane].push(start)
    if (queue.pumping) return
    queue.pumping = true
    void pump(endpoint, queue)
  }

  const throttleOf = (lane: Lane): Throttle => ({
    run: (endpoint, job) =>
      new Promise((resolve, reject) => {
        enqueue(endpoint, lane, answered => {
          void Promise.resolve(answered).then(job).finally(answered).then(resolve, reject)
        })
      }),
    pause: slots.pause,
    pausedFor: slots.freeIn,
  })
  return {
    ...throttleOf('background'),
    interactive: throttleOf('interactive'),
    idle: throttleOf('idle'),
  }
}

function createSlots({ clock, limit = documentedLimit, load, save }: ThrottleDeps): Slots {
  const nextFreeAt = new Map<string, Instant>()
  const flights = new Map<string, Flight[]>()
  let seenAt = Number.NEGATIVE_INFINITY

  /** Where the clock was put back since the last look, all that was noted by it goes back with it. */
  function now(): Instant {
    const at = clock.now()
    const back = Math.max(0, seenAt - at)
    seenAt = at
    if (back === 0) return at
    for (const [endpoint, free] of nextFreeAt) nextFreeAt.set(endpoint, free - back)
    for (const flight of [...flights.values()].flat()) {
      flight.startedAt -= back
      if (flight.answeredAt !== null) flight.answeredAt -= back
    }
    return at
  }

  /** When the request of a whole window ago has certainly left Nextech's window. */
  function windowFreeAt(endpoint: string): Instant {
    const [oldest, ...more] = flights.get(endpoint) ?? []
    if (oldest === undefined || more.length < limit - 1) return 0
    return (
      Math.min(oldest.answeredAt ?? Number.POSITIVE_INFINITY, oldest.startedAt + maxTransitMs) +
      windowMs +
      marginMs
    )
  }

  function holdUntil(endpoint: string, at: Instant): void {
    nextFreeAt.set(endpoint, Math.max(nextFreeAt.get(endpoint) ?? 0, at))
  }

  async function restore(): Promise<void> {
    const saved = (await load?.().catch(() => undefined)) ?? {}
    // The flights of the life before are not known: one window later they are over.
    for (const [endpoint, at] of Object.entries(saved)) holdUntil(endpoint, at + saveEveryMs + windowMs)
  }

  let isStale = false
  let isSaving = false

  function remember(): void {
    isStale = true
    if (!isSaving) void keepSaved()
  }

  /** A slot that is lost with the worker costs a moment, so a failed save is no failure of the request. */
  async function keepSaved(): Promise<void> {
    isSaving = true
    while (isStale) {
      isStale = false
      save?.(Object.fromEntries(nextFreeAt)).catch(() => undefined)
      await clock.sleep(saveEveryMs)
    }
    isSaving = false
  }

  return {
    loaded: restore(),
    freeIn(endpoint) {
      const at = now()
      const free = Math.min(nextFreeAt.get(endpoint) ?? 0, at + maxPauseMs)
      if (nextFreeAt.has(endpoint)) nextFreeAt.set(endpoint, free)
      return Math.max(0, free - at, Math.min(windowFreeAt(endpoint) - at, windowMs + maxTransitMs + marginMs))
    },
    take(endpoint) {
      const at = now()
      const free = nextFreeAt.get(endpoint) ?? 0
      // A timer that rang late is made up for; the window holds the limit all the same.
      nextFreeAt.set(endpoint, (at - free < maxDelayMs ? free : at) + spacingOf(limit))
      const flight: Flight = { startedAt: at, answeredAt: null }
      flights.set(endpoint, [...(flights.get(endpoint) ?? []), flight].slice(-Math.min(limit, maxFlights)))
      remember()
      return () => {
        flight.answeredAt ??= now()
      }
    },
    pause(endpoint, ms) {
      holdUntil(endpoint, now() + Math.min(ms, maxPauseMs))
      remember()
    },
  }
}
