import type { Instant } from '../domain/order.ts'
import type { Clock } from '../sync/ports.ts'

/** Spaces the requests of each endpoint out, so that Nextech's limit is never reached (Nextech API notes 1.3). */
export interface Throttle {
  /** Starts the job when the endpoint's next slot is free, and gives its result. */
  run<T>(endpoint: string, job: () => Promise<T>): Promise<T>
  /** Starts nothing at the endpoint for so long; for an answer 429. */
  pause(endpoint: string, ms: number): void
  /** How long nothing will start at the endpoint, in milliseconds. */
  pausedFor(endpoint: string): number
}

/** The throttle of background work, and the lane past it for calls that a person waits for. */
export interface TwoLaneThrottle extends Throttle {
  interactive: Throttle
}

/** When each endpoint's next request may start. */
export type ThrottleState = Record<string, Instant>

export interface ThrottleDeps {
  clock: Clock
  spacingMs?: number
  /** The state that an earlier life of this worker saved. */
  load?: () => Promise<ThrottleState>
  save?: (state: ThrottleState) => Promise<void>
}

/** 20 requests a second are allowed: at this distance no closed second holds more than 20. */
const defaultSpacingMs = 1000 / 19

/** Longer pauses are not waited for; a later one in the state means that the clock was put back. */
const longestPauseMs = 5 * 60 * 1000

/** The next free moment of each endpoint. */
interface Slots {
  loaded: Promise<void>
  freeIn(endpoint: string): number
  take(endpoint: string): void
  pause(endpoint: string, ms: number): void
}

type Lane = 'interactive' | 'background'

interface Queue {
  interactive: (() => void)[]
  background: (() => void)[]
  pumping: boolean
}

/** Paces requests per endpoint; one instance must serve all callers of an API user (Nextech API notes 1.3). */
export function createThrottle(deps: ThrottleDeps): TwoLaneThrottle {
  const slots = createSlots(deps)
  const queues = new Map<string, Queue>()

  async function pump(endpoint: string, queue: Queue): Promise<void> {
    await slots.loaded
    while (queue.interactive.length + queue.background.length > 0) {
      const wait = slots.freeIn(endpoint)
      if (wait > 0) {
        await deps.clock.sleep(Math.ceil(wait))
        continue
      }
      slots.take(endpoint)
      const start = queue.interactive.shift() ?? queue.background.shift()
      start?.()
    }
    queue.pumping = false
  }

  function enqueue(endpoint: string, lane: Lane, start: () => void): void {
    const queue = queues.get(endpoint) ?? { interactive: [], background: [], pumping: false }
    queues.set(endpoint, queue)
    queue[lane].push(start)
    if (queue.pumping) return
    queue.pumping = true
    void pump(endpoint, queue)
  }

  const throttleOf = (lane: Lane): Throttle => ({
    run: (endpoint, job) =>
      new Promise((resolve, reject) => {
        enqueue(endpoint, lane, () => void Promise.resolve().then(job).then(resolve, reject))
      }),
    pause: slots.pause,
    pausedFor: slots.freeIn,
  })
  return { ...throttleOf('background'), interactive: throttleOf('interactive') }
}

function createSlots({ clock, spacingMs = defaultSpacingMs, load, save }: ThrottleDeps): Slots {
  const nextFreeAt = new Map<string, Instant>()

  function holdUntil(endpoint: string, at: Instant): void {
    nextFreeAt.set(endpoint, Math.max(nextFreeAt.get(endpoint) ?? 0, at))
  }

  async function restore(): Promise<void> {
    const saved = (await load?.().catch(() => undefined)) ?? {}
    for (const [endpoint, at] of Object.entries(saved)) holdUntil(endpoint, at)
  }

  /** A slot that is lost with the worker costs a moment, so a failed save is no failure of the request. */
  function remember(): void {
    save?.(Object.fromEntries(nextFreeAt)).catch(() => undefined)
  }

  return {
    loaded: restore(),
    freeIn(endpoint) {
      const now = clock.now()
      const at = Math.min(nextFreeAt.get(endpoint) ?? 0, now + longestPauseMs)
      if (nextFreeAt.has(endpoint)) nextFreeAt.set(endpoint, at)
      return Math.max(0, at - now)
    },
    take(endpoint) {
      const now = clock.now()
      const free = nextFreeAt.get(endpoint) ?? 0
      // The clock counts whole milliseconds: a slot that came less than one ago was met exactly.
      nextFreeAt.set(endpoint, (now - free < 1 ? free : now) + spacingMs)
      remember()
    },
    pause(endpoint, ms) {
      holdUntil(endpoint, clock.now() + Math.min(ms, longestPauseMs))
      remember()
    },
  }
}
