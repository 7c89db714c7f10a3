import type { Patient } from '../../domain/patient.ts'
import { maxPhones } from './columns.ts'

const phones = Array.from({ length: maxPhones }, (_, at) => `Phone ${at + 1}`)

/** The headings of an export made of Nextech's own patients. */
export const patientHeadings = lineOf([
  'Chart Number',
  'First Name',
  'Middle Name',
  'Last Name',
  'E-mail',
  'Birth Date',
  ...phones,
  // Behind all others: what an earlier version kept of a search has no such column.
  'Record Status',
])

type ListedPatient = Omit<Patient, 'city' | 'postalCode'>

/** Patients as lines of an export, so that the audit reads them as it reads a file. */
export function patientLines(patients: readonly ListedPatient[]): string {
  return patients.map(patient => lineOf(cellsOf(patient))).join('')
}

function cellsOf({
  uid,
  chartNumber,
  given,
  family,
  email,
  birthDate,
  phones: numbers,
  ...use
}: ListedPatient) {
  const [first = '', ...middle] = given
  const places = phones.map((_, at) => numbers[at] ?? '')
  const status = [use.isInactive ? 'inactive' : '', use.isRestricted ? 'restricted' : ''].join(' ').trim()
  return [
    chartNumber ?? uid,
    first,
    middle.join(' '),
    family,
    email ?? '',
    birthDate ?? '',
    ...places,
    status,
  ]
}

/** Always quoted: what a person typed never becomes a delimiter, a line end or an open quote. */
function lineOf(cells: readonly string[]): string {
  return `${cells.map(cell => `"${cell.replaceAll('"', '""').replace(/[\r\n]+/g, ' ')}"`).join(',')}\n`
}
