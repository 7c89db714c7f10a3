import { afterEach, beforeEach, expect, test } from 'vitest'
import { SD } from './extensions.ts'
import { type Loose, newPatient, newPayment, startClient, type TestClient, uids } from './testing.ts'

const NOW = '2024-03-10T15:00:00.000Z'
let client: TestClient
beforeEach(async () => {
  client = await startClient({ clock: () => Date.parse(NOW) })
})
afterEach(() => client.nextech.close())

const pay = (body: unknown, uid = uids.ivy) => client.post(`/Patient/${uid}/PaymentReconciliation`, body)
const last = () => client.nextech.ledger().at(-1)
const extensionOf = (json: Loose, name: string) =>
  json.extension.find(({ url }: { url: string }) => url.endsWith(`/${name}`))

test('a patient is created with a uid and the next chart number, private values withheld', async () => {
  const body = newPatient()
  body.telecom[0] = { ...body.telecom[0], extension: [{ url: `${SD}method-privacy`, valueBoolean: 'true' }] }
  body.extension = [
    { url: `${SD}patient-status`, valueString: 'prospect' },
    { url: `${SD}patient-location`, valueReference: { reference: 'location/31' } },
  ]
  const { status, json, text } = await client.post('/Patient/', {
    ...body,
    generalPractitioner: { reference: 'practitioner/12' },
  })
  expect([status, json.identifier[1].value, json.meta.lastUpdated]).toEqual([
    201,
    '30015',
    '2024-03-10T15:00:00.000+00:00',
  ])
  expect(json.generalPractitioner).toEqual([{ reference: 'practitioner/12' }])
  expect(text).not.toContain('ada@example.test')
  expect((await client.get('/Patient?email:exact=ada@example.test')).json.total).toBe(1)
})

type Spoil = (body: ReturnType<typeof newPatient>) => object
test.each<[string, Spoil]>([
  ['name.use', body => ({ name: [{ ...body.name[0], use: 'nickname' }] })],
  ['name.family', body => ({ name: [{ ...body.name[0], family: ' ' }] })],
  ['name.given', body => ({ name: [{ ...body.name[0], given: [''] }] })],
  ['email', body => ({ telecom: body.telecom.slice(1) })],
  ['phone', body => ({ telecom: [body.telecom[0], { system: 'other', value: '1' }] })],
  ['birthDate', () => ({ birthDate: undefined })],
  ['birthDate', () => ({ birthDate: '1990-02-30' })],
  ['address.postalCode', () => ({ address: [{ use: 'home' }] })],
  ['resourceType', () => ({ resourceType: 'Person' })],
  ['patient-status', () => ({ extension: [{ url: `${SD}patient-status`, valueString: 'Active' }] })],
  [
    'patient-location',
    () => ({ extension: [{ url: `${SD}patient-location`, valueReference: { reference: 'location/99' } }] }),
  ],
  ['generalPractitioner', () => ({ generalPractitioner: [{ reference: 'practitioner/99' }] })],
])('a patient with a bad %s is refused', async (field, spoil) => {
  const body = newPatient()
  const { status, text } = await client.post('/Patient', { ...body, ...spoil(body) })
  expect([status, text]).toEqual([400, expect.stringContaining(field)])
})

test('409 needs all fields and one phone; a near-duplicate is created', async () => {
  const body = newPatient()
  expect((await client.post('/Patient/', body)).status).toBe(201)
  const same = { ...body, telecom: [...body.telecom, { system: 'phone', use: 'home', value: '1' }] }
  expect((await client.post('/Patient/', same)).status).toBe(409)
  expect((await client.get('/Patient?family=okafor')).json.total).toBe(1)
  expect((await client.post('/Patient/', { ...body, birthDate: '1991-07-30' })).status).toBe(201)
})

test('a payment is kept as local midnight, with a new id', async () => {
  const { status, json } = await pay(newPayment())
  expect([status, json.id, json.status, json.created]).toEqual([201, '90102', 'active', NOW])
  expect(extensionOf(json, 'payment-date')).toMatchObject({ valueDateTime: '2024-03-08T06:00:00.000Z' })
  expect(extensionOf(json, 'effective-date')).toMatchObject({ valueDateTime: NOW })
  expect(last()).toMatchObject({
    amountCents: 14850,
    date: '2024-03-08',
    cardType: 'Visa',
    patientName: 'Marlow, Ivy',
    provider: '9401',
    lastUpdated: NOW,
  })
})

