import { isAmount } from '../domain/adoption.ts'
import {
  fitsClaim,
  hasMarker,
  judgeLedger,
  type LedgerPayment,
  type MarkerlessClaim,
  markerIn,
  unreadCents,
} from '../domain/ledger.ts'
import { netCents, type Order } from '../domain/order.ts'
import { namedPayments, type OrderRecord } from '../domain/posting.ts'
import { requiredNames } from '../domain/posting-plan.ts'
import { practiceDayOf } from '../domain/practice-day.ts'
import { changeFromVerdict, paymentsMentioning } from './apply-ledger.ts'
import type { Engine } from './engine.ts'
import { standingSuspects } from './existing-payments.ts'
import { isUnmarked } from './ledger-reading.ts'
import type { PracticeSetup } from './ports/nextech.ts'
import { mustAnswerForOrder } from './trouble.ts'

/**
 * Before a first posting: is there a payment without a marker that is this order's (rules 5)? Answers the
 * record adopted, or parked as `possible-duplicate`, or undefined where nothing fits and it may be posted.
 */
export async function adoptUnmarked(
  engine: Engine,
  setup: PracticeSetup,
  record: OrderRecord,
  uid: string,
): Promise<OrderRecord | undefined> {
  const { fitting, suspects } = await suspectsFor(engine, setup, record, uid)
  const [payment] = suspects
  if (payment === undefined || areNamed(record, suspects)) return undefined
  const rivals = (await engine.store.awaiting(uid)).filter(
    other => other.posting.key !== record.posting.key && rivalFits(engine, other, uid, payment),
  )
  const isSure = fitting.length === 1 && rivals.length === 0 && namedPayments(record.posting) === undefined
  const standing = await standingSuspects(engine.store, record.posting)
  const others = [...standing, ...suspects.filter(isMarked)].some(({ id }) => id !== payment.id)
  if (isSure && !others) {
    await confirm(engine, payment, uid)
    // A refund that names the order is known before the payment that it belongs to.
    const { own } = await paymentsMentioning(engine, record)
    const spoken = own.filter(({ id }) => id !== payment.id)
    const verdict = judgeLedger(record.order, [payment, ...spoken])
    return engine.store.update(record, {
      ...changeFromVerdict(engine, record, verdict),
      updatedAt: engine.clock.now(),
    })
  }
  return parkWithSuspects(engine, record, suspects, uid)
}

/**
 * Staff may move a payment to another chart or day, and lists of Nextech may differ: what only one of them says is not
 * adopted. The patient's own list must show the payment as the location's did; else the order waits and is looked at again.
 */
async function confirm({ nextech }: Engine, payment: LedgerPayment, patientUid: string): Promise<void> {
  const own = mustAnswerForOrder(await nextech.listPayments({ patientUid }))
  const shown = own.find(({ id }) => id === payment.id)
  if (shown && factsOf(shown) === factsOf(payment)) return
  // Not kept: a payment that was moved comes with the location's list, and until then the order must not be posted.
  const sentence = `payment ${payment.id} stands otherwise in the location's list than on the patient's chart.`
  mustAnswerForOrder({
    ok: false,
    trouble: 'list-incomplete',
    message: `Nextech's lists of payments could not be read steadily: ${sentence}`,
  })
}

/** What an adoption rests on. */
function factsOf({ patientUid, amountCents, day, status, locationId, category }: LedgerPayment): string {
  return JSON.stringify([patientUid.toLowerCase(), amountCents, day, status, locationId, category])
}

/**
 * Before a patient is made: suspects that were found on another chart still count, for the order may be theirs. Answers
 * the record parked, or undefined.
 */
export async function claimEarlierSuspects(
  engine: Engine,
  record: OrderRecord,
): Promise<OrderRecord | undefined> {
  const suspects = await standingSuspects(engine.store, record.posting)
  return suspects.length === 0 || areNamed(record, suspects)
    ? undefined
    : parkWithSuspects(engine, record, suspects, null)
}

