import type { LedgerPayment } from '../domain/ledger.ts'
import { refusalReason } from '../domain/refusal.ts'
import {
  isOpenTest,
  isTestPayment,
  type TestPayment,
  testCents,
  testPaymentText,
} from '../domain/test-payment.ts'
import type { PracticeDay } from '../domain/units.ts'
import type { Nextech, PostOutcome, PracticeSetup } from '../sync/ports/nextech.ts'
import type { Clock } from '../sync/ports/runtime.ts'
import type { TestPaymentStore } from './ports.ts'

export interface TestPaymentDeps {
  book: TestPaymentStore
  nextech: Pick<Nextech, 'postPayment' | 'listPayments'>
  clock: Clock
  setup: PracticeSetup
}

/** What staff said yes to. */
export interface TestOrder {
  /** The yes itself: the same one twice is one payment. */
  yes: string
  cardType: string
  day: PracticeDay
}

/** Durations in milliseconds, for the reasons that the engine has for its own. */
export const testTiming = {
  /** Within it a request may still be under way in a worker that lives. */
  lease: 60_000,
  firstLook: 2_000,
  /** Between two looks that find nothing. */
  settle: 60_000,
  /** How far the two clocks may differ. */
  clockSkew: 10 * 60_000,
} as const

/**
 * Posts one cent to the dummy patient, once for each yes. It is kept before it leaves; a lost answer is looked for by
 * its text, and nothing is ever sent again by itself.
 */
export async function postTestPayment(deps: TestPaymentDeps, order: TestOrder): Promise<TestPayment> {
  const { book, nextech, clock, setup } = deps
  const { begun, payment } = await book.begin(asSent(order, setup, clock.now()))
  if (!begun) return lookForTestPayment(deps, payment)
  const { cardType, day, text } = payment
  const plan = { amountCents: testCents, cardType, paymentDate: day, description: text }
  const outcome = await nextech.postPayment(setup.dummyUid, plan, setup)
  const after = await book.change(payment.yes, changeBy(outcome))
  if (after.state === 'unknown') await clock.sleep(testTiming.firstLook)
  return after.state === 'refused' || after.state === 'absent' ? after : lookForTestPayment(deps, after)
}

/**
 * Looks a test payment up in the ledger: how Nextech keeps it, whether it was voided since, and after a lost answer
 * whether it is there at all. Trouble with Nextech leaves it as it is.
 */
export async function lookForTestPayment(deps: TestPaymentDeps, payment: TestPayment): Promise<TestPayment> {
  const { nextech, book, clock } = deps
  const isOver = payment.state === 'refused' || payment.state === 'absent'
  const isUnderWay = payment.state === 'sent' && clock.now() - payment.sentAt < testTiming.lease
  if (isOver || isUnderWay) return payment
  const { patientUid, sentAt } = payment
  const query = { patientUid, createdFrom: sentAt - testTiming.clockSkew }
  const read = await nextech.listPayments(query)
  if (!read.ok) return payment
  const kept = ownOf(payment, read.value)
  if (kept === undefined) return isOpenTest(payment) ? notFound(deps, payment) : payment
  return book.change(payment.yes, {
    state: kept.status === 'active' ? 'posted' : 'voided',
    paymentId: kept.id,
    kept: { category: kept.category, cardType: kept.cardType, day: kept.day },
    ...(await dateZoneOf(deps, payment, kept.day)),
  })
}

function ownOf({ text }: TestPayment, payments: readonly LedgerPayment[]): LedgerPayment | undefined {
  const own = payments.filter(
    each => isTestPayment(each) && each.text.startsWith(text.slice(0, textLength)) && each.amountCents > 0,
  )
  return own.find(({ status }) => status === 'active') ?? own[0]
}

/**
 * The zone by which the day of the test payment is the one that was sent: learned, it holds for every payment. Nothing
 * where the day is right as it is, or by no zone. A midnight anywhere in America falls on its own day by UTC.
 */
async function dateZoneOf(
  { nextech }: TestPaymentDeps,
  payment: TestPayment,
  day: PracticeDay,
): Promise<Pick<TestPayment, 'dateZone'>> {
  if (day === payment.day) return {}
  const { patientUid, sentAt } = payment
  const createdFrom = sentAt - testTiming.clockSkew
  const read = await nextech.listPayments({ patientUid, createdFrom, dateZone: 'UTC' })
  return read.ok && ownOf(payment, read.value)?.day === payment.day ? { dateZone: 'UTC' } : {}
}

/** `DermPRO TEST` and the eight letters: staff may have added words. */
const textLength = 'DermPRO TEST XXXXXXXX'.length

/** Gone only when it was not there twice, the second time after any request would have landed. */
function notFound({ book, clock }: TestPaymentDeps, payment: TestPayment): Promise<TestPayment> {
  const now = clock.now()
  if (payment.cleanAt === null) return book.change(payment.yes, { state: 'unknown', cleanAt: now })
  const settled = now - payment.cleanAt >= testTiming.settle
  return book.change(payment.yes, { state: settled ? 'absent' : 'unknown' })
}

function asSent({ yes, cardType, day }: TestOrder, setup: PracticeSetup, sentAt: number): TestPayment {
  return {
    yes,
    cardType,
    day,
    sentAt,
    text: testPaymentText(yes),
    patientUid: setup.dummyUid,
    state: 'sent',
    cleanAt: null,
    paymentId: null,
    reason: null,
    kept: null,
  }
}

function changeBy(outcome: PostOutcome): Partial<TestPayment> {
  switch (outcome.kind) {
    case 'done':
      return { state: 'posted', paymentId: outcome.paymentId }
    case 'refused':
      return { state: 'refused', reason: refusalReason(outcome.message) }
    case 'not-processed':
      return { state: 'absent' }
    case 'unknown':
      return { state: 'unknown' }
  }
}
