import { brandOf, labelRefused } from '../domain/card-types.ts'
import { moreDoubt } from '../domain/doubt.ts'
import { isSameNumber, markerIn } from '../domain/ledger.ts'
import type { OrderRecord, Posting, SentPlan } from '../domain/posting.ts'
import { requiredNames } from '../domain/posting-plan.ts'
import type { ReasonCode } from '../domain/reasons.ts'
import { refusalReason } from '../domain/refusal.ts'
import type { Warning } from '../domain/status.ts'
import type { Instant } from '../domain/units.ts'
import { type Engine, timing } from './engine.ts'
import { mayBeShownBy, noteTaken } from './list-lag.ts'
import { pairingKey } from './match-order.ts'
import type { PostOutcome, PracticeSetup, Refusal } from './ports/nextech.ts'
import { StaleRevision } from './ports/sync-store.ts'
import { rememberPatient } from './remember-patient.ts'
import { noteProof, stopOfWrite, TroubleStop } from './trouble.ts'

/** Writes down how the request ended. What has no clear answer becomes `unknown`: only the ledger decides then. */
export async function settleOutcome(
  engine: Engine,
  setup: PracticeSetup,
  sent: OrderRecord,
  plan: SentPlan,
  outcome: PostOutcome,
): Promise<OrderRecord> {
  const now = engine.clock.now()
  switch (outcome.kind) {
    case 'done':
      await rememberPairing(engine, sent)
      if (
        outcome.paymentId === null ||
        (await isMarkedForOther(engine, sent, outcome.text)) ||
        (await isAnothers(engine, sent, plan, outcome.paymentId))
      )
        return noteDone(engine, sent, {
          ...unclear(now),
          doubt: moreDoubt(sent.posting, true),
        })
      noteTaken(engine, outcome.paymentId, sent.posting.number)
      await engine.store.saveLedger(ledgerEntry(sent, plan, setup, outcome.paymentId, now))
      await noteReached(engine)
      return noteDone(engine, sent, {
        ...(await postedChange(engine, sent, outcome.paymentId, now)),
        // While the answer was on its way the ledger may have said more, e.g. that staff voided it: it is judged.
        ...((await wasRead(engine, sent, outcome.paymentId)) && { dueAt: now }),
      })
    case 'refused':
      await noteReached(engine)
      return refused(engine, sent, outcome)
    case 'not-processed':
      await engine.store.update(sent, {
        ...{ state: 'intent', leaseUntil: null, dueAt: now },
        // One that left may have been taken all the same, as by what stands behind a gateway.
        ...(hasLeft(outcome) && { behindUntil: mayBeShownBy(engine, now) }),
      })
      throw stopOfWrite(outcome.trouble)
    case 'unknown':
      return noteUnclear(engine, sent, outcome)
  }
}

const hasLeft = (outcome: Extract<PostOutcome, { kind: 'not-processed' }>) =>
  outcome.hasLeft === true || outcome.trouble.status !== undefined

/** It left, and what became of it only the ledger tells. */
const unclear = (now: Instant) =>
  ({ state: 'unknown', leaseUntil: null, dueAt: now + timing.firstLook }) as const

/** How many payments in a row had no clear answer, per store; a new worker begins to count again. */
const inARow = new WeakMap<Engine['store'], number>()
/** So many lost answers in a row are no accident. */
const maxInARow = 5

/** A payment was taken or refused, be it told by the answer or by the ledger: payments reach Nextech. */
export async function noteReached(engine: Engine): Promise<void> {
  inARow.delete(engine.store)
  await noteProof(engine, 'payment')
}

/** What has no clear answer once waits for the ledger; where that happens again and again the others wait, too. */
async function noteUnclear(
  engine: Engine,
  sent: OrderRecord,
  { message, isSlow }: Extract<PostOutcome, { kind: 'unknown' }>,
): Promise<OrderRecord> {
  const { store, clock } = engine
  const doubt = { ...moreDoubt(sent.posting), ...(isSlow && { isSlow }) }
  const noted = await store.update(sent, { ...unclear(clock.now()), doubt })
  const count = (inARow.get(store) ?? 0) + 1
  inARow.set(store, count)
  const isTold = (await store.health()).trouble?.ofPayments === true
  if (count < maxInARow && !isTold) return noted
  throw new TroubleStop({ ok: false, trouble: 'nextech-down', message, ofPayments: true })
}

/** Answers may be mixed up on their way: the payment that this one shows carries the mark of another order that is known. */
async function isMarkedForOther(
  { store }: Engine,
  { posting }: OrderRecord,
  text: string | undefined,
): Promise<boolean> {
  const number = markerIn(text ?? '')?.number ?? posting.number
  return !isSameNumber(number, posting.number) && (await store.touchedBy([number], [])).length > 0
}

/** The payment that an answer names was there before, with other words: it is not the one that was sent. */
async function isAnothers(
  { store }: Engine,
  { posting }: OrderRecord,
  plan: SentPlan,
  id: string,
): Promise<boolean> {
  if ((await store.claimedPayments([id])).has(id) && !posting.paymentIds.includes(id)) return true
  const [known] = (await store.paymentsOf('', [id])).filter(payment => payment.id === id)
  return known !== undefined && known.updatedAt > 0 && known.text !== plan.description
}

