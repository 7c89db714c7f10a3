import { expect, it } from 'vitest'
import type { OrderReading } from '../../contract/readings.ts'
import { interpretCustomer } from './customer.ts'

const reading: OrderReading = {
  number: '100004001',
  ...{ date: null, status: null, customerName: 'Ana Ruiz', email: null, birthDate: null, phone: null },
  ...{ address: [], paymentTitle: null, payment: [], items: [], totals: [] },
}

/** Street, city, region and ZIP code as they would stand on a new chart. */
const placeOf = (...address: string[]) => {
  const customer = interpretCustomer({ ...reading, address: ['Ana Ruiz', ...address] }, '2026-03-16')
  return [customer.lines, customer.city, customer.region, customer.postalCode]
}

it.each<[string[], ReturnType<typeof placeOf>]>([
  [
    ['1 Elm St', 'Dallas, Texas, 75201'],
    [['1 Elm St'], 'Dallas', 'Texas', '75201'],
  ],
  [['1 Elm St Apt 3, Dallas, Texas 75201'], [['1 Elm St Apt 3'], 'Dallas', 'Texas', '75201']],
  [['1 Elm St, Apt 3, Dallas, TX, 75201-1234'], [['1 Elm St, Apt 3'], 'Dallas', 'TX', '75201-1234']],
  [
    ['Acme', '1 Elm St, Dallas 75201'],
    [['Acme', '1 Elm St'], 'Dallas', null, '75201'],
  ],
  [
    ['1 Elm St, Dallas', 'United States'],
    [['1 Elm St'], 'Dallas', null, null],
  ],
  [
    ['1 Elm St', 'Dallas', 'Texas', '75201'],
    [['1 Elm St'], 'Dallas', 'Texas', '75201'],
  ],
  [
    ['1 Elm St', 'Suite B', 'Dallas', '75201'],
    [['1 Elm St', 'Suite B'], 'Dallas', null, '75201'],
  ],
  [
    ['1 Elm St', '75201'],
    [['1 Elm St'], null, null, '75201'],
  ],
  [
    ['1 Elm St', 'Suite B', '75201'],
    [['1 Elm St', 'Suite B'], null, null, '75201'],
  ],
  ...['Toronto, ON M5V2T6', 'Toronto, ON M5V 2T6', 'Toronto ON M5V 2T6', 'Toronto ON M5V2T6'].map(
    (line): [string[], ReturnType<typeof placeOf>] => [
      ['1 Elm St', line, 'Canada'],
      [['1 Elm St'], 'Toronto', 'ON', line.slice(line.indexOf('M5V'))],
    ],
  ),
  [
    ['1 Elm St', 'Sydney, NSW 2000', 'Australia'],
    [['1 Elm St'], 'Sydney', 'NSW', '2000'],
  ],
  [
    ['1 Elm St', 'London, SW1A 2AA', 'United Kingdom'],
    [['1 Elm St'], 'London', null, 'SW1A 2AA'],
  ],
  [['12 Elm Street'], [['12 Elm Street'], null, null, null]],
])('the address %j is told in its parts', (address, place) => {
  expect(placeOf(...address)).toEqual(place)
})
