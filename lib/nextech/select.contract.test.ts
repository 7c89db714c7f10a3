import { afterEach, describe, expect, test } from 'vitest'
import { credentials, type NextechOptions, startNextech } from '../../sandbox/nextech/server.ts'
import type { FhirPatient, Practice } from '../../sandbox/practice/practice.ts'
import { phoneForms } from '../domain/contact.ts'
import type { Clock } from '../sync/ports/runtime.ts'
import { createAccess } from './access.ts'
import { createSelectNextech } from './select.ts'
import { createFakeVault, createFastClock } from './testing.ts'
import { createThrottle } from './throttle.ts'
import { nodeWire } from './write-wire.ts'

const sd = 'https://select.nextech-api.com/api/structuredefinition/'
const ivy = '0d3f6c1e-7a52-4b7e-9c54-1f2e3d4c5b6a'
const start = Date.parse('2024-03-10T15:00:00Z')

function person(id: string, given: string, family: string, email: string, phone: string): FhirPatient {
  return {
    resourceType: 'Patient',
    id,
    identifier: [{ use: 'official', value: id }],
    name: [{ use: 'official', family, given: [given, ''] }],
    telecom: [
      { system: 'email', value: email },
      { system: 'phone', use: 'mobile', value: phone },
    ],
    birthDate: '1984-11-02',
    address: [{ use: 'home', city: 'Chicago', postalCode: '60601' }],
  }
}

const dummy: FhirPatient = {
  ...person('dddd', 'API', 'DermPRO', 'api@example.test', '(214) 963-0000'),
  birthDate: '2000-01-01',
  extension: [
    {
      url: `${sd}referral-source`,
      valueReference: { reference: 'referral-source/88', display: 'DermPRO Store' },
    },
    { url: `${sd}patient-location`, valueReference: { reference: 'location/31' } },
  ],
  generalPractitioner: [{ reference: 'practitioner/9401' }],
}

const crowd = Array.from({ length: 120 }, (_, n) =>
  person(`crowd-${n}`, `Kim${n}`, 'Crowd', `kim${n}@example.test`, `(312) 555-${1000 + n}`),
)

const practice: Practice = {
  setup: {
    name: 'Harbor Dermatology',
    timeZone: 'America/Chicago',
    practiceId: 'a2451229-1e77-4e69-aaf0-fbf6096926c7',
    now: '2024-03-10T15:00:00Z',
    location: { id: '31', name: 'DermPRO Online Store' },
    otherLocations: [{ id: '1', name: 'Harbor Clinic' }],
    provider: { id: '9401', family: 'Provider', given: 'Online' },
    otherProviders: [],
    referralSource: { id: '88', name: 'DermPRO Store' },
    paymentCategories: ['DermPRO Online Payment'],
    cardTypes: ['Visa', 'N/A', 'Gift Card'],
    privateValuesAreSearchable: true,
  },
  patients: [person(ivy, 'Ivy', 'Marlow', 'ivy+shop@example.test', '(214) 963-0541'), dummy, ...crowd],
  orders: [],
  ledger: [],
}

const setup = { locationId: '31', providerId: '9401', referralSourceId: '88', dummyUid: 'dddd' }
const plan = {
  amountCents: 14_805,
  cardType: 'Visa',
  paymentDate: '2024-03-08',
  description: 'DermPRO #100004512 | 2x SKU-A12',
}
const ada = {
  firstName: 'Ada',
  lastName: 'Okafor',
  email: 'ada+x@example.test',
  phone: '+12149630777',
  birthDate: '1991-06-30',
  lines: ['1 Main St'],
  city: 'Austin',
  region: 'TX',
  postalCode: '73301',
}

/** The limit of a second is the simulation's own, so it is kept in real seconds, by the test that is about it. */
const unlimited = { requestsPerSecond: 100_000 }

let close: () => Promise<void> = async () => {}
afterEach(() => close())

async function open(
  options: Partial<NextechOptions> = unlimited,
  timeoutMs = 20_000,
  clock: Clock = createFastClock(),
) {
  const server = await startNextech(practice, { clock: () => start, ...options })
  close = server.close
  const vault = createFakeVault()
  const login = { ...credentials, tokenUrl: server.tokenUrl }
  const access = createAccess({ connection: login, vault, fetch, clock })
  expect(await access.signIn(credentials.password)).toEqual({ kind: 'signed-in' })
  const { practiceId, timeZone } = practice.setup
  const { apiBaseUrl } = server
  const connection = { apiBaseUrl, practiceId, timeZone, patientStatus: 'prospect' }
  const throttle = createThrottle({ clock })
  const parts = { access, fetch, clock, throttle, timeoutMs, wire: nodeWire }
  const nextech = createSelectNextech({ ...parts, connection })
  const control = (path: string, body: object) =>
    fetch(`${server.url}/control${path}`, { method: 'POST', body: JSON.stringify(body) })
  return { server, vault, access, nextech, control }
}

