import {
  isMadeUpName,
  isNobodysPhone,
  knownBirthDate,
  knownEmail,
  knownPostalCode,
} from '../../lib/domain/known-values.ts'
import type { PatientForm } from '../../lib/domain/patient-form.ts'

export type PatientField = keyof PatientForm

/** In the order in which the form asks. */
export const patientFields: readonly PatientField[] = [
  'firstName',
  'lastName',
  'email',
  'phone',
  'birthDate',
  'postalCode',
]

/** What is wrong with a field; the words stand under `panel.invalid.<fault>`. */
export type FieldFault =
  | 'required'
  | 'email'
  | 'phone'
  | 'birthDate'
  | 'birthDateFuture'
  | 'postalCode'
  | 'zipShort'
export type FieldFaults = Partial<Record<PatientField, FieldFault>>

/** The form without the spaces that typing leaves. */
export function trimmed(form: PatientForm): PatientForm {
  const { firstName, lastName, email, phone, birthDate, postalCode } = form
  return {
    firstName: firstName.trim(),
    lastName: lastName.trim(),
    email: email.trim(),
    phone: phone.trim(),
    birthDate: birthDate.trim(),
    postalCode: postalCode.trim(),
  }
}

/** What keeps Nextech from taking the patient; empty when nothing does. */
export function checkPatient(form: PatientForm, today: string): FieldFaults {
  const values = trimmed(form)
  const faults: FieldFaults = {}
  for (const field of patientFields) {
    const fault = faultOf(field, values[field], today)
    if (fault) faults[field] = fault
  }
  return faults
}

function faultOf(field: PatientField, value: string, today: string): FieldFault | undefined {
  if (value === '') return 'required'
  if ((field === 'firstName' || field === 'lastName') && isMadeUpName(value)) return 'required'
  if (field === 'email' && !isEmail(value)) return 'email'
  if (field === 'phone' && !isUsPhone(value)) return 'phone'
  if (field === 'birthDate' && !isBirthDate(value, today))
    return isDay(value) && value >= today ? 'birthDateFuture' : 'birthDate'
  if (field === 'postalCode' && knownPostalCode(value, null) === undefined)
    return /^\d{4}$/.test(value) ? 'zipShort' : 'postalCode'
  return undefined
}

function isEmail(value: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) && knownEmail(value) !== undefined
}

function isUsPhone(value: string): boolean {
  const number = /^1?(\d{10})$/.exec(value.replaceAll(/\D/g, ''))?.[1]
  return number !== undefined && !/[a-z]/i.test(value) && !isNobodysPhone(`+1${number}`)
}

function isBirthDate(value: string, today: string): boolean {
  return isDay(value) && knownBirthDate(value, today) !== undefined
}

function isDay(value: string): boolean {
  const date = new Date(`${value}T00:00:00Z`)
  // A day that does not exist, such as February 30, either fails to parse or comes back as another day.
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === value
}
