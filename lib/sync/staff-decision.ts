import { fourFields, normalEmail } from '../domain/contact.ts'
import { mayBeBornTogether } from '../domain/known-customer.ts'
import { decisionToken } from '../domain/plausible.ts'
import {
  acceptedVoids,
  type Completion,
  type Decider,
  type Decision,
  type OrderRecord,
  type Posting,
  suspectsOf,
} from '../domain/posting.ts'
import { type PostingState, staffStates, statusOf } from '../domain/posting-machine.ts'
import { asksForPatient } from '../domain/reasons.ts'
import type { Instant } from '../domain/units.ts'
import { asBefore, askedBefore } from './before-decision.ts'
import { unnamedPayments } from './existing-payments.ts'
import { pairingKey } from './match-order.ts'
import { StaleRevision, type SyncStore } from './ports/sync-store.ts'

/** States in which staff may still decide; from `intent` on the payment may be on its way. */
const decidable: readonly PostingState[] = ['new', 'matched', 'resolve', 'attention', 'voided', 'left-voided']

export function mayDecide({ posting }: OrderRecord): boolean {
  return (
    decidable.includes(posting.state) &&
    posting.reason !== 'posted-twice' &&
    posting.reason !== 'amount-differs'
  )
}

/** Decided, and not sent yet: the undo window runs, or the drain is about to take it up. */
export function isPending({ decision, state }: Posting): boolean {
  return decision !== null && decision.kind !== 'payment' && (state === 'new' || state === 'matched')
}

/** A decision that leads to a payment. */
type Choice = Exclude<Decision, { kind: 'payment' }>

export interface Staff {
  store: SyncStore
  now: Instant
  undoSeconds: number
  by?: Decider | undefined
  /** What staff saw when they decided (`questionOf`); an answer to another question is refused. */
  question?: string | undefined
  /**
   * Staff said "post anyway", and saw these payments. Without it nothing is decided past a payment that may be the
   * order's, or that was voided (rules 5).
   */
  despite?: readonly string[] | undefined
}

/**
 * What became of staff's word. `too-late`: the payment is on its way or done. `taken`: somebody else has decided.
 * `changed`: the order is not the one they saw. `payment-exists`: a payment in Nextech stands in the way that they did
 * not name.
 */
export type Outcome = 'done' | 'too-late' | 'taken' | 'changed' | 'payment-exists'

/**
 * Staff chose a patient. Nothing is sent before the undo window is over, and the choice is stored before this
 * answers: a closed panel or a killed worker loses nothing. A voided order is posted again by it.
 */
export function choosePatient(staff: Staff, key: string, uid: string): Promise<Outcome> {
  return decide(staff, key, { kind: 'patient', uid, decidedAt: staff.now })
}

/**
 * The same patient for these other open orders of the customer; answers the numbers of those that took it. What staff
 * said of one order's payments is no word about another's.
 */
export async function chooseForOthers(
  staff: Staff,
  record: OrderRecord,
  uid: string,
  numbers: readonly string[],
): Promise<string[]> {
  const taken: string[] = []
  for (const other of await openOrdersOfCustomer(staff.store, record)) {
    const { key, number } = other.posting
    if (!numbers.includes(number)) continue
    const each = { ...staff, question: decisionToken(other), despite: undefined }
    if ((await choosePatient(each, key, uid)) === 'done') taken.push(number)
  }
  return taken
}

/** Other orders that wait for the same decision: same shop customer, the same four fields. */
export async function openOrdersOfCustomer(store: SyncStore, record: OrderRecord): Promise<OrderRecord[]> {
  const { customer } = record.order
  if (normalEmail(customer.email) === '') return []
  const open = await store.inStates(['resolve', 'attention'])
  return open.filter(
    other =>
      other.posting.key !== record.posting.key &&
      pairingKey(other.order) === pairingKey(record.order) &&
      fourFields(other.order.customer) === fourFields(customer) &&
      mayBeBornTogether(other.order, record.order) &&
      other.posting.reason !== null &&
      asksForPatient(other.posting.reason) &&
      suspectsOf(other.posting).length === 0,
  )
}

/** Staff said the customer is no patient yet, and gave what the order lacks. */
export function chooseNewPatient(staff: Staff, key: string, completion: Completion): Promise<Outcome> {
  return decide(staff, key, { kind: 'new-patient', completion, decidedAt: staff.now })
}

/**
 * Takes a decision back while nothing was sent, with those that were made by the same press; the orders are as they were
 * before it, and judged again where they changed meanwhile. False when it is too late, or was done before.
 */
