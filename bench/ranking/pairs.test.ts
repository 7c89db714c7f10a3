import { expect, it } from 'vitest'
import { rankAll } from './measure.ts'
import { readPairs } from './pairs.ts'

const csv = `order,same,relation,order_first,order_last,order_email,order_phone,order_birth,order_street,order_city,order_zip,patient_first,patient_last,patient_birth,patient_street,patient_zip
1,0,spouse,Ann,Lee,ann@lee.org,,1980-03-04,"12 Elm St, Apt 3",Dallas,75201,Gerald,Lee,1978-01-02,12 Elm Street #3,75201
1,1,,Ann,Lee,ann@lee.org,,1980-03-04,"12 Elm St, Apt 3",Dallas,75201,Ann,Lee,1980-03-04,12 Elm Street #3,75201
2,0,,Bo,Quirk,,,,,,,Zoe,Hale,,,`

it('reads labelled pairs, grouped by order, and ranks them', () => {
  const cases = readPairs(csv)
  expect(cases.map(({ candidates }) => candidates.map(({ relation }) => relation))).toEqual([
    ['spouse', 'same'],
    ['stranger'],
  ])
  expect(rankAll(cases)[0]?.ranked.map(({ truth }) => truth)).toEqual(['same', 'household'])
})

it('says which row is not a labelled pair', () => {
  expect(() => readPairs('order,same\n1,maybe')).toThrow(/Row 2/)
})
