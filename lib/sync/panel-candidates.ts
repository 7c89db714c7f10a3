import { compareFields, type FieldLikeness } from '../domain/matching.ts'
import type { Patient } from '../domain/patient.ts'
import type { OrderRecord } from '../domain/posting.ts'
import type { Answer, Nextech, Quote } from './ports.ts'

/** A candidate as RESOLVE shows it, read from Nextech at this moment and kept nowhere. */
export interface PanelCandidate {
  patient: Patient
  likeness: FieldLikeness
  quotes: Quote[]
}

/** Quotes of more candidates than these are not worth the calls: staff see them when they choose. */
const mostQuoted = 5

/** The possible patients of an order, the most alike first. Ranking never decides, it only sorts. */
export async function panelCandidates(
  nextech: Nextech,
  record: OrderRecord,
): Promise<Answer<PanelCandidate[]>> {
  const { candidates } = record.posting
  if (candidates.length === 0) return { ok: true, value: [] }
  const found = await nextech.findPatients({ by: 'uid', uids: candidates.map(candidate => candidate.uid) })
  if (!found.ok) return found
  const evidence = {
    patients: found.value,
    byEmail: new Set(candidates.filter(each => each.byEmail).map(each => each.uid.toLowerCase())),
    byPhone: new Set(candidates.filter(each => each.byPhone).map(each => each.uid.toLowerCase())),
  }
  const ranked = found.value
    .map(patient => ({
      patient,
      likeness: compareFields(record.order.customer, patient, evidence),
      quotes: [] as Quote[],
    }))
    .sort((a, b) => closeness(record, b) - closeness(record, a))
  await Promise.all(
    ranked.slice(0, mostQuoted).map(async candidate => {
      const quotes = await nextech.openQuotes(candidate.patient.uid)
      if (quotes.ok) candidate.quotes = quotes.value
    }),
  )
  return { ok: true, value: ranked }
}

function closeness({ order }: OrderRecord, { patient, likeness }: PanelCandidate): number {
  const equal = Object.values(likeness).filter(field => field === 'equal').length
  const born = patient.birthDate !== null && patient.birthDate === order.customer.birthDate
  const near =
    patient.postalCode !== null && patient.postalCode.slice(0, 5) === order.customer.postalCode?.slice(0, 5)
  return equal * 4 + (born ? 2 : 0) + (near ? 1 : 0)
}
