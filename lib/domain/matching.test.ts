import { describe, expect, it } from 'vitest'
import { aCustomer, aPatient } from '../../tests/fixtures/builders.ts'
import {
  type Case,
  decide,
  evidenceOf,
  otherEmail,
  otherPhone,
  stranger,
} from '../../tests/fixtures/match-cases.ts'
import { compareFields, missingFields } from './matching.ts'

const otherBirth = { birthDate: '1961-01-02' }
const dummy = { given: ['API'], family: 'DermPRO', birthDate: '2000-01-01' }

const table: [string, Case, string][] = [
  ['2: all four equal', { patients: [{}] }, 'patient p1'],
  ['2: all four equal beside lesser candidates', { patients: [otherPhone, {}, stranger] }, 'patient p2'],
  ['2: all four equal, another birth date', { patients: [otherBirth] }, 'birth-date-differs p1'],
  [
    '2: all four equal, a birth date that differs by one digit',
    { patients: [{ birthDate: '1990-05-18' }] },
    'birth-date-differs p1',
  ],
  [
    '2: father, and a son with an e-mail of his own',
    { patients: [otherBirth, otherEmail] },
    'birth-date-differs p1 p2',
  ],
  [
    '2: all four equal, a birth date that Nextech made up',
    { patients: [{ birthDate: '1900-01-01' }] },
    'patient p1',
  ],
  [
    '2: all four equal, and the chart’s birth date is none that the order’s figures may mean',
    {
      customer: { birthDate: null, possibleBirthDates: ['1990-05-11', '1990-11-05'] },
      patients: [otherBirth],
    },
    'birth-date-differs p1',
  ],
  [
    '2: all four equal, and one digit off of what the order’s figures may mean',
    {
      customer: { birthDate: null, possibleBirthDates: ['1990-05-11', '1990-11-05'] },
      patients: [{ birthDate: '1990-05-12' }],
    },
    'birth-date-differs p1',
  ],
  [
    '2: all four equal, and one of the days that the order’s figures may mean',
    {
      customer: { birthDate: null, possibleBirthDates: ['1990-05-11', '1990-11-05'] },
      patients: [{ birthDate: '1990-11-05' }],
    },
    'patient p1',
  ],
  [
    '6: a namesake of none of the days that the order’s figures may mean',
    {
      customer: { birthDate: null, possibleBirthDates: ['1990-05-11', '1990-11-05'] },
      patients: [{ ...otherEmail, ...otherPhone, ...otherBirth }],
    },
    'missing birth-date',
  ],
  ['2: all four equal, and no birth date', { patients: [{ birthDate: null }] }, 'patient p1'],
  ['2: all four equal, inactive', { patients: [{ isInactive: true }] }, 'inactive-patient p1'],
  [
    '2: inactive and born on another day',
    { patients: [{ ...otherBirth, isInactive: true }] },
    'inactive-patient p1',
  ],
  [
    '3: two with all four equal, one of them inactive',
    { patients: [{ isInactive: true }, {}] },
    'same-details p1 p2',
  ],
  [
    '4: the old e-mail found them',
    { patients: [{ email: null, former: ['Maria.Lopez@example.com'] }], byEmail: ['p1'] },
    'possible-match p1',
  ],
  [
    '4: the old phone found them',
    { patients: [{ phones: [], former: ['214-563-0100'] }], byPhone: ['p1'] },
    'possible-match p1',
  ],
  [
    '5: nobody but one who had that e-mail once',
    { patients: [{ ...stranger, email: null, former: ['maria.lopez@example.com'] }], byEmail: ['p1'] },
    'create',
  ],
  [
    '2: typed otherwise',
    {
      patients: [
        {
          given: ['MARÍA'],
          family: 'lopez ',
          email: 'Maria.Lopez@EXAMPLE.com',
          phones: ['+1 214.563.0100 x3'],
        },
      ],
    },
    'patient p1',
  ],
  [
    '2: any phone of the patient counts',
    { patients: [{ phones: ['(972) 563-0199', '2145630100'] }] },
    'patient p1',
  ],
  ['2: one patient repeated in another case', { patients: [{ uid: 'abc' }, { uid: 'ABC' }] }, 'patient ABC'],
  ['2: the first of several given names', { patients: [{ given: ['Maria', 'Elena'] }] }, 'patient p1'],
  [
    '2: all given names joined',
    { customer: { firstName: 'Maria-Elena' }, patients: [{ given: ['Maria', '', 'Elena'] }] },
    'patient p1',
  ],
  [
    '2: the second given name alone is another',
    { customer: { firstName: 'Elena' }, patients: [{ given: ['Maria', 'Elena'] }] },
    'possible-match p1',
  ],
  ['2: withheld e-mail, found by it', { patients: [{ email: null }], byEmail: ['p1'] }, 'patient p1'],
  [
    '2: withheld e-mail, found by it in upper case',
    { patients: [{ uid: 'P1', email: null }], byEmail: ['p1'] },
    'patient P1',
  ],
  ['4: withheld e-mail, not found by it', { patients: [{ email: null }] }, 'possible-match p1'],
  [
    '4: another e-mail although found by it',
    { patients: [otherEmail], byEmail: ['p1'] },
    'possible-match p1',
  ],
  ['2: withheld phone, found by it', { patients: [{ phones: [] }], byPhone: ['p1'] }, 'patient p1'],
  ['2: withheld phone beside a visible other one', { patients: [otherPhone], byPhone: ['p1'] }, 'patient p1'],
  ['4: withheld phone, not found by it', { patients: [{ phones: [] }] }, 'possible-match p1'],
  [
    '4: a longer number that the prefix search found',
    { patients: [{ phones: ['21456301007'] }], byPhone: ['p1'] },
    'possible-match p1',
  ],
  ['4: the order has no phone', { customer: { phone: null }, patients: [{}] }, 'possible-match p1'],
  ['3: two with all four equal', { patients: [{}, {}] }, 'same-details p1 p2'],
  ['3: candidates are the equal ones alone', { patients: [{}, otherPhone, {}] }, 'same-details p1 p3'],
  [
    '4: e-mail alone (a household)',
    { patients: [{ ...stranger, email: 'maria.lopez@example.com' }] },
    'possible-match p1',
  ],
  [
    '4: a household of three',
    { patients: [{ given: ['Jose'] }, { given: ['Ana'] }, { given: ['Luis'] }] },
    'possible-match p1 p2 p3',
  ],
  ['4: phone and last name', { patients: [{ given: ['Jose'], ...otherEmail }] }, 'possible-match p1'],
  [
    '4: phone and first name (married)',
    { patients: [{ family: 'Perez', ...otherEmail }] },
    'possible-match p1',
  ],
  ['5: phone alone', { patients: [{ ...stranger, ...otherBirth, phones: ['2145630100'] }] }, 'create'],
  ['5: last name alone', { patients: [{ ...stranger, family: 'Lopez' }] }, 'create'],
  [
    '4: namesake with the same birth date',
    { patients: [{ ...otherEmail, ...otherPhone }] },
    'possible-match p1',
  ],
  [
    '4: namesake with an unknown birth date',
    { patients: [{ ...otherEmail, ...otherPhone, birthDate: null }] },
    'possible-match p1',
  ],
  [
    '4: namesake, and the order has no birth date',
    { customer: { birthDate: null }, patients: [{ ...otherEmail, ...otherPhone, ...otherBirth }] },
    'possible-match p1',
  ],
  [
    '5: namesake with another birth date',
    { patients: [{ ...otherEmail, ...otherPhone, ...otherBirth }] },
    'create',
  ],
  [
    '4: another birth date drops no other likeness',
    { patients: [{ ...otherEmail, ...otherBirth }] },
    'possible-match p1',
  ],
  ['5: nobody', { patients: [] }, 'create'],
  ['5: a stranger', { patients: [stranger] }, 'create'],
  ['5: the dummy patient is never a candidate', { patients: [{ ...dummy, given: [' api '] }] }, 'create'],
  ['2: nor in the way of the right one', { patients: [dummy, {}] }, 'patient p2'],
  [
    '4: another person named so is one',
    { patients: [{ ...dummy, birthDate: '2000-01-02' }] },
    'possible-match p1',
  ],
  ['6: no birth date', { customer: { birthDate: null }, patients: [stranger] }, 'missing birth-date'],
  ['6: an impossible phone', { customer: { phone: '555' }, patients: [] }, 'missing phone'],
  ['6: a blank postal code', { customer: { postalCode: ' ' }, patients: [] }, 'missing postal-code'],
  [
    '6: no e-mail matches nobody’s',
    { customer: { email: ' ' }, patients: [{ ...stranger, email: '' }] },
    'missing email',
  ],
  [
    '6: no name matches nobody’s',
    {
      customer: { firstName: '-', lastName: '' },
      patients: [{ ...otherEmail, ...otherBirth, given: [''], family: '' }],
    },
    'missing first-name last-name',
  ],
]

