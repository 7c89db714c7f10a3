import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { centsFrom } from './cents-from.ts'

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
    ['1,032.00', undefined],
    ['$84.00', undefined],
    ['84.', undefined],
    ['.5', undefined],
    ['1e3', undefined],
    ['', undefined],
    [Number.NaN, undefined],
    [Number.POSITIVE_INFINITY, undefined],
    [1e21, undefined],
  ])('%j is %s whole cents', (raw, cents) => {
    expect(centsFrom(raw)).toEqual(cents === undefined ? undefined : { cents, rounded: false })
  })

  it.each<[number | string, number]>([
    [79.975, 7998],
    ['79.975', 7998],
    ['79.9750', 7998],
    ['84.001', 8400],
    ['84.0049', 8400],
    ['84.005', 8401],
    ['84.9951', 8500],
    [-79.975, -7998],
    ['-0.004', 0],
  ])('%j is rounded to %s cents as the shop prints it, and says so', (raw, cents) => {
    expect(centsFrom(raw)).toEqual({ cents, rounded: true })
  })

  it('is exact for every amount, as a number and as text', () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999, max: 99_999_999 }), cents => {
        expect(centsFrom(cents / 100)).toEqual({ cents, rounded: false })
        const text = (cents / 100).toFixed(4)
        expect(centsFrom(text)).toEqual({ cents: cents === 0 ? 0 : cents, rounded: false })
      }),
    )
  })
})
