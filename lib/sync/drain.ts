import { standingAt } from '../domain/eligibility.ts'
import type { OrderRecord } from '../domain/posting.ts'
import type { PostingState } from '../domain/posting-machine.ts'
import type { TroubleCode } from '../domain/reasons.ts'
import { adoptUnmarked, claimEarlierSuspects, mightBeAdopted, unclaimedPayments } from './adopt-unmarked.ts'
import {
  advanceByLedger,
  advanceByMatching,
  advanceLocally,
  finished,
  isVerifying,
  parkAs,
} from './advance.ts'
import { applyLedger } from './apply-ledger.ts'
import { createPatient } from './create-patient.ts'
import { createTurns, type Engine, inParallel, timing } from './engine.ts'
import { holdForList } from './hold-for-list.ts'
import { holdUnusual } from './hold-unusual.ts'
import { lookAtBrowserAgain } from './leaving.ts'
import { ensureFreshLedger, isYounger, readLedger, refreshLedger, untilRead } from './ledger-reading.ts'
import { holdPaused } from './pause.ts'
import { type PracticeSetup, StaleRevision } from './ports.ts'
import { postOrder } from './post-order.ts'
import { holdForSetup, practiceSetup } from './practice-setup.ts'
import { quarantine } from './quarantine.ts'
import { noteProof, noteTrouble, OrderListStop, TroubleStop } from './trouble.ts'
import { verify } from './verify.ts'

/** Searches and posts that are under way at once; the throttle sets the pace. */
const lanes = 16
const maxPasses = 50
/** One drain at a time over all contexts of the installation. */
export const drainLock = 'nextech-sync-drain'

/** States from which a payment may be sent. */
const postable: readonly PostingState[] = ['matched', 'intent', 'absent']

/**
 * Takes up everything that is due, until nothing is or Nextech is in trouble. One drain at a time over all contexts;
 * called by alarm, start-up and message alike. `asked` = a person wants to see the ledger as it is now. Throws on a bug,
 * and where the store cannot work now: what is due stays due.
 */
export async function drain(engine: Engine, asked = false): Promise<'done' | 'busy'> {
  const result = await engine.lock.ifFree(drainLock, async () => {
    try {
      await lookAtBrowserAgain(engine)
      await passes(engine)
      if (await watchLedger(engine, asked)) await passes(engine)
      await lookAtNextechAgain(engine, asked)
    } catch (error) {
      if (!(error instanceof TroubleStop)) throw error
      await noteTrouble(engine, error.trouble)
    } finally {
      await untilRead(engine)
    }
  })
  return result === 'busy' ? 'busy' : 'done'
}

/** When the next drain has something to do, or undefined when nothing is due before somebody acts. */
export async function nextDrainAt({ store }: Engine): Promise<number | undefined> {
  const [due, { trouble }, known] = await Promise.all([
    store.nextDue(),
    store.health(),
    store.ledgerCoverage(),
  ])
  const watch = known ? known.readAt + timing.ledgerWatch : Number.POSITIVE_INFINITY
  const next = Math.min(due ?? Number.POSITIVE_INFINITY, watch)
  if (trouble?.nextTryAt === null) return undefined
  if (trouble && isWithNextech(trouble.code)) return trouble.nextTryAt
  if (!Number.isFinite(next)) return undefined
  return trouble ? Math.max(next, trouble.nextTryAt) : next
}

const isWithNextech = (code: TroubleCode) => code !== 'browser-repeats'

/**
 * Trouble that outlives the orders which met it: nothing is due, so nothing would ever prove that it is over. Nextech
 * is asked for the set-up then, which is small.
 */
async function lookAtNextechAgain(engine: Engine, asked: boolean): Promise<void> {
  const { trouble } = await engine.store.health()
  if (!trouble || trouble.nextTryAt === null || !isWithNextech(trouble.code)) return
  if (!asked && trouble.nextTryAt > engine.clock.now()) return
  const answer = await engine.nextech.readSetup()
  // A list that contradicts itself is an answer, too; the code that needs that list says so.
  if (!answer.ok && answer.trouble !== 'list-incomplete') throw new TroubleStop(answer)
  await noteProof(engine)
}

/** Bounded: whatever keeps an order due without moving it waits for the next alarm instead of spinning. */
async function passes(engine: Engine): Promise<void> {
  for (let count = 0; count < maxPasses && !engine.signal?.aborted && (await pass(engine)); count++);
}

/** Voids, corrections and postings of others are seen by reading what changed in the ledger now and then. */
async function watchLedger(engine: Engine, asked: boolean): Promise<boolean> {
  const known = await engine.store.ledgerCoverage()
  if (engine.signal?.aborted || !known || (!asked && isYounger(engine, known, timing.ledgerWatch)))
    return false
  // Read again where it is not kept: a person who asks has just had it forgotten.
  const setup = await practiceSetup(engine)
  if ('missing' in setup) return false
  await readLedger(engine, setup, known.from, timing.watchOverlap)
  return true
}

