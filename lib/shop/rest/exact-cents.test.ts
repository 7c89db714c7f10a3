import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exactCents } from './exact-cents.ts'

describe('an amount of the interface', () => {
  it.each<[number | string, number | undefined]>([
    [1032, 103200],
    [84.1, 8410],
    [84.09999999999999, 8410],
    [0, 0],
    [-0, 0],
    [-20, -2000],
    ['1032', 103200],
    ['1032.0000', 103200],
    [' 84.1 ', 8410],
    ['84.10', 8410],
    ['84.10000000', 8410],
    ['-20.00', -2000],
    ['+5', 500],
    // Less than a cent is nobody's to round.
    [84.125, undefined],
    ['84.1250', undefined],
    ['84.001', undefined],
    ['1,032.00', undefined],
    ['$84.00', undefined],
    ['84.', undefined],
    ['.5', undefined],
    ['1e3', undefined],
    ['', undefined],
    [Number.NaN, undefined],
    [Number.POSITIVE_INFINITY, undefined],
    [1e21, undefined],
  ])('%j is %s cents', (raw, cents) => {
    expect(exactCents(raw)).toBe(cents)
  })

  it('is exact for every amount, as a number and as text', () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999, max: 99_999_999 }), cents => {
        expect(exactCents(cents / 100)).toBe(cents)
        expect(exactCents((cents / 100).toFixed(4))).toBe(cents === 0 ? 0 : cents)
      }),
    )
  })
})
