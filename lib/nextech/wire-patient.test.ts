import { describe, expect, test } from 'vitest'
import { parsePatient, patientBody, patientLinks } from './wire-patient.ts'

const uid = '0d3f6c1e-7a52-4b7e-9c54-1f2e3d4c5b6a'
const sd = 'https://select.nextech-api.com/api/structuredefinition'

const ivy = {
  resourceType: 'Patient',
  id: uid,
  extension: [
    { url: `${sd}/patient-status`, valueString: 'patient' },
    {
      url: `${sd}/referral-source`,
      valueReference: { reference: 'referral-source/41', display: 'DermPRO Store' },
    },
    { url: `${sd}/patient-location`, valueReference: { reference: 'location/3' } },
  ],
  identifier: [
    { use: 'official', value: uid },
    { use: 'usual', value: 20417 },
    { system: 'http://hl7.org/fhir/sid/us-ssn', value: '###-##-1234' },
  ],
  name: [
    { use: 'nickname', given: ['Iv'] },
    { use: 'official', text: 'Ivy Marlow', family: ' Marlow ', given: ['Ivy', ''] },
  ],
  telecom: [
    { system: 'sms' },
    { system: 'email', value: 'ivy@example.test' },
    { system: 'phone', value: '(555) 010-2244', use: 'mobile', rank: '1' },
    { system: 'other', value: '555-010-2245' },
    { system: 'fax', value: '555-010-2246' },
    null,
    'poison',
  ],
  birthDate: '1984-11-02',
  address: [{ use: 'home', city: 'Chicago', postalCode: '60601' }],
}

const read = {
  uid,
  chartNumber: '20417',
  given: ['Ivy'],
  family: 'Marlow',
  email: 'ivy@example.test',
  phones: ['(555) 010-2244', '555-010-2245'],
  phoneKinds: { mobile: ['(555) 010-2244'], home: [] },
  birthDate: '1984-11-02',
  city: 'Chicago',
  postalCode: '60601',
}

