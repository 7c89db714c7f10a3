import { performance } from 'node:perf_hooks'
import type { Instant } from '../../lib/domain/units.ts'
import type { LanedThrottle, Throttle } from '../../lib/nextech/throttle.ts'
import type { Clock } from '../../lib/sync/ports.ts'
import { claimToken, ensureTokens, holdTokens, type RateDatabase, returnToken } from './rate-tokens.ts'

export interface SharedThrottleDeps {
  database: RateDatabase
  /** Whose limit it is: all who sign in to Nextech by this name share it. */
  apiUser: string
  clock: Clock
  /** Requests a second at one endpoint; Nextech's documented limit where nothing is said. */
  limit?: number
}

const documentedLimit = 20
/** Nobody waits longer for a pause than this. */
const maxPauseMs = 5 * 60_000
/** A token that came later than this to the request it is for may cover too little: another one is taken. */
const maxDepartureMs = 100
const minWaitMs = 5
/** A database that does not answer is asked again after this. */
const faultMs = 1_000

/** First served first. */
const lanes = ['interactive', 'background', 'idle'] as const
type Lane = (typeof lanes)[number]
type Start = (token: HeldToken) => void

interface HeldToken {
  /** The request has arrived at Nextech: told once, by its answer. */
  arrived(): void
}

interface Queue {
  starts: Record<Lane, Start[]>
  pumping: boolean
  /** Nothing starts before, as far as this process knows. */
  pausedUntil: Instant
  ready: Promise<void> | undefined
}

/**
 * Paces requests over all processes that share the database: each request needs one of the endpoint's tokens, and as many
 * exist as Nextech lets in within a second (Nextech API 1.3). A token is free again a second after its request has
 * certainly arrived there.
 */
export function createSharedThrottle(deps: SharedThrottleDeps): LanedThrottle {
  const { database, apiUser, clock, limit = documentedLimit } = deps
  const queues = new Map<string, Queue>()

  function queueOf(endpoint: string): Queue {
    const known = queues.get(endpoint)
    if (known) return known
    const made: Queue = {
      starts: { interactive: [], background: [], idle: [] },
      pumping: false,
      pausedUntil: 0,
      ready: undefined,
    }
    queues.set(endpoint, made)
    return made
  }

  async function pump(endpoint: string, queue: Queue): Promise<void> {
    while (lanes.some(lane => queue.starts[lane].length > 0)) {
      try {
        const held = await take(endpoint, queue)
        if (!held) continue
        const { interactive, background, idle } = queue.starts
        const start = interactive.shift() ?? background.shift() ?? idle.shift()
        start?.(held)
      } catch {
        // Without a token nothing leaves; each that waits has a deadline of its own.
        await clock.sleep(faultMs)
      }
    }
    queue.pumping = false
  }

  /** A token, or undefined after a wait for one. */
  async function take(endpoint: string, queue: Queue): Promise<HeldToken | undefined> {
    queue.ready ??= ensureTokens(database, { apiUser, endpoint }, limit)
    await queue.ready.catch(error => {
      queue.ready = undefined
      throw error
    })
    const from = performance.now()
    const claim = await claimToken(database, { apiUser, endpoint })
    if (claim.slot === null) {
      queue.pausedUntil = Math.max(queue.pausedUntil, clock.now() + claim.freeInMs)
      await clock.sleep(Math.max(minWaitMs, Math.ceil(claim.freeInMs)))
      return undefined
    }
    // The request would leave later than the token allows for.
    if (performance.now() - from > maxDepartureMs) return undefined
    return heldToken(database, { slot: claim.slot, until: claim.until, endpoint, apiUser })
  }

  const throttleOf = (lane: Lane): Throttle => ({
    run: (endpoint, job) =>
      new Promise((resolve, reject) => {
        const queue = queueOf(endpoint)
        queue.starts[lane].push(({ arrived }) => {
          void Promise.resolve(arrived).then(job).finally(arrived).then(resolve, reject)
        })
        if (queue.pumping) return
        queue.pumping = true
        void pump(endpoint, queue)
      }),
    pause(endpoint, ms) {
      const wait = Math.min(ms, maxPauseMs)
      const queue = queueOf(endpoint)
      queue.pausedUntil = Math.max(queue.pausedUntil, clock.now() + wait)
      void holdTokens(database, { apiUser, endpoint }, wait).catch(() => undefined)
    },
    pausedFor: endpoint => Math.max(0, queueOf(endpoint).pausedUntil - clock.now()),
  })
  return {
    ...throttleOf('background'),
    interactive: throttleOf('interactive'),
    idle: throttleOf('idle'),
  }
}

function heldToken(database: RateDatabase, token: Parameters<typeof returnToken>[1]): HeldToken {
  let isTold = false
  return {
    arrived() {
      if (isTold) return
      isTold = true
      // One that cannot be given back is free by itself a little later.
      void returnToken(database, token).catch(() => undefined)
    },
  }
}
