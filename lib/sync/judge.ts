import { judgeLedger, type LedgerPayment, type LedgerVerdict } from '../domain/ledger.ts'
import { acceptedVoids, type OrderRecord, type Posting } from '../domain/posting.ts'
import { mayMove } from '../domain/posting-machine.ts'
import { planPosting, sellsGiftCard } from '../domain/posting-plan.ts'
import type { Warning } from '../domain/status.ts'
import type { Engine } from './engine.ts'

/**
 * Moves an order to what the ledger says of it (sync-rules 5, ledger first). Answers the changed record, or
 * undefined where the ledger says nothing and the order is to be decided otherwise.
 */
export async function judge(engine: Engine, record: OrderRecord): Promise<OrderRecord | undefined> {
  const { posting } = record
  const payments = await paymentsSpeaking(engine, posting)
  const change = changeFor(engine, record, judgeLedger(record.order, payments))
  if (!change) return undefined
  return isNoChange(posting, change)
    ? record
    : engine.store.update(record, { ...change, updatedAt: engine.clock.now() })
}

/** Payments that say something of the order: a void that staff know of says nothing any more. */
export async function paymentsSpeaking({ store }: Engine, posting: Posting): Promise<LedgerPayment[]> {
  const accepted = acceptedVoids(posting)
  const payments = await store.paymentsOf(posting.number, posting.paymentIds)
  return payments.filter(({ id, status }) => status === 'active' || !accepted.includes(id))
}

const rest: Pick<Posting, 'reason' | 'detail' | 'candidates' | 'dueAt' | 'leaseUntil' | 'owedCents'> = {
  reason: null,
  detail: null,
  candidates: [],
  dueAt: null,
  leaseUntil: null,
  owedCents: 0,
}

/** What a verdict makes of a posting; undefined where the ledger says nothing. */
export function changeFor(
  engine: Engine,
  record: OrderRecord,
  verdict: LedgerVerdict,
): Partial<Posting> | undefined {
  switch (verdict.kind) {
    case 'none':
      return isSettled(record.posting) ? { dueAt: null } : undefined
    case 'live':
      return liveChange(engine, record, verdict.payment)
    case 'posted-twice':
      return {
        ...rest,
        state: 'attention',
        reason: 'posted-twice',
        paymentIds: verdict.payments.map(payment => payment.id),
      }
    case 'amount-differs':
      return { ...rest, ...held(verdict.payment), state: 'attention', reason: 'amount-differs' }
    case 'refund-to-record':
      return {
        ...rest,
        ...held(verdict.payment),
        state: 'refunded',
        reason: 'refund-to-record',
        owedCents: verdict.owedCents,
      }
    case 'voided':
      return {
        ...rest,
        ...held(verdict.payment),
        paymentIds: [],
        state: 'voided',
        reason: 'voided-in-nextech',
      }
  }
}

/** The order's live posting: ours, or one that was there before us, which is adopted. */
export function liveChange(engine: Engine, record: OrderRecord, payment: LedgerPayment): Partial<Posting> {
  const { plan: sentPlan, sentAt, state } = record.posting
  // What never left, or was refused, is not ours although a plan is kept: somebody else posted it meanwhile.
  const ours = sentPlan !== null && sentAt !== null && mayMove(state, 'posted')
  const { order } = record
  const plan = planPosting(order, engine.policy.practice.timeZone, engine.policy.policy.cardTypes)
  const warnings: Warning[] = [
    ...(ours ? record.posting.warnings : (['adopted'] as const)),
    ...(order.refundedCents > 0 ? (['partly-refunded'] as const) : []),
    ...(sellsGiftCard(order) ? (['contains-gift-card'] as const) : []),
  ]
  return {
    ...rest,
    ...held(payment),
    state: ours ? 'posted' : 'adopted',
    warnings: [...new Set(warnings)],
    postedAt: record.posting.postedAt ?? payment.createdAt,
    ...(ours
      ? {}
      : {
          plan: {
            amountCents: payment.amountCents,
            cardType: payment.cardType ?? '',
            paymentDate: payment.day,
            description: plan.description,
          },
        }),
  }
}

function held(payment: LedgerPayment) {
  return { patientUid: payment.patientUid || null, paymentIds: [payment.id] }
}

/** A settled posting whose payment is not in what was read of the ledger stays as it is. */
function isSettled(posting: Posting): boolean {
  return ['posted', 'adopted', 'voided', 'refunded'].includes(posting.state)
}

function isNoChange(posting: Posting, change: Partial<Posting>): boolean {
  return Object.entries(change).every(
    ([name, value]) => JSON.stringify(posting[name as keyof Posting]) === JSON.stringify(value),
  )
}
