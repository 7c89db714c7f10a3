import { randomUUID } from 'node:crypto'
import { isDay, metaInstant, toIso } from './calendar.ts'
import type { ApiCall } from './endpoint.ts'
import { findExtension, idOf, SD } from './extensions.ts'
import { type Answer, mustRead, refuse } from './outcome.ts'
import { shownPatient } from './patient.ts'
import {
  emails,
  mainPhones,
  type NewPatient,
  NewPatientSchema,
  officialName,
  type PatientRecord,
} from './patient-record.ts'
import { digits } from './query.ts'
import { enterPatient, nextChartNumber, type Simulation } from './state.ts'

const STATUSES = ['patient', 'prospect', 'patientprospect']

/** POST /Patient/ with its required fields and its duplicate rule (Nextech API 2.4). */
export function createPatient({ sim, body }: ApiCall): Answer {
  const wanted = mustRead(NewPatientSchema, body)
  checkRequired(wanted)
  checkChoices(sim, wanted)
  if (sim.patients.some(patient => isSamePerson(patient, wanted))) refuse(409, 'The patient already exists')
  const patient = addPatient(sim, wanted)
  return createdAnswer(sim, `Patient/${patient.id}`, shownPatient(sim, patient))
}

/** The three ways a create may answer; none is documented (Nextech API 2.4, 2.6). */
export function createdAnswer({ options, apiBaseUrl }: Simulation, path: string, resource: unknown): Answer {
  const status = options.createStatus
  if (options.createAnswer === 'resource') return { status, body: resource }
  if (options.createAnswer === 'empty') return { status }
  return { status, headers: { location: `${apiBaseUrl}/${path}` } }
}

/** Also what staff do when they enter a patient by hand: nothing is demanded of them here. */
export function addPatient(sim: Simulation, wanted: NewPatient): PatientRecord {
  const id = randomUUID()
  const { identifier, generalPractitioner: doctors, address, extension, ...rest } = wanted
  const status = { url: `${SD}patient-status`, valueString: 'patient' }
  const patient: PatientRecord = {
    ...rest,
    id,
    meta: { lastUpdated: metaInstant(toIso(sim.now())) },
    extension: [...(findExtension(extension, status.url) ? [] : [status]), ...(extension ?? [])],
    identifier: [
      { use: 'official', value: id },
      { use: 'usual', value: nextChartNumber(sim) },
    ],
    ...(address && { address: address.slice(0, 1) }),
    ...(doctors && { generalPractitioner: [doctors].flat().slice(0, 1) }),
  }
  enterPatient(sim, patient)
  return patient
}

function checkRequired(wanted: NewPatient): void {
  const name = officialName(wanted)
  const checks: [string, unknown][] = [
    ['name.use (official)', name],
    ['name.family', name?.family?.trim()],
    ['name.given', name?.given?.[0]?.trim()],
    ['telecom (email)', emails(wanted)[0]?.value?.trim()],
    ['telecom (phone: home, work or mobile)', mainPhones(wanted)[0]?.value?.trim()],
    ['birthDate', isDay(wanted.birthDate ?? '')],
    ['address.postalCode', wanted.address?.[0]?.postalCode?.trim()],
  ]
  for (const [field, value] of checks) if (!value) refuse(400, `${field} is required`)
}

function checkChoices(sim: Simulation, wanted: NewPatient): void {
  const status = findExtension(wanted.extension, `${SD}patient-status`)
  if (status && !STATUSES.includes(status.valueString ?? ''))
    refuse(400, 'patient-status is not one of the list')
  const place = findExtension(wanted.extension, `${SD}patient-location`)?.valueReference
  const office = sim.offices.find(({ id }) => id === idOf('location', place?.reference))
  // Active and managed are demanded of a default location, not of a payment's (Nextech API 2.1).
  if (place && !(office?.active && office.managed)) refuse(400, 'patient-location is not a usable location')
  for (const { reference } of [wanted.generalPractitioner ?? []].flat()) {
    const doctor = sim.providers.find(({ id }) => id === idOf('practitioner', reference))
    if (!doctor?.linked) refuse(400, 'generalPractitioner is not a listed provider')
  }
}

/** Nothing is created when name, e-mail, birth date, zip and one phone are all equal (Nextech API 2.4). */
function isSamePerson(patient: PatientRecord, wanted: NewPatient): boolean {
  if (patient.birthDate !== wanted.birthDate) return false
  const [on, asked] = [officialName(patient), officialName(wanted)]
  const numbers = mainPhones(patient).map(({ value }) => digits(value ?? ''))
  return (
    isSame(on?.family, asked?.family) &&
    isSame(on?.given?.[0], asked?.given?.[0]) &&
    isSame(emails(patient)[0]?.value, emails(wanted)[0]?.value) &&
    isSame(patient.address?.[0]?.postalCode, wanted.address?.[0]?.postalCode) &&
    mainPhones(wanted).some(({ value }) => numbers.includes(digits(value ?? '')))
  )
}

function isSame(one = '', other = ''): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase()
}
