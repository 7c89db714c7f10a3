import { standingOf } from './eligibility.ts'
import { isListedOnly, isSameNumber, type LedgerPayment, markerIn, orderNumbersIn } from './ledger.ts'
import { netCents, type Order } from './order.ts'
import type { OrderRecord, Posting } from './posting.ts'
import { daysApart, practiceDayOf } from './practice-day.ts'
import { firstStore, normalStore, type StoreNames } from './stores.ts'
import { dayMs } from './units.ts'

/** What decides whose a payment is, besides the order and the payment. */
export interface LedgerView {
  names: StoreNames
  timeZone: string
  /** Other orders of the same number: another store's, or one that took the number again. */
  rivals: readonly OrderRecord[]
  /** Ids of payments that other orders hold. */
  claimed: ReadonlySet<string>
}

/** The payments that speak of an order, sorted by what follows from them. */
export interface Spoken {
  /** They are this order's: it is judged by them. */
  own: LedgerPayment[]
  /** They name the order and perhaps are another's: nothing is posted before a person has looked. */
  suspects: LedgerPayment[]
  /** Some can be told only once the order's patient is known. */
  isOpen: boolean
}

/**
 * How a text names an order. `unsure`: the bare marker, where several stores count orders: DermPRO's own job names no
 * store. `bare`: the number alone, or a store that the configuration does not know. `aside`: beside another's marker.
 * `listed`: in a place where items stand, where it may be an article's number.
 */
type Naming = 'marker' | 'unsure' | 'bare' | 'listed' | 'aside' | 'no'

type Verdict = 'own' | 'suspect' | 'open' | 'no'

/** So much earlier than the order no clock and no zone explains a payment of it. */
const wellBeforeMs = 2 * dayMs

/**
 * Sorts payments found by an order's number, or held by it (rules 5, "adopt"). A payment is adopted only where it
 * can be this order's; where that is in doubt it is a suspect, because what is left out would be posted again.
 */
export function sortPayments(
  record: OrderRecord,
  payments: readonly LedgerPayment[],
  view: LedgerView,
): Spoken {
  const told = payments.map(payment => ({ payment, verdict: verdictOn(record, payment, view) }))
  const of = (wanted: Verdict) =>
    told.flatMap(({ payment, verdict }) => (verdict === wanted ? [payment] : []))
  const own = of('own')
  const { posting } = record
  const isFirstLook = !holdsOne(posting) && !heldOne(posting)
  const isPosted = own.some(({ amountCents }) => amountCents >= 0)
  if (isFirstLook && isPosted && own.length < payments.length) return laterLook(record, own, payments, view)
  return { own, suspects: of('suspect'), isOpen: of('open').length > 0 }
}

/**
 * A correction of a void, or a second payment, is told by what is the order's already, at the first look as at every later
 * one, and on its chart before a patient was looked for.
 */
function laterLook(
  record: OrderRecord,
  own: readonly LedgerPayment[],
  payments: readonly LedgerPayment[],
  view: LedgerView,
): Spoken {
  const later = sortPayments({ ...record, posting: afterAdoption(record.posting, own) }, payments, view)
  return {
    ...later,
    own: payments.filter(each => own.includes(each) || later.own.includes(each)),
    suspects: later.suspects.filter(each => !own.includes(each)),
  }
}

function afterAdoption(posting: Posting, own: readonly LedgerPayment[]): Posting {
  const live = own.filter(({ status, amountCents }) => status === 'active' && amountCents >= 0)
  const patientUid = posting.patientUid ?? own.find(each => each.patientUid !== '')?.patientUid ?? null
  if (live.length === 0) return { ...posting, patientUid, state: 'voided' }
  return { ...posting, patientUid, paymentIds: live.map(({ id }) => id) }
}

