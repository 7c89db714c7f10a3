import { expect, test } from 'vitest'
import { differenceOf, nearest } from './near-miss.ts'

const wanted = 'DermPRO Online Store'

test.each([
  ['DermPRO Online Store', 'the same name'],
  ['DermPRO Online Store ', 'a space too many or too few'],
  ['DermPROOnline Store', 'a space too many or too few'],
  ['Dermpro Online store', 'upper and lower case differ'],
  ['Dermpro  Online store', 'spaces, upper and lower case differ'],
  ['DermPRO Online Stores', 'spelled differently'],
])('%j', (found, difference) => {
  expect(differenceOf(wanted, found)).toBe(difference)
})

test('the nearest name is the one that was meant, and a strange one is none', () => {
  const names = ['Harbor Clinic', 'DermPRO Online Stores', 'DermPRO Online']
  expect(nearest(wanted, names)).toBe('DermPRO Online Stores')
  expect(nearest(wanted, ['Derm-Pro online store'])).toBe('Derm-Pro online store')
  expect(nearest(wanted, ['Harbor Clinic', ''])).toBeUndefined()
  expect(nearest(wanted, [])).toBeUndefined()
})
