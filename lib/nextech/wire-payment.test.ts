import { describe, expect, test } from 'vitest'
import { createdId } from './wire-created.ts'
import { parsePayment, paymentBody } from './wire-payment.ts'

const sd = 'https://select.nextech-api.com/api/structuredefinition'
const fhir = 'http://hl7.org/fhir/StructureDefinition'
const context = { timeZone: 'America/Chicago' }

const asRead = {
  resourceType: 'PaymentReconciliation',
  id: '90311',
  meta: { lastUpdated: '2024-03-08T15:02:45.5+00:00' },
  extension: [
    { url: `${fhir}/Patient`, valueResourceReference: { reference: 'Patient/ivy', display: 'Marlow, Ivy' } },
    { url: `${fhir}/Location`, valueResourceReference: { reference: 'Location/3' } },
    { url: `${sd}/payment-date`, valueDateTime: '2024-03-08T06:00:00.000Z' },
    { url: `${sd}/payment-category`, valueString: 'DermPRO Online Payment' },
    { url: `${sd}/credit-cardtype`, valueString: 'Visa' },
  ],
  status: 'active',
  created: '2024-03-08T15:02:44.310Z',
  total: { value: 148.5 },
  processNote: [{ text: 'DermPRO #7 |' }, {}, { text: '2x A' }],
}

const asPosted = {
  ...asRead,
  extension: [
    { url: `${fhir}/Patient`, valueReference: { reference: 'Patient/ivy' } },
    { url: `${fhir}/location`, valueReference: { reference: 'Location/3' } },
    { url: `${sd}/payment-date`, valueDate: { value: '2024-03-08' } },
    { url: `${sd}/payment-category`, valueString: { value: 'DermPRO Online Payment' } },
    { url: `${sd}/creditcard-type`, valueString: 'Visa' },
    null,
  ],
  total: { value: '148.50' },
}

const payment = {
  id: '90311',
  patientUid: 'ivy',
  amountCents: 14850,
  day: '2024-03-08',
  createdAt: Date.UTC(2024, 2, 8, 15, 2, 44, 310),
  updatedAt: Date.UTC(2024, 2, 8, 15, 2, 45, 500),
  category: 'DermPRO Online Payment',
  cardType: 'Visa',
  locationId: '3',
  text: 'DermPRO #7 | 2x A',
  status: 'active',
}

describe('parsePayment', () => {
  test.each([
    ['the read examples', asRead],
    ['the POST example', asPosted],
  ])('reads the spelling of %s', (_, resource) => {
    expect(parsePayment(resource, context)).toEqual(payment)
  })

  test.each<[string, object, object]>([
    ['no lastUpdated', { meta: null }, { updatedAt: payment.createdAt }],
    ['no created', { created: undefined }, { createdAt: payment.updatedAt }],
    ...['0001-01-01T00:00:00+00:00', '1900-01-01', '9999-12-31T23:59:59Z'].flatMap(
      (none): [string, object, object][] => [
        [`${none} for no lastUpdated`, { meta: { lastUpdated: none } }, { updatedAt: payment.createdAt }],
        [`${none} for no created`, { created: none }, { createdAt: payment.updatedAt }],
        [
          `${none} for no payment date`,
          {
            extension: asRead.extension.map(each =>
              'valueDateTime' in each ? { ...each, valueDateTime: none } : each,
            ),
          },
          {},
        ],
      ],
    ),
    ['an unknown status', { status: 'odd' }, { status: 'active' }],
    [
      'a void',
      { status: 'cancelled', total: { value: -148.5 } },
      { status: 'cancelled', amountCents: -14850 },
    ],
    ...['canceled', 'Voided', 'VOID'].map((status): [string, object, object] => [
      `a void by the word ${status}`,
      { status },
      { status: 'cancelled' },
    ]),
    ...['entered in error', 'Entered_In_Error', 'deleted'].map((status): [string, object, object] => [
      `a deletion by the words ${status}`,
      { status },
      { status: 'entered-in-error' },
    ]),
    ['a deletion', { status: 'entered-in-error' }, { status: 'entered-in-error' }],
    ['no note', { processNote: undefined }, { text: '' }],
    [
      'hardly anything',
      { extension: asRead.extension.slice(0, 1) },
      { day: '2024-03-08', category: null, cardType: null, locationId: null },
    ],
  ])('%s', (_, change, expected) => {
    expect(parsePayment({ ...asRead, ...change }, context)).toEqual({ ...payment, ...expected })
  })

  test.each<[string, object, object]>([
    ['no patient', { extension: asRead.extension.slice(1) }, { patientUid: '' }],
    [
      'no date',
      { created: undefined, meta: undefined, extension: asRead.extension.slice(0, 1) },
      { day: '1970-01-01', createdAt: 0 },
    ],
  ])('%s, but it names an order: it is kept with all that is known', (_, change, kept) => {
    const { text, amountCents } = payment
    expect(parsePayment({ ...asRead, ...change }, context)).toMatchObject({ text, amountCents, ...kept })
  })

  test.each<[string, object, object]>([
    ['no money', { total: { value: 'much' } }, {}],
    ['no id', { id: undefined }, { id: 'unreadable: DermPRO #7 | 2x A' }],
  ])(
    '%s, but it names an order: it is kept as a payment of nothing, for staff to look at',
    (_, change, kept) => {
      expect(parsePayment({ ...asRead, ...change }, context)).toMatchObject({
        text: payment.text,
        status: 'active',
        amountCents: 0,
        ...kept,
      })
    },
  )

  test('a payment without its patient belongs to the one that was asked for', () => {
    const resource = { ...asRead, extension: [], processNote: [] }
    expect(parsePayment(resource, context)).toBeUndefined()
    expect(parsePayment(resource, { ...context, patientUid: 'u' })).toMatchObject({ patientUid: 'u' })
  })

  test('insurance is told apart', () => {
    const paid = { ...asRead, processNote: [{ text: 'check 7' }] }
    expect(parsePayment({ ...paid, organization: { reference: '#1' } }, context)).toBe('insurance')
    expect(parsePayment({ ...paid, organization: { display: 'Aetna' } }, context)).toBe('insurance')
  })

  test.each([[''], [' '], [{}], [{ reference: '' }], [{ reference: null, display: '' }], [[]], [[{}]]])(
    'a payer that nothing is told of is none: %j',
    organization => {
      expect(parsePayment({ ...asRead, organization }, context)).toMatchObject({ id: '90311' })
    },
  )

  test('a payment with our marker is ours, though another is said to have paid it', () => {
    expect(parsePayment({ ...asRead, organization: { reference: '#1' } }, context)).toMatchObject({
      id: '90311',
    })
  })

  const nameless = { ...asRead, processNote: [{ text: 'paid' }] }
  const uncounted = { ...nameless, total: { value: 'much' } }
  const elsewhere = asRead.extension.filter(({ url }) => !url.endsWith('payment-category'))
  test.each([null, 'x', {}, { ...uncounted, extension: elsewhere }, { ...nameless, id: undefined }])(
    'poison %#',
    resource => {
      expect(parsePayment(resource, context)).toBeUndefined()
    },
  )

  test('no money, but of the category of orders: it may be one’s, and is kept as a payment of nothing', () => {
    expect(parsePayment(uncounted, context)).toMatchObject({ id: '90311', text: 'paid', amountCents: 0 })
  })
})

