import { isAmount, namingOf } from '../domain/adoption.ts'
import {
  hasMarker,
  isSameNumber,
  judgeLedger,
  type LedgerPayment,
  ledgerFrom,
  markerIn,
} from '../domain/ledger.ts'
import { netCents } from '../domain/order.ts'
import type { OrderRecord } from '../domain/posting.ts'
import { requiredNames } from '../domain/posting-plan.ts'
import { daysApart, practiceDayOf } from '../domain/practice-day.ts'
import { storeNames } from '../domain/stores.ts'
import { isMarkedForKnown } from './adopt-unmarked.ts'
import { asLinked, changeFromVerdict, paymentsMentioning } from './apply-ledger.ts'
import type { Engine } from './engine.ts'
import { readLedger } from './ledger-reading.ts'
import { pairingKey } from './match-order.ts'
import type { Answer, PracticeSetup } from './ports/nextech.ts'
import { rememberPatient } from './remember-patient.ts'
import { askedOf, firstWriterWins, type Outcome, obstacleTo, type Staff } from './staff-decision.ts'
import { TroubleStop } from './trouble.ts'

/** A payment in the ledger that staff may mean by "already posted by hand". */
export interface HandPosted {
  payment: LedgerPayment
  /** Amount, day, location and category are the order's. */
  fits: boolean
  /** It is another order's already: it can be looked at, and not be linked. */
  isTaken: boolean
}

/** Where staff look: on the Billing tabs of these patients, or by the payment's own number. */
export type LedgerLookup = { by: 'patients'; uids: readonly string[] } | { by: 'payment'; id: string }

/** More payments than these nobody looks through. */
const maxShown = 20

/**
 * Looks a payment up that staff say they posted by hand, in the ledger as it is now. The best fit first; of a
 * patient's payments only those that could be the order's.
 */
export async function findHandPosted(
  engine: Engine,
  setup: PracticeSetup,
  record: OrderRecord,
  look: LedgerLookup,
): Promise<Answer<HandPosted[]>> {
  const read = await readPayments(engine, setup, record, look)
  if (!read.ok) return read
  const payments = read.value.filter(payment => payment.status === 'active' && payment.amountCents >= 0)
  const claimed = await engine.store.claimedPayments(payments.map(payment => payment.id))
  const told: HandPosted[] = []
  for (const payment of payments)
    told.push({
      payment,
      fits: fitsOrder(engine, setup, record, payment),
      isTaken: claimed.has(payment.id) || (await isOthers(engine, record, payment)),
    })
  const shown =
    look.by === 'payment' ? told : told.filter(each => !each.isTaken && couldBe(setup, record, each.payment))
  return { ok: true, value: shown.sort(byFit).slice(0, maxShown) }
}

/** Why a payment was not linked; `done` = it was. */
export type Linking = Outcome | 'gone' | 'claimed' | 'amount-differs' | 'posted-twice'

/**
 * Links an order to the payment that staff posted by hand: the order is adopted with it, and nothing is ever sent.
 * The ledger judges as it always does; one payment belongs to one order, which the store enforces.
 */
export async function linkHandPosted(
  engine: Engine,
  staff: Staff,
  key: string,
  paymentId: string,
): Promise<Linking> {
  const { store } = engine
  const record = await store.get(key)
  if (record?.posting.decision?.kind === 'payment' && record.posting.paymentIds.includes(paymentId))
    return 'done'
  const obstacle = obstacleTo(staff, record)
  if (obstacle !== null || !record) return obstacle ?? 'too-late'
  const [payment] = await store.paymentsOf('', [paymentId])
  if (payment?.status !== 'active' || payment.amountCents < 0) return 'gone'
  if (await isOthers(engine, record, payment)) return 'claimed'
  const { own } = await paymentsMentioning(engine, record)
  const others = own.filter(each => each.id !== paymentId)
  const verdict = asLinked(record, judgeLedger(record.order, [...others, payment]), paymentId)
  if (verdict.kind === 'amount-differs' || verdict.kind === 'posted-twice') return verdict.kind
  const change = changeFromVerdict(engine, record, verdict)
  if (!change) return 'gone'
  const decision = { kind: 'payment' as const, paymentId, decidedAt: staff.now, by: staff.by }
  const paired = await store.pairing(pairingKey(record.order))
  let linked: OrderRecord | undefined
  const outcome = await firstWriterWins(staff, key, async () => {
    linked = await store.adopt(record, paymentId, {
      ...{ ...change, decision, updatedAt: staff.now },
      asked: { ...askedOf(record.posting), ...(paired && { paired }) },
    })
  })
  if (outcome !== 'done') return outcome
  if (!linked) return 'claimed'
  await rememberPatient(store, record.order, {
    patientUid: payment.patientUid,
    decidedAt: staff.now,
    by: staff.by?.name ?? null,
  })
  return 'done'
}

async function readPayments(
  engine: Engine,
  setup: PracticeSetup,
  record: OrderRecord,
  look: LedgerLookup,
): Promise<Answer<LedgerPayment[]>> {
  if (look.by === 'payment') return readById(engine, setup, record, look.id.trim())
  return readPaymentsOf(engine, look.uids)
}

/** All payments on these patients' Billing tabs, as Nextech has them now; the store knows them from then on. */
export async function readPaymentsOf(
  engine: Engine,
  uids: readonly string[],
): Promise<Answer<LedgerPayment[]>> {
  const answers = await Promise.all(uids.map(patientUid => engine.nextech.listPayments({ patientUid })))
  const payments: LedgerPayment[] = []
  for (const answer of answers) {
    if (!answer.ok) return answer
    payments.push(...answer.value)
  }
  await engine.store.saveLedger(payments)
  return { ok: true, value: payments }
}

async function readById(
  engine: Engine,
  setup: PracticeSetup,
  { order }: OrderRecord,
  id: string,
): Promise<Answer<LedgerPayment[]>> {
  try {
    await readLedger(engine, setup, ledgerFrom(order.placedAt))
  } catch (error) {
    if (error instanceof TroubleStop) return error.trouble
    throw error
  }
  return { ok: true, value: await engine.store.paymentsOf('', [id]) }
}

/**
 * The text names another order, or this number in another store. Of this order's sum it may be this one's all the same,
 * where no order that is known of that number comes to as much.
 */
export async function isOthers(
  engine: Engine,
  record: OrderRecord,
  payment: LedgerPayment,
): Promise<boolean> {
  const { text } = payment
  if (isSameNumber(markerIn(text)?.number ?? '', record.order.number))
    return namingOf(text, record.order, storeNames(engine.policy.shops)) === 'no'
  return hasMarker(text) && (!isAmount(record, payment) || (await isMarkedForKnown(engine, payment)))
}

function isOurs(setup: PracticeSetup, { locationId, category }: LedgerPayment): boolean {
  return locationId === setup.locationId && category === requiredNames.category
}

function couldBe(setup: PracticeSetup, { order }: OrderRecord, payment: LedgerPayment): boolean {
  return isOurs(setup, payment) || [netCents(order), order.totalCents].includes(payment.amountCents)
}

function fitsOrder(engine: Engine, setup: PracticeSetup, { order }: OrderRecord, payment: LedgerPayment) {
  const day = practiceDayOf(order.placedAt, engine.policy.practice.timeZone)
  const isNear = daysApart(payment.day, day) <= 1
  return isOurs(setup, payment) && payment.amountCents === netCents(order) && isNear
}

function byFit(a: HandPosted, b: HandPosted): number {
  return Number(b.fits) - Number(a.fits) || b.payment.createdAt - a.payment.createdAt
}
