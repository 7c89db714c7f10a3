import { performance } from 'node:perf_hooks'
import type { LanedThrottle, Throttle } from '../../lib/nextech/throttle.ts'
import type { Clock } from '../../lib/sync/ports/runtime.ts'
import { isDatabaseFault } from '../database/database-fault.ts'
import { createHeldTokens, type HeldToken, type OwnToken } from './held-tokens.ts'
import { aheadMs, claimTokens, ensureTokens, holdTokens, type RateDatabase, windowMs } from './rate-tokens.ts'

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
/**
 * Tokens that are out look used for longer than they are, for an answer may give one back at any moment. No sooner than this
 * after a look may one be taken that the look did not tell of.
 */
const soonestReturnMs = windowMs - aheadMs
/** What failed otherwise is tried again after this. */
const faultMs = 1_000

/** First served first. */
const lanes = ['interactive', 'background', 'idle'] as const
type Lane = (typeof lanes)[number]
/** A request that waits for its token. */
interface Waiting {
  start(token: HeldToken): void
  fail(error: unknown): void
}

/** A token that is this process's, by its own running clock. */
interface Taken extends OwnToken {
  freeFrom: number
  lastStart: number
}

interface Queue {
  waiting: Record<Lane, Waiting[]>
  pumping: boolean
  /** Nothing starts before, as far as this process knows; by its running clock, which nobody puts back. */
  pausedUntil: number
  /** Nextech asked for a pause until then. */
  heldUntil: number
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
  const held = createHeldTokens(database)

  function queueOf(endpoint: string): Queue {
    const known = queues.get(endpoint)
    if (known) return known
    const made = emptyQueue()
    queues.set(endpoint, made)
    return made
  }

  async function pump(endpoint: string, queue: Queue): Promise<void> {
    for (let waiting = waitingIn(queue); waiting > 0; waiting = waitingIn(queue)) {
      try {
        for (const token of await take(endpoint, queue, waiting)) {
          if (await untilFree(clock, token, queue)) startNext(queue, held.hold(token))
        }
      } catch (error) {
        // Without a token nothing leaves. A database that cannot work is trouble of its own: nobody waits here until it can.
        if (isDatabaseFault(error)) failAll(queue, error)
        else await clock.sleep(faultMs)
      }
    }
    queue.pumping = false
  }

  /** Tokens, or none after a wait for them. */
  async function take(endpoint: string, queue: Queue, max: number): Promise<Taken[]> {
    queue.ready ??= ensureTokens(database, { apiUser, endpoint }, limit)
    await queue.ready.catch(error => {
      queue.ready = undefined
      throw error
    })
    await held.keepLate()
    const askedAt = performance.now()
    const claimed = await claimTokens(database, { apiUser, endpoint }, Math.min(max, limit))
    const answeredAt = performance.now()
    // The database looked at its clock somewhere between the two.
    if (claimed.tokens !== null)
      return claimed.tokens.map(({ slot, until, waitMs }) => ({
        ...{ apiUser, endpoint, slot, until },
        ...{ freeFrom: answeredAt + waitMs, lastStart: askedAt + Math.max(0, waitMs) + maxDepartureMs },
      }))
    const { againInMs } = claimed
    queue.pausedUntil = Math.max(queue.pausedUntil, performance.now() + againInMs + aheadMs)
    await clock.sleep(Math.max(minWaitMs, Math.min(Math.ceil(againInMs), soonestReturnMs)))
    return []
  }

  const throttleOf = (lane: Lane): Throttle => ({
    run: (endpoint, job) =>
      new Promise((resolve, reject) => {
        const queue = queueOf(endpoint)
        queue.waiting[lane].push({
          start: ({ arrived }) =>
            void Promise.resolve(arrived).then(job).finally(arrived).then(resolve, reject),
          fail: reject,
        })
        if (queue.pumping) return
        queue.pumping = true
        void pump(endpoint, queue)
      }),
    pause(endpoint, ms) {
      const wait = Math.min(ms, maxPauseMs)
      const queue = queueOf(endpoint)
      queue.heldUntil = Math.max(queue.heldUntil, performance.now() + wait)
      queue.pausedUntil = Math.max(queue.pausedUntil, queue.heldUntil)
      void holdTokens(database, { apiUser, endpoint }, wait).catch(() => undefined)
    },
    pausedFor: endpoint => Math.max(0, queueOf(endpoint).pausedUntil - performance.now()),
  })
  return {
    ...throttleOf('background'),
    interactive: throttleOf('interactive'),
    idle: throttleOf('idle'),
  }
}

const emptyQueue = (): Queue => ({
  waiting: { interactive: [], background: [], idle: [] },
  pumping: false,
  pausedUntil: 0,
  heldUntil: 0,
  ready: undefined,
})

/** Whether a request may leave by the token, once that is free: not later than it allows for, nor in a pause that began meanwhile. */
async function untilFree(clock: Clock, { freeFrom, lastStart }: Taken, queue: Queue): Promise<boolean> {
  const wait = freeFrom - performance.now()
  if (wait > 0) await clock.sleep(Math.ceil(wait))
  return performance.now() <= lastStart && queue.heldUntil <= performance.now()
}

const waitingIn = ({ waiting }: Queue) => lanes.reduce((sum, lane) => sum + waiting[lane].length, 0)

function startNext({ waiting: { interactive, background, idle } }: Queue, token: HeldToken): void {
  const next = interactive.shift() ?? background.shift() ?? idle.shift()
  next?.start(token)
}

function failAll({ waiting }: Queue, error: unknown): void {
  for (const lane of lanes) for (const { fail } of waiting[lane].splice(0)) fail(error)
}