/** Every switch that the documentation leaves open, both ways. */
const ways: [string, Partial<NextechOptions>][] = [
  ['as it is by default', unlimited],
  [
    'the other way round',
    {
      ...unlimited,
      readSpelling: 'post',
      linkStyle: 'plain',
      conflictBody: 'comment',
      createAnswer: 'location',
      createStatus: 200,
      phoneSearch: 'digits',
      emptyEntry: 'empty',
      order: 'descending',
    },
  ],
  ['with answers that say nothing', { createAnswer: 'empty', conflictBody: 'text' }],
]

describe.each(ways)('Nextech %s', (_, options) => {
  const silent = options.createAnswer === 'empty'

  test('finds patients by every way, and nobody where there is nobody', async () => {
    const { nextech } = await open(options)
    const found = (query: Parameters<typeof nextech.findPatients>[0]) =>
      nextech.findPatients(query).then(answer => (answer.ok ? answer.value.map(({ uid }) => uid) : answer))
    expect(await found({ by: 'email', email: 'IVY+shop@example.test' })).toEqual([ivy])
    expect(await found({ by: 'email', email: 'ivy@example.test' })).toEqual([])
    expect(await found({ by: 'phone', forms: phoneForms('214.963.0541') })).toEqual([ivy])
    expect(await found({ by: 'name', given: ['Ivy'], family: ['Marlow', 'Lee'] })).toEqual([ivy])
    expect(await found({ by: 'uid', uids: [ivy.toUpperCase(), 'nobody'] })).toEqual([ivy])
    expect(await found({ by: 'uid', uids: crowd.slice(0, 45).map(({ id }) => id) })).toHaveLength(45)
    expect(await found({ by: 'name', given: [], family: ['Crowd'] })).toHaveLength(120)
  })

  test('reads the set-up', async () => {
    const { nextech } = await open(options)
    expect(await nextech.readSetup()).toEqual({ ok: true, value: { kind: 'ready', setup } })
  })

  test('creates a patient once', async () => {
    const { nextech } = await open(options)
    const outcome = await nextech.createPatient(ada, setup)
    expect(outcome).toEqual({ kind: 'done', uid: silent ? null : expect.any(String) })
    const found = await nextech.findPatients({ by: 'email', email: ada.email })
    expect(found).toMatchObject({ ok: true, value: [{ given: ['Ada'], phones: ['(214) 963-0777'] }] })
    expect(await nextech.createPatient(ada, setup)).toEqual({ kind: 'conflict' })
  })

  test('posts a payment and reads it back the same', async () => {
    const { nextech, server } = await open(options)
    const outcome = await nextech.postPayment(ivy, plan, setup)
    const [held] = server.ledger()
    expect(outcome).toMatchObject({ kind: 'done', paymentId: silent ? null : held?.id })
    expect(held).toMatchObject({
      amountCents: 14_805,
      date: '2024-03-08',
      cardType: 'Visa',
      text: plan.description,
    })
    const payment = {
      id: held?.id,
      patientUid: ivy,
      amountCents: 14_805,
      day: '2024-03-08',
      createdAt: start,
      updatedAt: start,
      category: 'DermPRO Online Payment',
      cardType: 'Visa',
      locationId: '31',
      text: plan.description,
      status: 'active',
    }
    for (const query of [
      { locationId: '31', createdFrom: start - 1000 },
      { patientUid: ivy },
      { locationId: '31', updatedFrom: start },
    ])
      expect(await nextech.listPayments(query)).toEqual({ ok: true, value: [payment] })
    for (const query of [{ locationId: '3' }, { patientUid: 'dddd' }, { createdFrom: start + 1 }])
      expect(await nextech.listPayments(query)).toEqual({ ok: true, value: [] })
  })

  test('a refusal comes with its words', async () => {
    const { nextech } = await open(options)
    const outcome = await nextech.postPayment(ivy, { ...plan, cardType: 'Amex' }, setup)
    expect(outcome).toMatchObject({ kind: 'refused', status: 400, message: expect.stringMatching(/card/i) })
  })
})