export async function undoDecision(staff: Staff, key: string): Promise<boolean> {
  const record = await staff.store.get(key)
  if (!record?.posting.decision) return false
  const { decision } = record.posting
  const isLinked = record.posting.state === 'adopted' && decision.kind === 'payment'
  // One that stood before what was taken back is none of this press's.
  const isOwn = decision.by?.panel === staff.by?.panel
  if (!isLinked && !isPending(record.posting) && !isOwn) return false
  if (!isLinked && (!mayDecide(record) || statusOf(record.posting.state) === 'voided')) return false
  const { by, decidedAt } = decision
  // What the link said of the customer goes with it: the order would be posted to that patient by itself.
  if (isLinked) await forgetLinked(staff.store, record, decidedAt)
  await takeBack(staff, record)
  if (by === undefined || isLinked) return true
  for (const other of await staff.store.inStates(['new', 'matched'])) {
    const same = other.posting.decision
    if (same?.by?.panel === by.panel && same.decidedAt === decidedAt && isPending(other.posting))
      await takeBack(staff, other)
  }
  return true
}

async function forgetLinked(
  store: SyncStore,
  { order, posting }: OrderRecord,
  decidedAt: Instant,
): Promise<void> {
  const key = pairingKey(order)
  if ((await store.pairing(key))?.decidedAt !== decidedAt) return
  const paired = posting.asked?.paired
  await (paired ? store.savePairing({ key, ...paired }) : store.dropPairing(key))
}

async function takeBack({ store, now }: Staff, record: OrderRecord): Promise<void> {
  const { asked, decision } = record.posting
  const linked = decision?.kind === 'payment'
  const again = {
    state: 'new' as const,
    decision: null,
    patientUid: null,
    ...(linked && { paymentIds: [], warnings: [], plan: null, postedAt: null }),
    dueAt: now,
  }
  const waits = asked !== undefined && staffStates.includes(asked.state)
  await store.update(record, {
    ...(asked?.before ? asBefore(asked.before) : again),
    asked: waits ? { state: asked.state, since: asked.since } : undefined,
    updatedAt: now,
  })
}

/** Whether staff may say anything about the order now; what is in the way otherwise. */
export function obstacleTo(staff: Staff, record: OrderRecord | undefined): Exclude<Outcome, 'done'> | null {
  if (!record || !mayDecide(record)) return isOthers(staff, record) ? 'taken' : 'too-late'
  if (isPending(record.posting) && isOthers(staff, record)) return 'taken'
  return staff.question !== undefined && decisionToken(record) !== staff.question ? 'changed' : null
}

function isOthers({ by }: Staff, record: OrderRecord | undefined): boolean {
  const other = record?.posting.decision?.by
  return by !== undefined && other !== undefined && other.panel !== by.panel
}

async function decide(staff: Staff, key: string, choice: Choice): Promise<Outcome> {
  const record = await staff.store.get(key)
  if (record && isRepeated(staff, record.posting, choice)) return 'done'
  const obstacle = obstacleTo(staff, record)
  // Which of two orders has the number no choice of a patient can say.
  const isOpen = obstacle === null && record?.posting.reason !== 'number-taken'
  if (!isOpen || !record) return obstacle ?? 'too-late'
  if ((await unnamedPayments(staff.store, record, staff.despite)) !== null) return 'payment-exists'
  const change = await decidedChange(staff, record, choice)
  return firstWriterWins(staff, key, () => staff.store.update(record, change, 'strict'))
}

/** Of two who decide at once the database lets one through; the other is told why not. */
export async function firstWriterWins(
  staff: Staff,
  key: string,
  write: () => Promise<unknown>,
): Promise<Outcome> {
  try {
    await write()
    return 'done'
  } catch (error) {
    if (!(error instanceof StaleRevision)) throw error
    return obstacleTo(staff, await staff.store.get(key)) ?? 'changed'
  }
}

async function decidedChange(
  staff: Staff,
  { order, posting }: OrderRecord,
  choice: Choice,
): Promise<Partial<Posting>> {
  const voided =
    statusOf(posting.state) === 'voided'
      ? (await staff.store.paymentsOf(posting.number, posting.paymentIds)).map(payment => payment.id)
      : acceptedVoids(posting)
  return {
    state: 'new',
    asked: askedOf(posting),
    decision: {
      ...choice,
      ...(staff.by && { by: staff.by }),
      fourFields: fourFields(order.customer),
      ...(voided.length > 0 && { voided: [...voided] }),
      ...(staff.despite && { despite: [...staff.despite] }),
    },
    // Who posts again has taken back that the void was to be left.
    closing: null,
    closedBefore: [],
    patientUid: null,
    reason: null,
    detail: null,
    dueAt: staff.now + staff.undoSeconds * 1000,
    updatedAt: staff.now,
  }
}

/** A second choice is taken back with the first. */
export function askedOf(posting: Posting): NonNullable<Posting['asked']> {
  return (isPending(posting) && posting.asked) || askedBefore(posting)
}

/** A page asks a second time where the first answer got lost: the decision stands as it was made. */
function isRepeated({ by }: Staff, posting: Posting, decision: Decision): boolean {
  const before = posting.decision
  if (!isPending(posting) || before === null || by === undefined || before.by?.panel !== by.panel)
    return false
  if (before.kind === 'patient') return decision.kind === 'patient' && before.uid === decision.uid
  return before.kind === decision.kind
}
