import { type Spoken, sortPayments } from '../domain/adoption.ts'
import { amountsApart, contradictionIn } from '../domain/amounts.ts'
import { isVoidLeft, judgeAsTold, linkedRefunds, recordedElsewhere, toldWarnings } from '../domain/closing.ts'
import { standingOf, unpaidFrom } from '../domain/eligibility.ts'
import { isSameNumber, type LedgerPayment, type LedgerVerdict } from '../domain/ledger.ts'
import { netCents, type Sale } from '../domain/order.ts'
import { acceptedVoids, isTaken, namedPayments, type OrderRecord, type Posting } from '../domain/posting.ts'
import { mayMove } from '../domain/posting-machine.ts'
import { planPosting, sellsGiftCard } from '../domain/posting-plan.ts'
import type { Warning } from '../domain/status.ts'
import { storeNames } from '../domain/stores.ts'
import type { Engine } from './engine.ts'

/**
 * Moves an order to what the ledger says of it (rules 5, ledger first). Answers the changed record, or
 * undefined where the ledger says nothing and the order is to be decided otherwise.
 */
export async function applyLedger(engine: Engine, record: OrderRecord): Promise<OrderRecord | undefined> {
  const { posting } = record
  const spoken = await paymentsMentioning(engine, record)
  const verdict = asLinked(record, judgeAsTold(record, spoken.own))
  const change =
    changeFromVerdict(engine, record, verdict) ?? suspicion(record, spoken) ?? takenChange(record)
  if (!change) return undefined
  if (isNoChange(posting, change)) return record
  const next = await engine.store.update(record, { ...change, updatedAt: engine.clock.now() })
  if (next.posting.paymentIds.join() !== posting.paymentIds.join()) await freeRivals(engine, next)
  return next
}

/** What the ledger says of an order, with all that staff said of it. */
export async function verdictOn(engine: Engine, record: OrderRecord): Promise<LedgerVerdict> {
  const { own } = await paymentsMentioning(engine, record)
  return asLinked(record, judgeAsTold(record, own))
}

/**
 * Where the shop's figures contradict each other, or it has noted no payment yet, nothing tells what the payment should be: the one that a person
 * linked to the order stands, whatever its amount.
 */
export function asLinked(
  { order, posting }: OrderRecord,
  verdict: LedgerVerdict,
  linked?: string,
): LedgerVerdict {
  const { decision } = posting
  const id = linked ?? (decision?.kind === 'payment' ? decision.paymentId : undefined)
  const isLinked = verdict.kind === 'amount-differs' && verdict.payment.id === id
  const tellsNoAmount = contradictionIn(order) !== null || unpaidFrom(order) !== null
  return isLinked && tellsNoAmount ? { kind: 'live', payment: verdict.payment } : verdict
}

/**
 * Payments that say something of the order, and those that perhaps do (rules 5): a void that staff know of says
 * nothing any more.
 */
export async function paymentsMentioning(engine: Engine, record: OrderRecord): Promise<Spoken> {
  const { store, policy } = engine
  const { posting, order } = record
  const accepted = acceptedVoids(posting)
  const found = withoutUnseen(await store.paymentsOf(order.number, posting.paymentIds))
  const payments = found.filter(({ id, status }) => status === 'active' || !accepted.includes(id))
  const strange = payments.filter(({ id }) => !posting.paymentIds.includes(id)).map(({ id }) => id)
  if (strange.length === 0) return { own: payments, suspects: [], isOpen: false }
  const known = await store.touchedBy([order.number], strange)
  const others = known.filter(other => other.posting.key !== posting.key)
  return sortPayments(record, payments, {
    names: storeNames(policy.shops),
    timeZone: policy.practice.timeZone,
    rivals: others.filter(other => isSameNumber(other.order.number, order.number)),
    claimed: new Set(others.flatMap(other => other.posting.paymentIds)),
  })
}

/** A number that an answer named and no list shows stands for the payment of the same words that a list does show. */
function withoutUnseen(payments: readonly LedgerPayment[]): LedgerPayment[] {
  const factsOf = ({ patientUid, amountCents, text }: LedgerPayment) =>
    JSON.stringify([patientUid.toLowerCase(), amountCents, text])
  const seen = new Set(payments.filter(({ updatedAt }) => updatedAt > 0).map(factsOf))
  return payments.filter(payment => payment.updatedAt > 0 || !seen.has(factsOf(payment)))
}

