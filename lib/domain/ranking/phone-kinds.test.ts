import { describe, expect, it } from 'vitest'
import { aCustomer, aPatient } from '../../../tests/fixtures/builders.ts'
import { compareFields } from '../matching.ts'
import type { Patient } from '../patient.ts'
import { comparePhone } from './compare-details.ts'
import { rankCandidates } from './rank-candidates.ts'

describe('comparePhone', () => {
  it.each([
    [{ mobile: ['2143200188'], home: [] }, 'mobile'],
    [{ mobile: ['+1 (214) 320-0188'], home: ['9723200111'] }, 'mobile'],
    [{ mobile: [], home: ['214-320-0188'] }, 'home'],
    [{ mobile: ['9723200111'], home: ['2143200188'] }, 'home'],
    [{ mobile: ['2143200188'], home: ['214.320.0188'] }, 'equal'],
    [{ mobile: ['9723200111'], home: [] }, 'equal'],
    [{ mobile: ['none'], home: [''] }, 'equal'],
    [undefined, 'equal'],
  ])('an equal phone filed as %j is %s', (phoneKinds, level) => {
    const held = { phones: ['2143200188'], ...(phoneKinds && { phoneKinds }) }
    expect(comparePhone('(214) 320-0188', held, 'equal', false)).toBe(level)
    expect(comparePhone('(214) 320-0188', held, 'equal', true)).toBe('shared')
  })

  it('takes a withheld phone that the search found for equal, whatever the others are filed as', () => {
    const held = { phones: ['9723200111'], phoneKinds: { mobile: ['9723200111'], home: [] } }
    expect(comparePhone('(214) 320-0188', held, 'equal', false)).toBe('equal')
  })
})

/** One name, one phone and one door; no birth date is told, and the record keeps another e-mail. */
const home = { lines: ['12 Elm St Apt 3'], city: 'Dallas', postalCode: '75201' }
const customer = aCustomer({
  firstName: 'Katherine',
  lastName: 'Quirk',
  email: 'kquirk@gmail.com',
  phone: '(214) 320-0188',
  birthDate: null,
  ...home,
})
const kinds = {
  mobile: { mobile: ['2143200188'], home: [] },
  both: { mobile: ['2143200188'], home: ['2143200188'] },
  home: { mobile: [], home: ['2143200188'] },
}

function rank(list: readonly (keyof typeof kinds)[], change: Partial<Patient> = {}) {
  const patients = list.map(kind =>
    aPatient({
      uid: kind,
      given: ['Katherine'],
      family: 'Quirk',
      email: 'kate@aol.com',
      phones: ['2143200188'],
      phoneKinds: kinds[kind],
      birthDate: null,
      ...home,
      ...change,
    }),
  )
  const evidence = { patients, byEmail: new Set<string>(), byPhone: new Set<string>() }
  return rankCandidates(
    customer,
    patients.map(patient => ({ patient, likeness: compareFields(customer, patient, evidence) })),
  )
}

describe('rankCandidates', () => {
  it('thinks more of a mobile phone than of one that others answer, and is sure of neither alone', () => {
    const probabilities = (['mobile', 'both', 'home'] as const).map(
      kind => rank([kind])[0]?.rank.probability ?? 1,
    )
    expect(probabilities.toSorted((a, b) => b - a)).toEqual(probabilities)
    expect(new Set(probabilities).size).toBe(3)
    expect(probabilities[0]).toBeLessThan(0.95)
  })

  it('puts the one whose mobile it is before the namesake who shares the phone of the house', () => {
    const ranked = rank(['home', 'mobile'])
    expect(ranked.map(({ patient }) => patient.uid)).toEqual(['mobile', 'home'])
    expect(ranked[0]?.rank.reasons.map(({ code }) => code)).toContain('phone.mobile')
    expect(ranked[1]?.rank.reasons.map(({ code }) => code)).toContain('phone.home')
    expect(ranked[0]?.rank.margin).toBeGreaterThan(3)
  })

  it.each<[string, Partial<Patient>]>([
    ['Jr. on one side', { family: 'Quirk Jr.' }],
    ['another first name', { given: ['Gerald'] }],
    ['a first name that sounds alike', { given: ['Katharina'] }],
    ['one letter', { given: ['K.'] }],
    ['a first name in the middle', { given: ['Rose', 'Katherine'] }],
  ])('is not sure by a mobile phone and the e-mail of the house with %s', (_, change) => {
    const [only] = rank(['mobile'], { email: customer.email, ...change })
    expect(only?.rank.likelihood).not.toBe('very-likely')
  })
})
