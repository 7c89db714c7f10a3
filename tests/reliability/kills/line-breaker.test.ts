import { describe, expect, it } from 'vitest'
import type { Arrival } from '../../../sandbox/nextech/arrivals.ts'
import { brokenLines, repeatFaults } from './line-breaker.ts'

const arrival = (change: Partial<Arrival>): Arrival => ({
  name: 'POST PaymentReconciliation',
  about: 'DermPRO #1 | a',
  isReused: true,
  hasCookie: false,
  protocol: '1.1',
  fault: null,
  status: 201,
  at: 0,
  ...change,
})

describe('a creation that arrives again', () => {
  it('within moments is a fault', () => {
    const lost = arrival({ fault: 'lost-after', status: null })
    expect(repeatFaults([lost, arrival({ at: 8 })])).toEqual([
      'POST PaymentReconciliation "DermPRO #1 | a" arrived again after 8 ms',
    ])
    expect(brokenLines([lost, arrival({ at: 8 })])).toBe(1)
  })

  it.each([
    ['another payment', { about: 'DermPRO #2 | a', at: 8 }],
    ['a question', { name: 'GET Patient', about: null, at: 8 }],
    ['after the settle time', { at: 62_000 }],
  ])('is none: %s', (_, second) => {
    expect(repeatFaults([arrival({ status: null }), arrival(second)])).toEqual([])
  })

  it.each([401, 429])('is none after an answer of %i', status => {
    expect(repeatFaults([arrival({ status }), arrival({ at: 8 })])).toEqual([])
  })
})
