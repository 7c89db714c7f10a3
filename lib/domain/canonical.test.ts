import { expect, it } from 'vitest'
import { canonical } from './canonical.ts'

it('is the same for the same data, in whatever order its keys stand, at any depth', () => {
  expect(canonical({ a: 1, b: [{ c: 2, d: null }] })).toBe(canonical({ b: [{ d: null, c: 2 }], a: 1 }))
})

it.each([
  [{ a: 1 }, { a: '1' }],
  [
    [1, 2],
    [2, 1],
  ],
  [{ a: null }, {}],
])('tells %j from %j', (one, other) => {
  expect(canonical(one)).not.toBe(canonical(other))
})
