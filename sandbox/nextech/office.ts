import type { ApiCall } from './endpoint.ts'
import { SD } from './extensions.ts'
import { type Answer, refuse } from './outcome.ts'
import { readQuery, type SearchFields } from './query.ts'
import { answerSearch } from './search.ts'
import type { Office, Provider } from './state.ts'

// The practice's data hold no addresses or numbers of offices and people: such a search finds nothing.
const nothing = { kind: 'text', of: () => [] } as const
const address = {
  address: nothing,
  'address-city': nothing,
  'address-state': nothing,
  'address-postalcode': nothing,
  phone: nothing,
}

const officeFields: SearchFields<Office> = {
  identifier: { kind: 'token', of: ({ id }) => [id] },
  status: { kind: 'token', of: office => [statusOf(office)] },
  name: { kind: 'text', of: ({ name }) => [name] },
  ...address,
}

const providerFields: SearchFields<Provider> = {
  identifier: { kind: 'token', of: ({ id }) => [id] },
  active: { kind: 'token', of: () => ['true'] },
  name: { kind: 'text', of: ({ family, given }) => [family, given] },
  family: { kind: 'text', of: ({ family }) => [family] },
  given: { kind: 'text', of: ({ given }) => [given] },
  email: nothing,
  ...address,
}

/** Managed locations only, unless all are asked for (Nextech API 2.8). */
export function searchLocations(call: ApiCall): Answer {
  const criteria = readQuery(call.search)
  const all = criteria
    .filter(({ field }) => field === 'includeAll')
    .map(({ value }) => value.trim().toLowerCase())
  if (all.some(value => value !== 'true' && value !== 'false')) refuse(400, 'includeAll is true or false')
  const records = call.sim.offices.filter(({ managed }) => managed || all.includes('true'))
  const rest = criteria.filter(({ field }) => field !== 'includeAll')
  return answerSearch(call, { records, fields: officeFields, render: shownLocation }, rest)
}

export function readLocation({ sim, id }: ApiCall): Answer {
  const office = sim.offices.find(held => held.id === id)
  if (!office) refuse(404, `Location ${id} was not found`)
  return { status: 200, body: shownLocation(office) }
}

/** A provider without a Linked User is not listed (Nextech API 2.8). */
export function searchPractitioners(call: ApiCall): Answer {
  const records = call.sim.providers.filter(({ linked }) => linked)
  return answerSearch(call, { records, fields: providerFields, render: shownPractitioner })
}

export function readPractitioner({ sim, id }: ApiCall): Answer {
  const provider = sim.providers.find(held => held.id === id && held.linked)
  if (!provider) refuse(404, `Practitioner ${id} was not found`)
  return { status: 200, body: shownPractitioner(provider) }
}

/** The practices in hand know no patient types (Nextech API 2.9). */
export function searchPatientTypes(call: ApiCall): Answer {
  const fields: SearchFields<never> = { identifier: nothing, name: nothing }
  return answerSearch(call, { records: [], fields, render: () => ({}) })
}

function statusOf({ active }: Office): string {
  return active ? 'active' : 'inactive'
}

function shownLocation(office: Office): unknown {
  return {
    resourceType: 'Location',
    id: office.id,
    identifier: [{ use: 'official', value: office.id }],
    extension: [{ url: `${SD}managed`, valueBoolean: office.managed }],
    status: statusOf(office),
    name: office.name,
  }
}

function shownPractitioner({ id, family, given }: Provider): unknown {
  return {
    resourceType: 'Practitioner',
    id,
    identifier: [{ use: 'official', value: id }],
    active: true,
    name: [{ use: 'official', text: `${given} ${family}`, family, given: [given] }],
  }
}
