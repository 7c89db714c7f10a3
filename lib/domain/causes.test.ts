import { describe, expect, it } from 'vitest'
import { causesOf, type Differing, isBefore } from './causes.ts'
import type { DifferenceReason } from './difference-reason.ts'

const differing = (
  reason: DifferenceReason,
  taken: number,
  ledger: number,
  change: Partial<Differing> = {},
): Differing => ({
  ...{ day: '2026-03-16', reason, taken, posted: taken, ledger, payments: [] },
  ...change,
})
const payment = { id: '9', day: '2026-03-16', amountCents: 1, status: 'active' as const }

describe('the causes of a variance', () => {
  it('come with the largest first, whichever way it goes, and add up to the whole', () => {
    const rows = [
      differing('resolve', 84_00, 0),
      differing('others', 0, 500_00),
      differing('resolve', 16_00, 0),
      differing('other-day', 20_00, 20_00),
      differing('amount-differs', 90_00, 84_00),
    ]
    const causes = causesOf(rows, '2026-01-01')
    expect(causes.map(({ reason, count, variance }) => [reason, count, variance])).toEqual([
      ['others', 1, -500_00],
      ['resolve', 2, 100_00],
      ['amount-differs', 1, 6_00],
      ['other-day', 1, 0],
    ])
    const whole = rows.reduce((sum, { taken, ledger }) => sum + taken - ledger, 0)
    expect(causes.reduce((sum, { variance }) => sum + variance, 0)).toBe(whole)
  })

  it.each<[what: string, difference: Differing, knownFrom: string | null, reason: string]>([
    ['before the ledger is known', differing('missing-in-nextech', 1, 0), '2026-03-17', 'unknown'],
    ['with no ledger at all', differing('missing-in-nextech', 1, 0), null, 'unknown'],
    ['on its first known day', differing('missing-in-nextech', 1, 0), '2026-03-16', 'missing-in-nextech'],
    [
      'with a payment that is known',
      differing('missing-in-nextech', 1, 0, { payments: [payment] }),
      '2026-03-17',
      'missing-in-nextech',
    ],
    ['for another reason', differing('resolve', 1, 0), null, 'resolve'],
  ])('an order that seems to be missing %s', (_what, difference, knownFrom, reason) => {
    expect(causesOf([difference], knownFrom).map(each => each.reason)).toEqual([reason])
  })

  it('has no known variance where the ledger of one of its orders was not read', () => {
    const rows = [differing('resolve', 1, 0), differing('resolve', 1, 0, { day: '2026-03-18' })]
    expect(causesOf(rows, '2026-03-17').map(({ isKnown }) => isKnown)).toEqual([false])
    expect(causesOf(rows, '2026-03-16').map(({ isKnown }) => isKnown)).toEqual([true])
  })

  it('are none where nothing differs', () => {
    expect(causesOf([], null)).toEqual([])
  })
})

it('a day is known from the ledger’s first whole day on', () => {
  expect([isBefore('2026-03-15', '2026-03-16'), isBefore('2026-03-16', '2026-03-16')]).toEqual([true, false])
  expect(isBefore('2026-03-16', null)).toBe(true)
})