describe('Nextech in trouble', () => {
  test.each<[string, string, number]>([
    ['lost-before', 'unknown', 0],
    ['lost-after', 'unknown', 1],
    ['5xx-before', 'unknown', 0],
    ['5xx-after', 'unknown', 1],
    ['html', 'unknown', 0],
    ['429', 'not-processed', 0],
    ['empty', 'done', 1],
  ])('a payment under the fault %s ends as %s', async (fault, kind, payments) => {
    const { nextech, server, control } = await open()
    await control('/break', { endpoint: 'POST PaymentReconciliation', times: 1, fault })
    expect(await nextech.postPayment(ivy, plan, setup)).toMatchObject({ kind })
    expect(server.ledger()).toHaveLength(payments)
    expect(server.calls()['POST PaymentReconciliation']).toBe(1)
  })

  test('a payment that takes too long ends as unknown', async () => {
    const { nextech, control } = await open(unlimited, 100)
    await control('/break', { endpoint: 'POST PaymentReconciliation', times: 1, fault: 'slow', ms: 400 })
    expect(await nextech.postPayment(ivy, plan, setup)).toMatchObject({ kind: 'unknown' })
  })

  test.each(['lost-before', '5xx-before', '429', 'html', 'empty'])(
    'a question survives one %s',
    async fault => {
      const { nextech, control } = await open()
      await control('/break', { endpoint: 'GET Patient', times: 1, fault })
      expect(await nextech.findPatients({ by: 'uid', uids: [ivy] })).toMatchObject({ ok: true })
    },
  )

  test('an access that ends is renewed, a password reset ends the sign-in', async () => {
    const { nextech, vault, control } = await open()
    const before = vault.held
    await control('/clock', { advanceMs: 2 * 3_600_000 })
    expect(await nextech.listPayments({ locationId: '31' })).toEqual({ ok: true, value: [] })
    expect(vault.held?.refreshToken).not.toBe(before?.refreshToken)
    await control('/password', { expired: true, signOut: true })
    expect(await nextech.postPayment(ivy, plan, setup)).toMatchObject({
      kind: 'not-processed',
      trouble: { trouble: 'signed-out' },
    })
    expect(vault.held).toBeUndefined()
  })

  test('a sign-in with an expired password says where to reset it', async () => {
    const { access, control } = await open()
    await control('/password', { expired: true })
    expect(await access.signIn(credentials.password)).toMatchObject({
      kind: 'refused',
      code: 'invalid_grant',
      message: expect.stringContaining('Azure portal'),
    })
  })

  test('a missing Linked User and a misnamed location are named', async () => {
    const { nextech, control } = await open()
    await control('/provider', { linked: false })
    expect(await nextech.readSetup()).toMatchObject({
      value: { what: 'provider-missing', detail: expect.stringContaining('Linked User') },
    })
    await control('/location', { name: 'DermPRO Online Stores' })
    expect(await nextech.readSetup()).toMatchObject({
      value: { what: 'location-missing', detail: expect.stringContaining('"DermPRO Online Stores"') },
    })
  })

  test('a void and a refund are read as what they are, quotes without a diagnosis', async () => {
    const { nextech, server, control } = await open()
    await nextech.postPayment(ivy, plan, setup)
    await control(`/payments/${server.ledger()[0]?.id}/void`, {})
    const answer = await nextech.listPayments({ patientUid: ivy })
    const seen = answer.ok ? answer.value.map(({ amountCents, status }) => [amountCents, status]) : answer
    expect(seen).toEqual([
      [14_805, 'cancelled'],
      [-14_805, 'cancelled'],
    ])
    const quoted = practice.patients[8]?.id ?? ''
    expect(await nextech.openQuotes(quoted)).toEqual({
      ok: true,
      value: [{ id: '7001', totalCents: 14_850, created: '2024-03-09', items: ['LIGHT PEEL'] }],
    })
    expect(await nextech.openQuotes(ivy)).toEqual({ ok: true, value: [] })
  })

  test('the simulated limit of 20 a second is never met, however many ask at once', async () => {
    const { nextech, server } = await open({}, 20_000, createFastClock(1))
    const answers = await Promise.all(
      Array.from({ length: 25 }, () => nextech.findPatients({ by: 'uid', uids: [ivy] })),
    )
    expect(answers.every(answer => answer.ok)).toBe(true)
    expect(server.calls()['429']).toBeUndefined()
  })
})