/** How a text names an order, by the stores that the configuration names. */
export function namingOf(text: string, order: Pick<Order, 'number' | 'store'>, names: StoreNames): Naming {
  const marker = markerIn(text)
  const speaks = orderNumbersIn(text).some(each => isSameNumber(each, order.number))
  if (!marker) return !speaks ? 'no' : isListedOnly(text, order.number) ? 'listed' : 'bare'
  if (!isSameNumber(marker.number, order.number)) return speaks ? 'aside' : 'no'
  const ownName = normalStore(order.store ?? names.first ?? firstStore)
  if (marker.store === firstStore) return order.store || names.others.length > 0 ? 'unsure' : 'marker'
  const named = normalStore(marker.store)
  if (named === ownName) return 'marker'
  return [names.first ?? firstStore, ...names.others].map(normalStore).includes(named) ? 'no' : 'bare'
}

function verdictOn(record: OrderRecord, payment: LedgerPayment, view: LedgerView): Verdict {
  const { order, posting } = record
  if (posting.paymentIds.includes(payment.id)) return 'own'
  const isSent = isAsSent(posting, payment, view.names)
  const naming = isSent ? 'marker' : namingOf(payment.text, order, view.names)
  if (naming === 'no') return 'no'
  if (naming === 'aside') return holdsOne(posting) ? 'no' : 'suspect'
  // What says what was sent is what is looked for, no matter which order held a payment of that id before.
  if (view.claimed.has(payment.id) && !(isSent && isLookedFor(posting))) return 'no'
  const rivals = view.rivals.filter(rival => naming !== 'marker' || isSameStore(rival.order, order))
  if (payment.amountCents < 0) return refundVerdict(record, payment, naming === 'unsure' || rivals.length > 0)
  if (rivals.length > 0) return contested(record, payment, rivals, view)
  if (naming === 'unsure') return unsureVerdict(record, payment, view)
  if (naming === 'listed') return listedVerdict(record, payment, view)
  return naming === 'marker' ? markedVerdict(record, payment, view) : bareVerdict(record, payment, view)
}

/** Refunds are no postings: one that may be another's only leaves something to record. */
function refundVerdict({ posting }: OrderRecord, payment: LedgerPayment, isInDoubt: boolean): Verdict {
  return !isInDoubt || patientOf(posting, payment) === 'equal' ? 'own' : 'no'
}

/** Several orders have the number: the payment is the one's that alone it fits. */
function contested(
  record: OrderRecord,
  payment: LedgerPayment,
  rivals: readonly OrderRecord[],
  view: LedgerView,
): Verdict {
  const mine = fitOf(record, payment, view)
  const theirs = rivals.map(rival => fitOf(rival, payment, view))
  if (mine === 'no') return theirs.some(each => each !== 'no') ? 'no' : doubt(record)
  if (theirs.includes('yes')) return mine === 'yes' ? doubt(record) : 'no'
  return mine === 'yes' ? 'own' : openOr(record, doubt(record))
}

function unsureVerdict(record: OrderRecord, payment: LedgerPayment, view: LedgerView): Verdict {
  if (holdsOne(record.posting)) return patientOf(record.posting, payment) === 'equal' ? 'own' : 'no'
  const fits = fitOf(record, payment, view)
  if (fits === 'yes') return 'own'
  return fits === 'no' ? 'suspect' : openOr(record, 'suspect')
}

function markedVerdict(record: OrderRecord, payment: LedgerPayment, view: LedgerView): Verdict {
  const { order, posting } = record
  // A void-and-correct may be seen by halves: the record that took the place of the voided one comes later.
  if (holdsOne(posting) || heldOne(posting)) return 'own'
  if (isWellBefore(order, payment, view)) return 'suspect'
  if (isAmount(record, payment)) return 'own'
  const patient = patientOf(posting, payment)
  if (patient === 'unknown') return payment.patientUid === '' ? 'own' : openOr(record, 'suspect', 'own')
  return patient === 'equal' ? 'own' : 'suspect'
}

function bareVerdict(record: OrderRecord, payment: LedgerPayment, view: LedgerView): Verdict {
  const { order, posting } = record
  const patient = patientOf(posting, payment)
  if (holdsOne(posting)) return patient === 'equal' || isAmount(record, payment) ? 'own' : 'no'
  // The correction of a void copies its text.
  if (heldOne(posting) && patient === 'equal') return 'own'
  return isAmount(record, payment) && patient !== 'differs' && !isWellBefore(order, payment, view)
    ? 'own'
    : 'suspect'
}

