import type { ApiCall } from './endpoint.ts'
import { idOf } from './extensions.ts'
import { type Answer, refuse } from './outcome.ts'
import { emails, isPrivate, type PatientRecord, phones, type Telecom, usualNumber } from './patient-record.ts'
import type { SearchFields } from './query.ts'
import { answerSearch, shownBy } from './search.ts'
import type { Simulation } from './state.ts'

/** An older build searches by when a record was changed, and does not show it (Nextech API 1.1). */
const untold = '2016-01-01T00:00:00Z'

export function searchPatients(call: ApiCall): Answer {
  const { sim } = call
  const fields = patientFields(sim.options.privateValuesAreSearchable)
  const render = (patient: PatientRecord) => shownPatient(sim, patient)
  const narrowed = sim.options.bareSearch === 'refuse'
  return answerSearch(call, { records: shownBy(sim, sim.patients), fields, render, narrowed })
}

/** The path takes the uid or the chart number (Nextech API 2.2). */
export function readPatient({ sim, id }: ApiCall): Answer {
  const patient = sim.patientIndex.get(id.toLowerCase())
  if (!patient) refuse(404, `Patient ${id} was not found`)
  return { status: 200, body: shownPatient(sim, patient) }
}

/**
 * A private contact detail is left out of every answer, as is a provider who is no longer listed
 * (Nextech API 2.3, 2.8). An entry without a value has nothing to withhold: the texting
 * preference keeps its flag.
 */
export function shownPatient({ providers }: Simulation, patient: PatientRecord): unknown {
  const { telecom, generalPractitioner, ...rest } = patient
  const listed = new Set(providers.filter(({ linked }) => linked).map(({ id }) => id))
  const shown = telecom?.filter(entry => entry.value === undefined || !isPrivate(entry))
  const doctors = generalPractitioner?.filter(({ reference }) =>
    listed.has(idOf('practitioner', reference) ?? ''),
  )
  return {
    ...rest,
    ...(shown?.length && { telecom: shown }),
    ...(doctors?.length && { generalPractitioner: doctors }),
  }
}

function patientFields(searchPrivate: boolean): SearchFields<PatientRecord> {
  const values = (list: Telecom[]) =>
    list.filter(entry => searchPrivate || !isPrivate(entry)).map(({ value }) => value)
  return {
    _lastUpdated: { kind: 'date', of: ({ meta }) => [meta?.lastUpdated ?? untold] },
    family: { kind: 'text', of: ({ name }) => name.map(({ family }) => family) },
    given: { kind: 'text', of: ({ name }) => name.flatMap(({ given }) => given) },
    birthdate: { kind: 'date', of: ({ birthDate }) => [birthDate] },
    phone: { kind: 'phone', of: patient => values(phones(patient)) },
    email: { kind: 'text', of: patient => values(emails(patient)) },
    'address-city': { kind: 'text', of: ({ address }) => [address?.[0]?.city] },
    'address-state': { kind: 'text', of: ({ address }) => [address?.[0]?.state] },
    'address-postalcode': { kind: 'text', of: ({ address }) => [address?.[0]?.postalCode] },
    identifier: { kind: 'token', of: patient => [patient.id, usualNumber(patient)] },
  }
}
