import { describe, expect, it } from 'vitest'
import { aCustomer } from '../../tests/fixtures/builders.ts'
import {
  type Case,
  decide,
  evidenceOf,
  otherEmail,
  otherPhone,
  stranger,
} from '../../tests/fixtures/match-cases.ts'
import { partName } from './person-name.ts'

const table: [string, Case, string][] = [
  [
    '4: namesake whose birth date Nextech made up',
    { patients: [{ ...otherEmail, ...otherPhone, birthDate: '1900-01-01' }] },
    'possible-match p1',
  ],
  [
    '4: namesake, and the birth date of the order is made up',
    { customer: { birthDate: '1970-01-01' }, patients: [{ ...otherEmail, ...otherPhone }] },
    'possible-match p1',
  ],
  [
    '4: namesake whose birth date is still to come',
    { patients: [{ ...otherEmail, ...otherPhone, birthDate: '2031-05-17' }] },
    'possible-match p1',
  ],
  [
    '6: nobody’s e-mail is no bond',
    { customer: { email: 'noreply@shop.com' }, patients: [{ ...stranger, email: 'noreply@shop.com' }] },
    'missing email',
  ],
  [
    '6: nor is nobody’s phone beside a name',
    {
      customer: { phone: '214-555-0100' },
      patients: [{ given: ['Jose'], ...otherEmail, phones: ['(214) 555-0100'] }],
    },
    'missing phone',
  ],
  [
    '6: nor is nobody’s name',
    {
      customer: { firstName: 'null', lastName: 'N/A' },
      patients: [{ ...otherEmail, ...otherPhone, given: ['Null'], family: 'n/a' }],
    },
    'missing first-name last-name',
  ],
  ['6: a made-up birth date', { customer: { birthDate: '1900-01-01' }, patients: [] }, 'missing birth-date'],
  ['6: a made-up ZIP code', { customer: { postalCode: '12345' }, patients: [] }, 'missing postal-code'],
  [
    '6: a ZIP code that lost a digit, by any name of the country',
    { customer: { postalCode: '2101', country: 'United States' }, patients: [] },
    'missing postal-code',
  ],
  [
    '2: titles and suffixes, on either side',
    {
      customer: { firstName: 'Mrs. Maria', lastName: 'Lopez, MD' },
      patients: [{ given: ['Dra. María'], family: 'Lopez III' }],
    },
    'patient p1',
  ],
  [
    '2: a title that was read as the first name',
    { customer: { firstName: 'Dr.', lastName: 'Maria Lopez' }, patients: [{}] },
    'patient p1',
  ],
  [
    '4: father and son by their suffixes',
    { customer: { lastName: 'Lopez Jr.' }, patients: [{ family: 'Lopez Sr.' }] },
    'possible-match p1',
  ],
  [
    '4: a son, where Nextech holds his father’s suffix as a given name',
    { customer: { lastName: 'Lopez Jr.' }, patients: [{ given: ['Maria', 'Sr'] }] },
    'possible-match p1',
  ],
  [
    '6: a comma on its own is a comma',
    { customer: partName('Lopez , Maria'), patients: [] },
    'missing name-parts',
  ],
  [
    '4: a suffix that is joined to the name',
    { customer: { lastName: 'LopezJr.' }, patients: [{ ...otherEmail, ...otherPhone }] },
    'possible-match p1',
  ],
  ...[
    ['Maria Elena', 'Lopez'],
    ['Maria', 'Elena Lopez'],
  ].map(([given = '', family = '']): [string, Case, string] => [
    `2: one text, parted as ${given} | ${family}`,
    { customer: { fullName: 'Maria Elena Lopez' }, patients: [{ given: [given], family }] },
    'patient p1',
  ]),
  ['2: last name, then first name', { customer: { fullName: 'López, Maria' }, patients: [{}] }, 'patient p1'],
  [
    '4: one text with a middle name that Nextech does not hold',
    { customer: { fullName: 'Maria Elena Lopez' }, patients: [{}] },
    'possible-match p1',
  ],
  [
    '4: one text that names two people',
    { customer: { fullName: 'Maria & Jose Lopez' }, patients: [{}, { given: ['Jose'], ...otherEmail }] },
    'possible-match p1 p2',
  ],
  [
    '4: two people named by their names alone',
    {
      customer: { fullName: 'Jose and Maria Lopez', birthDate: null },
      patients: [{ ...otherEmail, ...otherPhone }],
    },
    'possible-match p1',
  ],
  [
    '6: one text of more than two words makes no patient',
    { customer: { fullName: 'Maria Elena Lopez' }, patients: [stranger] },
    'missing name-parts',
  ],
  ['6: nor do two people', { customer: { firstName: 'Maria & Jose' }, patients: [] }, 'missing name-parts'],
  [
    '6: a title alone is no first name',
    { customer: { firstName: 'Dr.' }, patients: [] },
    'missing first-name',
  ],
  ...['1990-05-18', '1990-06-17', '1980-05-17', '1909-05-17'].map((birthDate): [string, Case, string] => [
    `4: namesake born nearly on the same day: ${birthDate}`,
    { patients: [{ ...otherEmail, ...otherPhone, birthDate }] },
    'possible-match p1',
  ]),
  [
    '4: namesake with day and month exchanged',
    {
      customer: { birthDate: '1990-05-07' },
      patients: [{ ...otherEmail, ...otherPhone, birthDate: '1990-07-05' }],
    },
    'possible-match p1',
  ],
  ...[
    [['Zhang'], 'Mei'],
    [['Mei'], 'Zhang'],
  ].map(([given = [], family]): [string, Case, string] => [
    `4: the words of the name turned: ${String(given)} | ${String(family)}`,
    {
      customer: { firstName: 'Mei', lastName: 'Zhang' },
      patients: [{ ...otherEmail, ...otherPhone, given: [String(given)], family: String(family) }],
    },
    'possible-match p1',
  ]),
  [
    '4: more words, in another order',
    {
      customer: { firstName: 'Ana María', lastName: 'de la Cruz' },
      patients: [{ ...otherEmail, ...otherPhone, given: ['Cruz', 'Ana'], family: 'María de la' }],
    },
    'possible-match p1',
  ],
  [
    '4: one text in another order',
    {
      customer: { fullName: 'Zhang Mei Lin' },
      patients: [{ ...otherEmail, ...otherPhone, given: ['Mei Lin'], family: 'Zhang' }],
    },
    'possible-match p1',
  ],
  [
    '5: turned, and born on quite another day',
    {
      customer: { firstName: 'Lopez', lastName: 'Maria' },
      patients: [{ ...otherEmail, ...otherPhone, birthDate: '1961-01-02' }],
    },
    'create',
  ],
  [
    '4: turned, all else equal, is no patient by itself',
    { customer: { firstName: 'Lopez', lastName: 'Maria' }, patients: [{}] },
    'possible-match p1',
  ],
  [
    '4: phone and birth date (another name)',
    { patients: [{ ...stranger, phones: ['2145630100'] }] },
    'possible-match p1',
  ],
  [
    '5: phone, and a birth date that is nobody’s',
    {
      customer: { birthDate: '1990-05-17' },
      patients: [{ ...stranger, phones: ['2145630100'], birthDate: '1970-01-01' }],
    },
    'create',
  ],
]

