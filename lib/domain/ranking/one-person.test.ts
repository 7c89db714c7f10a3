import { describe, expect, it } from 'vitest'
import { aPatient } from '../../../tests/fixtures/builders.ts'
import type { Patient } from '../patient.ts'
import { areOnePerson, chartsOfOne } from './one-person.ts'

const chart: Partial<Patient> = {
  given: ['Katherine', 'Rose'],
  family: 'Quirk',
  email: 'kquirk@gmail.com',
  phones: ['2143200188'],
  birthDate: '1980-03-04',
}
const moved = { email: 'k.hale@aol.com', phones: ['9723200111'] }

describe('areOnePerson', () => {
  it.each<[string, Partial<Patient>]>([
    ['everything equal', {}],
    ['another e-mail and phone', moved],
    ['no e-mail and no phone', { email: null, phones: [] }],
    ['no middle name', { given: ['Katherine'] }],
    ['a middle name in one letter', { ...moved, given: ['Katherine', 'R.'] }],
    ['both names in one field', { ...moved, given: ['Katherine Rose'] }],
    ['other letters of one name', { ...moved, given: ['KATHERINE'], family: 'QUIRK' }],
    ['a title', { ...moved, given: ['Dr. Katherine'] }],
    ['a suffix on one side', { family: 'Quirk III' }],
    ['a double name', { ...moved, family: 'Quirk-Hale' }],
    ['a slip in the last name', { ...moved, family: 'Quirck' }],
    ['a married name and one e-mail', { family: 'Hale', phones: [] }],
    ['a married name and one phone', { family: 'Hale', email: null, phones: ['(214) 320-0188'] }],
    [
      'a married name and one of several phones',
      { family: 'Hale', email: null, phones: ['9723200111', '214-320-0188'] },
    ],
  ])('is so with %s', (_, change) => {
    expect(areOnePerson(aPatient(chart), aPatient({ ...chart, ...change }))).toBe(true)
    expect(areOnePerson(aPatient({ ...chart, ...change }), aPatient(chart))).toBe(true)
  })

  it.each<[string, Partial<Patient>]>([
    ['twins', { given: ['Emma'] }],
    ['twins whose names sound alike', { given: ['Katharina'] }],
    ['twins, one name the beginning of the other', { given: ['Kath'] }],
    ['twins of names that others use for one another', { given: ['Kathleen'] }],
    ['twins with one first name and two middle names', { given: ['Katherine', 'Isabel'] }],
    ['the same, one of them in one letter', { given: ['Katherine', 'I.'] }],
    ['twins, one named in one letter', { given: ['K.'] }],
    ['mother and daughter of one name', { birthDate: '1952-11-21' }],
    ['a birth date with a slip in it, for it may be a son’s', { birthDate: '1980-03-05' }],
    ['day and month turned', { birthDate: '1980-04-03' }],
    ['no birth date', { birthDate: null }],
    ['Jr. and Sr., whatever else agrees', { family: 'Quirk Jr.' }],
    ['two strangers born on one day with one first name', { ...moved, family: 'Hale' }],
    ['one made-up e-mail and phone', { family: 'Hale', email: 'none@none.com', phones: ['0000000000'] }],
    ['no first name', { given: [] }],
  ])('is not so with %s', (_, change) => {
    const held = { ...chart, ...(change.family === 'Quirk Jr.' && { family: 'Quirk Sr.' }) }
    const made =
      change.email === 'none@none.com' ? { ...held, email: change.email, phones: ['0000000000'] } : held
    expect(areOnePerson(aPatient(made), aPatient({ ...made, ...change }))).toBe(false)
    expect(areOnePerson(aPatient({ ...made, ...change }), aPatient(made))).toBe(false)
  })

  it('takes a birth date that forms fill in for none', () => {
    const born = { ...chart, birthDate: '1900-01-01' }
    expect(areOnePerson(aPatient(born), aPatient(born))).toBe(false)
  })
})

describe('chartsOfOne', () => {
  it('puts charts of one person together, each in one place', () => {
    const charts = [
      chart,
      { ...chart, given: ['Gerald'] },
      { ...chart, ...moved },
      { ...chart, given: ['Katherine'] },
    ]
    expect(chartsOfOne(charts.map(each => aPatient(each)))).toEqual([[0, 2, 3], [1]])
    expect(chartsOfOne([])).toEqual([])
  })

  it('leaves people apart who have no birth date', () => {
    expect(chartsOfOne([aPatient({ birthDate: null }), aPatient({ birthDate: null })])).toEqual([[0], [1]])
  })
})
