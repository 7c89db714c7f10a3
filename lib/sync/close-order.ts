import { closingsOf, recordedElsewhere, withClosings } from '../domain/closing.ts'
import { dueInLedger } from '../domain/ledger.ts'
import type { Closing, Decider, OrderRecord, Posting, SentPlan } from '../domain/posting.ts'
import type { ReasonCode } from '../domain/reasons.ts'
import type { Cents, Instant } from '../domain/units.ts'
import { applyLedger, changeFromVerdict, verdictOn } from './apply-ledger.ts'
import type { Engine } from './engine.ts'
import { isOthers } from './hand-posted.ts'
import { StaleRevision } from './ports/sync-store.ts'
import { isRefundOf } from './refunds.ts'

/**
 * What a person says of an order that was posted: its void was meant; this much that went back is recorded elsewhere, or
 * by this refund; or this payment is the order's, as it is. `shown` = the order's payments that the person saw.
 */
export type ClosingWord =
  | { kind: 'void-left' }
  | { kind: 'refund-recorded'; owedCents: Cents }
  | { kind: 'refund-linked'; owedCents: Cents; payment: string }
  | { kind: 'payment-told'; payment: string; shown: readonly string[] }

/** Who says so, and when. */
export interface Closer {
  now: Instant
  by: Decider
}

/**
 * `changed`: the order does not wait for this any more, or for something else than the person saw. `gone`: Nextech has
 * no such payment. `claimed`: it is another order's.
 */
export type ClosingOutcome = 'done' | 'changed' | 'gone' | 'claimed'

/**
 * Ends the waiting of an order that was posted (rules 5). Nothing is sent, and nothing becomes due to be sent: the ledger
 * is judged again with what was said. A later void, another amount, a further payment or more money that goes back is
 * asked about again.
 */
export async function closeOrder(
  engine: Engine,
  { now, by }: Closer,
  key: string,
  word: ClosingWord,
): Promise<ClosingOutcome> {
  const record = await engine.store.get(key)
  if (!record) return 'changed'
  const said = { closedAt: now, by, was: beforeWord(record.posting) }
  return unlessStale(() => {
    switch (word.kind) {
      case 'void-left':
        return leaveVoid(engine, record, said)
      case 'refund-recorded':
        return recordRefund(engine, record, word, said)
      case 'refund-linked':
        return linkRefund(engine, record, word, said)
      case 'payment-told':
        return tellPayment(engine, record, word, said)
    }
  })
}

/** Takes the last word back: the order waits for staff as before. */
export async function reopenOrder(engine: Engine, key: string): Promise<ClosingOutcome> {
  const record = await engine.store.get(key)
  const closings = record ? closingsOf(record.posting) : []
  const last = closings.at(-1)
  if (!record || !last) return 'changed'
  const { state } = record.posting
  const standing: Partial<Posting> =
    state === 'left-voided' ? { state: 'voided', reason: 'voided-in-nextech' } : {}
  const paymentIds = paymentsBefore(record.posting, last)
  const { was } = last
  const plan = was?.plan && { description: '', ...record.posting.plan, ...was.plan }
  const change = {
    ...standing,
    ...(was && { ...was, plan: plan ?? null }),
    ...withClosings(closings.slice(0, -1)),
    paymentIds,
    updatedAt: engine.clock.now(),
  }
  return unlessStale(async () => {
    await applyLedger(engine, await engine.store.update(record, change, 'strict'))
    return 'done'
  })
}

type Said = Pick<Closing, 'closedAt' | 'by' | 'was'>

function beforeWord({ warnings, plan, patientUid, postedAt }: Posting): Said['was'] {
  return { warnings, plan: plan && withoutWords(plan), patientUid, postedAt }
}

function withoutWords({ description: _words, ...sent }: SentPlan): Omit<SentPlan, 'description'> {
  return sent
}

async function leaveVoid(engine: Engine, record: OrderRecord, said: Said): Promise<ClosingOutcome> {
  const { posting } = record
  if (posting.state !== 'voided') return 'changed'
  const payments = await engine.store.paymentsOf(posting.number, posting.paymentIds)
  const closing = { kind: 'void-left' as const, payments: payments.map(({ id }) => id), ...said }
  // A void whose payment names no order is not found by the order's number: what was said stands by itself.
  await saveWord(engine, record, closing, { state: 'left-voided', reason: null })
  return 'done'
}

