import { normalName } from '../contact.ts'
import { knownEmail, knownPhone } from '../known-values.ts'
import type { Patient } from '../patient.ts'
import { withoutTitles } from '../person-name.ts'
import { compareBirthDate } from './compare-details.ts'
import { compareNames } from './compare-names.ts'
import type { Level } from './levels.ts'

const otherNames: readonly Level<'lastName'>[] = ['differ', 'unknown']

/**
 * Whether two charts are one person's, entered twice: born on the same day and called by one first name; with one last
 * name, or reached the same way where a marriage changed it. Twins have two names, if only Paul and Paula, or Maria
 * Elena and Maria Isabel; a son named after his father has a birth date of his own. So they stay two (docs/adr/0015).
 */
export function areOnePerson(a: Patient, b: Patient): boolean {
  if (compareBirthDate(a.birthDate, b.birthDate) !== 'equal' || !areCalledAlike(a, b)) return false
  const { lastName, suffix } = compareNames({ firstName: a.given.join(' '), lastName: a.family }, b)
  return suffix !== 'differ' && (!otherNames.includes(lastName) || shareContact(a, b))
}

function areCalledAlike(a: Patient, b: Patient): boolean {
  const [[first = '', second = ''], [other = '', otherSecond = '']] = [givenOf(a), givenOf(b)]
  if (first !== other || first.length < 2) return false
  const [short = '', long = ''] = [second, otherSecond].sort((x, y) => x.length - y.length)
  return short.length < 2 ? long.startsWith(short) : short === long
}

const givenOf = ({ given }: Patient) => normalName(withoutTitles(given.join(' '))).split(' ')

function shareContact(a: Patient, b: Patient): boolean {
  const email = knownEmail(a.email)
  const phones = new Set(a.phones.map(knownPhone).filter(phone => phone !== undefined))
  return (
    (email !== undefined && email === knownEmail(b.email)) ||
    b.phones.map(knownPhone).some(phone => phone !== undefined && phones.has(phone))
  )
}

/** The charts of each person, as places in the list: most people have one, and no chart is two people's. */
export function chartsOfOne(patients: readonly Patient[]): number[][] {
  const people: number[][] = []
  for (const [at, patient] of patients.entries()) {
    const known = people.find(places => places.some(place => isSame(patients[place], patient)))
    if (known) known.push(at)
    else people.push([at])
  }
  return people
}

const isSame = (a: Patient | undefined, b: Patient) => a !== undefined && areOnePerson(a, b)