/** The order waits for staff, with the payments that may be its already and the patient it was meant for. */
export function parkWithSuspects(
  engine: Engine,
  record: OrderRecord,
  suspects: readonly LedgerPayment[],
  uid: string | null,
): Promise<OrderRecord> {
  return engine.store.update(record, {
    state: 'attention',
    reason: 'possible-duplicate',
    detail: null,
    suspects: suspects.map(({ id }) => id),
    ...(uid !== null && { candidates: [{ uid, byEmail: false, byPhone: false }] }),
    dueAt: null,
    updatedAt: engine.clock.now(),
  })
}

/**
 * Payments that may be the order's already, should this be its patient: those that fit it now (`fitting`), that fit
 * what was sent for it before, that fit it and are marked as no known order's, that fit it so far as they tell, that name
 * it with its amount reversed, and that were found before on whatever chart.
 */
export async function suspectsFor(
  engine: Engine,
  setup: PracticeSetup,
  record: OrderRecord,
  uid: string,
): Promise<{ fitting: LedgerPayment[]; suspects: LedgerPayment[] }> {
  const claim = claimOf(engine, record.order, uid)
  const sent = sentClaim(record, uid) ?? claim
  const fitting = await unclaimedFitting(engine, setup, claim)
  const earlier = await unclaimedFitting(engine, setup, sent)
  const known = await standingSuspects(engine.store, record.posting)
  const strange = await strangelyMarked(engine, setup, [claim, sent])
  const vague = await vaguelyFitting(engine, setup, claim)
  const all = [...fitting, ...earlier, ...known, ...strange, ...vague, ...(await reversed(engine, record))]
  return { fitting, suspects: [...new Map(all.map(payment => [payment.id, payment])).values()] }
}

/** Staff saw each of them and said "post anyway"; one that came since nobody has seen. */
function areNamed({ posting }: OrderRecord, suspects: readonly LedgerPayment[]): boolean {
  const named = namedPayments(posting)
  return named !== undefined && suspects.every(({ id }) => named.includes(id))
}

/** Payments of our location and category that carry no marker and are no order's yet. */
export async function unclaimedPayments(engine: Engine, setup: PracticeSetup): Promise<LedgerPayment[]> {
  const unmarked = (await engine.store.unmarkedPayments()).filter(payment => isOurs(payment, setup))
  const claimed = await engine.store.claimedPayments(unmarked.map(payment => payment.id))
  return unmarked.filter(payment => !claimed.has(payment.id))
}

/** Whether one of the payments could be the order's, whichever patient it belongs to. */
export function mightBeAdopted(engine: Engine, order: Order, payments: readonly LedgerPayment[]): boolean {
  const cents = netCents(order)
  // The day is told last: it costs most.
  return payments.some(
    payment =>
      payment.amountCents === cents && fitsClaim(claimOf(engine, order, payment.patientUid), payment),
  )
}

/**
 * Whether a payment is marked as an order's that we know and that comes to as much. Marked as any other's it may be the
 * order's that it fits: its number was mistyped by hand, or spoiled on the way.
 */
export async function isMarkedForKnown({ store }: Engine, payment: LedgerPayment): Promise<boolean> {
  const number = markerIn(payment.text)?.number
  const known = number === undefined ? [] : await store.touchedBy([number], [])
  return known.some(other => isAmount(other, payment))
}

/**
 * Payments that name the order and take back what it comes to, though nothing was posted for it: recorded under the wrong
 * sign, or the refund of a payment that nobody can see.
 */
export async function reversed(engine: Engine, record: OrderRecord): Promise<LedgerPayment[]> {
  const { own } = await paymentsMentioning(engine, record)
  const sums = [netCents(record.order), record.posting.plan?.amountCents]
  return own.filter(
    ({ amountCents, status }) => amountCents < 0 && status === 'active' && sums.includes(-amountCents),
  )
}

