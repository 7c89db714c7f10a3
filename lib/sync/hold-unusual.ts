import type { OrderRecord } from '../domain/posting.ts'
import { planPosting } from '../domain/posting-plan.ts'
import { automaticLimits, unusualAmount, unusualNumber, withinHour } from '../domain/unusual.ts'
import { createTurns, type Engine } from './engine.ts'
import { endsDrain } from './trouble.ts'

/**
 * Holds an order that nobody confirmed and whose amount, or number within the hour, is beyond what the sync may post by
 * itself (rules 3), or that only an open page showed (rules 9): it rests until a person confirms the patient. Undefined
 * where it may go on; it is counted then.
 */
export async function holdUnusual(engine: Engine, record: OrderRecord): Promise<OrderRecord | undefined> {
  const { decision, attempt } = record.posting
  // What left before was counted, and is looked for in the ledger before it leaves again.
  if (decision !== null || attempt > 0) return undefined
  if (record.order.seen) return hold(engine, record, 'only-seen', null)
  const why = amountOf(engine, record) ?? (await turnOf(engine)('count', () => count(engine, record)))
  return why === null ? undefined : hold(engine, record, 'unusual', why)
}

/** Held once it stays so until a person confirms: neither a later hour nor another configuration does. */
export async function stillUnusual(
  engine: Engine,
  before: OrderRecord,
  matched: OrderRecord,
): Promise<OrderRecord | undefined> {
  const { reason, decision, detail } = before.posting
  return reason === 'unusual' && decision === null ? hold(engine, matched, reason, detail) : undefined
}

function amountOf({ policy }: Engine, { order }: OrderRecord): string | null {
  const { amountCents } = planPosting(order, policy.practice.timeZone, policy.policy.cardTypes)
  return unusualAmount(amountCents, automaticLimits(policy))
}

/** Written before the request leaves, so that a worker that is killed has counted it. */
async function count(
  { policy, store, clock }: Engine,
  { order, posting }: OrderRecord,
): Promise<string | null> {
  if (order.placedAt < (policy.confirmedBefore ?? 0)) return null
  const now = clock.now()
  const posted = withinHour((await store.health()).automatic ?? [], now)
  const why = unusualNumber(posting.key, posted, automaticLimits(policy))
  if (why !== null) return why
  if (!posted.some(({ key }) => key === posting.key))
    await store.saveHealth({ automatic: [...posted, { key: posting.key, at: now }] })
  return null
}

function hold(
  engine: Engine,
  record: OrderRecord,
  reason: 'unusual' | 'only-seen',
  detail: string | null,
): Promise<OrderRecord> {
  const { patientUid: uid, candidates } = record.posting
  return engine.store.update(record, {
    state: 'attention',
    reason,
    detail,
    // The patient that was found is shown to the person who confirms.
    candidates: uid === null ? candidates : [{ uid, byEmail: false, byPhone: false }],
    patientUid: null,
    dueAt: null,
    updatedAt: engine.clock.now(),
  })
}

/** Lanes count one after the other. */
const turns = new WeakMap<Engine, ReturnType<typeof createTurns>>()

function turnOf(engine: Engine): ReturnType<typeof createTurns> {
  const known = turns.get(engine) ?? createTurns(error => endsDrain(engine, error))
  turns.set(engine, known)
  return known
}
