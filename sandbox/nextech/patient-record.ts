import * as v from 'valibot'
import { type Extension, ExtensionSchema, ReferenceSchema, SD } from './extensions.ts'

const text = v.optional(v.string())

const TelecomSchema = v.looseObject({
  system: v.string(),
  use: text,
  value: text,
  extension: v.optional(v.array(ExtensionSchema)),
})
export type Telecom = v.InferOutput<typeof TelecomSchema>

const parts = {
  resourceType: v.literal('Patient'),
  meta: v.optional(v.looseObject({ lastUpdated: text })),
  extension: v.optional(v.array(ExtensionSchema)),
  identifier: v.optional(v.array(v.looseObject({ use: text, value: text }))),
  name: v.array(v.looseObject({ use: text, text, family: text, given: v.optional(v.array(v.string())) })),
  telecom: v.optional(v.array(TelecomSchema)),
  birthDate: text,
  address: v.optional(v.array(v.looseObject({ city: text, state: text, postalCode: text }))),
}

/** A patient on file (Nextech API 2.1); what is not searched or checked is kept as it came. */
export const PatientRecordSchema = v.looseObject({
  ...parts,
  id: v.string(),
  generalPractitioner: v.optional(v.array(ReferenceSchema)),
})
export type PatientRecord = v.InferOutput<typeof PatientRecordSchema>

/** A patient to be made: nothing is required here, so that a refusal names the missing field in words. */
export const NewPatientSchema = v.looseObject({
  ...parts,
  name: v.optional(parts.name, []),
  // The create example has an object, read and STU3 an array (Nextech API 2.1).
  generalPractitioner: v.optional(v.union([v.array(ReferenceSchema), ReferenceSchema])),
})
export type NewPatient = v.InferOutput<typeof NewPatientSchema>

type Person = Pick<PatientRecord, 'name' | 'telecom' | 'identifier'>

export function officialName(person: Person) {
  return person.name.find(({ use }) => use === 'official')
}

export function displayName(person: Person): string {
  const name = officialName(person) ?? person.name[0]
  return `${name?.family ?? ''}, ${name?.given?.[0] ?? ''}`
}

export function usualNumber(person: Person): string | undefined {
  return person.identifier?.find(({ use }) => use === 'usual')?.value
}

export function emails(person: Person): Telecom[] {
  return (person.telecom ?? []).filter(({ system }) => system === 'email')
}

/** Every number, as search sees it: `phone` matches any of them (Nextech API 2.2). */
export function phones(person: Person): Telecom[] {
  return (person.telecom ?? []).filter(({ system }) => system === 'phone' || system === 'other')
}

/** Home, work and mobile: the numbers that count for a create (Nextech API 2.4). */
export function mainPhones(person: Person): Telecom[] {
  const uses = ['home', 'work', 'mobile']
  return (person.telecom ?? []).filter(({ system, use }) => system === 'phone' && uses.includes(use ?? ''))
}

/** The flag comes as a boolean or as the string of the create example (Nextech API 2.1). */
export function isPrivate(telecom: { extension?: Extension[] | undefined }): boolean {
  return (telecom.extension ?? []).some(
    ({ url, valueBoolean }) => url === `${SD}method-privacy` && String(valueBoolean) === 'true',
  )
}
