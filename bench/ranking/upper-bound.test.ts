import { expect, it } from 'vitest'
import { readPairs } from './pairs.ts'
import { upperBound } from './upper-bound.ts'

const head =
  'order,same,order_first,order_last,order_phone,order_birth,patient_first,patient_last,patient_phone,patient_birth'
const father = 'Ann,Quirk,2143200188,,Ann,Quirk,2143200188,1950-02-03'

it('counts the true pairs that no false one looks like', () => {
  const told = 'Ann,Quirk,2143200188,1980-02-03,Ann,Quirk,2143200188,1980-02-03'
  expect(upperBound(readPairs(`${head}\n1,1,${told}\n2,0,${father}`))).toBe(1)
  expect(upperBound(readPairs(`${head}\n1,1,${father}\n2,0,${father}`))).toBe(0)
  expect(upperBound(readPairs(`${head}\n1,1,${father}\n2,0,${father}\n3,1,${told}`))).toBe(0.5)
})
