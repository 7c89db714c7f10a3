import type { Patient } from '../domain/patient.ts'
import { requiredNames } from '../domain/posting-plan.ts'
import type { Answer } from '../sync/ports/nextech.ts'
import type { Http } from './http.ts'
import { type ListListeners, listAll } from './paging.ts'
import type { Parameter } from './query.ts'
import { articleFacts, parsePatient, patientLinks } from './wire-patient.ts'
import { type Place, type Provider, parseLocation, parsePractitioner } from './wire-setup.ts'

/** A patient and what the set-up article ties it to. */
export interface Dummy {
  patient: Patient
  links: ReturnType<typeof patientLinks>
  facts: ReturnType<typeof articleFacts>
}

/** The set-up article's patient, by all that is exact of it. */
export const exactDummy: readonly Parameter[] = [
  ['family:exact', 'DermPRO'],
  ['given:exact', 'API'],
  ['birthdate', '2000-01-01'],
]

/** By prefix, so that a longer name is found and can be named. */
export const ownProvider: readonly Parameter[] = [
  ['family', requiredNames.provider.family],
  ['given', requiredNames.provider.given],
]

/** All places of the practice, those that it does not manage too (Nextech API 2.8). */
export function findPlaces(http: Http, listeners: ListListeners): Promise<Answer<Place[]>> {
  const parameters: Parameter[] = [['includeAll', 'true']]
  return listAll(http, { resource: 'Location', parameters, parse: parseLocation, listeners })
}

export function findProviders(
  http: Http,
  parameters: readonly Parameter[],
  listeners: ListListeners,
): Promise<Answer<Provider[]>> {
  return listAll(http, { resource: 'Practitioner', parameters, parse: parsePractitioner, listeners })
}

export function findDummies(
  http: Http,
  parameters: readonly Parameter[],
  listeners: ListListeners,
): Promise<Answer<Dummy[]>> {
  return listAll(http, { resource: 'Patient', parameters, parse: parseDummy, listeners })
}

function parseDummy(resource: unknown): Dummy | undefined {
  const patient = parsePatient(resource)
  return patient && { patient, links: patientLinks(resource), facts: articleFacts(resource) }
}