test.each<[string, number, object]>([
  ['requestProvider', 400, newPayment({}, { requestProvider: undefined })],
  ['Practitioner/99', 400, newPayment({}, { requestProvider: { reference: 'Practitioner/99' } })],
  ['practitioner/9401', 400, newPayment({}, { requestProvider: { reference: 'practitioner/9401' } })],
  ['total.value', 400, newPayment({}, { total: {} })],
  ['total.value', 400, newPayment({}, { total: { value: '148.50' } })],
  ['total.value', 400, newPayment({}, { total: { value: -1 } })],
  ['payment-method', 400, newPayment({ 'payment-method': undefined })],
  ['CreditCard', 400, newPayment({ 'payment-method': { valueString: 'CreditCard' } })],
  ['payment-date', 400, newPayment({ 'payment-date': undefined })],
  ['payment-date', 400, newPayment({ 'payment-date': { valueDateTime: '2024-03-08' } })],
  ['3/8/2024', 400, newPayment({ 'payment-date': { valueDate: '3/8/2024' } })],
  ['valueDate', 400, newPayment({ 'payment-date': { valueDate: { value: '2024-03-08' } } })],
  ['payment-category is required', 400, newPayment({ 'payment-category': undefined })],
  ['CO- Patient Co-pay', 400, newPayment({ 'payment-category': { valueString: 'CO- Patient Co-pay' } })],
  ['Discover', 400, newPayment({ 'creditcard-type': { valueString: 'Discover' } })],
  [
    'Discover',
    400,
    newPayment({ 'creditcard-type': undefined, 'credit-cardtype': { valueString: 'Discover' } }),
  ],
  ['location is required', 400, newPayment({ location: undefined })],
  ['Location/99', 400, newPayment({ location: { valueReference: { reference: 'Location/99' } } })],
])('a payment without a good %s is %i', async (name, status, body) => {
  const answer = await pay(body)
  expect([answer.status, answer.text]).toEqual([status, expect.stringContaining(name)])
  expect(client.nextech.ledger()).toHaveLength(1)
})

test('a payment needs the uid of a patient, and JSON', async () => {
  for (const id of ['20417', 'nobody']) expect((await pay(newPayment(), id)).status).toBe(404)
  expect((await pay('not an object')).status).toBe(400)
})

test('an unlinked provider takes no payment', async () => {
  await client.control('/provider', { linked: false })
  expect((await pay(newPayment())).status).toBe(400)
})

test('a wrong label may be stored blank', async () => {
  await client.control('/options', { wrongLabel: 'blank' })
  const change = { 'payment-category': { valueString: 'x' }, 'creditcard-type': { valueString: 'y' } }
  expect((await pay(newPayment(change))).status).toBe(201)
  expect(last()).toMatchObject({ category: '', cardType: '' })
})

test('notes are joined and cut at 255, the check number at 50', async () => {
  const notes = [{ text: 'a'.repeat(200) }, { text: 'b'.repeat(100) }]
  const { json } = await pay(
    newPayment({ 'check-number': { valueString: '7'.repeat(60) } }, { processNote: notes }),
  )
  expect(json.processNote[0].text).toBe(`${'a'.repeat(200)} ${'b'.repeat(54)}`)
  expect(extensionOf(json, 'check-number').valueString).toHaveLength(50)
})

test('a date-time is kept in UTC, its day is the practice day', async () => {
  await pay(
    newPayment({ 'payment-date': { valueDate: '2024-03-09T02:00:00.000Z' } }, { total: { value: 0 } }),
  )
  expect(last()).toMatchObject({ date: '2024-03-08', amountCents: 0 })
  const found = await client.get('/PaymentReconciliation?payment-date=2024-03-09')
  expect(found.json.entry[0].resource.id).toBe('90102')
})

test.each([
  ['resource', 'Location', 'valueResourceReference', 'valueDateTime', 'credit-cardtype', 'deposit-date'],
  ['post', 'location', 'valueReference', 'valueDate', 'creditcard-type', 'deposited-date'],
])('read spelling %s', async (readSpelling, place, reference, date, card, deposit) => {
  await client.control('/options', { readSpelling })
  await pay(newPayment({ 'deposited-date': { valueDate: '2024-03-09' } }))
  const { json } = await client.get('/PaymentReconciliation/90102')
  expect(extensionOf(json, place)[reference]).toEqual({
    reference: 'Location/31',
    display: 'DermPRO Online Store',
  })
  expect(extensionOf(json, 'Patient')[reference].display).toBe('Marlow, Ivy')
  expect(extensionOf(json, 'payment-date')[date]).toMatch(/^2024-03-08/)
  expect(extensionOf(json, deposit)[date]).toMatch(/^2024-03-09/)
  expect(extensionOf(json, card).valueString).toBe('Visa')
})

test.each([
  [{ createStatus: 200, createAnswer: 'resource' }, 200, /"id":"90102"/, false],
  [{ createAnswer: 'location' }, 201, /^$/, true],
  [{ createAnswer: 'empty' }, 201, /^$/, false],
])('create answers as told: %o', async (options, status, text, located) => {
  await client.control('/options', options)
  const answer = await pay(newPayment())
  expect([answer.status, answer.text]).toEqual([status, expect.stringMatching(text)])
  const address = located ? `${client.nextech.apiBaseUrl}/PaymentReconciliation/90102` : null
  expect(answer.headers.get('location')).toBe(address)
})

test.each([
  [`patient=${uids.ivy.toUpperCase()}`, 1],
  [`patient=${uids.dana}`, 0],
  ['location.id=31', 1],
  ['identifier=90101', 1],
  ['identifier=9010', 0],
  ['status=cancelled', 0],
  ['request-provider=9401', 1],
  ['created=ge2024-03-08&created=lt2024-03-09', 1],
  ['payment-date=2024-03-08', 1],
  ['payment-date=lt2024-03-08T06:00:00.000Z', 0],
  ['_lastUpdated=gt2024-03-08', 0],
])('PaymentReconciliation?%s finds %i', async (query, total) => {
  expect((await client.get(`/PaymentReconciliation?${query}`)).json.total).toBe(total)
})

test('payments cannot be searched by amount or text', async () => {
  for (const query of ['total=148.5', 'text=DermPRO']) {
    expect((await client.get(`/PaymentReconciliation?${query}`)).status).toBe(400)
  }
})
