import type { Closing, Decider, OrderRecord, Posting } from '../domain/posting.ts'
import type { Cents, Instant } from '../domain/units.ts'
import { applyLedger } from './apply-ledger.ts'
import type { Engine } from './engine.ts'
import { StaleRevision } from './ports.ts'

/** What a person says of an order that was posted: its void was meant, or this much that went back is recorded elsewhere. */
export type ClosingWord = { kind: 'void-left' } | { kind: 'refund-recorded'; owedCents: Cents }

/** Who says so, and when. */
export interface Closer {
  now: Instant
  by: Decider
}

/** `changed`: the order does not wait for this any more, or for another sum than the person saw. */
export type ClosingOutcome = 'done' | 'changed'

/**
 * Ends the waiting of an order that was posted (rules 5). Nothing is sent: the ledger is judged again with what was said.
 * A later void, or more money that goes back, is asked about again.
 */
export async function closeOrder(
  engine: Engine,
  { now, by }: Closer,
  key: string,
  word: ClosingWord,
): Promise<ClosingOutcome> {
  const record = await engine.store.get(key)
  const closing = record && (await closingOf(engine, record, word, { closedAt: now, by }))
  return record && closing ? changeClosing(engine, record, closing, now) : 'changed'
}

/** Takes the word back: the order waits for staff as before. */
export async function reopenOrder(engine: Engine, key: string): Promise<ClosingOutcome> {
  const record = await engine.store.get(key)
  return record?.posting.closing ? changeClosing(engine, record, null, engine.clock.now()) : 'changed'
}

async function closingOf(
  { store }: Engine,
  { posting }: OrderRecord,
  word: ClosingWord,
  said: Pick<Closing, 'closedAt' | 'by'>,
): Promise<Closing | undefined> {
  if (word.kind === 'void-left') {
    if (posting.state !== 'voided') return undefined
    const payments = await store.paymentsOf(posting.number, posting.paymentIds)
    return { kind: 'void-left', payments: payments.map(({ id }) => id), ...said }
  }
  if (posting.state !== 'refunded' || posting.owedCents !== word.owedCents) return undefined
  const before = posting.closing?.kind === 'refund-recorded' ? posting.closing.cents : 0
  return { kind: 'refund-recorded', cents: before + word.owedCents, ...said }
}

/** A void whose payment names no order is not found by the order's number: what was said stands by itself. */
function standingAfter({ state }: Posting, closing: Closing | null): Partial<Posting> {
  if (closing?.kind === 'void-left') return { state: 'left-voided', reason: null }
  return state === 'left-voided' ? { state: 'voided', reason: 'voided-in-nextech' } : {}
}

async function changeClosing(
  engine: Engine,
  record: OrderRecord,
  closing: Closing | null,
  now: Instant,
): Promise<ClosingOutcome> {
  try {
    const change = { ...standingAfter(record.posting, closing), closing, updatedAt: now }
    await applyLedger(engine, await engine.store.update(record, change, 'strict'))
    return 'done'
  } catch (error) {
    if (error instanceof StaleRevision) return 'changed'
    throw error
  }
}
