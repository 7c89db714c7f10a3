import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { centsOf, formatCents } from './money.ts'

describe('design 6: money in dollars with cents, kept as integer cents', () => {
  it.each([
    [103_200, '$1,032.00'],
    [84_00, '$84.00'],
    [5, '$0.05'],
    [0, '$0.00'],
    [-20_00, '-$20.00'],
  ])('%s is shown as %s', (cents, shown) => {
    expect(formatCents(cents)).toBe(shown)
  })

  it.each([
    [200, 200_00],
    ['200.00', 200_00],
    [' 19.99 ', 19_99],
    [1.1 + 2.2, 3_30],
    [-84, -84_00],
    ['', undefined],
    ['  ', undefined],
    ['12,00', undefined],
    [Number.NaN, undefined],
    [Number.POSITIVE_INFINITY, undefined],
  ])('%j of an API is %s cents', (amount, cents) => {
    expect(centsOf(amount)).toBe(cents)
  })

  it('loses no cent between cents and dollars', () => {
    const cents = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 })
    fc.assert(
      fc.property(cents, n => {
        expect(centsOf(n / 100)).toBe(n)
        expect(centsOf((n / 100).toFixed(2))).toBe(n)
      }),
    )
  })
})
