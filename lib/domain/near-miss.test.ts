import { expect, test } from 'vitest'
import { nameDifference, nearest } from './near-miss.ts'

const wanted = 'DermPRO Online Store'

test.each([
  ['DermPRO Online Store', 'none', '', ''],
  ['DermPRO Online Store ', 'space-after', '', ''],
  [' DermPRO Online Store', 'space-before', '', ''],
  [' DermPRO Online Store ', 'space-around', '', ''],
  ['DermPROOnline Store', 'space-inside', '', ''],
  ['DermPRO  Online Store', 'space-inside', '', ''],
  ['Dermpro Online store', 'case', '', ''],
  ['Dermpro  Online store', 'case-and-space', '', ''],
  ['DermPRO Online Stores', 'more', 's', ''],
  ['DermPRO Onlinee Store', 'more', 'e', ''],
  ['DermPRO Online Stor', 'less', '', 'e'],
  ['DermPRO Online', 'less', '', ' Store'],
  ['DermPRO On-line Shop', 'other', '-line Shop', 'line Store'],
])('%j', (found, kind, more, less) => {
  expect(nameDifference(wanted, found)).toEqual({ kind, more, less })
})

test('the nearest name is the one that was meant, and a strange one is none', () => {
  const names = ['Harbor Clinic', 'DermPRO Online Stores', 'DermPRO Online']
  expect(nearest(wanted, names)).toBe('DermPRO Online Stores')
  expect(nearest(wanted, ['Derm-Pro online store'])).toBe('Derm-Pro online store')
  expect(nearest(wanted, ['Harbor Clinic', ''])).toBeUndefined()
  expect(nearest(wanted, [])).toBeUndefined()
})