/** An article's number may look like an order's: only patient and amount tell, and a posted order is never moved by it. */
function listedVerdict(record: OrderRecord, payment: LedgerPayment, view: LedgerView): Verdict {
  const { order, posting } = record
  const patient = patientOf(posting, payment)
  const isEqual = isAmount(record, payment) && !isWellBefore(order, payment, view)
  if (holdsOne(posting)) return patient === 'equal' && isEqual ? 'own' : 'no'
  // Two likenesses are too many for chance: it may have been posted on a wrong chart.
  if (patient === 'differs') return isEqual ? 'suspect' : 'no'
  if (patient === 'unknown') return openOr(record, isEqual ? 'suspect' : 'no')
  return isEqual ? 'own' : 'suspect'
}

/** An order that holds its payment is not held up by what may be another's. */
function doubt({ posting }: OrderRecord): Verdict {
  return holdsOne(posting) ? 'no' : 'suspect'
}

/**
 * Until the patient is known the question stays open, where somebody will look for the patient at all. `matched`
 * without one: the customer is no patient, so a patient's payment is not theirs.
 */
function openOr({ order, posting }: OrderRecord, ifNobody: Verdict, ifNeverMatched: Verdict = 'no'): Verdict {
  if (posting.state === 'matched' && posting.patientUid === null) return ifNobody
  return standingOf(order).kind === 'post' ? 'open' : ifNeverMatched
}

/** Whether the payment is what the order's posting would be; `perhaps` while the order's patient is not known. */
function fitOf(record: OrderRecord, payment: LedgerPayment, view: LedgerView): 'yes' | 'perhaps' | 'no' {
  const { order, posting } = record
  const days = [practiceDayOf(order.placedAt, view.timeZone), posting.plan?.paymentDate]
  const isNear = days.some(day => day !== undefined && daysApart(day, payment.day) <= 1)
  const patient = patientOf(posting, payment)
  if (!isAmount(record, payment) || !isNear || patient === 'differs') return 'no'
  return patient === 'equal' ? 'yes' : 'perhaps'
}

/** What was taken, what is left of it after refunds, or what was sent. */
export function isAmount({ order, posting }: OrderRecord, { amountCents }: LedgerPayment): boolean {
  return [netCents(order), order.paidCents, posting.plan?.amountCents].includes(amountCents)
}

/** Made before the order was placed, by Nextech's clock and by its own day. A record without dates proves nothing. */
function isWellBefore({ placedAt }: Order, { createdAt, day }: LedgerPayment, view: LedgerView): boolean {
  const isEarly = createdAt > 0 && createdAt < placedAt - wellBeforeMs
  return isEarly && day < practiceDayOf(placedAt - wellBeforeMs, view.timeZone)
}

function patientOf(posting: Posting, { patientUid }: LedgerPayment): 'equal' | 'differs' | 'unknown' {
  if (posting.patientUid === null || patientUid === '') return 'unknown'
  return posting.patientUid.toLowerCase() === patientUid.toLowerCase() ? 'equal' : 'differs'
}

/** The marker that we sent ourselves, also where the configuration has given the order's store another name since. */
function isAsSent(posting: Posting, payment: LedgerPayment, names: StoreNames): boolean {
  const { plan, sentAt } = posting
  if (plan === null || sentAt === null) return false
  const [sent, found] = [markerIn(plan.description), markerIn(payment.text)]
  // Where several stores count, DermPRO's own job writes the same marker for another store's order.
  const isTelling = names.others.length === 0 || sent?.store !== firstStore
  return (
    sent !== undefined &&
    (isTelling || patientOf(posting, payment) === 'equal') &&
    found !== undefined &&
    isSameNumber(sent.number, found.number) &&
    normalStore(sent.store) === normalStore(found.store)
  )
}

const holdsOne = ({ paymentIds }: Posting) => paymentIds.length > 0

const isLookedFor = ({ state }: Posting) => state === 'unknown' || state === 'verifying'

const heldOne = ({ state }: Posting) => state === 'voided' || state === 'left-voided'

const isSameStore = (a: Order, b: Order) =>
  normalStore(a.store ?? firstStore) === normalStore(b.store ?? firstStore)
