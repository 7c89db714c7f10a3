import { type Candidate, compareFields, type Evidence } from '../domain/matching.ts'
import type { Customer } from '../domain/order.ts'
import { isDummyPatient, uniquePatients } from '../domain/patient.ts'
import type { CandidateRef, OrderRecord } from '../domain/posting.ts'
import { statusOf } from '../domain/posting-machine.ts'
import type { Quote } from '../domain/quote.ts'
import { type Ranked, rankCandidates } from '../domain/ranking/rank-candidates.ts'
import type { Answer, Nextech } from './ports/nextech.ts'

/** A candidate as RESOLVE shows it, read from Nextech at this moment and kept nowhere. */
export type PanelCandidate = Ranked<Candidate & { quotes: Quote[] }>

/** Quotes of more candidates than these are not worth the calls: staff see them when they choose. */
const maxQuoted = 5

/** Nobody looks through more than these (ours). */
export const maxListed = 50

/** The possible patients of an order, the most probable first. Ranking never decides, it only sorts. */
export async function panelCandidates(
  nextech: Nextech,
  record: OrderRecord,
): Promise<Answer<PanelCandidate[]>> {
  const candidates = candidatesOf(record)
  if (candidates.length === 0) return { ok: true, value: [] }
  const uids = candidates.map(candidate => candidate.uid)
  const quotesOf = quoteReader(nextech)
  // All of a few are quoted whatever their rank: nobody waits for two answers in a row.
  if (uids.length <= maxQuoted) for (const uid of uids) void quotesOf(uid)
  const found = await nextech.findPatients({ by: 'uid', uids })
  if (!found.ok) return found
  const evidence = {
    patients: found.value,
    byEmail: new Set(candidates.filter(each => each.byEmail).map(each => each.uid.toLowerCase())),
    byPhone: new Set(candidates.filter(each => each.byPhone).map(each => each.uid.toLowerCase())),
  }
  const phoneIsShared = candidates.some(candidate => candidate.phoneIsShared)
  return { ok: true, value: await listed(quotesOf, record.order.customer, evidence, phoneIsShared) }
}

/** Who was found for the order; of a voided one the patient on whose Billing tab the payment was. */
export function candidatesOf({ posting }: OrderRecord): readonly CandidateRef[] {
  const { candidates, patientUid } = posting
  const isKnown = candidates.some(({ uid }) => uid.toLowerCase() === patientUid?.toLowerCase())
  if (statusOf(posting.state) !== 'voided' || patientUid === null || isKnown) return candidates
  return [...candidates, { uid: patientUid, byEmail: false, byPhone: false }]
}

/** The patients of some evidence as RESOLVE shows them: ranked, at most 50, the best with their open quotes. */
export async function listed(
  quotesOf: QuoteReader,
  customer: Customer,
  evidence: Evidence,
  phoneIsShared = false,
): Promise<PanelCandidate[]> {
  const all = uniquePatients(evidence.patients)
    .filter(patient => !isDummyPatient(patient))
    .map(patient => ({
      patient,
      likeness: compareFields(customer, patient, evidence),
      quotes: [] as Quote[],
    }))
  const ranked = rankCandidates(customer, all, { phoneIsShared }).slice(0, maxListed)
  await Promise.all(
    ranked.slice(0, maxQuoted).map(async candidate => {
      candidate.quotes = await quotesOf(candidate.patient.uid)
    }),
  )
  return ranked
}

/** The open quotes of a patient; none where they cannot be read. */
type QuoteReader = (uid: string) => Promise<Quote[]>

/** Asks for the quotes of a patient once, however often they are wanted. */
export function quoteReader(nextech: Nextech): QuoteReader {
  const asked = new Map<string, Promise<Quote[]>>()
  return uid => {
    const key = uid.toLowerCase()
    const quotes = asked.get(key) ?? nextech.openQuotes(uid).then(answer => (answer.ok ? answer.value : []))
    asked.set(key, quotes)
    return quotes
  }
}
