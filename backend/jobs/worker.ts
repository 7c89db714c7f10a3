import type { Kysely } from 'kysely'
import { isDatabaseFault } from '../database/database-fault.ts'
import { LeaseLost } from '../database/lease-lost.ts'
import { absent, type Presence } from '../database/presence.ts'
import type { Tables } from '../database/tables.ts'
import { logFault } from '../log/log-fault.ts'
import { clock } from '../practice/clock.ts'
import type { Practices } from '../practice/practices.ts'
import { type Claim, claimDue, freeLeasesOfGone, keepClaim, settleClaim, takeAsk } from './claims.ts'
import { createTimeLimit } from './time-limit.ts'
import { takeTurn } from './turn.ts'

/** Looks after the practices whose time has come, several at once, each by one worker at a time. */
export interface Worker {
  start(): void
  /** Begins nothing more, and ends when what is under way has. */
  stop(): Promise<void>
  /** For `/metrics`: how much was done, and what did not go as it should. */
  counts(): Readonly<WorkerCounts>
  /** Whether the last that it did with the database met a fault of the database, as a full disk. */
  isFaulty(): boolean
}

export interface WorkerCounts {
  turns: number
  /** Turns that met a fault of ours or of the database. */
  failed: number
  /** Turns that another worker was at. */
  busy: number
  /** Turns that another worker took over, for this one said nothing for too long. */
  lost: number
  running: number
}

export interface WorkerDeps {
  db: Kysely<Tables>
  practices: Practices
  /** By which workers see that one of them is no more, where they can. */
  presence?: Pick<Presence, 'session'>
  onChange?: (id: string, keys: readonly string[]) => void
  timing?: Partial<typeof workerTiming>
}

/** In milliseconds, but for `atOnce`. */
export const workerTiming = {
  /** How often the database is asked whose time has come: rings reach every worker within it. */
  poll: 500,
  /** A turn that takes longer ends, and its practice queues again: none holds the others up. */
  turn: 30_000,
  /** A practice of which nobody says when to look again is looked at after this. */
  sweep: 60_000,
  /** A claimed practice is another worker's after this if this one was killed; no longer than the lease of a turn. */
  claim: 8_000,
  /** How often a claim is renewed while its turn runs. */
  keep: 2_000,
  /** How often it is looked whether another worker is no more. */
  gone: 1_000,
  /** Whose turn another worker is at is looked at again after this: it may have been killed. */
  busy: 1_000,
  /** Between two turns of one practice. */
  pause: 500,
  /** A database that does not answer is asked again after this. */
  fault: 1_000,
  /** Practices at once in this process. */
  atOnce: 8,
}

/** A worker of this process. Any number may share a database. */
export function createWorker(deps: WorkerDeps): Worker {
  const { db, practices } = deps
  const timing = { ...workerTiming, ...deps.timing }
  const stopping = new AbortController()
  const turns = new Map<string, Promise<void>>()
  const counts = { turns: 0, failed: 0, busy: 0, lost: 0 }
  const lookForGone = lookerForGone(deps, timing.gone)
  let loop: Promise<void> | undefined
  let meetsFaults = false
  /** Nothing can be claimed, so no turn meets the fault. */
  let claimsNothing = false

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await lookForGone()
        const isMore = await beginDue()
        claimsNothing = false
        // The next ones begin as soon as there is room.
        await Promise.race([clock.sleep(timing.poll), ...(isMore ? turns.values() : [])])
      } catch (error) {
        if (!claimsNothing) logFault('The database does not let this worker claim.', error)
        claimsNothing = true
        await clock.sleep(timing.fault)
      }
    }
  }

  /** Whether more may be due than were begun. */
  async function beginDue(): Promise<boolean> {
    const free = timing.atOnce - turns.size
    if (free <= 0) return true
    // Who rings during a turn waits in the database, where no killed worker takes it along: it comes again right after.
    const claims = await claimDue(db, free, timing.claim, [...turns.keys()])
    for (const claim of claims)
      turns.set(
        claim.id,
        turn(claim).finally(() => turns.delete(claim.id)),
      )
    return claims.length === free
  }

  /** Never throws: whatever it meets, the practice is looked at again when its claim has passed. */
  async function turn(claim: Claim): Promise<void> {
    const keeping = keepOn(db, claim, timing)
    try {
      if ((await lookAfter(deps, claim, timing, stopping.signal)) === 'busy') counts.busy += 1
      else counts.turns += 1
      meetsFaults = false
    } catch (error) {
      if (error instanceof LeaseLost) counts.lost += 1
      else {
        counts.failed += 1
        meetsFaults = isDatabaseFault(error)
        logFault('A practice could not be looked after.', error)
      }
    } finally {
      clearInterval(keeping)
    }
  }

  return {
    start() {
      loop ??= run()
    },
    async stop() {
      stopping.abort()
      await loop
      await Promise.all(turns.values())
      await practices.settled()
    },
    counts: () => ({ ...counts, running: turns.size }),
    isFaulty: () => meetsFaults || claimsNothing,
  }
}

/** Renews a claim until the timer is cleared. */
function keepOn(db: WorkerDeps['db'], claim: Claim, { claim: claimMs, keep }: typeof workerTiming) {
  return setInterval(() => void keepClaim(db, claim, claimMs).catch(() => undefined), keep)
}

/** Nobody waits for the lease of a worker whose end can be seen; looks every `everyMs` at most. */
function lookerForGone({ db, presence = absent }: WorkerDeps, everyMs: number): () => Promise<void> {
  let lookedAt = Number.NEGATIVE_INFINITY
  return async () => {
    const now = performance.now()
    if (presence.session() === null || now - lookedAt < everyMs) return
    await freeLeasesOfGone(db)
    lookedAt = now
  }
}

/** One turn of a claimed practice, and when the next one is. */
async function lookAfter(
  { db, practices, onChange = () => {} }: WorkerDeps,
  claim: Claim,
  timing: typeof workerTiming,
  stopping: AbortSignal,
): Promise<'done' | 'busy'> {
  const { id, isAsked } = claim
  const practice = await practices.get(id)
  if (!practice) return 'done'
  const limit = createTimeLimit(stopping, timing.turn)
  const result = await takeTurn(practice, {
    ...{ isAsked, signal: limit.signal },
    onAsked: () => takeAsk(db, claim),
    onChange: keys => onChange(id, keys),
  }).finally(limit.end)
  if (result === 'busy') {
    await practices.ring(id, { afterMs: timing.busy })
    return 'busy'
  }
  const wait = (result.nextAt ?? Number.POSITIVE_INFINITY) - clock.now()
  await settleClaim(db, claim, Math.max(timing.pause, Math.min(wait, timing.sweep)))
  return 'done'
}
