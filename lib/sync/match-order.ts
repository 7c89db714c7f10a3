import { fourFields, memoryKey, normalEmail } from '../domain/contact.ts'
import { isTold, toldBirthDates } from '../domain/known-customer.ts'
import { knownBirthDate } from '../domain/known-values.ts'
import type { Candidate, Evidence } from '../domain/matching.ts'
import type { Order } from '../domain/order.ts'
import { plausibleCustomer } from '../domain/plausible.ts'
import { type CandidateRef, completed, type OrderRecord, type Posting } from '../domain/posting.ts'
import { missingReason } from '../domain/reasons.ts'
import { isWidelyShared } from '../domain/shared-contact.ts'
import { firstStore, normalStore } from '../domain/stores.ts'
import type { PracticeDay } from '../domain/units.ts'
import { findMatch, type Match } from './candidates.ts'
import type { Engine } from './engine.ts'
import type { Denial, Pairing } from './ports/sync-store.ts'
import { mustFind, noteProof } from './trouble.ts'

/**
 * Decides whose order it is (rules 4) and moves it to `matched`, `resolve` or `attention`. A `matched` order
 * without a patient is a buyer who is none yet: the patient is created right before the payment.
 */
export async function matchOrder(engine: Engine, record: OrderRecord): Promise<OrderRecord> {
  const change = await decide(engine, record)
  return engine.store.update(record, { ...change, detail: null, updatedAt: engine.clock.now() })
}

/**
 * Where a shop customer's memory is kept (rules 1, pairing): a store knows its customers by e-mail, and a family that
 * shares one by the four fields. A customer who could be anybody has one of this order alone.
 */
export function pairingKey(order: Order): string {
  const { store, number, customer } = order
  const email = normalEmail(customer.email)
  const who = isTold(order) ? email : `${email}#${number}`
  return memoryKey(`${normalStore(store ?? firstStore)}/${who}`, fourFields(customer))
}

async function decide(engine: Engine, given: OrderRecord): Promise<Partial<Posting>> {
  const record = stillDecided(given)
  const { decision } = record.posting
  const unsaid = decision === given.posting.decision ? {} : { decision }
  if (decision?.kind === 'patient') return matched(engine, record, decision.uid)
  const order = completed(record.order, decision)
  const paired = validPairing(order, await engine.store.pairing(pairingKey(record.order)))
  const known = paired && decision === null ? await byPairing(engine, record, paired) : undefined
  if (known) return { ...unsaid, ...known }
  const found = await findMatch(engine.nextech, plausibleCustomer(order), todayOf(engine))
  await noteProof(engine, 'search')
  const match = withoutDenied(found, order, await engine.store.denials(pairingKey(record.order)))
  // Staff said "new patient": nobody found before is the customer. An exact match is one all the same.
  const overruled =
    decision?.kind === 'new-patient' && (match.decision.kind === 'resolve' || match.decision.kind === 'none')
  if (overruled) return { state: 'matched', patientUid: null, candidates: [] }
  return { ...unsaid, ...changeFor(engine, record, match) }
}

/**
 * The remembered patient; nobody where Nextech has the record no more, or where the order is of another birth date than all
 * that is known of them. Of a record that is used no more staff say where the payment goes (rules 4.1, 4.2).
 */
async function byPairing(
  engine: Engine,
  record: OrderRecord,
  pairing: Pairing,
): Promise<Partial<Posting> | undefined> {
  const uid = pairing.patientUid
  const read = mustFind(await engine.nextech.findPatients({ by: 'uid', uids: [uid] }))
  const patient = read.find(each => each.uid.toLowerCase() === uid.toLowerCase())
  if (!patient) {
    await engine.store.voidPairing(pairingKey(record.order), uid, engine.clock.now())
    return undefined
  }
  const born = toldBirthDates(record.order)
  const known = [pairing.birthDate, knownBirthDate(patient.birthDate)].filter(day => day !== undefined)
  // Father and son may share the four fields, and staff spoke of one of them.
  if (born.length > 0 && known.length > 0 && !born.some(day => known.includes(day))) return undefined
  if (!patient.isInactive) return matched(engine, record, uid)
  return { ...toStaff('resolve', 'inactive-patient'), candidates: [{ uid, byEmail: false, byPhone: false }] }
}

/** The day that a birth date must lie before: which zone's does not matter to who somebody is. */
export function todayOf({ clock }: Engine): PracticeDay {
  return new Date(clock.now()).toISOString().slice(0, 10)
}

