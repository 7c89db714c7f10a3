import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import {
  dayOf,
  ExtensionSchema,
  extension,
  flagOf,
  IdentifiersSchema,
  identifier,
  listOf,
  moneyOf,
  paymentDayOf,
  referenceOf,
  textOf,
  whenOf,
} from './wire-values.ts'

test.each<[unknown, string | undefined]>([
  ['Ivy', 'Ivy'],
  [' Ivy ', ' Ivy '],
  [{ value: 'Ivy' }, 'Ivy'],
  [7, '7'],
  ['  ', undefined],
  [null, undefined],
  [{}, undefined],
  [['Ivy'], undefined],
])('text of %j', (raw, text) => {
  expect(textOf(raw)).toBe(text)
})

test.each<[unknown, boolean | undefined]>([
  [true, true],
  ['TRUE', true],
  [{ value: 'false' }, false],
  ['yes', undefined],
  [1, undefined],
])('flag of %j', (raw, flag) => {
  expect(flagOf(raw)).toBe(flag)
})

test.each<[unknown, number | undefined]>([
  ['80.00 USD', 8000],
  ['USD -80', -8000],
  ['US$1,080.00', 108_000],
  ['\u221280.00', -8000],
  ['80.00-', -8000],
  ['80 EUR', undefined],
  ['USD', undefined],
  [{ value: 148.5 }, 14850],
  [{ value: '200.00' }, 20000],
  [{ value: '$1,234.56' }, 123456],
  [-20, -2000],
  [0, 0],
  [{ value: 1032.29 }, 103229],
  [{ value: '' }, undefined],
  [{ value: 'free' }, undefined],
  [undefined, undefined],
  ['(20.00)', -2000],
  ['($1,020.50)', -102050],
  ['80,00', undefined],
  ['1.234,5', undefined],
])('money of %j', (raw, cents) => {
  expect(moneyOf(raw)).toBe(cents)
})

test.each<[unknown, string | undefined]>([
  [{ reference: 'Location/3', display: 'Harbor' }, '3'],
  [{ reference: { value: 'location/3' } }, '3'],
  [{ reference: 'https://select.nextech-api.com/api/Location/3/' }, '3'],
  ['Location/3', '3'],
  [{}, undefined],
  [null, undefined],
])('reference of %j', (raw, id) => {
  expect(referenceOf(raw).id).toBe(id)
})

test.each<[unknown, ReturnType<typeof whenOf>]>([
  ['2024-03-08', { day: '2024-03-08' }],
  ['2024-03-08T00:00:00', { day: '2024-03-08' }],
  ['6/13/2018', { day: '2018-06-13' }],
  ['06/03/2018 12:00:00 AM', { day: '2018-06-03' }],
  ['2024-03-08T06:00:00.000Z', { instant: Date.UTC(2024, 2, 8, 6) }],
  ['2024-03-08T06:00:00', { instant: Date.UTC(2024, 2, 8, 6) }],
  ['2024-02-05T16:20:11.12+00:00', { instant: Date.UTC(2024, 1, 5, 16, 20, 11, 120) }],
  ['2024-03-08T06:00:00.1234567-06:00', { instant: Date.UTC(2024, 2, 8, 12, 0, 0, 123) }],
  [{ value: '2024-03-08' }, { day: '2024-03-08' }],
  ['3/8/2024, 8:35:00 PM', { day: '2024-03-08' }],
  ['2024-03-08 00:00:00', { day: '2024-03-08' }],
  ...[
    '2024-03-08 06:00:00',
    '2024-03-08 06:00:00Z',
    '2024-03-08t06:00:00z',
    '2024-03-08T06:00:00.000 +00:00',
    '2024-03-08 06:00:00.0000000 UTC',
    '2024-03-08T00:00:00-06',
    '2024-03-08T00:00:00-0600',
    '2024-03-08T06:00Z',
    '/Date(1709877600000)/',
    '/Date(1709877600000-0600)/',
    '1709877600000',
    1_709_877_600_000,
    'Fri, 08 Mar 2024 06:00:00 GMT',
  ].map((raw): [unknown, ReturnType<typeof whenOf>] => [raw, { instant: Date.UTC(2024, 2, 8, 6) }]),
  ['2024-02-31', undefined],
  ['Fri, 99 Mar 2024 06:00:00 GMT', undefined],
  ['20240308', undefined],
  ['13/13/2018', undefined],
  ['yesterday', undefined],
  [undefined, undefined],
])('moment of %j', (raw, when) => {
  expect(whenOf(raw)).toEqual(when)
})

