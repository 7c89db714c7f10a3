import { phoneForms } from '../domain/contact.ts'
import { knownBirthDate, knownEmail, knownPhone } from '../domain/known-values.ts'
import { compareFields, decideMatch, type Evidence, type MatchDecision } from '../domain/matching.ts'
import type { Customer } from '../domain/order.ts'
import type { Patient } from '../domain/patient.ts'
import { nameWords } from '../domain/person-name.ts'
import { provenByEmail, provenByPhone } from '../domain/search-proof.ts'
import type { PracticeDay } from '../domain/units.ts'
import { beginnings, beginningsOfOthers } from './name-beginnings.ts'
import type { Nextech, PatientQuery } from './ports/nextech.ts'
import { mustFind } from './trouble.ts'

/** A decision with the evidence it rests on. */
export interface Match {
  decision: MatchDecision
  evidence: Evidence
}

/**
 * Decides who the customer is with the fewest searches: everybody with all four fields equal has the e-mail, so the
 * exact e-mail search alone settles those; else phone and name are searched too (rules 4). `on` = today, by which a birth
 * date is told from one still to come.
 */
export async function findMatch(nextech: Nextech, customer: Customer, on?: PracticeDay): Promise<Match> {
  const looked = on === undefined ? {} : { on }
  const byEmail = knownEmail(customer.email)
    ? await search(nextech, { by: 'email', email: customer.email.trim() })
    : []
  const first: Evidence = {
    patients: byEmail,
    byEmail: provenByEmail(customer.email, byEmail),
    byPhone: new Set(),
    ...looked,
  }
  const early = decideMatch(customer, first)
  if (isSettled(customer, early, first)) return { decision: early, evidence: first }
  const [byPhone, byName] = await Promise.all([
    searchPhone(nextech, customer),
    searchName(nextech, customer, on),
  ])
  const evidence: Evidence = {
    patients: [...byEmail, ...byPhone, ...byName],
    byEmail: first.byEmail,
    byPhone: provenByPhone(customer.phone ?? '', byPhone),
    ...looked,
  }
  const decision = decideMatch(customer, evidence)
  return decision.kind === 'create' ? beforeCreating(nextech, customer, evidence) : { decision, evidence }
}

/** A middle name or one of two family names begins with other letters: before a chart is made, all who are born on that day are looked at. */
async function beforeCreating(nextech: Nextech, customer: Customer, found: Evidence): Promise<Match> {
  const born = await search(nextech, { by: 'birth-date', day: customer.birthDate ?? '' })
  const evidence = { ...found, patients: [...found.patients, ...born] }
  return { decision: decideMatch(customer, evidence), evidence }
}

/** All four equal is final unless somebody else with the e-mail and the names may hide an equal phone. */
function isSettled(customer: Customer, decision: MatchDecision, evidence: Evidence): boolean {
  if (decision.kind === 'resolve') return decision.reason === 'same-details'
  if (decision.kind !== 'patient') return false
  return !evidence.patients.some(patient => {
    const { email, firstName, lastName, phone } = compareFields(customer, patient, evidence)
    return [email, firstName, lastName].every(field => field === 'equal') && phone === 'unknown'
  })
}

async function search(nextech: Nextech, query: PatientQuery): Promise<Patient[]> {
  return mustFind(await nextech.findPatients(query))
}

async function searchPhone(nextech: Nextech, customer: Customer): Promise<Patient[]> {
  const forms = knownPhone(customer.phone) === undefined ? [] : phoneForms(customer.phone ?? '')
  return forms.length === 0 ? [] : search(nextech, { by: 'phone', forms })
}

async function searchName(nextech: Nextech, customer: Customer, on?: PracticeDay): Promise<Patient[]> {
  const words = nameWords(customer)
  if (words.length < 2) return []
  // Each word may be the first name or the last one: a page tells no parts, and people turn their names round.
  const family = [...new Set(words.flatMap(beginnings))]
  // Another form of the first name is a candidate by the birth date alone.
  const others = knownBirthDate(customer.birthDate, on) === undefined ? [] : words.flatMap(beginningsOfOthers)
  return search(nextech, { by: 'name', given: [...new Set([...family, ...others])], family })
}
