import { fourFields, normalEmail } from '../domain/contact.ts'
import type { Candidate, Evidence } from '../domain/matching.ts'
import type { Order } from '../domain/order.ts'
import { type CandidateRef, completed, type OrderRecord, type Posting } from '../domain/posting.ts'
import { missingReason } from '../domain/reasons.ts'
import { isWidelyShared } from '../domain/shared-values.ts'
import { findMatch, type Match } from './candidates.ts'
import type { Engine } from './engine.ts'
import type { Pairing } from './ports.ts'
import { noteProof } from './trouble.ts'

/**
 * Decides whose order it is (sync-rules 4) and moves it to `matched`, `resolve` or `attention`. A `matched` order
 * without a patient is a buyer who is none yet: the patient is created right before the payment.
 */
export async function matchOrder(engine: Engine, record: OrderRecord): Promise<OrderRecord> {
  const change = await decide(engine, record)
  return engine.store.update(record, { ...change, detail: null, updatedAt: engine.clock.now() })
}

/** Where a shop customer's remembered patient is kept (sync-rules 1, pairing). */
export function pairingKey(order: Order): string {
  return `${order.shop}/${normalEmail(order.customer.email)}`
}

async function decide(engine: Engine, record: OrderRecord): Promise<Partial<Posting>> {
  const { decision } = record.posting
  if (decision?.kind === 'patient') return matched(engine, record, decision.uid)
  const order = completed(record.order, decision)
  const paired = validPairing(order, await engine.store.pairing(pairingKey(record.order)))
  if (paired && decision === null) return matched(engine, record, paired.patientUid)
  const match = await findMatch(engine.nextech, order.customer)
  await noteProof(engine)
  // Staff said "new patient": nobody found before is the customer. An exact match is one all the same.
  const overruled = decision?.kind === 'new-patient' && match.decision.kind === 'resolve'
  return overruled ? { state: 'matched', patientUid: null, candidates: [] } : changeFor(engine, record, match)
}

function changeFor(engine: Engine, record: OrderRecord, match: Match): Partial<Posting> {
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
      }
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
const mostCandidates = 50

/** Those with the most fields equal where there are too many. */
function closest(candidates: readonly Candidate[]): readonly Candidate[] {
  const equal = ({ likeness }: Candidate) => Object.values(likeness).filter(field => field === 'equal').length
  return candidates.length <= mostCandidates
    ? candidates
    : [...candidates].sort((a, b) => equal(b) - equal(a)).slice(0, mostCandidates)
}

function validPairing(order: Order, pairing: Pairing | undefined): Pairing | undefined {
  return pairing?.fourFields === fourFields(order.customer) ? pairing : undefined
}