test('a moment falls on the day of the practice, a day stays itself', () => {
  const zone = 'America/Chicago'
  expect(dayOf(whenOf('2024-03-08T05:59:59Z'), zone)).toBe('2024-03-07')
  expect(dayOf(whenOf('2024-03-08T06:00:00Z'), zone)).toBe('2024-03-08')
  expect(dayOf(whenOf('2024-03-08'), zone)).toBe('2024-03-08')
})

describe('extensions', () => {
  const sd = 'https://select.nextech-api.com/api/structuredefinition'
  test.each<[object, string, unknown]>([
    [{ url: `${sd}/creditcard-type`, valueString: 'Visa' }, 'creditcard-type', 'Visa'],
    [{ url: `${sd}/credit-cardtype`, valueString: { value: 'Visa' } }, 'creditcard-type', 'Visa'],
    [{ url: `${sd}/deposit-date`, valueDateTime: '2024-03-08' }, 'deposited-date', '2024-03-08'],
    [{ url: 'http://hl7.org/fhir/StructureDefinition/Location', valueResourceReference: 1 }, 'location', 1],
    [{ url: 'http://hl7.org/fhir/structuredefinition/location/', valueReference: 1 }, 'location', 1],
    [{ url: `${sd}/managed`, valueBoolean: false }, 'managed', false],
    [{ url: `${sd}/managed`, valueString: null, valueBoolean: 'true' }, 'managed', 'true'],
    [{ url: `${sd}/managed` }, 'managed', undefined],
  ])('%j', (raw, name, value) => {
    expect(v.parse(ExtensionSchema, raw)).toEqual({ name, value })
  })

  test('the first of a name that has a value counts', () => {
    const list = [
      { name: 'a', value: undefined },
      { name: 'a', value: 1 },
    ]
    expect(extension(list, 'a')).toBe(1)
    expect(extension(list, 'b')).toBeUndefined()
  })
})

test('a list is an array, one object or nothing, and drops what cannot be read', () => {
  const list = listOf(v.object({ id: v.number() }))
  expect(v.parse(list, [{ id: 1 }, null, 'x', { id: 2 }])).toEqual([{ id: 1 }, { id: 2 }])
  expect(v.parse(list, { id: 1 })).toEqual([{ id: 1 }])
  expect(v.parse(list, undefined)).toEqual([])
  expect(v.parse(list, null)).toEqual([])
})

test('an identifier is found by its use', () => {
  const list = v.parse(IdentifiersSchema, [{ use: 'http://npi' }, { use: 'Official', value: 77 }, null])
  expect(identifier(list, 'official')).toBe('77')
  expect(identifier(list, 'usual')).toBeUndefined()
})

test.each([
  ['2026-03-10', 'America/Chicago', undefined, '2026-03-10'],
  ['2026-03-10T05:00:00Z', 'America/Chicago', undefined, '2026-03-10'],
  ['2026-03-10T00:00:00Z', 'America/Chicago', undefined, '2026-03-10'],
  ['2026-03-10T00:00:00.000+00:00', 'America/Los_Angeles', undefined, '2026-03-10'],
  ['2026-03-10T00:00:00', 'America/Chicago', undefined, '2026-03-10'],
  ['2026-03-10T00:00:00Z', 'Pacific/Auckland', undefined, '2026-03-10'],
  ['2026-03-09T11:00:00Z', 'Pacific/Auckland', undefined, '2026-03-10'],
  ['2026-03-10T00:00:01Z', 'America/Chicago', undefined, '2026-03-09'],
  ['2026-03-10T02:30:00Z', 'America/Chicago', undefined, '2026-03-09'],
  // A practice in Los Angeles whose Nextech keeps midnights of the east.
  ['2026-03-10T04:00:00Z', 'America/Los_Angeles', 'America/New_York', '2026-03-10'],
  ['2026-03-10T00:00:00Z', 'America/Chicago', 'UTC', '2026-03-10'],
  ['2026-03-10T00:00:00Z', 'America/Chicago', 'America/Chicago', '2026-03-09'],
] as const)('the payment date %s in %s, midnights of %s, is %s', (text, timeZone, dateZone, day) => {
  expect(paymentDayOf(whenOf(text), { timeZone, dateZone })).toBe(day)
})