/** Another order of the number that was held up by a payment which now has its order is looked at again. */
async function freeRivals({ store, clock }: Engine, { posting }: OrderRecord): Promise<void> {
  for (const rival of await store.touchedBy([posting.number], [])) {
    const { key, reason } = rival.posting
    const isHeldUp = reason === 'possible-duplicate' || reason === 'posted-twice'
    if (key !== posting.key && isHeldUp) await store.update(rival, { dueAt: clock.now() })
  }
}

/** A payment that names the order and perhaps is another's: a person looks before anything is posted. */
function suspicion({ order, posting }: OrderRecord, { suspects }: Spoken): Partial<Posting> | undefined {
  const named = namedPayments(posting)
  const isOverruled = named !== undefined && suspects.every(({ id }) => named.includes(id))
  if (suspects.length === 0 || isOverruled || standingOf(order).kind !== 'post') return undefined
  return {
    ...rest,
    state: 'attention',
    reason: 'possible-duplicate',
    suspects: suspects.map(({ id }) => id),
    candidates: posting.patientUid
      ? [{ uid: posting.patientUid, byEmail: false, byPhone: false }]
      : posting.candidates,
  }
}

/** Another order has the number: a payment of its own may be linked, and nothing is sent. */
function takenChange({ order, posting }: OrderRecord): Partial<Posting> | undefined {
  const wantsPayment = isTaken(posting) && standingOf(order).kind === 'post'
  return wantsPayment ? { state: 'attention', reason: 'number-taken', dueAt: null } : undefined
}

const rest: Pick<
  Posting,
  'reason' | 'detail' | 'suspects' | 'candidates' | 'dueAt' | 'leaseUntil' | 'owedCents'
> = {
  reason: null,
  detail: null,
  suspects: undefined,
  candidates: [],
  dueAt: null,
  leaseUntil: null,
  owedCents: 0,
}

/** What a verdict makes of a posting; undefined where the ledger says nothing. */
export function changeFromVerdict(
  engine: Engine,
  record: OrderRecord,
  verdict: LedgerVerdict,
): Partial<Posting> | undefined {
  switch (verdict.kind) {
    case 'none':
      return isSettled(record.posting) ? { dueAt: null } : undefined
    case 'live':
      return liveChange(engine, record, verdict.payment, verdict.others)
    case 'posted-twice':
      return {
        ...rest,
        state: 'attention',
        reason: 'posted-twice',
        paymentIds: [...verdict.payments.map(payment => payment.id), ...linkedRefunds(record.posting)],
      }
    case 'amount-differs':
      return differsChange(record, verdict.payment)
    case 'refund-to-record':
      return refundChange(engine, record, verdict)
    case 'voided':
      return voidChange(record, verdict.payment)
  }
}

/** Money went back after the posting: what is still to be recorded of it, as staff and the ledger tell. */
function refundChange(
  engine: Engine,
  record: OrderRecord,
  { payment, owedCents }: Extract<LedgerVerdict, { kind: 'refund-to-record' }>,
): Partial<Posting> {
  const owed = owedCents - recordedElsewhere(record.posting)
  if (owed <= 0) return liveChange(engine, record, payment)
  return {
    ...rest,
    ...held(record, payment),
    state: 'refunded',
    reason: 'refund-to-record',
    owedCents: owed,
  }
}

/** A void that staff meant waits for nobody. */
function voidChange(record: OrderRecord, payment: LedgerPayment): Partial<Posting> {
  const { posting } = record
  const isLeft = isVoidLeft(posting, payment.id)
  return {
    ...rest,
    ...held(record, payment),
    paymentIds: [],
    state: isLeft ? 'left-voided' : 'voided',
    reason: isLeft ? null : 'voided-in-nextech',
    detail: isNeverShown(payment) ? neverShown : null,
  }
}

