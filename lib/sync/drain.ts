import type { OrderRecord } from '../domain/posting.ts'
import type { PostingState } from '../domain/posting-machine.ts'
import { claimUnmarked } from './claim.ts'
import { createPatient } from './create-patient.ts'
import { type Engine, inParallel } from './engine.ts'
import { judge } from './judge.ts'
import { ensureFreshLedger, refreshLedger } from './ledger-reading.ts'
import { type PracticeSetup, StaleRevision } from './ports.ts'
import { postOrder } from './post-order.ts'
import { holdForSetup, practiceSetup } from './practice-setup.ts'
import { isVerifying, settleByLedger, settleByMatching, settled, settleLocally } from './settle.ts'
import { noteTrouble, TroubleStop } from './trouble.ts'
import { verify } from './verify.ts'

/** Searches and posts that are under way at once; the throttle sets the pace. */
const lanes = 8
const mostPasses = 50

/** States from which a payment may be sent. */
const postable: readonly PostingState[] = ['matched', 'intent', 'absent']

/**
 * Takes up everything that is due, until nothing is or Nextech is in trouble. One drain at a time over all contexts;
 * called by alarm, start-up and message alike. Throws only on a bug.
 */
export async function drain(engine: Engine): Promise<'done' | 'busy'> {
  const result = await engine.lock.ifFree('nextech-sync-drain', async () => {
    try {
      // Bounded: whatever keeps an order due without moving it waits for the next alarm instead of spinning.
      for (let passes = 0; passes < mostPasses && (await pass(engine)); passes++);
    } catch (error) {
      if (!(error instanceof TroubleStop)) throw error
      await noteTrouble(engine, error.trouble)
    }
  })
  return result === 'busy' ? 'busy' : 'done'
}

/** When the next drain has something to do, or undefined when nothing is due before somebody acts. */
export async function nextDrainAt({ store }: Engine): Promise<number | undefined> {
  const [due, { trouble }] = await Promise.all([store.nextDue(), store.health()])
  if (due === undefined || !trouble) return due
  return trouble.nextTryAt === null ? undefined : Math.max(due, trouble.nextTryAt)
}

async function pass(engine: Engine): Promise<boolean> {
  const due = await engine.store.due(engine.clock.now())
  const left = await keep(due, record => settleLocally(engine, record))
  if (due.length === 0) return false
  if (left.length === 0) return true
  const setup = await practiceSetup(engine)
  if ('missing' in setup) {
    await keep(left, record => settled(holdForSetup(engine, record, setup)))
    return true
  }
  const oldest = Math.min(
    ...left.map(record => record.order.placedAt),
    (await engine.store.oldestOpen()) ?? Infinity,
  )
  await ensureFreshLedger(engine, setup, oldest)
  const open = await keep(await reread(engine, left), record => settleByLedger(engine, record))
  const matched = await keep(open, record => settleByMatching(engine, record))
  const posted = await postAll(engine, setup, matched)
  if (posted) await refreshLedger(engine, setup, oldest)
  return true
}

/** Posts what is matched: several patients at once, but one payment of a patient at a time, and creations in a row. */
async function postAll(
  engine: Engine,
  setup: PracticeSetup,
  records: readonly OrderRecord[],
): Promise<boolean> {
  const groups = Map.groupBy(records, ({ posting }) => posting.patientUid?.toLowerCase() ?? 'to create')
  let posted = false
  await inParallel([...groups.values()], lanes, async group => {
    for (const record of group) {
      const after = await orStale(() => advance(engine, setup, record))
      posted ||= after?.posting.state === 'posted'
    }
  })
  return posted
}

async function advance(engine: Engine, setup: PracticeSetup, record: OrderRecord): Promise<OrderRecord> {
  if (isVerifying(record.posting.state)) return verify(engine, setup, record)
  await ensureFreshLedger(engine, setup, record.order.placedAt)
  const fresh = (await engine.store.get(record.posting.key)) ?? record
  // The shop or the ledger moved it while it waited its turn: the next pass decides anew.
  if (!postable.includes(fresh.posting.state)) return fresh
  const judged = await judge(engine, fresh)
  if (judged) return judged
  const uid = fresh.posting.patientUid
  if (uid !== null) {
    return (await claimUnmarked(engine, setup, fresh, uid)) ?? postOrder(engine, setup, fresh)
  }
  const created = await createPatient(engine, setup, fresh)
  const { state, patientUid } = created.posting
  return state === 'matched' && patientUid !== null ? postOrder(engine, setup, created) : created
}

/** Runs `job` on each record in parallel and keeps what it answers; a record that changed meanwhile is left for later. */
async function keep(
  records: readonly OrderRecord[],
  job: (record: OrderRecord) => Promise<OrderRecord | undefined>,
): Promise<OrderRecord[]> {
  const kept: OrderRecord[] = []
  await inParallel(records, lanes, async record => {
    const result = await orStale(() => job(record))
    if (result) kept.push(result)
  })
  return kept
}

async function orStale<T>(job: () => Promise<T>): Promise<T | undefined> {
  try {
    return await job()
  } catch (error) {
    if (error instanceof StaleRevision) return undefined
    throw error
  }
}

async function reread(engine: Engine, records: readonly OrderRecord[]): Promise<OrderRecord[]> {
  const fresh = await Promise.all(records.map(record => engine.store.get(record.posting.key)))
  return fresh.filter(record => record !== undefined).filter(record => record.posting.dueAt !== null)
}
