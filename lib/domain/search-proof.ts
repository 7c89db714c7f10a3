import { knownEmail, knownPhone } from './known-values.ts'
import type { Patient } from './patient.ts'
import { isWidelyShared } from './shared-contact.ts'

/**
 * The patients that an exact search by an e-mail proves to hold it, where Nextech withholds it (rules 4): uids in lower case. A server
 * that also shows somebody with another e-mail alone did not search exactly: then nobody is proven by it.
 */
export function provenByEmail(email: string, found: readonly Patient[]): Set<string> {
  const wanted = knownEmail(email)
  const isOther = ({ email: held, moreEmails = [], former = [] }: Patient) =>
    held !== null && [held, ...moreEmails, ...former].every(each => knownEmail(each) !== wanted)
  return wanted === undefined || found.some(isOther) ? new Set() : uids(found)
}

/**
 * The patients that a search by a phone proves to hold it. The search matches beginnings, and one may hide a number beside another; but
 * where it shows people of several families by other numbers, the server does not know the parameter, and shows everybody.
 */
export function provenByPhone(phone: string, found: readonly Patient[]): Set<string> {
  const wanted = knownPhone(phone)
  if (wanted === undefined) return new Set()
  const others = found.filter(patient => patient.phones.length > 0 && !showsNumber(patient, wanted))
  return isWidelyShared(others) ? new Set() : uids(found)
}

/** Whether a number that the patient's record shows, now or of the past, explains that a search by it found them. */
export function showsNumber({ phones, former = [] }: Patient, wanted: string): boolean {
  const digits = wanted.replace(/^\+1?/, '')
  return [...phones, ...former].some(phone => phone.replace(/\D/g, '').includes(digits))
}

function uids(patients: readonly Patient[]): Set<string> {
  return new Set(patients.map(({ uid }) => uid.toLowerCase()))
}