async function recordRefund(
  engine: Engine,
  record: OrderRecord,
  { owedCents }: { owedCents: Cents },
  said: Said,
): Promise<ClosingOutcome> {
  const { posting } = record
  if (posting.state !== 'refunded' || posting.owedCents !== owedCents) return 'changed'
  const cents = recordedElsewhere(posting) + owedCents
  await saveWord(engine, record, { kind: 'refund-recorded', cents, ...said })
  return 'done'
}

async function linkRefund(
  engine: Engine,
  record: OrderRecord,
  { owedCents, payment }: { owedCents: Cents; payment: string },
  said: Said,
): Promise<ClosingOutcome> {
  const { posting } = record
  if (posting.state !== 'refunded' || posting.owedCents !== owedCents) return 'changed'
  const [refund] = await engine.store.paymentsOf('', [payment])
  if (!refund || !isRefundOf(engine, record, refund)) return 'gone'
  if (-refund.amountCents > owedCents) return 'changed'
  const closing = { kind: 'refund-linked' as const, payment, ...said }
  return claim(engine, record, payment, closing, [...posting.paymentIds, payment])
}

/** Reasons under which the order's own payments are in question. */
const inQuestion: readonly (ReasonCode | null)[] = ['posted-twice', 'amount-differs']

async function tellPayment(
  engine: Engine,
  record: OrderRecord,
  { payment, shown }: { payment: string; shown: readonly string[] },
  said: Said,
): Promise<ClosingOutcome> {
  const { posting, order } = record
  const isAsked = posting.state === 'attention' && inQuestion.includes(posting.reason)
  if (!isAsked || !posting.paymentIds.every(id => shown.includes(id))) return 'changed'
  const [told] = await engine.store.paymentsOf('', [payment])
  if (told?.status !== 'active' || told.amountCents < 0) return 'gone'
  const isOther = !posting.paymentIds.includes(payment)
  if (isOther && (await isOthers(engine, record, told))) return 'claimed'
  const aside = posting.paymentIds.filter(id => id !== payment)
  const netThen = dueInLedger(order)
  const closing = { kind: 'payment-told' as const, payment, aside, isOther, netCents: netThen, ...said }
  return claim(engine, record, payment, closing, [payment])
}

/** One payment belongs to one order, which the store enforces; what the ledger makes of it is written with the claim. */
async function claim(
  engine: Engine,
  record: OrderRecord,
  paymentId: string,
  closing: Closing,
  paymentIds: string[],
): Promise<ClosingOutcome> {
  const words = withClosings([...closingsOf(record.posting), closing])
  const next = { ...record, posting: { ...record.posting, ...words, paymentIds } }
  const verdict = await verdictOn(engine, next)
  const change = changeFromVerdict(engine, next, verdict)
  if (!change || verdict.kind === 'posted-twice' || verdict.kind === 'amount-differs') return 'changed'
  const updatedAt = engine.clock.now()
  const adopted = await engine.store.adopt(record, paymentId, { ...change, ...words, updatedAt })
  return adopted ? 'done' : 'claimed'
}

async function saveWord(
  engine: Engine,
  record: OrderRecord,
  closing: Closing,
  standing: Partial<Posting> = {},
): Promise<void> {
  const words = withClosings([...closingsOf(record.posting), closing])
  const change = { ...standing, ...words, updatedAt: closing.closedAt }
  await applyLedger(engine, await engine.store.update(record, change, 'strict'))
}

/** The payments that the order had before this word. */
function paymentsBefore({ paymentIds }: Posting, last: Closing): string[] {
  if (last.kind === 'refund-linked') return paymentIds.filter(id => id !== last.payment)
  if (last.kind !== 'payment-told') return paymentIds
  const others = paymentIds.filter(id => id !== last.payment)
  return [...new Set([...(last.isOther ? [] : [last.payment]), ...last.aside, ...others])]
}

async function unlessStale(write: () => Promise<ClosingOutcome>): Promise<ClosingOutcome> {
  try {
    return await write()
  } catch (error) {
    if (error instanceof StaleRevision) return 'changed'
    throw error
  }
}
