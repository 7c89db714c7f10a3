import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aPayment, aRecord } from '../../tests/fixtures/builders.ts'
import { runs } from '../../tests/fixtures/runs.ts'
import { booksOf, expectBalance, plan, plus, scope } from '../../tests/fixtures/snapshots.ts'
import { PostingStateSchema } from '../domain/posting-machine.ts'
import { joinedReports } from './kept-days.ts'
import { reconcile, reconcileEach } from './reconcile.ts'

describe('whatever orders and payments there are', () => {
  const aDay = fc.constantFrom('2026-03-14', '2026-03-15', '2026-03-16', '2026-03-17', '2026-03-18')
  const number = fc.constantFrom('10001', '10002', '10003', '10004')
  const cents = fc.integer({ min: 0, max: 100_000 })
  const anyOrder = fc
    .record({
      number,
      state: fc.constantFrom(...PostingStateSchema.options),
      on: aDay,
      paidCents: cents,
      refundedCents: fc.oneof(fc.constant(0), cents),
      refunds: fc.array(fc.record({ at: aDay.map(day => Date.parse(`${day}T15:00:00Z`)), cents }), {
        maxLength: 2,
      }),
      plan: fc.option(fc.record({ amountCents: cents, paymentDate: aDay })),
      paymentIds: fc.subarray(['1', '2', '3', '4', '5']),
      brand: fc.constantFrom('VI', 'MC', 'DI'),
    })
    .map(({ state, on, plan: some, paymentIds, brand, ...order }) =>
      aRecord(
        { state, paymentIds, plan: some && { ...plan, ...some } },
        { ...order, placedAt: Date.parse(`${on}T17:00:00Z`), tender: { kind: 'card', brand } },
      ),
    )
  const anyPayment = fc
    .record({
      id: fc.constantFrom('1', '2', '3', '4', '5', '6', '7'),
      amountCents: fc.integer({ min: -100_000, max: 100_000 }),
      day: aDay,
      cardType: fc.constantFrom('Visa', 'MasterCard', null),
      category: fc.constantFrom('DermPRO Online Payment', 'PP - Patient Payment'),
      status: fc.constantFrom('active' as const, 'cancelled' as const, 'entered-in-error' as const),
      of: fc.option(number),
    })
    .map(({ of, ...payment }) =>
      aPayment({ ...payment, text: of === null ? 'Serum' : `DermPRO #${of} | 1x A` }),
    )
  const books = fc.record({
    records: fc.uniqueArray(anyOrder, { selector: record => record.order.number, maxLength: 4 }),
    payments: fc.uniqueArray(anyPayment, { selector: payment => payment.id, maxLength: 7 }),
  })

  it('the differences explain to the cent why the sums differ', () => {
    fc.assert(
      fc.property(books, aDay, aDay, ({ records, payments }, from, to) => {
        const range = { ...scope, from: from < to ? from : to, to: from < to ? to : from }
        expectBalance(reconcile(booksOf(records, payments), range))
      }),
      { numRuns: runs(1_000) },
    )
  })

  it('ranges that meet add up, and what two ranges share is in both', () => {
    fc.assert(
      fc.property(books, ({ records, payments }) => {
        const sums = (from: string, to: string) =>
          reconcile(booksOf(records, payments), { ...scope, from, to }).sums
        const whole = sums('2026-03-14', '2026-03-18')
        expect(plus(sums('2026-03-14', '2026-03-16'), sums('2026-03-17', '2026-03-18'))).toEqual(whole)
        const shared = sums('2026-03-15', '2026-03-16')
        const overlapping = plus(sums('2026-03-14', '2026-03-16'), sums('2026-03-15', '2026-03-18'))
        expect(overlapping).toEqual(plus(whole, shared))
      }),
    )
  })

  it('days that were kept apart join to the report of all of them', () => {
    fc.assert(
      fc.property(books, ({ records, payments }) => {
        const range = { from: '2026-03-14', to: '2026-03-18' }
        const days = ['2026-03-14', '2026-03-15', '2026-03-16', '2026-03-17', '2026-03-18']
        const all = booksOf(records, payments)
        const apart = reconcileEach(
          all,
          scope,
          days.map(day => ({ from: day, to: day })),
        )
        const joined = joinedReports(apart.toReversed(), range)
        const { differences, ...whole } = reconcile(all, { ...scope, ...range })
        expect(joined).toMatchObject(whole)
        expectBalance(joined)
        const named = new Set(joined.differences.map(({ key }) => key))
        expect(differences.filter(({ key }) => !named.has(key))).toEqual([])
      }),
      { numRuns: runs(300) },
    )
  })

  it('the same books give the same report, in whatever order they come', () => {
    fc.assert(
      fc.property(books, ({ records, payments }) => {
        const range = { ...scope, from: '2026-03-14', to: '2026-03-18' }
        const again = booksOf([...records].reverse(), [...payments].reverse())
        expect(JSON.stringify(reconcile(again, range))).toBe(
          JSON.stringify(reconcile(booksOf(records, payments), range)),
        )
      }),
    )
  })
})
