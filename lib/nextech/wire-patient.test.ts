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
  alsoNamed: [{ given: ['Iv'], family: 'Marlow' }],
  email: 'ivy@example.test',
  phones: ['(555) 010-2244', '555-010-2245'],
  phoneKinds: { mobile: ['(555) 010-2244'], home: [] },
  birthDate: '1984-11-02',
  city: 'Chicago',
  postalCode: '60601',
}

const now = Date.parse('2026-03-16T14:40:00Z')
const { alsoNamed: _nickname, ...alone } = read

describe('parsePatient', () => {
  test('takes what matching needs and nothing else', () => {
    expect(parsePatient(ivy)).toEqual(read)
    expect(JSON.stringify(parsePatient(ivy))).not.toContain('1234')
  })

  test.each<[string, object, object]>([
    ['uid from the official identifier', { id: undefined }, read],
    ['objects where arrays are usual', { name: ivy.name[1], address: ivy.address[0] }, alone],
    ['a single given name', { name: { family: 'Marlow', given: 'Ivy' } }, alone],
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
    ['no name', { name: [] }, { ...alone, given: [], family: '' }],
    [
      'the address that is in use',
      { address: [{ use: 'old', city: 'Reno' }, { period: { end: '2019' }, city: 'Waco' }, ...ivy.address] },
      read,
    ],
    [
      'values as addresses of links',
      { telecom: [{ system: 'email', value: 'mailto:ivy@example.test' }] },
      { ...read, phones: [], phoneKinds: undefined },
    ],
  ])('%s', (_, change, expected) => {
    expect(parsePatient({ ...ivy, ...change }, now)).toEqual(expected)
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

  test.each(['02/30/1984', '11/02/84', '19841102', '1984-13', '198', ''])(
    'born nobody knows when: %j',
    birthDate => {
      expect(parsePatient({ ...ivy, birthDate })).toEqual({ ...read, birthDate: null })
    },
  )

  test.each(['1984', '1984-11'])('born in %s, and nobody knows the day', birthDate => {
    expect(parsePatient({ ...ivy, birthDate })).toEqual({ ...read, birthDate: null, bornIn: birthDate })
  })

  const mail = (change: object) => ({ system: 'email', value: 'old@example.test', ...change })
  const call = (change: object) => ({ system: 'phone', value: '214-563-0177', ...change })
  test.each<[string, object]>([
    ['use old', { use: 'old' }],
    ['use OLD', { use: 'OLD' }],
    ['a period that is over', { period: { start: '2001-01-01', end: '2026-03-15' } }],
    ['a moment that is over', { period: { end: '2026-03-16T14:39:00Z' } }],
    ['a year that is over', { period: { end: '2025' } }],
    ['a month that is over', { period: { start: '2001', end: '2026-02' } }],
    ['a period that is to come', { period: { start: '2026-04' } }],
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
    ['a period that ends this year', { period: { end: '2026' } }],
    ['a period that ends this month', { period: { end: '2026-03' } }],
    ['a period that began this month', { period: { start: '2026-03' } }],
  ])('and takes one that is still theirs: %s', (_, change) => {
    expect(parsePatient({ ...ivy, telecom: [mail(change)] }, now)?.email).toBe('old@example.test')
  })

  test('keeps every e-mail that is in use', () => {
    const telecom = [...ivy.telecom, mail({ value: 'ivy@work.test' }), mail({ use: 'old' })]
    expect(parsePatient({ ...ivy, telecom }, now)).toEqual({
      ...read,
      moreEmails: ['ivy@work.test'],
      former: ['old@example.test'],
    })
  })

  test.each<[string, string, string[] | undefined]>([
    ['a@x.test; b@y.test', 'a@x.test', ['b@y.test']],
    ['a@x.test, b@y.test c@z.test', 'a@x.test', ['b@y.test', 'c@z.test']],
    ['Ivy a@x.test', 'Ivy a@x.test', undefined],
    ['none', 'none', undefined],
  ])('reads the e-mails in %s', (value, email, moreEmails) => {
    expect(parsePatient({ ...ivy, telecom: [mail({ value })] })).toMatchObject({ email })
    expect(parsePatient({ ...ivy, telecom: [mail({ value })] })?.moreEmails).toEqual(moreEmails)
  })

  test.each<[string, string[]]>([
    ['214-563-0177 / 972-440-0111', ['214-563-0177', '972-440-0111']],
    ['(214) 563-0177 or 972 440 0111', ['(214) 563-0177', '972 440 0111']],
    ['214/563-0177', ['214/563-0177']],
    ['214-563-0177; ext 4', ['214-563-0177; ext 4']],
  ])('reads the phones in %s', (value, phones) => {
    expect(parsePatient({ ...ivy, telecom: [call({ value })] })?.phones).toEqual(phones)
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
    expect(parsePatient({ ...ivy, name })).toEqual({ ...alone, family })
  })

  test('a maiden name is none where another stands beside it', () => {
    const name = [
      { use: 'maiden', family: 'Kent', given: ['Ivy'] },
      { family: 'Marlow', given: ['Ivy'] },
    ]
    expect(parsePatient({ ...ivy, name })).toEqual({
      ...alone,
      alsoNamed: [{ given: ['Ivy'], family: 'Kent' }],
    })
  })

  test.each<[string, object[], string[], string]>([
    ['a list of families', [{ family: ['de la', 'Cruz'], given: 'Ivy' }], ['Ivy'], 'de la Cruz'],
    ['a text', [{ text: 'Ivy Marlow' }], ['Ivy'], 'Marlow'],
    ['a text turned', [{ text: 'Marlow, Ivy' }], ['Ivy'], 'Marlow'],
    ['a text with titles', [{ text: 'Dr. Ivy Marlow Jr., MD' }], ['Ivy'], 'Marlow Jr.'],
    ['more words', [{ text: 'Ivy Ann Marlow' }], ['Ivy'], 'Ann Marlow'],
    ['a text turned, with more words', [{ text: 'de la Cruz, Ivy Ann' }], ['Ivy Ann'], 'de la Cruz'],
    ['a text beside the family', [{ text: 'Ivy Ann Marlow', family: 'marlow' }], ['Ivy Ann'], 'marlow'],
    ['a text turned beside the family', [{ text: 'Marlow, Ivy', family: 'Marlow' }], ['Ivy'], 'Marlow'],
    [
      'a text beside the given name',
      [{ text: 'Ivy Ann Marlow', given: ['Ivy', 'Ann'] }],
      ['Ivy', 'Ann'],
      'Marlow',
    ],
    ['a text that says otherwise', [{ text: 'Ivy Kent', family: 'Marlow' }], [], 'Marlow'],
    ['one word', [{ text: 'Ivy' }], ['Ivy'], ''],
  ])('a name in %s', (_, name, given, family) => {
    expect(parsePatient({ ...ivy, name })).toMatchObject({ given, family })
  })

  test.each<[string, object]>([
    ['over', { end: '2026-03-15' }],
    ['over since a year', { end: '2019' }],
    ['over since a month', { end: '2026-02' }],
    ['still to come', { start: '2027' }],
  ])('an official name that is %s is another name', (_, period) => {
    const name = [
      { use: 'official', family: 'Kent', given: ['Ivy'], period },
      { use: 'usual', family: 'Marlow', given: ['Ivy'], period: { start: '2019-05' } },
    ]
    const alsoNamed = [{ given: ['Ivy'], family: 'Kent' }]
    expect(parsePatient({ ...ivy, name }, now)).toEqual({ ...alone, alsoNamed })
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
