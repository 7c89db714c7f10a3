import { looseName, normalName } from './contact.ts'
import type { FieldLikeness, Likeness } from './field-likeness.ts'
import {
  isMadeUpName,
  isNearDay,
  knownBirthDate,
  knownEmail,
  knownPhone,
  knownPostalCode,
} from './known-values.ts'
import { withoutNotes } from './name-notes.ts'
import { isPartOfName, mayBeOneName } from './one-name.ts'
import type { Customer } from './order.ts'
import { isDummyPatient, type Patient, uniquePatients } from './patient.ts'
import { customerName, generationOf, type PersonName, sortedWords, withoutTitles } from './person-name.ts'
import { showsNumber } from './search-proof.ts'
import type { PracticeDay } from './units.ts'

/** What Nextech's searches brought: the patients, and which of them each search proves (`search-proof.ts`). */
export interface Evidence {
  patients: readonly Patient[]
  byEmail: ReadonlySet<string>
  byPhone: ReadonlySet<string>
  /** The day from which one looks: a birth date still to come is none. */
  on?: PracticeDay
}

export interface Candidate {
  patient: Patient
  likeness: FieldLikeness
}

/** Fields Nextech demands of a new patient, in the order in which staff are asked for them. */
export const demandedFields = [
  'birth-date',
  'phone',
  'postal-code',
  'email',
  'first-name',
  'last-name',
  'name-parts',
] as const
export type DemandedField = (typeof demandedFields)[number]

/** What speaks against somebody with all four fields equal (rules 4.2). */
type Doubt = 'birth-date-differs' | 'inactive-patient' | 'restricted-patient'

export type MatchDecision =
  | { kind: 'patient'; uid: string }
  | {
      kind: 'resolve'
      reason: 'same-details' | 'possible-match' | Doubt
      candidates: Candidate[]
    }
  | { kind: 'create' }
  | { kind: 'missing'; fields: DemandedField[] }

/** The decision of rules 4.2 to 4.6. The pairing of rules 4.1 needs no search and comes before. */
export function decideMatch(customer: Customer, evidence: Evidence): MatchDecision {
  const compared = uniquePatients(evidence.patients)
    .filter(patient => !isDummyPatient(patient))
    .map(patient => ({ patient, likeness: compareFields(customer, patient, evidence) }))
  const same = compared.filter(candidate => hasAllEqual(customer, candidate))
  const [only] = same
  const doubt = only && doubtAbout(customer, only.patient, evidence.on)
  if (only && same.length === 1 && !doubt) return { kind: 'patient', uid: only.patient.uid }
  if (same.length > 1) return { kind: 'resolve', reason: 'same-details', candidates: same }
  const candidates = compared.filter(candidate => mightBe(customer, candidate, evidence.on))
  if (candidates.length > 0) return { kind: 'resolve', reason: doubt ?? 'possible-match', candidates }
  const fields = missingFields(customer)
  return fields.length === 0 ? { kind: 'create' } : { kind: 'missing', fields }
}

/** Each of the four fields side by side. */
export function compareFields(customer: Customer, patient: Patient, evidence: Evidence): FieldLikeness {
  const uid = patient.uid.toLowerCase()
  return {
    email: compareEmail(customer, patient, evidence.byEmail.has(uid)),
    ...compareNames(customer, patient),
    phone: comparePhone(customer, patient, evidence.byPhone.has(uid)),
  }
}

/** What the order lacks for a new patient. Nothing is ever invented (rules 4.6). */
export function missingFields(customer: Customer): DemandedField[] {
  const { email, phone, birthDate, postalCode, country } = customer
  const { first, last, texts } = knownName(customer)
  const present: Record<DemandedField, boolean> = {
    'birth-date': knownBirthDate(birthDate) !== undefined,
    phone: knownPhone(phone) !== undefined,
    'postal-code': knownPostalCode(postalCode, country) !== undefined,
    email: knownEmail(email) !== undefined,
    'first-name': texts !== undefined || first !== '',
    'last-name': texts !== undefined || last !== '',
    'name-parts': texts === undefined,
  }
  return demandedFields.filter(field => !present[field])
}

/** All four fields equal; a name told in one text by one way to part it, and the generation no other one. */
function hasAllEqual(customer: Customer, { patient, likeness }: Candidate): boolean {
  const name = knownName(customer)
  const held = generationOf(patient.given.join(' '), patient.family).generation
  const isOther = name.generation !== undefined && held !== undefined && name.generation !== held
  const isWhole = name.texts === undefined || (!name.isJoint && isOneText(name.texts, patient))
  return Object.values(likeness).every(field => field === 'equal') && isWhole && !isOther
}

