import { expect, it } from 'vitest'
import { typedNumber } from './typed-number.ts'

it.each([
  [' 100000123 ', '100000123'],
  ['#100000123', '100000123'],
  ['DermPRO #WEB25-000566', 'WEB25-000566'],
  ['dermpro outlet # 2-000000123', '2-000000123'],
  ['DermPRO', 'DermPRO'],
  ['100000123#1', '100000123#1'],
])('%j is the number %s', (text, number) => expect(typedNumber(text)).toBe(number))
