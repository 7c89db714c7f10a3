import { describe, expect, test } from 'vitest'
import { alternatives, type Parameter, searchUrl } from './query.ts'
import { patientSearches } from './searches.ts'

const base = 'https://select.nextech-api.com/api/'

describe('searchUrl', () => {
  test.each<[Parameter[], string]>([
    [[], ''],
    [[['email:exact', 'ivy+shop@example.test']], '?email:exact=ivy%2Bshop%40example.test'],
    [[['phone', ['(214) 963-0541', '+12149630541']]], '?phone=(214)%20963-0541,%2B12149630541'],
    [
      [
        ['location.id', '31'],
        ['created', 'ge2024-03-07T00:00:00.000Z'],
      ],
      '?location.id=31&created=ge2024-03-07T00%3A00%3A00.000Z',
    ],
    [[['family', ["O'Neil", 'Núñez & Co']]], "?family=O'Neil,N%C3%BA%C3%B1ez%20%26%20Co"],
    [[['family', 'half \uD83D']], '?family=half%20%EF%BF%BD'],
  ])('%j', (parameters, query) => {
    expect(searchUrl(base, 'Patient', parameters)).toBe(`https://select.nextech-api.com/api/Patient${query}`)
  })
})

describe('alternatives', () => {
  test('splits at commas, trims, drops blanks and repeats', () => {
    expect(alternatives(['Lee, Jr', ' Lee ', '', ',', 'Leeds'])).toEqual(['Lee', 'Jr', 'Leeds'])
  })
})

describe('patientSearches', () => {
  test('never asks for an empty value, which would match everybody', () => {
    expect(patientSearches({ by: 'email', email: ' ' })).toEqual([])
    expect(patientSearches({ by: 'email', email: ' Ivy@example.test ' })).toEqual([
      [['email:exact', ['Ivy@example.test', 'ivy@example.test']]],
    ])
    expect(patientSearches({ by: 'email', email: 'ivy@example.test' })).toEqual([
      [['email:exact', ['ivy@example.test']]],
    ])
    expect(patientSearches({ by: 'phone', forms: [] })).toEqual([])
    expect(patientSearches({ by: 'uid', uids: [] })).toEqual([])
    expect(patientSearches({ by: 'name', given: [''], family: [] })).toEqual([])
  })

  test('asks by name with prefixes and alternatives', () => {
    expect(patientSearches({ by: 'name', given: ['Ann', 'Ann Marie'], family: ['Lee'] })).toEqual([
      [
        ['family', ['Lee']],
        ['given', ['Ann', 'Ann Marie']],
      ],
    ])
    expect(patientSearches({ by: 'name', given: [], family: ['Lee'] })).toEqual([[['family', ['Lee']]]])
  })

  test('asks for a birth date with nothing beside it', () => {
    const born = [[['birthdate', ['1990-05-17']]]]
    expect(patientSearches({ by: 'birth-date', day: '1990-05-17' })).toEqual(born)
  })

  test('asks for 45 uids in three questions', () => {
    const uids = Array.from({ length: 45 }, (_, n) => `u${n}`)
    const searches = patientSearches({ by: 'uid', uids })
    expect(searches.map(([parameter]) => parameter?.[1].length)).toEqual([20, 20, 5])
  })
})