const otherContact = { ...otherEmail, ...otherPhone }
const noted: [string, Case, string][] = [
  ...[
    ['Maria (Mia)', 'Lopez'],
    ['Maria "Mia"', 'Lopez'],
    ['Maria', 'Lopez (née Ruiz)'],
    ['Maria', 'Lopez geb. Ruiz'],
    ['Maria', 'Lopez - VIP'],
    ['Maria', 'Lopez #2'],
  ].flatMap(([firstName = '', lastName = '']): [string, Case, string][] => [
    [
      `4: ${firstName} ${lastName}, whose birth date nobody knows`,
      { customer: { firstName, lastName }, patients: [{ ...otherContact, birthDate: null }] },
      'possible-match p1',
    ],
    [
      `4: ${firstName} ${lastName} in Nextech`,
      { patients: [{ ...otherContact, birthDate: null, given: [firstName], family: lastName }] },
      'possible-match p1',
    ],
    [
      `5: ${firstName} ${lastName}, born on quite another day`,
      { customer: { firstName, lastName }, patients: [{ ...otherContact, birthDate: '1961-03-02' }] },
      'create',
    ],
    [
      `4: ${firstName} ${lastName}, all else equal, is no patient by itself`,
      { customer: { firstName, lastName }, patients: [{}] },
      'possible-match p1',
    ],
  ]),
  ...[
    ['Maria Elena', 'Lopez'],
    ['Maria E.', 'Lopez'],
    ['M.', 'Lopez'],
    ['Maria', 'Lopez Ruiz'],
    ['Maria', 'Ruiz-Lopez'],
    ['Maria', 'Elena Lopez'],
    ['Maria Lopez', 'Lopez'],
    ['Maria Lopez', ''],
    ['', 'Maria Lopez'],
    ['Maria', 'Lopez B.A.'],
    ['Mari', 'Lopez'],
  ].flatMap(([firstName = '', lastName = '']): [string, Case, string][] => [
    [
      `4: born on the same day, and called ${firstName} | ${lastName}`,
      { customer: { firstName, lastName }, patients: [otherContact] },
      'possible-match p1',
    ],
    ...(firstName === '' || lastName === ''
      ? []
      : [
          [
            `5: born on another day, and called ${firstName} | ${lastName}`,
            { customer: { firstName, lastName }, patients: [{ ...otherContact, birthDate: '1961-03-02' }] },
            'create',
          ] satisfies [string, Case, string],
        ]),
  ]),
  ...[
    ['Jose', 'Lopez'],
    ['Lucia', 'Lopez'],
    ['Maria', 'Ruiz'],
    ['Maria Elena', 'Ruiz'],
  ].map(([firstName = '', lastName = '']): [string, Case, string] => [
    `5: born on the same day, and somebody else: ${firstName} ${lastName}`,
    { customer: { firstName, lastName }, patients: [otherContact] },
    'create',
  ]),
  [
    '5: two middle names of people born on one day',
    {
      customer: { firstName: 'Maria Elena' },
      patients: [{ ...otherContact, given: ['Maria', 'Luisa'] }],
    },
    'create',
  ],
  ...['1961-01-01', '2001-01-01', '1912-12-12', '1969-12-31'].map((birthDate): [string, Case, string] => [
    `4: namesake born on a day that forms are filled with: ${birthDate}`,
    { patients: [{ ...otherContact, birthDate }] },
    'possible-match p1',
  ]),
  ...['11111', '00123', '54321', '98765-4321', '66666'].map((postalCode): [string, Case, string] => [
    `6: a ZIP code that no place has: ${postalCode}`,
    { customer: { postalCode }, patients: [] },
    'missing postal-code',
  ]),
  ...['Stati Uniti', 'EUA', 'Verenigde Staten'].map((country): [string, Case, string] => [
    `6: a ZIP code that lost a digit in ${country}`,
    { customer: { postalCode: '2101', country }, patients: [] },
    'missing postal-code',
  ]),
]

describe('rules 4: names with something beside them, and parts of names', () => {
  it.each(noted)('%s', (_, one, decision) => {
    expect(decide(aCustomer(one.customer), evidenceOf(one))).toBe(decision)
  })
})

describe('rules 4: made-up values, titles, and names in one text', () => {
  it.each(table)('%s', (_, one, decision) => {
    expect(decide(aCustomer(one.customer), evidenceOf(one))).toBe(decision)
  })
})
