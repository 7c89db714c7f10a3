import { moreDoubt } from '../domain/doubt.ts'
import { type Standing, standingAt, unpaidFrom } from '../domain/eligibility.ts'
import { awaitsProof, type OrderRecord } from '../domain/posting.ts'
import { openOutcome, type PostingState } from '../domain/posting-machine.ts'
import type { ReasonCode } from '../domain/reasons.ts'
import { applyLedger } from './apply-ledger.ts'
import { type Engine, timing } from './engine.ts'
import { stillUnusual } from './hold-unusual.ts'
import { mayLeave } from './leaving.ts'
import { matchOrder } from './match-order.ts'
import { park, parkRefused } from './post-outcome.ts'

/** What needs no word from Nextech. Answers the record while it still needs one. */
export async function advanceLocally(engine: Engine, record: OrderRecord): Promise<OrderRecord | undefined> {
  const { posting } = record
  const now = engine.clock.now()
  const undoUntil = posting.decision
    ? posting.decision.decidedAt + engine.policy.policy.undoSeconds * 1000
    : now
  if (now < undoUntil) return finished(engine.store.update(record, { dueAt: undoUntil }))
  if (posting.state === 'sent') {
    // A drain that finds `sent` is not the one that sent it: that worker is gone, its answer with it.
    const { leaseUntil } = posting
    const lost = leaseUntil === null || leaseUntil <= now
    return lost
      ? engine.store.update(record, {
          state: 'unknown',
          leaseUntil: null,
          doubt: moreDoubt(posting),
          dueAt: now,
        })
      : finished(engine.store.update(record, { dueAt: leaseUntil }))
  }
  if (posting.state === 'refused') return finished(parkRefused(engine, record))
  if (!isUndecided(posting.state) || (await applyLedger(engine, record)) !== undefined) {
    return isUndecided(posting.state) ? undefined : record
  }
  const eligible = standingAt(record.order, now)
  const known = eligible.kind === 'waiting' || record.order.state === 'canceled'
  return known && eligible.kind !== 'post' ? finished(parkAs(engine, record, eligible)) : record
}

export async function advanceByLedger(engine: Engine, record: OrderRecord): Promise<OrderRecord | undefined> {
  if (isVerifying(record.posting.state)) return record
  if ((await applyLedger(engine, record)) !== undefined) return undefined
  const eligible = standingAt(record.order, engine.clock.now())
  return eligible.kind === 'post' ? record : finished(parkAs(engine, record, eligible))
}

export async function advanceByMatching(
  engine: Engine,
  record: OrderRecord,
): Promise<OrderRecord | undefined> {
  const { state } = record.posting
  // The ledger had something new to say, and it was not about this order: staff still choose.
  if (state === 'resolve') return finished(engine.store.update(record, { dueAt: null }))
  // Whatever the shop or the set-up says since: a payment that nobody can find may be there.
  if ((state === 'new' || state === 'attention') && awaitsProof(record.posting))
    return finished(park(engine, record, 'unproven'))
  const matched = state === 'new' || state === 'attention' ? await matchOrder(engine, record) : record
  if (matched.posting.state === 'resolve' || matched.posting.state === 'attention') return undefined
  if (isVerifying(matched.posting.state)) return matched
  // A payment that names the order may be told to be its own, or another's, only by the patient.
  if (matched !== record && (await applyLedger(engine, matched)) !== undefined) return undefined
  if (await stillUnusual(engine, record, matched)) return undefined
  const reason = await whyNotPost(engine)
  if (reason === null) return matched
  // A lost answer that was read back as clean is looked at again, and so is the browser: nothing else makes it due.
  const again = openOutcome.includes(matched.posting.state) || reason === 'browser-repeats'
  const dueAt = again ? engine.clock.now() + timing.setupRecheck : null
  return finished(engine.store.update(matched, { dueAt, reason }))
}

/** Nothing is posted for the order as it stands now. */
export async function parkAs(
  engine: Engine,
  record: OrderRecord,
  standing: Exclude<Standing, { kind: 'post' }>,
): Promise<OrderRecord> {
  // A payment left for it once and what became of it is not known: staff still decide, whatever the shop says now.
  if (awaitsProof(record.posting)) return park(engine, record, 'unproven')
  if (record.posting.reason === 'possible-duplicate' && record.posting.sentAt !== null)
    return engine.store.update(record, { state: 'attention', dueAt: null, updatedAt: engine.clock.now() })
  // An intent that never left is no intent any more.
  const idle =
    record.posting.state === 'intent' ? await engine.store.update(record, { state: 'new' }) : record
  return engine.store.update(idle, {
    state: standing.kind,
    reason: standing.reason,
    detail: standing.kind === 'attention' ? standing.detail : null,
    // What the shop works on is looked at again once it has waited too long for its payment.
    dueAt: standing.kind === 'waiting' ? unpaidFrom(record.order) : null,
    candidates: [],
    updatedAt: engine.clock.now(),
  })
}

export async function finished(change: Promise<OrderRecord>): Promise<undefined> {
  await change
}

/** A payment that is not to leave this browser although everything about the order is right. */
async function whyNotPost(engine: Engine): Promise<ReasonCode | null> {
  const { moved, paused, readsFirst, station } = await engine.store.health()
  if (moved) return 'moved'
  if (readsFirst) return 'ledger-first'
  if (engine.policy.posture === 'observe') return 'observe-only'
  if (paused) return 'paused'
  if (station?.otherPayment) return 'other-station'
  return (await mayLeave(engine)) ? null : 'browser-repeats'
}

/** An outcome that is being read back: only the ledger may move it. */
export function isVerifying(state: PostingState): boolean {
  return state === 'unknown' || state === 'verifying'
}

const isUndecided = (state: PostingState) => !openOutcome.includes(state) && state !== 'intent'