async function strangelyMarked(
  engine: Engine,
  setup: PracticeSetup,
  claims: readonly MarkerlessClaim[],
): Promise<LedgerPayment[]> {
  const uid = claims[0]?.patientUid ?? ''
  const marked = (await engine.store.paymentsOfPatient(uid)).filter(
    payment =>
      isMarked(payment) &&
      payment.status === 'active' &&
      isPlaced(payment, setup) &&
      claims.some(claim => fitsClaim(claim, payment)),
  )
  const claimed = await engine.store.claimedPayments(marked.map(({ id }) => id))
  const strange: LedgerPayment[] = []
  for (const payment of marked)
    if (!claimed.has(payment.id) && !(await isMarkedForKnown(engine, payment))) strange.push(payment)
  return strange
}

const isMarked = ({ text }: LedgerPayment) => hasMarker(text)

function isOurs(payment: LedgerPayment, setup: PracticeSetup): boolean {
  return isUnmarked(payment) && isPlaced(payment, setup)
}

function isPlaced({ locationId, category }: LedgerPayment, setup: PracticeSetup): boolean {
  return locationId === setup.locationId && isOurCategory(category)
}

/** Whether it may be ours as far as is told: some records tell no location, or no category. */
function mayBePlaced({ locationId, category }: LedgerPayment, setup: PracticeSetup): boolean {
  return (
    (locationId ?? setup.locationId) === setup.locationId && (category === null || isOurCategory(category))
  )
}

/** Spaces and case aside: what people type, and other builds write, names no other category. */
function isOurCategory(category: string | null): boolean {
  return category?.trim().toLowerCase() === requiredNames.category.toLowerCase()
}

async function unclaimedFitting(
  engine: Engine,
  setup: PracticeSetup,
  claim: MarkerlessClaim,
): Promise<LedgerPayment[]> {
  const ours = (await engine.store.paymentsOfPatient(claim.patientUid)).filter(
    payment => isOurs(payment, setup) && fitsClaim(claim, payment),
  )
  const claimed = await engine.store.claimedPayments(ours.map(payment => payment.id))
  return ours.filter(payment => !claimed.has(payment.id))
}

/** Payments whose amount cannot be read, or that tell no location or no category, and fit otherwise. */
async function vaguelyFitting(
  { store }: Engine,
  setup: PracticeSetup,
  claim: MarkerlessClaim,
): Promise<LedgerPayment[]> {
  const vague = (await store.paymentsOfPatient(claim.patientUid)).filter(
    payment =>
      isUnmarked(payment) &&
      mayBePlaced(payment, setup) &&
      [claim.amountCents, unreadCents].some(amountCents => fitsClaim({ ...claim, amountCents }, payment)),
  )
  const claimed = await store.claimedPayments(vague.map(({ id }) => id))
  return vague.filter(({ id }) => !claimed.has(id))
}

function rivalFits(engine: Engine, rival: OrderRecord, uid: string, payment: LedgerPayment): boolean {
  const claims = [claimOf(engine, rival.order, uid), sentClaim(rival, uid)]
  return claims.some(claim => claim !== undefined && fitsClaim(claim, payment))
}

/** What was sent for the order before: staff may have changed its text, and the shop its amount since. */
export function sentClaim({ posting }: OrderRecord, patientUid: string): MarkerlessClaim | undefined {
  const { plan, sentAt } = posting
  return plan && sentAt !== null
    ? { patientUid, amountCents: plan.amountCents, day: plan.paymentDate }
    : undefined
}

/** What a payment of this patient without a marker must be to be the order's. */
export function claimOf(engine: Engine, order: Order, patientUid: string): MarkerlessClaim {
  const day = practiceDayOf(order.placedAt, engine.policy.practice.timeZone)
  return { patientUid, amountCents: netCents(order), day }
}