describe('rules 4: which patient', () => {
  it.each(table)('%s', (_, one, decision) => {
    expect(decide(aCustomer(one.customer), evidenceOf(one))).toBe(decision)
  })

  it('6: names all that is missing, in the order in which staff are asked', () => {
    const bare = { email: '', firstName: '', lastName: ' ', phone: null, birthDate: null, postalCode: null }
    const all = ['birth-date', 'phone', 'postal-code', 'email', 'first-name', 'last-name']
    expect(missingFields(aCustomer(bare))).toEqual(all)
    expect(missingFields(aCustomer())).toEqual([])
  })

  it('a withheld value is neither equal nor different', () => {
    const hidden = aPatient({ email: null, phones: [] })
    const none = evidenceOf({ patients: [] })
    expect(compareFields(aCustomer(), hidden, none)).toMatchObject({ email: 'unknown', phone: 'unknown' })
    const found = evidenceOf({ patients: [], byEmail: ['p1'], byPhone: ['p1'] })
    expect(compareFields(aCustomer(), hidden, found)).toMatchObject({ email: 'equal', phone: 'equal' })
    const other = aPatient({ ...otherEmail, ...otherPhone })
    expect(compareFields(aCustomer(), other, none)).toMatchObject({ email: 'different', phone: 'different' })
  })
})
