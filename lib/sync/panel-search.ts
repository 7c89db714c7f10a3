import { normalEmail, normalName, normalPhone, phoneForms } from '../domain/contact.ts'
import type { Evidence } from '../domain/matching.ts'
import type { Customer } from '../domain/order.ts'
import { isDummyPatient, type Patient, uniquePatients } from '../domain/patient.ts'
import { provenByEmail, provenByPhone } from '../domain/search-proof.ts'
import { beginnings } from './name-beginnings.ts'
import { listed, type PanelCandidate, quoteReader } from './panel-candidates.ts'
import type { Answer, Nextech, PatientQuery } from './ports/nextech.ts'

/** What staff typed, as it is meant: an e-mail, a phone number, a chart number, or names. */
export type Wanted =
  | { kind: 'email'; email: string }
  | { kind: 'phone'; phone: string }
  | { kind: 'chart'; chart: string }
  | { kind: 'name'; words: string[]; given: string; family: string }

/** Fewer letters would bring half of the practice. */
const minNameLength = 2

/** Reads what staff typed; undefined where it is too little to look for. `Last, First` is taken as such. */
export function wantedIn(text: string): Wanted | undefined {
  const typed = text.trim()
  if (typed.includes('@')) return { kind: 'email', email: normalEmail(typed) }
  if (/\d/.test(typed) && !/\p{L}/u.test(typed)) {
    if (normalPhone(typed) !== undefined) return { kind: 'phone', phone: typed }
    const chart = typed.replace(/^#/, '').trim()
    return /^\d{1,9}$/.test(chart) ? { kind: 'chart', chart } : undefined
  }
  const [last = '', first] = typed.split(',').map(part => part.trim())
  const parts = last.split(/\s+/)
  const names =
    first === undefined
      ? { given: parts.slice(0, -1).join(' '), family: parts.at(-1) ?? '' }
      : { given: first, family: last }
  const words = normalName(typed.replaceAll(',', ' ')).split(' ').filter(Boolean)
  return words.join('').length < minNameLength ? undefined : { kind: 'name', words, ...names }
}

export interface Found {
  /** The best, at most 50. */
  candidates: PanelCandidate[]
  /** How many there are. */
  found: number
}

/** Patients that staff look for by hand, ranked and compared like any candidate. */
export async function searchPatients(
  nextech: Nextech,
  customer: Customer,
  wanted: Wanted,
): Promise<Answer<Found>> {
  const answers = await Promise.all(queriesFor(wanted).map(query => nextech.findPatients(query)))
  const patients: Patient[] = []
  for (const answer of answers) {
    if (!answer.ok) return answer
    patients.push(...answer.value)
  }
  const found = uniquePatients(patients).filter(each => !isDummyPatient(each) && isMeant(wanted, each))
  const candidates = await listed(quoteReader(nextech), customer, evidenceOf(customer, wanted, found))
  return { ok: true, value: { candidates, found: found.length } }
}

function queriesFor(wanted: Wanted): PatientQuery[] {
  switch (wanted.kind) {
    case 'email':
      return [{ by: 'email', email: wanted.email }]
    case 'phone':
      return [{ by: 'phone', forms: phoneForms(wanted.phone) }]
    case 'chart':
      return [{ by: 'chart', chart: wanted.chart }]
    case 'name': {
      const { given, family } = wanted
      // One name alone may be either; its first letters would bring too many, so it is looked for as typed.
      if (given === '')
        return [
          { by: 'name', given: [], family: [family] },
          { by: 'name', given: [family], family: [] },
        ]
      return [
        { by: 'name', given: beginnings(given), family: [...beginnings(family), ...apostrophed(family)] },
      ]
    }
  }
}

/** `O’Neill` typed as `ONeill`: Nextech holds an apostrophe of either kind where staff type none. */
function apostrophed(name: string): string[] {
  const first = normalName(name).slice(0, 1)
  return first === '' ? [] : [`${first}'`, `${first}’`]
}

/** Nextech searches by beginnings: of those it brings, the ones meant. A withheld value was found by it all the same. */
function isMeant(wanted: Wanted, patient: Patient): boolean {
  if (wanted.kind === 'chart') return patient.chartNumber === wanted.chart
  if (wanted.kind !== 'name') return true
  const held = normalName([...patient.given, patient.family].join(' ')).split(' ')
  return wanted.words.every(word => held.some(name => name.startsWith(word)))
}

/** A search by the order's own e-mail or phone proves a value that Nextech withholds (rules 4). */
function evidenceOf(customer: Customer, wanted: Wanted, patients: Patient[]): Evidence {
  const { email, phone } = customer
  const isEmail = wanted.kind === 'email' && wanted.email === normalEmail(email)
  const isPhone = wanted.kind === 'phone' && normalPhone(wanted.phone) === normalPhone(phone ?? '')
  return {
    patients,
    byEmail: isEmail ? provenByEmail(email, patients) : new Set(),
    byPhone: isPhone && phone !== null ? provenByPhone(phone, patients) : new Set(),
  }
}
