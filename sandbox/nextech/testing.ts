import type { FhirPatient, LedgerEntry, Practice } from '../practice/practice.ts'
import { FHIR_SD, SD } from './extensions.ts'
import { plainAddresses } from './hosts.ts'
import { credentials, type SimulatedNextech, startNextech } from './server.ts'

const PRIVATE = [{ url: `${SD}method-privacy`, valueBoolean: true }]

export const uids = {
  ivy: '0d3f6c1e-7a52-4b7e-9c54-1f2e3d4c5b6a',
  dana: '1d3f6c1e-7a52-4b7e-9c54-1f2e3d4c5b6b',
  lee: '2D3F6C1E-7A52-4B7E-9C54-1F2E3D4C5B6C',
}

function person(id: string, chart: string, given: string, family: string, rest: object): FhirPatient {
  return {
    resourceType: 'Patient',
    id,
    meta: { lastUpdated: '2024-02-05T16:20:11.12+00:00' },
    identifier: [
      { use: 'official', value: id },
      { use: 'usual', value: chart },
    ],
    name: [{ use: 'official', family, given: [given, ''] }],
    telecom: [],
    generalPractitioner: [{ reference: 'practitioner/9401' }],
    ...rest,
  }
}

export const payment: LedgerEntry = {
  id: '90101',
  patient: uids.ivy,
  patientName: 'Marlow, Ivy',
  amountCents: 14850,
  date: '2024-03-08',
  created: '2024-03-08T15:02:44.310Z',
  category: 'DermPRO Online Payment',
  cardType: 'Visa',
  location: '31',
  provider: '9401',
  text: 'DermPRO #100004512 | 2x SKU-A12',
  status: 'active',
}

export function makePractice(): Practice {
  return {
    setup: {
      name: 'Harbor Dermatology',
      timeZone: 'America/Chicago',
      practiceId: 'a2451229-1e77-4e69-aaf0-fbf6096926c7',
      now: '2024-03-10T15:00:00Z',
      location: { id: '31', name: 'DermPRO Online Store' },
      otherLocations: [{ id: '1', name: 'Harbor Clinic' }],
      provider: { id: '9401', family: 'Provider', given: 'Online' },
      otherProviders: [{ id: '12', family: 'Ashby', given: 'Renee' }],
      referralSource: { id: '88', name: 'DermPRO Store' },
      paymentCategories: ['DermPRO Online Payment', 'CO- Patient Co-Pay'],
      cardTypes: ['Visa', 'N/A'],
      privateValuesAreSearchable: true,
    },
    patients: [
      person(uids.ivy, '20417', 'Ivy', 'Marlow', {
        telecom: [
          { system: 'email', value: 'ivy+shop@example.test', extension: PRIVATE },
          { system: 'phone', use: 'mobile', value: '(555) 010-2244', rank: 1 },
          { system: 'sms', extension: PRIVATE },
        ],
        birthDate: '1984-11-02',
        address: [{ use: 'home', city: 'Chicago', state: 'IL', postalCode: '60601' }],
      }),
      person(uids.dana, '20418', 'Dana', 'Leeds', {
        telecom: [
          { system: 'email', value: 'dana@example.test' },
          { system: 'phone', use: 'home', value: '(555)010-7788' },
        ],
        birthDate: '1991-06-30',
        address: [{ use: 'home', city: 'Austin', state: 'TX', postalCode: '73301' }],
      }),
      person(uids.lee, '20419', 'Sam', 'Lee', { birthDate: '1991-07-01' }),
      ...Array.from({ length: 15 }, (_, n) =>
        person(`filler-${n}`, String(30_000 + n), `Filler${n}`, 'Crowd', { birthDate: '1970-01-01' }),
      ),
    ],
    orders: [],
    ledger: [payment],
  }
}

/** A smallest good body; a test spoils one thing in it. */
export function newPatient() {
  return {
    resourceType: 'Patient',
    extension: [] as object[],
    name: [{ use: 'official', family: 'Okafor', given: ['Ada'] }],
    telecom: [
      { system: 'email', value: 'ada@example.test' },
      { system: 'phone', use: 'mobile', value: '(555)010-9999' },
    ] as object[],
    birthDate: '1991-06-30',
    address: [{ use: 'home', postalCode: '73301' }],
  }
}

/** The payment of Nextech’s own example (Nextech API 5); `changes` replaces extensions by name, undefined takes one away. */
export function newPayment(changes: Record<string, object | undefined> = {}, rest: object = {}) {
  const named: Record<string, object | undefined> = {
    'payment-date': { valueDate: '2024-03-08' },
    'payment-method': { valueString: 'Charge' },
    'payment-category': { valueString: 'DermPRO Online Payment' },
    'creditcard-type': { valueString: 'Visa' },
    location: { valueReference: { reference: 'Location/31' } },
    'apply-payment': { valueBoolean: false },
    ...changes,
  }
  const extension = Object.entries(named)
    .filter(([, value]) => value)
    .map(([name, value]) => ({ url: (name === 'location' ? FHIR_SD : SD) + name, ...value }))
  return {
    resourceType: 'PaymentReconciliation',
    extension,
    requestProvider: { reference: 'Practitioner/9401' },
    total: { value: 148.5 },
    processNote: [{ text: 'DermPRO #100004512 | 2x SKU-A12' }],
    ...rest,
  }
}

/** As loose as fetch itself reads it: a test looks into answers whose shape it is about to check. */
export type Loose = Awaited<ReturnType<Response['json']>>

export interface Reply {
  status: number
  headers: Headers
  text: string
  json: Loose
}

export interface TestClient {
  nextech: SimulatedNextech
  headers: Record<string, string>
  get(path: string): Promise<Reply>
  post(path: string, body: unknown): Promise<Reply>
  control(path: string, body?: unknown): Promise<Loose>
  token(form: Record<string, string>, headers?: Record<string, string>): Promise<Reply>
}

export const passwordForm = {
  grant_type: 'password',
  client_id: credentials.clientId,
  username: credentials.username,
  password: credentials.password,
  resource: credentials.resource,
}

/** A running sandbox with a signed-in client; a plenty of calls per second unless the test says otherwise. */
export async function startClient(options: Parameters<typeof startNextech>[1] = {}): Promise<TestClient> {
  const practice = makePractice()
  const nextech = await startNextech(practice, { requestsPerSecond: 1000, ...options })
  const headers: Record<string, string> = { 'nx-practice-id': practice.setup.practiceId }
  const { apiBaseUrl, tokenUrl } = plainAddresses(nextech.url)
  const call = async (url: string, init: RequestInit = {}) => read(await fetch(url, init))
  const json = (body: unknown) => ({ method: 'POST', body: JSON.stringify(body) })
  const client: TestClient = {
    nextech,
    headers,
    get: path => call(apiBaseUrl + path, { headers }),
    post: (path, body) => call(apiBaseUrl + path, { headers, ...json(body) }),
    control: async (path, body) => (await call(`${nextech.url}/control${path}`, body ? json(body) : {})).json,
    token: (form, extra = {}) =>
      call(tokenUrl, { method: 'POST', headers: extra, body: new URLSearchParams(form) }),
  }
  headers.authorization = `Bearer ${(await client.token(passwordForm)).json.access_token}`
  return client
}

async function read(response: Response): Promise<Reply> {
  const text = await response.text()
  const { status, headers } = response
  return {
    status,
    headers,
    text,
    json: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : undefined,
  }
}
