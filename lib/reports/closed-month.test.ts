import { describe, expect, it } from 'vitest'
import { aPayment, aRecord } from '../../tests/fixtures/builders.ts'
import { aClosedMonth } from '../../tests/fixtures/closed-month.ts'
import { booksOf, posted, scope } from '../../tests/fixtures/snapshots.ts'
import type { LedgerPayment } from '../domain/ledger.ts'
import type { OrderRecord } from '../domain/posting.ts'
import { dayReader } from '../domain/practice-day.ts'
import { sinceClosed } from './closed-month.ts'
import { reconcileInParts } from './reconcile.ts'

const march = { ...scope, from: '2026-03-01', to: '2026-03-31' }
const april = (day: number) => Date.parse(`2026-04-0${day}T15:00:00Z`)
const closed = aClosedMonth()

/** What came, as `kind, shop, posted, ledger, the day that it belongs to`. */
function came(records: OrderRecord[], payments: LedgerPayment[]) {
  const books = booksOf(records, payments)
  const { parts } = reconcileInParts(books, march)
  return sinceClosed(closed, parts, books.orders, dayReader('America/Chicago')).map(each => [
    each.kind,
    each.taken,
    each.posted,
    each.ledger,
    each.belongsTo,
  ])
}

describe('since a month was closed (rules 6.2)', () => {
  it('nothing came where all is as it was', () => {
    expect(came([aRecord(posted)], [aPayment()])).toEqual([])
  })

  it('a refund belongs to its own day, and changes none of the month', () => {
    const refunds = [{ at: april(3), cents: 20_00 }]
    expect(came([aRecord(posted, { refundedCents: 20_00, refunds })], [aPayment()])).toEqual([
      ['refund', -20_00, 0, 0, '2026-04-03'],
    ])
  })

  it('a refund that was noticed before the closing is nothing that came', () => {
    const refunds = [{ at: april(1), cents: 20_00 }]
    expect(came([aRecord(posted, { refundedCents: 20_00, refunds })], [aPayment()])).toEqual([])
  })

  it('a void belongs to the day on which it was made', () => {
    const pair = [
      aPayment({ status: 'cancelled' }),
      aPayment({
        ...{ id: '90200', status: 'cancelled', amountCents: -84_00 },
        ...{ day: '2026-04-05', createdAt: april(5) },
      }),
    ]
    expect(came([aRecord(posted)], pair)).toEqual([['voided', 0, 0, -84_00, '2026-04-05']])
  })

  it('a payment of the month that came to Nextech later belongs to the day on which it came', () => {
    const other = aRecord({ state: 'resolve' }, { number: '10002' })
    const payment = aPayment({ id: '7', text: 'DermPRO #10002', createdAt: april(4) })
    expect(came([aRecord(posted), other], [aPayment(), payment])).toEqual([
      ['seen', 84_00, 0, 84_00, '2026-04-04'],
    ])
    const more = aPayment({ id: '8', createdAt: april(6) })
    expect(came([aRecord(posted)], [aPayment(), more])).toEqual([['posted', 0, 0, 84_00, '2026-04-06']])
  })

  it('an order whose money changed, or that is gone, has no day that anybody tells', () => {
    expect(came([aRecord(posted, { paidCents: 90_00 })], [aPayment()])).toEqual([
      ['corrected', 6_00, 0, 0, null],
    ])
    expect(came([], [])).toEqual([['corrected', -84_00, -84_00, -84_00, null]])
  })
})
