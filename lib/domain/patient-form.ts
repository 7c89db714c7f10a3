import * as v from 'valibot'

/** What of a customer staff may fill in. */
export const patientFormFields = [
  'firstName',
  'lastName',
  'email',
  'phone',
  'birthDate',
  'postalCode',
] as const

/** The fields as they are typed: empty where nothing is known. */
export const PatientFormSchema = v.object(v.entriesFromList(patientFormFields, v.string()))
export type PatientForm = v.InferOutput<typeof PatientFormSchema>