describe('parsePatient', () => {
  test('takes what matching needs and nothing else', () => {
    expect(parsePatient(ivy)).toEqual(read)
    expect(JSON.stringify(parsePatient(ivy))).not.toContain('1234')
  })

  test.each<[string, object, object]>([
    ['uid from the official identifier', { id: undefined }, read],
    ['objects where arrays are usual', { name: ivy.name[1], address: ivy.address[0] }, read],
    ['a single given name', { name: { family: 'Marlow', given: 'Ivy' } }, read],
    ['a birth date with a time', { birthDate: '1984-11-02T00:00:00' }, read],
    [
      'withheld values',
      { telecom: [{ system: 'sms' }] },
      { ...read, email: null, phones: [], phoneKinds: undefined },
    ],
    [
      'street and unit',
      { address: [{ use: 'home', line: ['12 Elm St', '', 'Apt 3'], city: 'Chicago', postalCode: '60601' }] },
      { ...read, lines: ['12 Elm St', 'Apt 3'] },
    ],
    [
      'a street in one text',
      { address: { ...ivy.address[0], line: '12 Elm St' } },
      { ...read, lines: ['12 Elm St'] },
    ],
    ['a missing address', { address: null }, { ...read, city: null, postalCode: null }],
    ['no name', { name: [] }, { ...read, given: [], family: '' }],
  ])('%s', (_, change, expected) => {
    expect(parsePatient({ ...ivy, ...change })).toEqual(expected)
  })

  test.each([
    '1984-11-02T00:00:00+02:00',
    '1984-11-02T00:00:00-06:00',
    '1984-11-02T23:30:00-08:00',
    '1984-11-02T00:00:00.000Z',
    '11/2/1984',
    '11/02/1984 12:00:00 AM',
  ])('born on the day that is written in %s', birthDate => {
    expect(parsePatient({ ...ivy, birthDate })?.birthDate).toBe('1984-11-02')
  })

  test.each(['1984', '1984-11', '02/30/1984', '11/02/84', '19841102', ''])(
    'born nobody knows when: %j',
    birthDate => {
      expect(parsePatient({ ...ivy, birthDate })?.birthDate).toBeNull()
    },
  )

  const now = Date.parse('2026-03-16T14:40:00Z')
  const mail = (change: object) => ({ system: 'email', value: 'old@example.test', ...change })
  const call = (change: object) => ({ system: 'phone', value: '214-563-0177', ...change })
  test.each<[string, object]>([
    ['use old', { use: 'old' }],
    ['use OLD', { use: 'OLD' }],
    ['a period that is over', { period: { start: '2001-01-01', end: '2026-03-15' } }],
    ['a moment that is over', { period: { end: '2026-03-16T14:39:00Z' } }],
  ])('takes no e-mail or phone that was theirs once: %s', (_, change) => {
    const telecom = [mail(change), call(change), ...ivy.telecom]
    expect(parsePatient({ ...ivy, telecom }, now)).toEqual({
      ...read,
      former: ['old@example.test', '214-563-0177'],
    })
  })

  test.each<[string, object]>([
    ['a period that goes on', { period: { start: '2001-01-01' } }],
    ['a period that ends today', { period: { end: '2026-03-16' } }],
    ['a period that cannot be read', { period: 'now' }],
    ['use home', { use: 'home' }],
  ])('and takes one that is still theirs: %s', (_, change) => {
    expect(parsePatient({ ...ivy, telecom: [mail(change)] }, now)?.email).toBe('old@example.test')
  })

  test.each<[string, (string | undefined)[], object | undefined]>([
    ['mobile', ['mobile'], { mobile: ['1'], home: [] }],
    ['in capitals', ['MOBILE'], { mobile: ['1'], home: [] }],
    ['home', ['home'], { mobile: [], home: ['1'] }],
    ['work', ['work'], { mobile: [], home: ['1'] }],
    ['one of each', ['home', 'mobile', 'work'], { mobile: ['2'], home: ['1', '3'] }],
    ['of the past', ['old'], undefined],
    ['told of none', [undefined, 'temp'], undefined],
  ])('tells what its phones are filed as: %s', (_, uses, phoneKinds) => {
    const telecom = uses.map((use, at) => ({ system: 'phone', use, value: `${at + 1}` }))
    expect(parsePatient({ ...ivy, telecom })?.phoneKinds).toEqual(phoneKinds)
  })

  test.each<[string[], string]>([
    [['Jr.'], 'Marlow Jr.'],
    [['MD', 'III'], 'Marlow III'],
    [['MD'], 'Marlow'],
    [[], 'Marlow'],
  ])('keeps the generation that the suffix %j tells', (suffix, family) => {
    const name = [{ use: 'official', family: 'Marlow', given: ['Ivy'], suffix }]
    expect(parsePatient({ ...ivy, name })).toEqual({ ...read, family })
  })

  test('a maiden name is none where another stands beside it', () => {
    const name = [
      { use: 'maiden', family: 'Kent', given: ['Ivy'] },
      { family: 'Marlow', given: ['Ivy'] },
    ]
    expect(parsePatient({ ...ivy, name })).toEqual(read)
  })

  test.each([null, 'text', 7, {}, { id: '' }])('%j is no patient', resource => {
    expect(parsePatient(resource)).toBeUndefined()
  })
})

describe('patientLinks', () => {
  test.each<[string, unknown, string | undefined]>([
    ['an array', [{ reference: 'practitioner/77' }], '77'],
    ['an object', { reference: 'practitioner/77' }, '77'],
    ['nothing', undefined, undefined],
  ])('reads the provider from %s', (_, generalPractitioner, providerId) => {
    expect(patientLinks({ ...ivy, generalPractitioner })).toEqual({
      referralSource: { id: '41', display: 'DermPRO Store' },
      locationId: '3',
      providerId,
    })
  })

  test('poison has no links', () => {
    expect(patientLinks(null)).toMatchObject({ locationId: undefined })
  })
})

test('patientBody is the documented example to the letter', () => {
  const patient = {
    firstName: 'Dana ',
    lastName: 'Okafor',
    email: 'dana@example.test',
    phone: '2149630541',
    birthDate: '1991-06-30',
    lines: ['1 Main St', ''],
    city: null,
    region: 'TX',
    postalCode: '73301',
  }
  const setup = { locationId: '3', providerId: '77', referralSourceId: '41', dummyUid: 'd' }
  expect(patientBody(patient, setup, 'prospect')).toEqual({
    resourceType: 'Patient',
    extension: [
      { url: `${sd}/patient-status`, valueString: 'prospect' },
      { url: `${sd}/referral-source`, valueReference: { reference: 'referral-source/41' } },
      { url: `${sd}/patient-location`, valueReference: { reference: 'location/3' } },
    ],
    name: [{ use: 'official', family: 'Okafor', given: ['Dana'] }],
    telecom: [
      { system: 'email', value: 'dana@example.test' },
      { system: 'phone', use: 'mobile', value: '(214) 963-0541' },
    ],
    birthDate: '1991-06-30',
    address: [{ use: 'home', line: ['1 Main St'], state: 'TX', postalCode: '73301' }],
    generalPractitioner: [{ reference: 'practitioner/77' }],
  })
})
