import { describe, expect, it } from 'vitest'
import { interpretCustomer } from './customer.ts'
import { bareName, nameByParts } from './name-parts.ts'

const reading = {
  ...{ number: '1', date: null, status: null, email: null, birthDate: null, phone: null },
  ...{ paymentTitle: null, payment: [], items: [], totals: [] },
}

describe('rules 4: the generation', () => {
  it.each([
    ['John Smith Jr.', {}, 'John', 'Smith Jr.'],
    ['Mr. John Smith, Sr., MD', {}, 'John', 'Smith Sr.'],
    ['John Smith', { suffix: 'III' }, 'John', 'Smith III'],
    ['John Smith III', { suffix: 'III' }, 'John', 'Smith III'],
    ['John Q. Smith II', { middle: 'Q.' }, 'John', 'Smith II'],
    ['John Q. Smith Jr', { first: 'John', last: 'Smith' }, 'John', 'Smith Jr'],
    ['', { first: 'John', last: 'Smith', suffix: 'Jr.' }, 'John', 'Smith Jr.'],
    ['Sr. Juan Ruiz', {}, 'Juan', 'Ruiz'],
    ['John Smith', { suffix: 'MD' }, 'John', 'Smith'],
  ])('of %j with %j stays with %j %j', (customerName, nameParts, firstName, lastName) => {
    const told = { ...reading, customerName, nameParts, address: [] }
    expect(interpretCustomer(told, '2026-03-01')).toMatchObject({ firstName, lastName })
  })
})

describe('a name and its parts', () => {
  it.each([
    ['Dr. Helga Storm', { prefix: 'Dr.' }, 'Helga Storm'],
    ['dr Helga Storm', { prefix: 'Dr.' }, 'Helga Storm'],
    ['Helga Storm, Jr.', { suffix: 'Jr.' }, 'Helga Storm'],
    ['Prof. Dr. Helga Storm III', { prefix: 'Prof. Dr.', suffix: 'III' }, 'Helga Storm'],
    ['Helga Storm', { prefix: 'Dr.' }, 'Helga Storm'],
    ['Dr.', { prefix: 'Dr.' }, 'Dr.'],
  ])('%j without %j is %j', (name, parts, bare) => {
    expect(bareName(name, parts)).toBe(bare)
  })

  it.each([
    ['Dr. Helga Maria Storm', { prefix: 'Dr.', middle: 'Maria' }, 'Helga', 'Storm'],
    ['Mary Ann Lee Smith', { middle: 'Lee' }, 'Mary Ann', 'Smith'],
    ['Mary Ann Smith', { first: 'Mary Ann' }, 'Mary Ann', 'Smith'],
    ['Ana Ruiz Lopez', { last: 'Ruiz Lopez' }, 'Ana', 'Ruiz Lopez'],
    ['Ana B. Ruiz Lopez', { middle: 'B', last: 'Ruiz Lopez' }, 'Ana', 'Ruiz Lopez'],
    ['', { first: 'Helga', last: 'Storm' }, 'Helga', 'Storm'],
    ['Helga M. de la Torre', { first: 'Helga', middle: 'M.' }, 'Helga', 'de la Torre'],
  ])('%j with %j is %j %j', (name, parts, firstName, lastName) => {
    expect(nameByParts(name, parts)).toEqual({ firstName, lastName })
  })

  it.each([
    ['Mary Ann Smith', {}],
    ['Mary Ann Smith', { prefix: 'Dr.' }],
    ['Ann Ann Ann Smith', { middle: 'Ann' }],
    ['Mary Smith', { middle: 'Lee' }],
    ['Smith', { last: 'Smith' }],
  ])('%j with %j is not parted by guessing', (name, parts) => {
    expect(nameByParts(name, parts)).toBeUndefined()
  })

  it('make the customer, whose name may be the account’s or the billing address’s', () => {
    const nameParts = { prefix: 'Dr.', middle: 'Maria' }
    const named = (customerName: string, address: string[]) =>
      interpretCustomer({ ...reading, nameParts, customerName, address }, '2026-03-01')
    const helga = { firstName: 'Helga', lastName: 'Storm' }
    expect(named('Dr. Helga Maria Storm', [])).toMatchObject(helga)
    expect(named('Guest', ['Dr. Helga Maria Storm', '1 Elm St'])).toMatchObject(helga)
  })
})

it.each([
  ['06600 Ciudad de México, CDMX', 'México', '06600', 'Ciudad de México', 'CDMX'],
  ['10115 Berlin', 'Deutschland', '10115', 'Berlin', null],
  ['A-1010 Wien', 'Österreich', '1010', 'Wien', null],
  ['75002 Paris', 'France', '75002', 'Paris', null],
  // At home, figures before words are a street's.
  ['45000 Maple Commons', 'United States', null, null, null],
  ['45000 Maple Commons', 'USA', null, null, null],
])('a city below a street: %s, %s', (line, country, postalCode, city, region) => {
  const told = { ...reading, customerName: 'Ana Ruiz', address: ['Ana Ruiz', '5 Elm', line, country] }
  expect(interpretCustomer(told, '2026-03-01')).toMatchObject({ postalCode, city, region, country })
})
