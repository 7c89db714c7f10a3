import type { Patient } from '../../lib/domain/patient.ts'
import { type Seeded, seeded, seededUuid } from '../../tests/reliability/simulation/random.ts'
import { newPhone, type Person } from './people.ts'
import { dateSlip, slip } from './slips.ts'
import { newStreet, typedStreet } from './streets.ts'

/** A patient's record with what Nextech keeps to itself, and who it really is. */
export interface Chart {
  person: Person
  patient: Patient
  /** On file and searchable, yet withheld from every answer (Nextech API 2.3). */
  hidden: { email: string | null; phones: string[] }
}

/** A number that the practice's staff typed where a patient had none. */
export const practicePhone = '2142020000'
export const careHomeEmail = 'family.desk@lakeside-care.com'

/**
 * The practice's records: two thirds of the people are patients. Shares are assumptions, written down in
 * docs/adr/0015; the faults are those of real charts: old, shared, withheld, mistyped, made up, entered twice.
 */
export function makeCharts(random: Seeded, people: readonly Person[]): Chart[] {
  const charts: Chart[] = []
  const heads = new Map<number, Person>()
  for (const person of people) heads.set(person.home.id, heads.get(person.home.id) ?? person)
  for (const [at, person] of people.entries()) {
    if (!random.chance(0.66)) continue
    const parent = person.isChild ? heads.get(person.home.id) : undefined
    charts.push(withPhoneKinds(chartOf(random, person, parent, 10_000 + at)))
    if (random.chance(0.015)) charts.push(withPhoneKinds(chartOf(random, person, parent, 70_000 + at)))
  }
  return charts
}

function chartOf(random: Seeded, person: Person, parent: Person | undefined, chart: number): Chart {
  const phones = phonesOf(random, person, parent)
  const email = emailOf(random, person, parent)
  const hideEmail = random.chance(0.03)
  const hidePhones = random.chance(0.02)
  const moved = random.chance(0.1)
  const lines = random.chance(0.04) ? [] : typedStreet(random, moved ? newStreet(random) : person.home.street)
  const patient: Patient = {
    uid: seededUuid(random),
    chartNumber: String(chart),
    given: givenOf(random, person),
    family: familyOf(random, person),
    email: hideEmail ? null : email,
    phones: hidePhones ? [] : phones,
    birthDate: birthDateOf(random, person),
    ...(lines.length > 0 && { lines }),
    city: moved ? 'Sherman' : person.home.city,
    postalCode: moved ? `7509${random.int(0, 2)}` : random.chance(0.01) ? '00000' : person.home.zip,
  }
  return { person, patient, hidden: { email: hideEmail ? email : null, phones: hidePhones ? phones : [] } }
}

function givenOf(random: Seeded, { given, middle }: Person): string[] {
  const typed = random.chance(0.015) ? slip(random, given) : given
  return middle && random.chance(0.4) ? [typed, middle] : [typed, '']
}

function familyOf(random: Seeded, person: Person): string {
  const suffix = person.suffix && random.chance(0.5) ? ` ${person.suffix}` : ''
  return plainFamilyOf(random, person) + suffix
}

function plainFamilyOf(random: Seeded, { family, maiden }: Person): string {
  if (maiden && random.chance(0.12)) return maiden
  if (maiden && random.chance(0.03)) return `${maiden}-${family}`
  const plain = random.chance(0.5) ? family.normalize('NFKD').replace(/\p{M}/gu, '') : family
  return random.chance(0.015) ? slip(random, plain) : plain
}

function emailOf(random: Seeded, person: Person, parent: Person | undefined): string | null {
  const kind = random.next()
  if (kind < 0.08) return null
  if (kind < 0.1) return random.pick(['noreply@gmail.com', 'none@none.com', 'noemail@noemail.com'])
  if (kind < 0.102) return careHomeEmail
  if (kind < 0.18) return `old${random.int(1, 99_999)}.${person.email}`
  if (parent) return parent.home.email ?? parent.email
  return person.ownEmail ? person.email : (person.home.email ?? person.email)
}

function phonesOf(random: Seeded, person: Person, parent: Person | undefined): string[] {
  const kind = random.next()
  if (kind < 0.02) return []
  if (kind < 0.03) return [practicePhone]
  if (kind < 0.04) return [random.pick(['2145550100', '0000000000', '9999999999'])]
  if (kind < 0.15) return [newPhone(random)]
  if (person.suffix && kind < 0.4) return [person.home.phone]
  const own = parent && random.chance(0.9) ? parent.mobile : person.mobile
  return random.chance(0.3) ? [own, person.home.phone] : [random.chance(0.12) ? person.home.phone : own]
}

/** Assumptions: one chart in five tells no kind, and one number in eight stands in the wrong place. */
const untold = 0.2
const misplaced = 0.12

/** What the record files its phones as: the same whenever one asks, so that nobody else is made because of it. */
function withPhoneKinds(chart: Chart): Chart {
  const { person, patient } = chart
  const random = seeded(Number(patient.chartNumber) ^ Number(person.mobile.slice(2)))
  if (patient.phones.length === 0 || random.chance(untold)) return chart
  const filed = patient.phones.map(phone => ({
    phone,
    isHome: (phone === person.home.phone) !== random.chance(misplaced),
  }))
  const of = (wanted: boolean) => filed.flatMap(({ phone, isHome }) => (isHome === wanted ? [phone] : []))
  return { ...chart, patient: { ...patient, phoneKinds: { mobile: of(false), home: of(true) } } }
}

function birthDateOf(random: Seeded, { birthDate }: Person): string | null {
  const kind = random.next()
  if (kind < 0.005) return null
  if (kind < 0.015) return random.pick(['1900-01-01', '2000-01-01'])
  return kind < 0.03 ? dateSlip(random, birthDate) : birthDate
}
