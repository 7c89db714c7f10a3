import { normalName } from './contact.ts'
import type { Patient } from './patient.ts'

/** A household has one last name, a blended one two; three are an office, a carer or a made-up value. */
const maxFamilies = 2
const maxPeople = 6

/** Whether a value that these patients hold is so widely shared that it tells nothing of who somebody is. */
export function isWidelyShared(holders: readonly Patient[]): boolean {
  const families = new Set(holders.map(patient => normalName(patient.family)))
  const people = new Set(holders.map(({ given, family }) => normalName([...given, family].join(' '))))
  return families.size > maxFamilies || people.size > maxPeople
}