/** A clear yes counts also where the shop changed the order while it was on its way; the change is judged then. */
async function noteDone(engine: Engine, sent: OrderRecord, change: Partial<Posting>): Promise<OrderRecord> {
  try {
    return await engine.store.update(sent, change)
  } catch (error) {
    const fresh = error instanceof StaleRevision ? await engine.store.get(sent.posting.key) : undefined
    const isSame = fresh?.posting.state === 'sent' && fresh.posting.attempt === sent.posting.attempt
    if (!fresh || !isSame) throw error
    return engine.store.update(fresh, { ...change, dueAt: engine.clock.now() })
  }
}

/** Whether a payment of the order was read from Nextech already. */
async function wasRead({ store }: Engine, { posting }: OrderRecord, id: string | null): Promise<boolean> {
  const known = await store.paymentsOf(posting.number, id === null ? [] : [id])
  return known.some(payment => payment.updatedAt > 0)
}

/** The state of a payment that certainly landed. */
export async function postedChange(
  engine: Engine,
  record: OrderRecord,
  paymentId: string | null,
  postedAt: Instant,
): Promise<Partial<Posting>> {
  const { order, posting } = record
  const firstSync = await engine.store.firstSync(order.store)
  const backFill = firstSync === undefined || order.placedAt < firstSync
  const late: Warning[] = !backFill && postedAt - order.placedAt > timing.late ? ['late'] : []
  return {
    state: 'posted',
    reason: null,
    detail: null,
    suspects: undefined,
    dueAt: null,
    leaseUntil: null,
    cleanAt: null,
    behindUntil: undefined,
    doubt: undefined,
    postedAt,
    paymentIds: paymentId === null ? [] : [paymentId],
    warnings: [...new Set([...posting.warnings, ...late])],
    updatedAt: postedAt,
  }
}

function ledgerEntry(
  record: OrderRecord,
  plan: SentPlan,
  setup: PracticeSetup,
  id: string | null,
  now: Instant,
) {
  if (id === null) return []
  return [
    {
      id,
      patientUid: record.posting.patientUid ?? '',
      amountCents: plan.amountCents,
      day: plan.paymentDate,
      createdAt: now,
      // Not read from Nextech yet: whatever was, or will be, is newer.
      updatedAt: 0,
      category: requiredNames.category,
      cardType: plan.cardType,
      locationId: setup.locationId,
      text: plan.description,
      status: 'active' as const,
    },
  ]
}

/** Staff's choice is remembered once it was acted on (rules 4, pairing). */
async function rememberPairing(engine: Engine, { order, posting }: OrderRecord): Promise<void> {
  if (posting.decision?.kind !== 'patient') return
  const { uid, decidedAt, by } = posting.decision
  await rememberPatient(engine.store, order, { patientUid: uid, decidedAt, by: by?.name ?? null })
}

async function refused(engine: Engine, sent: OrderRecord, refusal: Refusal): Promise<OrderRecord> {
  const noted = await engine.store.update(sent, {
    state: 'refused',
    leaseUntil: null,
    detail: refusal.message,
  })
  if (!isGone.includes(refusal.status)) return parkRefused(engine, noted)
  if (sent.posting.attempt >= maxAttempts)
    return park(engine, noted, 'refused', `${goneFor} ${refusal.message}`)
  // The patient is gone or merged: a pairing or a choice that names it is void, the customer is looked for again.
  await engine.store.voidPairing(pairingKey(sent.order), sent.posting.patientUid ?? '', engine.clock.now())
  const now = engine.clock.now()
  return engine.store.update(noted, {
    state: 'new',
    decision: null,
    patientUid: null,
    dueAt: now,
    behindUntil: mayBeShownBy(engine, now),
  })
}

/** A refusal waits for staff, also one that a worker stored before it was killed. */
export function parkRefused(engine: Engine, noted: OrderRecord): Promise<OrderRecord> {
  const { detail, plan } = noted.posting
  const reason = refusalReason(detail ?? '')
  if (reason !== 'card-type-missing' || plan === null) return park(engine, noted, reason)
  return park(engine, noted, reason, labelRefused(brandOf(noted.order), plan.cardType, detail ?? ''))
}

/** A patient that the search finds and the payment does not would go round without end. */
const maxAttempts = 3

/** What is no more: the chart, for the address names nothing else. */
const isGone: readonly number[] = [404, 410]
const goneFor =
  'Nextech does not take payments for this chart any more: it was merged, deleted or moved. Look in Nextech which chart the customer has now, and choose that one. Nextech says:'

/** Nothing more can be done before a person has looked. */
export function park(
  engine: Engine,
  record: OrderRecord,
  reason: ReasonCode,
  detail?: string,
): Promise<OrderRecord> {
  return engine.store.update(record, {
    state: 'attention',
    reason,
    ...(detail !== undefined && { detail }),
    dueAt: null,
    updatedAt: engine.clock.now(),
  })
}