test('paymentBody is the documented example to the letter', () => {
  const plan = {
    amountCents: 14850,
    cardType: 'Visa',
    paymentDate: '2024-03-08',
    description: 'DermPRO #7 | 2x A',
  }
  const setup = { locationId: '3', providerId: '77', referralSourceId: '41', dummyUid: 'd' }
  expect(paymentBody(plan, setup)).toEqual({
    resourceType: 'PaymentReconciliation',
    extension: [
      { url: `${sd}/payment-date`, valueDate: '2024-03-08' },
      { url: `${sd}/payment-method`, valueString: 'Charge' },
      { url: `${sd}/payment-category`, valueString: 'DermPRO Online Payment' },
      { url: `${sd}/creditcard-type`, valueString: 'Visa' },
      { url: `${fhir}/location`, valueReference: { reference: 'Location/3' } },
      { url: `${sd}/apply-payment`, valueBoolean: false },
    ],
    requestProvider: { reference: 'Practitioner/77' },
    total: { value: 148.5 },
    processNote: [{ type: { coding: [{ system: 'NoteType', code: 'display' }] }, text: 'DermPRO #7 | 2x A' }],
  })
})

describe('createdId', () => {
  const kind = 'PaymentReconciliation'
  test.each<[unknown, string | null, string | null]>([
    [{ resourceType: kind, id: '7' }, null, '7'],
    [{ resourceType: kind, id: 7 }, null, '7'],
    [{ resourceType: kind, identifier: [{ use: 'official', value: '7' }] }, null, '7'],
    [{ resourceType: kind, id: `${kind}/7/_history/2` }, null, '7'],
    // A proxy's, or the number of what waits in a queue.
    [{ id: 'req-77', status: 'queued' }, null, null],
    [{ id: 7 }, `${kind}/8`, '8'],
    [undefined, `https://nextech.test/api/${kind}/7`, '7'],
    [undefined, `/api/Patient/u/${kind}/7/_history/1?x=1`, '7'],
    [{ resourceType: 'OperationOutcome', id: '1' }, `${kind}/7`, '7'],
    [undefined, 'https://nextech.test/api/Patient/u', null],
    [undefined, `https://nextech.test/api/${kind}/`, null],
    ['text', null, null],
  ])('%j %j', (body, location, id) => {
    expect(createdId(kind, body, location)).toBe(id)
  })
})
