import { describe, expect, it } from 'vitest'
import { aCustomer } from '../../tests/fixtures/builders.ts'
import { decide, evidenceOf, otherEmail, otherPhone } from '../../tests/fixtures/match-cases.ts'
import { partName } from './person-name.ts'

const otherContact = { ...otherEmail, ...otherPhone }
const alike: [string, string, string, string][] = [
  ['Pat', 'O Brien', 'Pat', 'O’Brien'],
  ['Jan', 'van der Berg', 'Jan', 'Vanderberg'],
  ['Juan', 'de la Cruz', 'Juan', 'Delacruz'],
  ['Ana', 'RuizLopez', 'Ana', 'Ruiz-Lopez'],
  ['Anamaria', 'Ruiz', 'Ana Maria', 'Ruiz'],
  ['Hans', 'Mueller', 'Hans', 'Müller'],
  ['Mueller', 'Hans', 'Hans', 'Müller'],
  ['Soren', 'Kjaer', 'Søren', 'Kjær'],
  ['Lukasz', 'Walesa', 'Łukasz', 'Wałęsa'],
  ['Minh', 'Dinh', 'Minh', 'Đinh'],
  ['王小明', '', '小明', '王'],
  ['Mary', 'Mc Donald', 'Mary', 'McDonald'],
  ['Mary', 'St. Clair', 'Mary', 'Saint Clair'],
  ['Mary', 'Sainte Marie', 'Mary', 'Ste. Marie'],
  // Letters of other alphabets that look like those beside them.
  ['Maria', 'L\u043epez', 'Maria', 'Lopez'],
  ['M\u0391RI\u0391', 'LOPEZ', 'Maria', 'Lopez'],
  ['\u0410nna', 'Byron', 'Anna', 'Byron'],
]

describe('rules 4: one name that is spelled in two ways', () => {
  it.each(alike)('%s %s and %s %s may be one', (firstName, lastName, given, family) => {
    const of = (patient: object) =>
      decide(
        aCustomer({ firstName, lastName }),
        evidenceOf({ patients: [{ given: [given], family, ...patient }] }),
      )
    expect(of(otherContact)).toBe('possible-match p1')
    expect(of({ ...otherContact, birthDate: null })).toBe('possible-match p1')
    expect(of({ ...otherContact, birthDate: '1961-03-02' })).toMatch(/^(create|missing last-name)$/)
    expect(of({})).toBe('possible-match p1')
  })
})

describe('rules 4: a name that is not one person’s makes no patient', () => {
  it.each([
    ['Ruiz', 'Family'],
    ['Familie', 'Braun'],
    ['Acme', 'LLC'],
    ['Ruiz', 'Dermatology'],
    ['Ruiz Skin', 'Clinic'],
    ['Baby Girl', 'Ruiz'],
    ['Estate of John', 'Smith'],
    ['c/o Ana', 'Ruiz'],
    ['Mr. & Mrs.', 'Ruiz'],
    ['Infant', 'Ruiz'],
    ['Ruiz', 'Bros.'],
    ['Ruiz', 'S.A.'],
    ['Smith', 'Co.'],
    ['Clínica', 'Ruiz'],
    ['Ruiz', 'Holdings'],
    ['Ruiz', 'Wellness'],
    ['Dallas', 'ISD'],
    ['Praxis Dr.', 'Ruiz'],
    ['Dr. and Mrs. John', 'Smith'],
  ])('%s %s', (firstName, lastName) => {
    const decided = (change: object) => decide(aCustomer(change), evidenceOf({ patients: [] }))
    expect(decided({ firstName, lastName })).toBe('missing name-parts')
    expect(decided(partName(`${firstName} ${lastName}`))).toBe('missing name-parts')
  })

  it('nor do two halves of a word for nobody', () => {
    const decided = (firstName: string, lastName: string) =>
      decide(aCustomer({ firstName, lastName }), evidenceOf({ patients: [] }))
    const halves = [
      ...['Walk In', 'Front Desk', 'Cash Sale', 'House Account', 'Store Pickup', 'Consumidor final'],
      ...['Público en general', 'No Name'],
    ]
    const made = halves.filter(words => {
      const [first = '', ...rest] = words.split(' ')
      return decided(first, rest.join(' ')) !== 'missing first-name last-name'
    })
    expect(made).toEqual([])
    expect(decided('Frank', 'Walk')).toBe('create')
  })

  it('but people are called so, too', () => {
    const names: [string, string][] = [
      ['Grace', 'Trustman'],
      ['Theo', 'Familian'],
      ['Clint', 'Estates'],
      ['Ana', 'Incera'],
      ['Ana', 'Co'],
      ['Charlotte', 'Church'],
      ['Ana', 'Groupe'],
      ['Salonika', 'Ruiz'],
    ]
    for (const [firstName, lastName] of names)
      expect(decide(aCustomer({ firstName, lastName }), evidenceOf({ patients: [] }))).toBe('create')
  })

  it('a couple is known by either of them', () => {
    const customer = aCustomer({ fullName: 'Mr. and Mrs. Jose Lopez' })
    const patient = { given: ['Jose'], ...otherContact, birthDate: null }
    expect(decide(customer, evidenceOf({ patients: [patient] }))).toBe('possible-match p1')
  })
})