/** What `withdrawUnshown` withdrew: nobody voided it, and it may yet stand where the lists do not reach. */
const isNeverShown = ({ createdAt, updatedAt }: LedgerPayment) => updatedAt === 0 && createdAt > 0
const neverShown =
  'Nextech said yes to this payment and has not shown it since: look at the patient’s Billing tab before you post it again.'

/**
 * A payment of another amount. Where it is not ours and the shop contradicts itself, that is what is to be put right
 * first: staff may still link the payment as it is.
 */
function differsChange(record: OrderRecord, payment: LedgerPayment): Partial<Posting> {
  const { order, posting } = record
  const contradiction = posting.sentAt === null ? contradictionIn(order) : null
  const apart = amountsApart(order, payment.amountCents)
  return {
    ...rest,
    ...held(record, payment),
    state: 'attention',
    reason: contradiction === null ? 'amount-differs' : 'amounts-disagree',
    detail: contradiction === null ? apart : `${apart} ${contradiction}`,
  }
}

/** The order's live posting: ours, or one that was there before us, which is adopted. */
export function liveChange(
  engine: Engine,
  record: OrderRecord,
  payment: LedgerPayment,
  others: readonly LedgerPayment[] = [],
): Partial<Posting> {
  const { plan: sentPlan, sentAt, state } = record.posting
  // What never left, or was refused, is not ours although a plan is kept: somebody else posted it meanwhile.
  const ours = sentPlan !== null && sentAt !== null && mayMove(state, 'posted')
  const { order } = record
  const plan = planPosting(order, engine.policy.practice.timeZone, engine.policy.policy.cardTypes)
  const warnings: Warning[] = [
    ...(ours ? record.posting.warnings.filter(isOfPosting) : (['adopted'] as const)),
    ...refundWarnings(order, [payment, ...others]),
    ...(sellsGiftCard(order) ? (['contains-gift-card'] as const) : []),
    ...toldWarnings(record, payment),
  ]
  return {
    ...rest,
    ...held(record, payment),
    paymentIds: [...[payment, ...others].map(({ id }) => id), ...linkedRefunds(record.posting)],
    state: ours ? 'posted' : 'adopted',
    warnings: [...new Set(warnings)],
    postedAt: record.posting.postedAt ?? payment.createdAt,
    ...(ours
      ? {}
      : {
          plan: {
            amountCents: [payment, ...others].reduce((sum, { amountCents }) => sum + amountCents, 0),
            cardType: payment.cardType ?? '',
            paymentDate: payment.day,
            description: plan.description,
          },
        }),
  }
}

/** Told of the payment itself; what is told of refunds, and by staff, is judged again at each reading. */
const isOfPosting = (warning: Warning) => !judgedAgain.includes(warning)
const judgedAgain: readonly Warning[] = [
  'partly-refunded',
  'refunded-after',
  'amount-accepted',
  'second-payment',
]

/** What went back before the posting made it smaller; what went back after it is recorded beside it. */
function refundWarnings(order: Sale, payments: readonly LedgerPayment[]): Warning[] {
  const posted = payments.reduce((sum, { amountCents }) => sum + amountCents, 0)
  const apart = posted - netCents(order)
  const isFraction = order.rounded === true && Math.abs(apart) === 1
  const after = isFraction ? 0 : Math.min(order.refundedCents, Math.max(0, apart))
  return [
    ...(order.refundedCents > after ? (['partly-refunded'] as const) : []),
    ...(after > 0 ? (['refunded-after'] as const) : []),
  ]
}

/** A list may not tell whose payment it is; of ours we know. */
function held({ posting }: OrderRecord, payment: LedgerPayment) {
  const known = posting.sentAt === null ? null : posting.patientUid
  return { patientUid: payment.patientUid || known, paymentIds: [payment.id, ...linkedRefunds(posting)] }
}

/** A settled posting whose payment is not in what was read of the ledger stays as it is. */
function isSettled(posting: Posting): boolean {
  return ['posted', 'adopted', 'voided', 'left-voided', 'refunded'].includes(posting.state)
}

function isNoChange(posting: Posting, change: Partial<Posting>): boolean {
  return Object.entries(change).every(
    ([name, value]) => JSON.stringify(posting[name as keyof Posting]) === JSON.stringify(value),
  )
}