/** Staff decided about the customer that they saw; the shop names another one since: nobody has decided. */
function stillDecided(record: OrderRecord): OrderRecord {
  const { decision } = record.posting
  const fields = decision === null || decision.kind === 'payment' ? undefined : decision.fourFields
  const holds = fields === undefined || fields === fourFields(record.order.customer)
  const isOpen = decision?.kind !== 'payment'
  return holds && isOpen ? record : { ...record, posting: { ...record.posting, decision: null } }
}

/** A match, or nobody because staff said of everybody found that it is not them. */
type Told = Omit<Match, 'decision'> & { decision: Match['decision'] | { kind: 'none' } }

/**
 * "Not this one": that patient is no candidate any more while the four fields are unchanged. It takes away and never
 * decides: where nobody is left, or the one who had all four fields equal is denied, staff go on.
 */
function withoutDenied(match: Match, { customer }: Order, denials: readonly Denial[]): Told {
  const fields = fourFields(customer)
  const denied = new Set(
    denials.filter(denial => denial.fourFields === fields).map(denial => denial.patientUid.toLowerCase()),
  )
  const isDenied = (uid: string) => denied.has(uid.toLowerCase())
  const { decision, evidence } = match
  if (denied.size === 0) return match
  if (decision.kind === 'patient' && isDenied(decision.uid)) return { evidence, decision: { kind: 'none' } }
  if (decision.kind !== 'resolve') return match
  const candidates = decision.candidates.filter(({ patient }) => !isDenied(patient.uid))
  if (candidates.length === 0) return { evidence, decision: { kind: 'none' } }
  return { evidence, decision: { ...decision, candidates } }
}

function changeFor(engine: Engine, record: OrderRecord, match: Told): Partial<Posting> {
  const { decision, evidence } = match
  switch (decision.kind) {
    case 'patient':
      return matched(engine, record, decision.uid, refs([decision.uid], evidence))
    case 'resolve':
      return {
        ...toStaff('resolve', decision.reason),
        candidates: refs(
          closest(decision.candidates).map(candidate => candidate.patient.uid),
          evidence,
        ),
        candidatesFound: decision.candidates.length,
      }
    case 'none':
      return toStaff('attention', 'none-of-these')
    case 'create':
      return mayCreate(engine) || record.posting.decision
        ? { state: 'matched', patientUid: null, candidates: [], reason: null }
        : toStaff('attention', 'no-patient')
    case 'missing': {
      const [field = 'birth-date'] = decision.fields
      return toStaff('attention', missingReason(field))
    }
  }
}

/** In the posture `resolve` a person confirms even an exact match; in `observe` nothing goes on from here. */
function matched(
  engine: Engine,
  record: OrderRecord,
  uid: string,
  candidates: CandidateRef[] = [],
): Partial<Posting> {
  const unconfirmed = engine.policy.posture === 'resolve' && record.posting.decision === null
  if (unconfirmed) return { ...toStaff('resolve', 'confirm-match'), candidates }
  return { state: 'matched', patientUid: uid, candidates: [], reason: null }
}

function mayCreate({ policy }: Engine): boolean {
  return policy.policy.createPatients && policy.posture !== 'resolve'
}

function toStaff(state: 'resolve' | 'attention', reason: NonNullable<Posting['reason']>): Partial<Posting> {
  return { state, reason, patientUid: null, candidates: [], dueAt: null }
}

function refs(uids: readonly string[], { byEmail, byPhone, patients }: Evidence): CandidateRef[] {
  const phoneIsShared = isWidelyShared(patients.filter(({ uid }) => byPhone.has(uid.toLowerCase())))
  return uids.map(uid => ({
    uid,
    byEmail: byEmail.has(uid.toLowerCase()),
    byPhone: byPhone.has(uid.toLowerCase()),
    ...(phoneIsShared && { phoneIsShared }),
  }))
}

/** More than these nobody looks through; an e-mail that a hundred patients share tells nobody apart. */
const maxCandidates = 50

/** Those with the most fields equal where there are too many. */
function closest(candidates: readonly Candidate[]): readonly Candidate[] {
  const equal = ({ likeness }: Candidate) => Object.values(likeness).filter(field => field === 'equal').length
  return candidates.length <= maxCandidates
    ? candidates
    : [...candidates].sort((a, b) => equal(b) - equal(a)).slice(0, maxCandidates)
}

function validPairing(order: Order, pairing: Pairing | undefined): Pairing | undefined {
  const holds = pairing?.fourFields === fourFields(order.customer) && pairing.goneAt === undefined
  return holds ? pairing : undefined
}