describe('rules 4.4: born on one day, beside one name that is equal', () => {
  const called = (firstName: string, lastName: string, given: string, family: string, patient: object = {}) =>
    decide(
      aCustomer({ firstName, lastName }),
      evidenceOf({ patients: [{ given: [given], family, ...otherContact, ...patient }] }),
    )

  it.each([
    ['Bob', 'Lopez', 'Robert', 'Lopez'],
    ['Elizabeth', 'Lopez', 'Beth', 'Lopez'],
    ['Pepe', 'Lopez', 'José', 'Lopez'],
    ['Bob', 'Lopez', 'Robert James', 'Ruiz-Lopez'],
    ['Catherine', 'Lopez', 'Katherine', 'Lopez'],
    ['Jessika', 'Lopez', 'Jessica', 'Lopez'],
    ['Ann', 'Smyth', 'Ann', 'Smith'],
    ['Ann', 'Simth', 'Ann', 'Smith'],
    ['Ann', 'McDonald', 'Ann', 'MacDonald'],
    ['Ann', 'Mac Donald', 'Ann', 'McDonald'],
    ['Omar', 'Al-Sayed', 'Omar', 'Elsayed'],
    ['Ana', 'R.', 'Ana', 'Ruiz'],
    ['Wm.', 'Smith', 'William', 'Smith'],
    ['Mª Carmen', 'Perez', 'Maria Carmen', 'Perez'],
    ['Ma. Elena', 'Perez', 'Maria Elena', 'Perez'],
    ['Muhammad', 'Khan', 'Mohammed', 'Khan'],
  ])('%s %s may be %s %s', (firstName, lastName, given, family) => {
    expect(called(firstName, lastName, given, family)).toBe('possible-match p1')
    for (const birthDate of [null, '1990-05-18', '1961-03-02'])
      expect(called(firstName, lastName, given, family, { birthDate })).toBe('create')
  })

  it.each([
    ['Ann', 'Smith', 'Amy', 'Smith'],
    ['Bob', 'Smith', 'Robert', 'Smyth'],
    ['Jessika', 'Smith', 'Jessica', 'Smyth'],
    ['Mark', 'Smith', 'Paul', 'Smith'],
  ])('%s %s is not %s %s', (firstName, lastName, given, family) => {
    expect(called(firstName, lastName, given, family)).toBe('create')
  })
})

describe('rules 4.4: words beside a name that no list knows, where the chart tells no birth date', () => {
  const words: [string, string][] = [
    ...[
      'V',
      'VI',
      'Neto',
      'Filho',
      'hijo',
      'fils',
      'père',
      'OBE',
      'LL.M.',
      'CRNP',
      'D.C.',
      'LPC-S',
      '5th',
      'jun.',
    ].map((suffix): [string, string] => ['Ana', `Ruiz ${suffix}`]),
    ...['Nurse', 'CPO', 'Mevr.', 'Engr.', 'Doña', 'M.', 'D.', '1st Lt.', 'Sheikh'].map(
      (title): [string, string] => [`${title} Ana`, 'Ruiz'],
    ),
    ['James Ana', 'Ruiz'],
    ['Ana', 'Ruiz Lopez'],
  ]
  const decided = (customer: object, patient: object) =>
    decide(aCustomer(customer), evidenceOf({ patients: [{ ...otherContact, birthDate: null, ...patient }] }))

  it.each(words)('%s %s may be Ana Ruiz, and she they', (first, last) => {
    const parts = { firstName: first, lastName: last }
    expect(decided(parts, { given: ['Ana'], family: 'Ruiz' })).toBe('possible-match p1')
    expect(decided(partName(`${first} ${last}`), { given: ['Ana'], family: 'Ruiz' })).toBe(
      'possible-match p1',
    )
    const ana = { firstName: 'Ana', lastName: 'Ruiz' }
    expect(decided(ana, { given: [first], family: last })).toBe('possible-match p1')
    const apart = { given: [first], family: last, birthDate: '1961-03-02' }
    expect(decided(ana, apart)).toMatch(/^(create|possible-match p1)$/)
  })

  it('asks for the birth date first where the order tells none', () => {
    const nurse = { firstName: 'Nurse Ana', lastName: 'Ruiz', birthDate: null }
    expect(decided(nurse, { given: ['Ana'], family: 'Ruiz' })).toBe('missing birth-date')
  })
})

it.each(['Ruiz, Jr., Ana', 'Ruiz, MD, Ana', 'Ruiz, Ana, MD', 'Ruiz Jr., Ana'])('%s is Ana Ruiz', text => {
  const patient = { given: ['Ana'], family: 'Ruiz' }
  expect(decide(aCustomer(partName(text)), evidenceOf({ patients: [patient] }))).toBe('patient p1')
})

describe('rules 4.4: born on one day, one first name, and another last name', () => {
  const bride = (patient: object) =>
    decide(
      aCustomer({ lastName: 'Vega', lines: ['12 Elm St'] }),
      evidenceOf({ patients: [{ ...otherContact, lines: ['12 Elm Street', 'Apt 3'], ...patient }] }),
    )

  it('may be one who married, in one house', () => {
    expect(bride({})).toBe('possible-match p1')
    expect(bride({ postalCode: '75201-4431' })).toBe('possible-match p1')
  })

  it('is somebody else in another house, of another first name, or born on another day', () => {
    for (const other of [
      { lines: ['14 Elm St'] },
      { lines: [] },
      { postalCode: '75202' },
      { postalCode: null },
      { given: ['Ana'] },
      { birthDate: '1990-05-18' },
      { birthDate: null },
    ])
      expect(bride(other)).toBe('create')
  })
})