/** A father's chart, one that is used no more, or one that not everybody may see. */
function doubtAbout(customer: Customer, patient: Patient, on?: PracticeDay): Doubt | undefined {
  if (patient.isInactive) return 'inactive-patient'
  const born = birthDatesOf(customer, patient, on)
  if (born === 'near' || born === 'apart') return 'birth-date-differs'
  return patient.isRestricted ? 'restricted-patient' : undefined
}

function mightBe(customer: Customer, { patient, likeness }: Candidate, on?: PracticeDay): boolean {
  const [email, first, last, phone] = [
    likeness.email === 'equal',
    likeness.firstName === 'equal',
    likeness.lastName === 'equal',
    likeness.phone === 'equal',
  ]
  const born = birthDatesOf(customer, patient, on)
  if (email || (phone && (last || first || born === 'equal'))) return true
  const [given, family] = [normalIn(patient.given.join(' ')), normalIn(patient.family)]
  if (born === 'equal' && mayBeOneName(knownName(customer), given, family)) return true
  // A marriage changes a last name, and with the years e-mail and phone.
  if (born === 'equal' && first && isOneHouse(customer, patient)) return true
  // What may be one name makes no second chart where the record could not contradict it.
  const isUntold = born === 'unknown' && knownBirthDate(customer.birthDate, on) !== undefined
  if (isUntold && isPartOfName(knownName(customer), `${given} ${family}`)) return true
  const isNamesake =
    (first && last) ||
    isAlsoNamed(customer, patient) ||
    isTurned(customer, patient) ||
    isNamedBesideNotes(customer, patient) ||
    isSpelledAlike(customer, patient)
  return isNamesake && born !== 'apart'
}

/** One house number in one ZIP code. */
function isOneHouse(customer: Customer, patient: Patient): boolean {
  const placeOf = (code: string | null, lines: readonly string[] = []) => {
    const place = knownPostalCode(code, null)?.slice(0, 5)
    const house = /\d+/.exec(lines.join(' '))?.[0]
    return place && house && `${place} ${Number(house)}`
  }
  const ordered = placeOf(customer.postalCode, customer.lines)
  return ordered !== undefined && ordered === placeOf(patient.postalCode, patient.lines)
}

/** First and last name are equal to others that the record holds. */
function isAlsoNamed(customer: Customer, patient: Patient): boolean {
  return (patient.alsoNamed ?? []).some(name => {
    const { firstName, lastName } = compareNames(customer, { ...patient, ...name })
    return firstName === 'equal' && lastName === 'equal'
  })
}

/** First and last name are equal but for what is written beside them: `Ana (Anita)`, `Ruiz née López`, `Ruiz - VIP`. */
function isNamedBesideNotes(customer: Customer, patient: Patient): boolean {
  const { firstName, lastName, fullName } = customer
  const bare = {
    ...customer,
    firstName: withoutNotes(firstName),
    lastName: withoutNotes(lastName),
    ...(fullName !== undefined && { fullName: withoutNotes(fullName) }),
  }
  const held = { ...patient, given: patient.given.map(withoutNotes), family: withoutNotes(patient.family) }
  const names = compareNames(bare, held)
  return names.firstName === 'equal' && names.lastName === 'equal'
}

/** `Zhang Mei` and `Mei Zhang`: the same words in another order. */
function isTurned(customer: Customer, patient: Patient): boolean {
  const { first, last, texts = [`${first} ${last}`] } = knownName(customer)
  const family = normalIn(patient.family)
  const held = firstNames(patient).map(given => sortedWords(`${given} ${family}`))
  return family !== '' && texts.some(text => text.trim().includes(' ') && held.includes(sortedWords(text)))
}

/** `O Brien` and `O’Brien`, `de la Cruz` and `Delacruz`, `Mueller` and `Müller`, in one order of their words or the other. */
function isSpelledAlike(customer: Customer, patient: Patient): boolean {
  const { first, last, texts = [`${first} ${last}`] } = knownName(customer)
  const [family, given] = [looseName(normalIn(patient.family)), looseName(normalIn(patient.given.join(' ')))]
  const own = texts.map(looseName)
  return family !== '' && given !== '' && (own.includes(given + family) || own.includes(family + given))
}

