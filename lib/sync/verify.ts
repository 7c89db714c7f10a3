import { fitsClaim, hasMarker, isSameNumber, type LedgerPayment, orderNumbersIn } from '../domain/ledger.ts'
import type { OrderRecord } from '../domain/posting.ts'
import { parkWithSuspects } from './adopt-unmarked.ts'
import { paymentsMentioning } from './apply-ledger.ts'
import { type Engine, timing } from './engine.ts'
import { refreshLedger } from './ledger-reading.ts'
import type { PracticeSetup } from './ports.ts'
import { postedChange } from './post-outcome.ts'
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
  const since = (looking.posting.sentAt ?? looking.order.placedAt) - timing.clockSkew
  await refreshLedger(engine, setup, looking.order.placedAt)
  const patientUid = looking.posting.patientUid ?? ''
  const own = mustAnswerForOrder(await engine.nextech.listPayments({ patientUid, createdFrom: since }))
  await engine.store.saveLedger(own)
  const spoken = await paymentsMentioning(engine, looking)
  const marked = spoken.own.filter(payment => payment.amountCents >= 0)
  if (marked.length > 0) return found(engine, looking, marked)
  const unmarked = own.filter(payment => couldBeOurs(looking, payment))
  const suspect = [...new Map([...unmarked, ...spoken.suspects].map(each => [each.id, each])).values()]
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
  // Due at once: the ledger may say more than "posted", e.g. that staff voided it since.
  return engine.store.update(record, { ...change, dueAt: engine.clock.now() })
}

/**
 * Staff may have edited the text already, and corrected the rest: same patient, amount and day, and no marker, be it
 * live or cancelled. A person must look.
 */
function couldBeOurs({ posting }: OrderRecord, payment: LedgerPayment): boolean {
  const speaks = orderNumbersIn(payment.text).some(each => isSameNumber(each, posting.number))
  if (!posting.plan || hasMarker(payment.text) || speaks) return false
  const { amountCents, paymentDate } = posting.plan
  return fitsClaim({ patientUid: payment.patientUid, amountCents, day: paymentDate }, payment)
}

/** Without the marker nothing is decided before the settle time is over: staff must not meet a request that lands yet. */
function secondLook(
  engine: Engine,
  record: OrderRecord,
  suspects: readonly LedgerPayment[],
): Promise<OrderRecord> {
  const now = engine.clock.now()
  const { cleanAt } = record.posting
  const read = { reason: null, detail: null }
  if (cleanAt === null)
    return engine.store.update(record, { ...read, cleanAt: now, dueAt: now + timing.settle })
  if (now - cleanAt < timing.settle)
    return engine.store.update(record, { ...read, dueAt: cleanAt + timing.settle })
  if (suspects.length > 0) return parkWithSuspects(engine, record, suspects, record.posting.patientUid)
  return engine.store.update(record, { ...read, state: 'absent', dueAt: now })
}