async function pass(engine: Engine): Promise<boolean> {
  const due = await engine.store.due(engine.clock.now())
  if (due.length === 0) return false
  const left = await keep(engine, due, record => advanceLocally(engine, record))
  if (left.length === 0) return true
  const setup = await practiceSetup(engine)
  if ('missing' in setup) {
    await keep(engine, left, record => finished(holdForSetup(engine, record, setup)))
    return true
  }
  const oldest = await oldestOf(engine, left)
  await ensureFreshLedger(engine, setup, oldest)
  const open = await keep(engine, await reread(engine, left), record => advanceByLedger(engine, record))
  const posted = await postAll(engine, setup, open)
  await untilRead(engine)
  if (posted) await refreshLedger(engine, setup, oldest)
  return true
}

/**
 * Matches and posts. An order that some payment without a marker might be is judged only when all such orders have
 * their patient, because two orders may fit one payment; every other order goes straight through.
 */
async function postAll(engine: Engine, setup: PracticeSetup, open: readonly OrderRecord[]): Promise<boolean> {
  const unmarked = await unclaimedPayments(engine, setup)
  const { contested = [], free = [] } = Object.groupBy(open, record =>
    mightBeAdopted(engine, record.order, unmarked) ? 'contested' : 'free',
  )
  const oneAtATime = createTurns()
  let posted = false
  const post = async (record: OrderRecord) => {
    // One payment of a patient at a time, and creations in a row.
    const turn = record.posting.patientUid?.toLowerCase() ?? 'to create'
    const after = await oneAtATime(turn, () => advance(engine, setup, record))
    posted ||= after.posting.state === 'posted'
    return after
  }
  const matched = await keep(engine, contested, record => advanceByMatching(engine, record))
  await keep(engine, matched, post)
  await keep(engine, free, async record => {
    const ready = await advanceByMatching(engine, record)
    return ready && post(ready)
  })
  return posted
}

async function oldestOf(engine: Engine, records: readonly OrderRecord[]): Promise<number> {
  const open = (await engine.store.oldestOpen()) ?? Number.POSITIVE_INFINITY
  return Math.min(open, ...records.map(record => record.order.placedAt))
}

async function advance(engine: Engine, setup: PracticeSetup, record: OrderRecord): Promise<OrderRecord> {
  if (isVerifying(record.posting.state)) return verify(engine, setup, record)
  const { decision, sentAt } = record.posting
  // A request that left is looked for before another leaves, also where the answer said that nothing came of it.
  const since = Math.max(decision?.decidedAt ?? 0, sentAt ?? 0)
  await ensureFreshLedger(engine, setup, record.order.placedAt, since)
  const fresh = (await engine.store.get(record.posting.key)) ?? record
  // The shop or the ledger moved it while it waited its turn: the next pass decides again.
  if (!postable.includes(fresh.posting.state)) return fresh
  const judgedAt = engine.clock.now()
  const judged = await applyLedger(engine, fresh)
  if (judged) return judged
  // The shop may have changed its facts while the order waited its turn.
  const standing = standingAt(fresh.order, engine.clock.now())
  if (standing.kind !== 'post') return parkAs(engine, fresh, standing)
  const uid = fresh.posting.patientUid
  if (uid !== null) {
    return (
      (await adoptUnmarked(engine, setup, fresh, uid)) ??
      (await holdPaused(engine, fresh)) ??
      (await holdUnusual(engine, fresh)) ??
      postOrder(engine, setup, fresh, judgedAt)
    )
  }
  const held =
    (await claimEarlierSuspects(engine, fresh)) ??
    (await holdPaused(engine, fresh)) ??
    (await holdUnusual(engine, fresh))
  if (held) return held
  const created = await createPatient(engine, setup, fresh)
  const { state, patientUid } = created.posting
  if (state !== 'matched' || patientUid === null) return created
  // Staff may have made the patient, and posted, while the order waited: the ledger is asked for this patient too.
  return (
    (await adoptUnmarked(engine, setup, created, patientUid)) ??
    (await holdPaused(engine, created)) ??
    postOrder(engine, setup, created, judgedAt)
  )
}

/** Runs `job` on each record in parallel and keeps what it answers. */
async function keep(
  engine: Engine,
  records: readonly OrderRecord[],
  job: (record: OrderRecord) => Promise<OrderRecord | undefined>,
): Promise<OrderRecord[]> {
  const kept: OrderRecord[] = []
  await inParallel(records, lanes, async record => {
    // What is left out here is looked at by the next drain: a step that all must take before another is not taken by some.
    if (engine.signal?.aborted) return
    const result = await guarded(engine, record, job)
    if (result) kept.push(result)
  })
  return kept
}

/**
 * A record that changed meanwhile is left for the next pass; one that meets a bug is parked and blocks no other. A store
 * that cannot work ends the drain: parking an order for that would keep it back long after the store works again.
 */
async function guarded(
  engine: Engine,
  record: OrderRecord,
  job: (record: OrderRecord) => Promise<OrderRecord | undefined>,
): Promise<OrderRecord | undefined> {
  try {
    return await job(record)
  } catch (error) {
    if (error instanceof OrderListStop) await holdForList(engine, record.posting.key, error.trouble)
    else if (error instanceof TroubleStop || engine.isStoreFault?.(error)) throw error
    else if (!(error instanceof StaleRevision)) await quarantine(engine, record.posting.key, error)
    return undefined
  }
}

async function reread(engine: Engine, records: readonly OrderRecord[]): Promise<OrderRecord[]> {
  const fresh = await Promise.all(records.map(record => engine.store.get(record.posting.key)))
  return fresh.filter(record => record !== undefined).filter(record => record.posting.dueAt !== null)
}
