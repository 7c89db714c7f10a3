import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anOrder } from '../../tests/fixtures/builders.ts'
import { runs } from '../../tests/fixtures/runs.ts'
import { amountsApart, contradictionIn, type MoneyFacts } from './amounts.ts'
import { standingOf } from './eligibility.ts'
import { formatCents } from './money.ts'

const facts = (change: Partial<MoneyFacts>): MoneyFacts =>
  anOrder({ totalCents: 80_00, paidCents: 80_00, ...change })

describe('rules 3: figures that agree', () => {
  it.each<[string, Partial<MoneyFacts>]>([
    ['paid whole', {}],
    ['a cent more than ordered', { paidCents: 80_01 }],
    ['five cents more, and due below nothing', { paidCents: 80_05, dueCents: -5 }],
    ['five cents less', { paidCents: 79_95 }],
    ['taken in parts', { paidCents: 50_00, dueCents: 30_00 }],
    ['authorised, not captured', { paidCents: 0, dueCents: 80_00 }],
    ['free of charge', { totalCents: 0, paidCents: 0 }],
    ['a part went back', { refundedCents: 20_00 }],
    ['all went back', { refundedCents: 80_00 }],
    ['a fee was kept', { refundedCents: 70_00 }],
    ['what went back is due to the customer', { refundedCents: 20_00, dueCents: -20_00 }],
    ['a gift card lowered the total', { totalCents: 55_00, paidCents: 55_00, giftCardCents: 25_00 }],
    ['a gift card within the total', { paidCents: 55_00, giftCardCents: 25_00 }],
    ['a gift card paid all of the total', { paidCents: 0, giftCardCents: 80_00 }],
    ['a gift card, the rest in parts', { paidCents: 30_00, dueCents: 25_00, giftCardCents: 25_00 }],
  ])('%s', (_, change) => {
    expect(contradictionIn(facts(change))).toBeNull()
  })
})

describe('rules 3: figures that contradict each other', () => {
  it.each<[string, Partial<MoneyFacts>, string]>([
    [
      'paid twice',
      { paidCents: 160_00, dueCents: -80_00 },
      'The shop says $160.00 was paid of a total of $80.00.',
    ],
    [
      'paid twice, nothing due',
      { paidCents: 160_00 },
      'The shop says $160.00 was paid of a total of $80.00.',
    ],
    ['six cents too much', { paidCents: 80_06 }, 'The shop says $80.06 was paid of a total of $80.00.'],
    [
      'paid and refunded more than the total',
      { paidCents: 160_00, refundedCents: 80_00 },
      'The shop says $160.00 was paid of a total of $80.00.',
    ],
    [
      'a gift card counted as paid too',
      { totalCents: 55_00, giftCardCents: 25_00 },
      'The shop says $80.00 was paid of a total of $55.00.',
    ],
    ['something paid of nothing', { totalCents: 0 }, 'The shop says $80.00 was paid of a total of $0.00.'],
    [
      'more back than was paid',
      { refundedCents: 80_06 },
      'The shop says $80.06 was refunded, and only $80.00 was paid.',
    ],
    [
      'back without a payment',
      { paidCents: 0, dueCents: 80_00, refundedCents: 10_00 },
      'The shop says $10.00 was refunded, and only $0.00 was paid.',
    ],
    [
      'nothing due, and not all paid',
      { paidCents: 40_00 },
      'The shop says $40.00 was paid and $0.00 is due, of a total of $80.00.',
    ],
    [
      'paid whole, and due',
      { dueCents: 80_00 },
      'The shop says $80.00 was paid and $80.00 is due, of a total of $80.00.',
    ],
    [
      'due below nothing for no refund',
      { dueCents: -20_00 },
      'The shop says $80.00 was paid and -$20.00 is due, of a total of $80.00.',
    ],
    [
      'paid already less what went back',
      { paidCents: 60_00, refundedCents: 20_00 },
      'The shop says $60.00 was paid and $0.00 is due, of a total of $80.00.',
    ],
    [
      'a gift card of another amount than is missing',
      { paidCents: 40_00, giftCardCents: 25_00 },
      'The shop says $40.00 was paid and $0.00 is due, of a total of $80.00.',
    ],
    [
      'another currency',
      { currency: 'EUR' },
      'The shop says €80.00 was paid of a total of €80.00: this order is in EUR, and the practice books USD.',
    ],
    [
      'a sign of several currencies',
      { currency: 'KR' },
      'The shop says 80.00 KR was paid of a total of 80.00 KR: this order is in KR, and the practice books USD.',
    ],
  ])('%s', (_, change, text) => {
    expect(contradictionIn(facts(change))).toBe(text)
  })

  const cents = fc.oneof(
    fc.constantFrom(0, 5, 6, 25_00, 55_00, 80_00, 80_05, 80_06, -80_00, 160_00),
    fc.integer({ min: -500_00, max: 500_00 }),
  )
  const told = fc.record({
    totalCents: cents,
    paidCents: cents,
    dueCents: cents,
    refundedCents: cents.map(Math.abs),
    giftCardCents: cents.map(Math.abs),
  })

  it('nothing is posted on them, whatever the figures; both are named', () => {
    fc.assert(
      fc.property(told, fc.constantFrom('processing', 'complete', 'closed'), (money, state) => {
        const standing = standingOf(anOrder({ ...money, state }))
        const { totalCents, paidCents, refundedCents, dueCents, giftCardCents } = money
        const isWrong = paidCents > totalCents + 5 || refundedCents > paidCents + 5
        // What gift cards and refunds explain at most: beyond it paid and due cannot make the total.
        const missing = Math.abs(totalCents - paidCents - dueCents)
        const isShort = missing > 5 + Math.max(giftCardCents, refundedCents + 5)
        if (isWrong || isShort) expect(standing.kind).toBe('attention')
        const addsUp = missing <= 5
        if (!isWrong && addsUp) expect(standing.kind).not.toBe('attention')
        if (standing.kind !== 'attention') return
        const named = [totalCents, paidCents, refundedCents].filter(each =>
          standing.detail.includes(formatCents(each)),
        )
        expect(named.length).toBeGreaterThanOrEqual(2)
      }),
      { numRuns: runs(2_000) },
    )
  })
})

describe('a payment of another amount', () => {
  it.each<[Partial<Parameters<typeof amountsApart>[0]>, string]>([
    [{}, 'Nextech holds a payment of $50.00 for it. The shop says $80.00 was paid.'],
    [
      { refundedCents: 20_00 },
      'Nextech holds a payment of $50.00 for it. The shop says $80.00 was paid and $20.00 was refunded.',
    ],
    [
      { state: 'canceled' },
      'Nextech holds a payment of $50.00 for it. The shop has cancelled the order. It says $80.00 was paid and tells of no refund.',
    ],
    [{ currency: 'EUR' }, 'Nextech holds a payment of $50.00 for it. The shop says €80.00 was paid.'],
  ])('is told beside what the shop says: %j', (change, text) => {
    expect(amountsApart({ state: 'complete', ...facts(change), ...change }, 50_00)).toBe(text)
  })
})
