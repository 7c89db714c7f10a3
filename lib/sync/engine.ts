import type { Configuration } from '../domain/configuration.ts'
import type { Instant } from '../domain/units.ts'
import type { Nextech } from './ports/nextech.ts'
import type { Clock, Lock, Random } from './ports/runtime.ts'
import type { SyncStore } from './ports/sync-store.ts'

/** What the engine may do, from the configuration. */
export interface SyncPolicy extends Pick<Configuration, 'posture' | 'policy' | 'practice' | 'shops'> {
  /** A person has said yes to orders that were placed before: they do not count as many within an hour (rules 3). */
  confirmedBefore?: Instant | undefined
}

/** All that the engine needs of the world. A whole month runs in a test by giving it another world. */
export interface Engine {
  nextech: Nextech
  store: SyncStore
  clock: Clock
  random: Random
  lock: Lock
  policy: SyncPolicy
  /** What time it is at Nextech; undefined until it has told. */
  nextechNow?: () => Instant | undefined
  /**
   * Whether an error says that the store itself cannot work now, as on a full disk: no order is at fault then, and the
   * drain ends with it.
   */
  isStoreFault?: (error: unknown) => boolean
  /** Once aborted, a drain begins nothing more: what is under way ends, the rest stays due for the next one. */
  signal?: AbortSignal
}

/** Durations of the engine, in milliseconds. */
export const timing = {
  /**
   * Within it a request may still be under way in a living worker: longer than its departure, the throttle's longest
   * wait and the HTTP time-out together.
   */
  lease: 60_000,
  /** A request whose intent took longer than this to be written does not leave: the lease counts from before. */
  departure: 5_000,
  /** Between two clean read-backs of a lost answer: longer than any request was seen to land late. */
  settle: 60_000,
  /**
   * So many times as long where the ledger has shown no payment of ours yet that left later: its lists may be behind.
   * And so many times as long again where it was sent before without a clear answer.
   */
  settleUnseen: 3,
  settleAgain: 2,
  /** Lists that are known to be behind are waited for so long after the first clean look. */
  maxBehind: 15 * 60_000,
  /** A payment that Nextech said yes to and has not shown for so long, while it shows later ones, is not there. */
  neverShown: 30 * 60_000,
  /** So long lists count as no less behind than they were seen to be: what they are by day they may be the next morning. */
  lagKnown: 24 * 60 * 60_000,
  /** So long they count as soon to show a payment as they were seen to be. */
  promptKnown: 60 * 60_000,
  /** The first read-back after an answer was lost. */
  firstLook: 2_000,
  /** A ledger read older than this is refreshed before anything is posted. */
  ledgerFresh: 10_000,
  /** One older than this is read again while it is still fresh enough. */
  ledgerAhead: 7_000,
  /** While nothing is to be posted, changes in the ledger are looked for this often. */
  ledgerWatch: 10 * 60_000,
  /** And no more often than this where it lacks a payment that Nextech said yes to. */
  minLook: 10_000,
  /** Overlap of two ledger reads, on Nextech's own clock. */
  ledgerOverlap: 5_000,
  /** The same where nothing is to be posted: what Nextech's search showed later than what came after it. */
  watchOverlap: 15 * 60_000,
  /** The same while there is something to be posted, if it is not too much to read. */
  lagOverlap: 5 * 60_000,
  /** Always, as long as such a read brings no more than a few; else seldom, the more it brought. */
  lagFew: 100,
  lagEvery: 60_000,
  lagMany: 500,
  /** So far ahead only what was noted before the clock was put back. */
  clockBack: 60_000,
  /** A clock that gained so much on another one has leapt. */
  leap: 5_000,
  /** How far the clocks of this machine and of Nextech may differ. */
  clockSkew: 10 * 60_000,
  /** An order posted later than this after it was placed carries the warning `late` (rules 2). */
  late: 15 * 60_000,
  /** How exactly the last proof that the sync is alive is kept. */
  proof: 5_000,
  /** A fault in the practice's set-up is looked at again after this. */
  setupRecheck: 5 * 60_000,
  /** A list that counts more than it shows for so long will go on doing so: people are told to ask Nextech. */
  hidden: 15 * 60_000,
  /** How exactly the last sight of a miscounted list is kept. */
  doubt: 60 * 60_000,
  /** An order that met a fault of ours is tried again after this. */
  parked: 15 * 60_000,
  minBackOff: 5_000,
  maxBackOff: 5 * 60_000,
  /** Nextech is asked again after this, whatever longer time it named: that header, or a clock, may be wrong. */
  maxRetryAfter: 15 * 60_000,
} as const

/**
 * Runs `job` on every item, at most `limit` at a time. After a throw no further item is begun, what is under way is
 * waited for, and the first throw goes on: nothing runs on behind the caller's back.
 */
export async function inParallel<T>(
  items: readonly T[],
  limit: number,
  job: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items.values()
  let failed = false
  const lane = async () => {
    for (const item of queue) {
      if (failed) return
      await job(item).catch(error => {
        failed = true
        throw error
      })
    }
  }
  const lanes = await Promise.allSettled(Array.from({ length: Math.min(limit, items.length) }, lane))
  const broken = lanes.find(result => result.status === 'rejected')
  if (broken) throw broken.reason
}

/**
 * The same for items that come one by one, and are asked for only as lanes are free. What comes them may be closed early:
 * its `finally` has run when this ends.
 */
export async function inParallelAsTheyCome<T>(
  items: AsyncGenerator<T, void, void>,
  limit: number,
  job: (item: T) => Promise<void>,
): Promise<void> {
  let failed = false
  const lane = async () => {
    try {
      while (!failed) {
        const next = await items.next()
        if (next.done || failed) return
        await job(next.value)
      }
    } catch (error) {
      failed = true
      throw error
    }
  }
  const lanes = await Promise.allSettled(Array.from({ length: limit }, lane))
  await items.return()
  const broken = lanes.find(result => result.status === 'rejected')
  if (broken) throw broken.reason
}

/**
 * Serialises jobs of one name; jobs of different names run concurrently. After an error that `endsAll` knows, those who
 * wait fail with it: each would run into the same, one after the other. Who comes later begins afresh.
 */
export function createTurns(
  endsAll: (error: unknown) => boolean,
): <T>(name: string, job: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>()
  /** What befell those who wait now. */
  let fate: { error?: unknown } = {}
  return async (name, job) => {
    const own = fate
    const begin = async () => {
      if ('error' in own) throw own.error
      return job()
    }
    const turn = (last.get(name) ?? Promise.resolve()).then(begin, begin)
    last.set(name, turn)
    return turn.catch(error => {
      if (endsAll(error)) {
        own.error ??= error
        fate = {}
      }
      throw error
    })
  }
}
