import { moreDoubt } from '../domain/doubt.ts'
import {
  fitsClaim,
  isSameNumber,
  type LedgerPayment,
  ledgerFrom,
  orderNumbersIn,
  unreadCents,
} from '../domain/ledger.ts'
import type { OrderRecord } from '../domain/posting.ts'
import { isMarkedForKnown, parkWithSuspects, reversed } from './adopt-unmarked.ts'
import { paymentsMentioning } from './apply-ledger.ts'
import { lastLeap } from './clock-leap.ts'
import { type Engine, timing } from './engine.ts'
import { ensureFreshLedger } from './ledger-reading.ts'
import { listsSince } from './lists-since.ts'
import type { PracticeSetup } from './ports/nextech.ts'
import { noteReached, park, postedChange } from './post-outcome.ts'
import { mustAnswerForOrder } from './trouble.ts'

/**
 * Reads a lost answer back (rules 5): by patient, and by location because the patient may have been merged.
 * Marker found → posted. Clean twice, the second time after the settle time → `absent`, which may be sent again.
 */
export async function verify(
  engine: Engine,
  setup: PracticeSetup,
  record: OrderRecord,
): Promise<OrderRecord> {
  const looking =
    record.posting.state === 'verifying' ? record : await engine.store.update(record, { state: 'verifying' })
  // By the shop's clock, too: this computer's may be hours ahead of Nextech's, which the list is asked by.
  const { placedAt } = looking.order
  const since = ledgerFrom(Math.min(placedAt, looking.posting.sentAt ?? placedAt))
  // Asked for after now, for this order or for others that are looked for at the same time.
  await ensureFreshLedger(engine, setup, looking.order.placedAt, engine.clock.now())
  const patientUid = looking.posting.patientUid ?? ''
  const own = mustAnswerForOrder(await engine.nextech.listPayments({ patientUid, createdFrom: since }))
  await engine.store.saveLedger(own)
  const spoken = await paymentsMentioning(engine, looking)
  const marked = spoken.own.filter(payment => payment.amountCents >= 0)
  if (marked.length > 0) return found(engine, looking, marked)
  const unmarked: LedgerPayment[] = []
  for (const payment of own)
    if (couldBeOurs(looking, payment) && !(await isMarkedForKnown(engine, payment))) unmarked.push(payment)
  const perhaps = [...unmarked, ...spoken.suspects, ...(await reversed(engine, looking))]
  const suspect = [...new Map(perhaps.map(each => [each.id, each])).values()]
  const claimed = await engine.store.claimedPayments(suspect.map(payment => payment.id))
  return secondLook(
    engine,
    looking,
    suspect.filter(payment => !claimed.has(payment.id)),
  )
}

async function found(
  engine: Engine,
  record: OrderRecord,
  marked: readonly LedgerPayment[],
): Promise<OrderRecord> {
  const live = marked.find(payment => payment.status === 'active') ?? marked[0]
  const change = await postedChange(engine, record, live?.id ?? null, live?.createdAt ?? engine.clock.now())
  await noteReached(engine)
  // Due at once: the ledger may say more than "posted", e.g. that staff voided it since.
  return engine.store.update(record, { ...change, dueAt: engine.clock.now() })
}

/**
 * Staff may have edited the text already, and corrected the rest, or Nextech may have spoiled it: same patient, amount and
 * day, be it live or cancelled. A person must look.
 */
function couldBeOurs({ posting }: OrderRecord, payment: LedgerPayment): boolean {
  const speaks = orderNumbersIn(payment.text).some(each => isSameNumber(each, posting.number))
  if (!posting.plan || speaks) return false
  const { amountCents, paymentDate } = posting.plan
  return [amountCents, unreadCents].some(cents =>
    fitsClaim({ patientUid: payment.patientUid, amountCents: cents, day: paymentDate }, payment),
  )
}

/**
 * Without the marker nothing is decided before the settle time is over: staff must not meet a request that lands yet, or a
 * list that is behind. What was said to be taken, was sent often enough without a clear answer, or might stand where the
 * lists do not reach, only staff send again.
 */
async function secondLook(
  engine: Engine,
  record: OrderRecord,
  suspects: readonly LedgerPayment[],
): Promise<OrderRecord> {
  const now = engine.clock.now()
  const { cleanAt, doubt, patientUid } = record.posting
  const { current, behindUntil } = await listsSince(engine, record)
  const read = { reason: null, detail: null, behindUntil }
  // After the clock was put back, or leapt, the time begins again.
  if (cleanAt === null || cleanAt > now || cleanAt < (await lastLeap(engine)))
    return engine.store.update(record, { ...read, cleanAt: now, dueAt: now + timing.settle })
  const isBehind = behindUntil !== undefined && behindUntil > now
  const waits = isBehind && suspects.length === 0 ? timing.maxBehind : settleTime(record, current)
  const left = cleanAt + waits - now
  if (left > 0) return engine.store.update(record, { ...read, dueAt: now + Math.min(left, timing.settle) })
  if (suspects.length > 0) return parkWithSuspects(engine, record, suspects, patientUid)
  if (!isBehind && !doubt?.accepted && (doubt?.unclear ?? 0) < maxUnclear)
    return engine.store.update(record, { ...read, state: 'absent', dueAt: now })
  const asked = await engine.store.update(record, {
    doubt: { ...(doubt ?? moreDoubt({})), askedAt: now },
    ...(patientUid !== null && { candidates: [{ uid: patientUid, byEmail: false, byPhone: false }] }),
  })
  return park(engine, asked, 'unproven')
}

/** So often one payment is sent without a clear answer; then somebody must look why. */
const maxUnclear = 3

/** How long the ledger is looked through before a payment counts as not there. */
function settleTime({ posting: { doubt } }: OrderRecord, isCurrent: boolean): number {
  if (doubt?.accepted || (doubt?.unclear ?? 0) > 1)
    return timing.settle * timing.settleUnseen * timing.settleAgain
  // What left later is shown: had it landed by then, it would be shown as well. A slow server may land it later.
  return isCurrent && !doubt?.isSlow ? timing.settle : timing.settle * timing.settleUnseen
}
