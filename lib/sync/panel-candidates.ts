import { type Candidate, compareFields } from '../domain/matching.ts'
import type { OrderRecord } from '../domain/posting.ts'
import { type Ranked, rankCandidates } from '../domain/ranking/rank-candidates.ts'
import type { Answer, Nextech, Quote } from './ports.ts'

/** A candidate as RESOLVE shows it, read from Nextech at this moment and kept nowhere. */
export type PanelCandidate = Ranked<Candidate & { quotes: Quote[] }>

/** Quotes of more candidates than these are not worth the calls: staff see them when they choose. */
const mostQuoted = 5

/** The possible patients of an order, the most probable first. Ranking never decides, it only sorts. */
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
  const { customer } = record.order
  const listed = found.value.map(patient => ({
    patient,
    likeness: compareFields(customer, patient, evidence),
    quotes: [] as Quote[],
  }))
  const phoneIsShared = candidates.some(candidate => candidate.phoneIsShared)
  const ranked = rankCandidates(customer, listed, { phoneIsShared })
  await Promise.all(
    ranked.slice(0, mostQuoted).map(async candidate => {
      const quotes = await nextech.openQuotes(candidate.patient.uid)
      if (quotes.ok) candidate.quotes = quotes.value
    }),
  )
  return { ok: true, value: ranked }
}
