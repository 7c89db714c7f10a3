import * as v from 'valibot'

/**
 * A Nextech patient, cut down to what matching and RESOLVE need. `email` is null and `phones` is short
 * where Nextech holds nothing or withholds it as private: the two look the same (Nextech API 2.3).
 */
export const PatientSchema = v.object({
  uid: v.string(),
  chartNumber: v.nullable(v.string()),
  given: v.array(v.string()),
  family: v.string(),
  /** Names that the record holds beside this one: a nickname, a maiden name, one of the past. No part of the four fields. */
  alsoNamed: v.optional(v.array(v.object({ given: v.array(v.string()), family: v.string() }))),
  email: v.nullable(v.string()),
  /** Where the record holds several that are in use: the others. */
  moreEmails: v.optional(v.array(v.string())),
  phones: v.array(v.string()),
  /** What the record files those phones as, where it tells: one's own, or one that others may answer. */
  phoneKinds: v.optional(v.object({ mobile: v.array(v.string()), home: v.array(v.string()) })),
  birthDate: v.nullable(v.string()),
  /** The year, or the year and month, where the record tells no day. */
  bornIn: v.optional(v.string()),
  /** Street and unit as Nextech holds them, without the city; absent where it holds none. */
  lines: v.optional(v.array(v.string())),
  city: v.nullable(v.string()),
  postalCode: v.nullable(v.string()),
  /** E-mails and phones that were theirs once: no part of the four fields. */
  former: v.optional(v.array(v.string())),
  /** The record says inactive, deceased or replaced by another. */
  isInactive: v.optional(v.boolean()),
  /** The practice has restricted who may see the record. */
  isRestricted: v.optional(v.boolean()),
})
export type Patient = v.InferOutput<typeof PatientSchema>

/** Patients repeat in results; they are one by uid, whose case varies (Nextech API 2.8). */
export function uniquePatients(patients: readonly Patient[]): Patient[] {
  return [...new Map(patients.map(patient => [patient.uid.toLowerCase(), patient])).values()]
}

/** The set-up article's own patient `API DermPRO`, born 2000-01-01: never a candidate (rules 4). */
export function isDummyPatient(patient: Patient): boolean {
  return (
    patient.birthDate === '2000-01-01' &&
    patient.family.trim().toLowerCase() === 'dermpro' &&
    patient.given.some(name => name.trim().toLowerCase() === 'api')
  )
}

/** `Maria Lopez`, as staff read it. */
export function patientName(patient: Patient): string {
  return [...patient.given, patient.family].filter(Boolean).join(' ')
}
