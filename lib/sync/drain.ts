import { standingAt } from '../domain/eligibility.ts'
import type { OrderRecord } from '../domain/posting.ts'
import type { PostingState } from '../domain/posting-machine.ts'
import type { TroubleCode } from '../domain/reasons.ts'
import { startStopwatch } from '../domain/stopwatch.ts'
import type { Instant } from '../domain/units.ts'
import { adoptUnmarked, claimEarlierSuspects } from './adopt-unmarked.ts'
import { advanceByMatching, isVerifying, parkAs } from './advance.ts'
import { applyLedger } from './apply-ledger.ts'
import { wakeAfterClockChange } from './clock-back.ts'
import { createPatient } from './create-patient.ts'
import { createTurns, type Engine, inParallelAsTheyCome, timing } from './engine.ts'
import { holdBehind } from './hold-behind.ts'
import { holdUnusual } from './hold-unusual.ts'
import { keep, lanes } from './keep.ts'
import { createLead } from './lead.ts'
import { lookAtBrowserAgain } from './leaving.ts'
import {
  ensureFreshLedger,
  isYounger,
  readChart,
  readLedger,
  refreshLedger,
  untilRead,
} from './ledger-reading.ts'
import { nextLookIn } from './list-lag.ts'
import { withdrawUnshown } from './never-shown.ts'
import { newlyAdopted, noteQuotes } from './note-quotes.ts'
import { untroubledFirst } from './own-trouble.ts'
import { holdStopped } from './pause.ts'
import { type Portion, portionsOf } from './portions.ts'
import type { PracticeSetup } from './ports/nextech.ts'
import { postOrder } from './post-order.ts'
import { practiceSetup } from './practice-setup.ts'
import { endsDrain, noteProof, noteTrouble, provenBy, TroubleStop } from './trouble.ts'
import { verify } from './verify.ts'

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
    const posted: string[] = []
    try {
      await wakeAfterClockChange(engine)
      await lookAtBrowserAgain(engine)
      await passes(engine, posted)
      if (await watchLedger(engine, asked)) await passes(engine, posted)
      await lookAtNextechAgain(engine, asked)
      await noteQuotes(engine, posted)
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
export async function nextDrainAt(engine: Engine): Promise<number | undefined> {
  const { store, clock } = engine
  const [due, { trouble }, known] = await Promise.all([
    store.nextDue(),
    store.health(),
    store.ledgerCoverage(),
  ])
  // One that lies ahead is from before the clock was put back.
  const watch = known
    ? Math.min(known.readAt, clock.now()) + nextLookIn(engine, known.readAt)
    : Number.POSITIVE_INFINITY
  const next = Math.min(due ?? Number.POSITIVE_INFINITY, watch)
  if (trouble?.nextTryAt === null) return undefined
  const tryAt = trouble && Math.min(trouble.nextTryAt, clock.now() + timing.maxRetryAfter)
  if (tryAt && isWithNextech(trouble)) return tryAt
  if (!Number.isFinite(next)) return undefined
  return tryAt ? Math.max(next, tryAt) : next
}

/** Whether questions meet it; what payments alone meet keeps nothing else back. */
const isWithNextech = ({ code, ofPayments }: { code: TroubleCode; ofPayments?: boolean | undefined }) =>
  code !== 'browser-repeats' && !ofPayments

/**
 * Trouble that outlives the orders which met it: nothing is due, so nothing would ever prove that it is over. Nextech
 * is asked for the set-up then, which is small.
 */
async function lookAtNextechAgain(engine: Engine, asked: boolean): Promise<void> {
  const { trouble } = await engine.store.health()
  if (!trouble || trouble.nextTryAt === null || trouble.code === 'browser-repeats') return
  // As long as a payment waits to be tried, that will tell.
  const isTried = trouble.ofPayments === true && (await engine.store.nextDue()) !== undefined
  if (isTried || (!asked && trouble.nextTryAt > engine.clock.now())) return
  const answer = await engine.nextech.readSetup()
  // A list that contradicts itself is an answer, too; the code that needs that list says so.
  if (!answer.ok && answer.trouble !== 'list-incomplete') throw new TroubleStop(answer)
  await noteProof(engine, provenBy(trouble))
}

/** Bounded: whatever keeps an order due without moving it waits for the next alarm instead of spinning. */
async function passes(engine: Engine, posted: string[]): Promise<void> {
  for (let count = 0; count < maxPasses && !engine.signal?.aborted && (await pass(engine, posted)); count++);
}

/** Voids, corrections and postings of others are seen by reading what changed in the ledger now and then. */
async function watchLedger(engine: Engine, asked: boolean): Promise<boolean> {
  const known = await engine.store.ledgerCoverage()
  if (
    engine.signal?.aborted ||
    !known ||
    (!asked && isYounger(engine, known, nextLookIn(engine, known.readAt)))
  )
    return false
  // Read again where it is not kept: a person who asks has just had it forgotten.
  const setup = await practiceSetup(engine)
  if ('missing' in setup) return false
  await readLedger(engine, setup, known.from, timing.watchOverlap)
  await withdrawUnshown(engine)
  return true
}

/**
 * Goes once through all that is due, oldest first. An order goes straight through to its payment, whatever waits behind it;
 * only those that one payment without a marker may belong to go together.
 */
async function pass(engine: Engine, posted: string[]): Promise<boolean> {
  const { due, behind } = untroubledFirst(engine, await engine.store.due(engine.clock.now()))
  if (due.length === 0) return false
  const news: string[] = []
  const lead = createLead(engine, due.length)
  const oneAtATime = createTurns(error => endsDrain(engine, error))
  // While payments meet trouble one of them tries, and the others wait for what becomes of it.
  let isTrying = (await engine.store.health()).trouble?.ofPayments === true
  const post = async (setup: PracticeSetup, record: OrderRecord) => {
    // What met it itself tries again once the others have, in the next pass.
    if (isTrying && behind.has(record.posting.key)) return record
    const next = () =>
      isVerifying(record.posting.state)
        ? verify(engine, setup, record)
        : lead(record, readSince => advance(engine, setup, record, readSince))
    // One payment of a patient at a time, and creations in a row.
    const turn = record.posting.patientUid?.toLowerCase() ?? 'to create'
    const after = await oneAtATime(turn, () => (isTrying ? oneAtATime('to try', next) : next()))
    if (after.posting.state === 'posted') {
      news.push(after.posting.key)
      isTrying = false
    }
    return after
  }
  let last: Portion | undefined
  await inParallelAsTheyCome(portionsOf(engine, due), lanes, async ({ records, portion }) => {
    last = portion
    const matched = await keep(engine, records, record => advanceByMatching(engine, record))
    await keep(engine, matched, record => post(portion.setup, record))
  })
  await untilRead(engine)
  posted.push(...news, ...(await newlyAdopted(engine, due)))
  if (news.length > 0 && last) await refreshLedger(engine, last.setup, last.oldest)
  return true
}

/** `readSince` = the ledger must have been read since then. */
async function advance(
  engine: Engine,
  setup: PracticeSetup,
  record: OrderRecord,
  readSince: Instant,
): Promise<OrderRecord> {
  const { decision, sentAt } = record.posting
  // A request that left is looked for before another leaves, also where the answer said that nothing came of it.
  const since = Math.max(decision?.decidedAt ?? 0, sentAt ?? 0, readSince)
  await ensureFreshLedger(engine, setup, record.order.placedAt, since)
  await readChart(engine, record)
  const fresh = (await engine.store.get(record.posting.key)) ?? record
  // The shop or the ledger moved it while it waited its turn: the next pass decides again.
  if (!postable.includes(fresh.posting.state)) return fresh
  const judging = startStopwatch(engine.clock)
  const judged = await applyLedger(engine, fresh)
  if (judged) return judged
  // The shop may have changed its facts while the order waited its turn.
  const standing = standingAt(fresh.order, engine.clock.now())
  if (standing.kind !== 'post') return parkAs(engine, fresh, standing)
  const uid = fresh.posting.patientUid
  if (uid !== null) {
    return (
      (await adoptUnmarked(engine, setup, fresh, uid)) ??
      (await holdStopped(engine, fresh)) ??
      (await holdUnusual(engine, fresh)) ??
      (await holdBehind(engine, fresh)) ??
      postOrder(engine, setup, fresh, judging)
    )
  }
  const held =
    (await claimEarlierSuspects(engine, fresh)) ??
    (await holdStopped(engine, fresh)) ??
    (await holdUnusual(engine, fresh))
  if (held) return held
  const created = await createPatient(engine, setup, fresh)
  const { state, patientUid } = created.posting
  if (state !== 'matched' || patientUid === null) return created
  // Staff may have made the patient, and posted, while the order waited: the ledger is asked for this patient too.
  return (
    (await adoptUnmarked(engine, setup, created, patientUid)) ??
    (await holdStopped(engine, created)) ??
    (await holdBehind(engine, created)) ??
    postOrder(engine, setup, created, judging)
  )
}