/** `near`: not the same, and perhaps the same day typed wrongly (rules 4.4). */
function birthDatesOf(
  customer: Customer,
  patient: Patient,
  on?: PracticeDay,
): 'unknown' | 'equal' | 'near' | 'apart' {
  const told = knownBirthDate(customer.birthDate, on)
  if (told !== undefined) return compareDay(told, patient, on)
  const possible = (customer.possibleBirthDates ?? []).map(day => compareDay(day, patient, on))
  // One of them is right, and nobody knows which: only what holds of each of them is known.
  if (possible.length === 0 || possible.some(day => day === 'equal' || day === 'unknown')) return 'unknown'
  return possible.includes('near') ? 'near' : 'apart'
}

function compareDay(
  told: PracticeDay,
  patient: Patient,
  on?: PracticeDay,
): 'unknown' | 'equal' | 'near' | 'apart' {
  const held = knownBirthDate(patient.birthDate, on)
  if (isOfOtherYear(told, patient)) return 'near'
  if (held === undefined) return 'unknown'
  if (told === held) return 'equal'
  // Forms that want a whole date are given the first day of a year by those who know no more.
  const isFilled = told.endsWith('-01-01') || held.endsWith('-01-01')
  return isFilled || isNearDay(told, held) ? 'near' : 'apart'
}

/** Another year or month than all that the record tells of a birth date; a bare 1900 is filled in. */
function isOfOtherYear(told: string, { bornIn }: Patient): boolean {
  return bornIn !== undefined && bornIn > '1901' && !told.startsWith(bornIn)
}

/**
 * First and last name each for itself, or the whole name as one text: where the shop tells no parts, every way to part
 * it is as good as another.
 */
function compareNames(customer: Customer, patient: Patient): Pick<FieldLikeness, 'firstName' | 'lastName'> {
  const { first, last, texts } = knownName(customer)
  const [given, family] = [firstNames(patient), normalIn(patient.family)]
  const whole = isOneText(texts ?? [`${first} ${last}`], patient)
  const begins = texts?.some(text => given.some(name => text.startsWith(`${name} `))) ?? given.includes(first)
  const ends = texts?.some(text => text.endsWith(` ${family}`)) ?? family === last
  return { firstName: alike(whole || begins), lastName: alike(whole || (family !== '' && ends)) }
}

function isOneText(texts: readonly string[], patient: Patient): boolean {
  const family = normalIn(patient.family)
  return firstNames(patient).some(given => family !== '' && texts.includes(`${given} ${family}`))
}

/** A name as it is compared, empty where it is nobody's. */
function knownName({ firstName, lastName, fullName, ...customer }: Customer): PersonName {
  const isTold = fullName !== undefined && !isMadeUpName(fullName)
  // `Walk` and `In` are nobody's together.
  const parts = isMadeUpName(`${firstName} ${lastName}`)
    ? { firstName: '', lastName: '' }
    : { firstName: told(firstName), lastName: told(lastName) }
  return customerName({ ...customer, ...parts, ...(isTold && { fullName }) })
}

const told = (name: string) => (isMadeUpName(name) ? '' : name)
const normalIn = (name: string) => normalName(withoutTitles(told(name)))

const alike = (equal: boolean): Likeness => (equal ? 'equal' : 'different')

/** The first given name, or all of them; none where Nextech holds nobody's. */
function firstNames(patient: Patient): string[] {
  const given = patient.given.map(normalIn)
  const all = normalIn(patient.given.join(' '))
  return [...given.filter(Boolean).slice(0, 1), all].filter(Boolean)
}

function compareEmail(customer: Customer, patient: Patient, found: boolean): Likeness {
  const wanted = knownEmail(customer.email)
  if (wanted === undefined) return 'unknown'
  const { email, moreEmails = [], former = [] } = patient
  if (email === null) {
    // Found by an e-mail that was theirs once: nothing is withheld then.
    if (former.some(each => knownEmail(each) === wanted)) return 'different'
    return found ? 'equal' : 'unknown'
  }
  const held = [email, ...moreEmails].map(knownEmail).filter(each => each !== undefined)
  return held.length === 0 ? 'unknown' : alike(held.includes(wanted))
}

function comparePhone(customer: Customer, patient: Patient, found: boolean): Likeness {
  const wanted = knownPhone(customer.phone)
  if (wanted === undefined) return 'unknown'
  const held = patient.phones.map(knownPhone).filter(phone => phone !== undefined)
  if (held.includes(wanted)) return 'equal'
  // The phone search matches prefixes: a visible longer number explains the hit, a hidden equal one else.
  if (found && !showsNumber(patient, wanted)) return 'equal'
  return held.length === 0 ? 'unknown' : 'different'
}
