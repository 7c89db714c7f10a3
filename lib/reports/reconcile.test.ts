import { describe, expect, it } from 'vitest'
import { anItem, aPayment, aRecord } from '../../tests/fixtures/builders.ts'
import { booksOf, expectBalance, plan, posted, scope, total } from '../../tests/fixtures/snapshots.ts'
import type { LedgerPayment } from '../domain/ledger.ts'
import type { Order } from '../domain/order.ts'
import type { Posting } from '../domain/posting.ts'
import { reconcile, type Scope } from './reconcile.ts'

function told(
  posting: Partial<Posting>,
  payments: readonly LedgerPayment[],
  order: Partial<Order> = {},
  change: Partial<Scope> = {},
) {
  const result = reconcile(booksOf([aRecord(posting, order)], payments), { ...scope, ...change })
  expectBalance(result)
  return result.differences.map(({ reason, taken, posted, ledger }) => [reason, taken, posted, ledger])
}

describe('an order', () => {
  it('is no difference when shop, posting and ledger agree', () => {
    const result = reconcile(booksOf([aRecord(posted)], [aPayment()]), scope)
    expect(result.sums).toEqual({ taken: 84_00, posted: 84_00, ledger: 84_00 })
    expect(result.counts).toEqual({ taken: 1, posted: 1, ledger: 1 })
    expect(result.differences).toEqual([])
    expect(result.byCardType).toEqual([{ cardType: 'Visa', taken: 84_00, posted: 84_00, ledger: 84_00 }])
  })

  it('that we believe posted and the ledger does not hold is missing in Nextech', () => {
    expect(told(posted, [])).toEqual([['missing-in-nextech', 84_00, 84_00, 0]])
  })

  it.each([
    ['new', 'pending'],
    ['sent', 'pending'],
    ['unknown', 'verifying'],
    ['resolve', 'resolve'],
    ['refused', 'attention'],
    ['attention', 'attention'],
    ['waiting', 'waiting'],
    ['skipped', 'skipped'],
  ] as const)('that is %s and in no ledger is told as %s', (state, reason) => {
    expect(told({ state }, [])).toEqual([[reason, 84_00, 0, 0]])
  })

  it('that took no money and wants no posting is no difference', () => {
    expect(told({ state: 'skipped' }, [], { state: 'canceled', paidCents: 0 })).toEqual([])
    expect(told({ state: 'skipped' }, [], { state: 'closed', refundedCents: 84_00 })).toEqual([])
    expect(told({ state: 'waiting' }, [], { state: 'pending_payment', paidCents: 0 })).toEqual([])
  })

  it('whose figures contradict each other is told, also where they leave nothing', () => {
    const waiting = { state: 'attention', reason: 'amounts-disagree' } as const
    expect(told(waiting, [], { paidCents: 0 })).toEqual([['attention', 0, 0, 0]])
    expect(told(waiting, [], { currency: 'EUR' })).toEqual([['attention', 0, 0, 0]])
  })

  it('with more than one live payment is posted twice', () => {
    const payments = [aPayment(), aPayment({ id: '90119' })]
    expect(told({ ...posted, state: 'attention', reason: 'posted-twice' }, payments)).toEqual([
      ['posted-twice', 84_00, 84_00, 168_00],
    ])
  })

  it('whose payment has another amount is told with both', () => {
    expect(told({ ...posted, state: 'attention' }, [aPayment({ amountCents: 90_00 })])).toEqual([
      ['amount-differs', 84_00, 84_00, 90_00],
    ])
  })

  it('whose payment was voided is told so; a corrected copy is the posting', () => {
    const pair = [
      aPayment({ id: '1', status: 'cancelled' }),
      aPayment({ id: '2', status: 'cancelled', amountCents: -84_00 }),
    ]
    expect(told({ state: 'voided' }, pair)).toEqual([['voided', 84_00, 0, 0]])
    expect(told(posted, [...pair, aPayment()])).toEqual([])
  })

  it('that gave money back since is a refund to record, and none once it is recorded', () => {
    const order = { refundedCents: 20_00 }
    expect(told({ ...posted, state: 'refunded', owedCents: 20_00 }, [aPayment()], order)).toEqual([
      ['refund-to-record', 64_00, 84_00, 84_00],
    ])
    const refund = aPayment({ id: '90200', amountCents: -20_00 })
    expect(told(posted, [aPayment(), refund], order)).toEqual([])
  })

  it('whose payment has another day is told in every range that has one of the two', () => {
    const late = aPayment({ day: '2026-03-17' })
    expect(told(posted, [late])).toEqual([['other-day', 84_00, 84_00, 0]])
    const next = { from: '2026-03-17', to: '2026-03-17' }
    expect(told(posted, [late], {}, next)).toEqual([['other-day', 0, 0, 84_00]])
    expect(told(posted, [late], {}, { to: '2026-03-17' })).toEqual([['other-day', 84_00, 84_00, 84_00]])
    expect(told(posted, [late], {}, { from: '2026-03-18', to: '2026-03-20' })).toEqual([])
  })

  it('whose refund was recorded on another day is told so', () => {
    const refund = aPayment({ id: '90200', amountCents: -20_00, day: '2026-03-20' })
    expect(told(posted, [aPayment(), refund], { refundedCents: 20_00 })).toEqual([
      ['other-day', 64_00, 84_00, 84_00],
    ])
  })

  it('that gave money back on another day is as it was on its own, and to be recorded on that day', () => {
    const refunds = [{ at: Date.parse('2026-04-03T15:00:00Z'), cents: 20_00 }]
    const back = { refundedCents: 20_00, refunds }
    const owing = { ...posted, state: 'refunded' as const, owedCents: 20_00 }
    const april = { from: '2026-04-03', to: '2026-04-03' }
    expect(told(owing, [aPayment()], back)).toEqual([])
    expect(told(owing, [aPayment()], back, april)).toEqual([['refund-to-record', -20_00, 0, 0]])
    const recorded = aPayment({ id: '90200', amountCents: -20_00, day: '2026-04-03' })
    expect(told(posted, [aPayment(), recorded], back)).toEqual([])
    expect(told(posted, [aPayment(), recorded], back, april)).toEqual([])
    const { sums, lines, counts } = reconcile(booksOf([aRecord(posted, back)], [aPayment(), recorded]), {
      ...scope,
      ...april,
    })
    expect(sums).toEqual({ taken: -20_00, posted: -20_00, ledger: -20_00 })
    expect(counts).toEqual({ taken: 0, posted: 0, ledger: 0 })
    expect(lines.refundsInShop).toEqual({ count: 1, cents: -20_00 })
    expect(lines.refundsWithoutDay).toEqual({ count: 0, cents: 0 })
  })

  it('whose payment has another card type is told so', () => {
    expect(told(posted, [aPayment({ cardType: 'MasterCard' })])).toEqual([
      ['other-card-type', 84_00, 84_00, 84_00],
    ])
  })

  it('paid by gift card alone wants its posting of nothing', () => {
    const gift: Partial<Order> = {
      paidCents: 0,
      giftCardCents: 84_00,
      tender: { kind: 'other', method: 'free' },
    }
    expect(told({ state: 'new' }, [], gift)).toEqual([['pending', 0, 0, 0]])
    const done = { ...posted, plan: { ...plan, amountCents: 0, cardType: 'Gift Card' } }
    expect(told(done, [aPayment({ amountCents: 0, cardType: 'Gift Card' })], gift)).toEqual([])
  })
})

describe('a payment', () => {
  it('that names an order we never saw is missing in the shop', () => {
    const result = reconcile(booksOf([], [aPayment()]), scope)
    expect(result.differences).toMatchObject([
      { reason: 'missing-in-shop', number: '100000012', taken: 0, posted: 0, ledger: 84_00 },
    ])
  })

  it('of others in our category has a line of its own and is named', () => {
    const result = reconcile(booksOf([], [aPayment({ text: 'Serum' })]), scope)
    expect(result.differences).toMatchObject([{ reason: 'others', number: null, ledger: 84_00 }])
    expect(result.lines.others).toEqual({ count: 1, cents: 84_00 })
  })

  it.each([{ category: 'PP - Patient Payment' }, { locationId: 'l2' }])(
    'elsewhere counts only for the order it names: %j',
    change => {
      expect(reconcile(booksOf([], [aPayment(change)]), scope).sums.ledger).toBe(0)
      expect(told({ ...posted, state: 'adopted' }, [aPayment(change)])).toEqual([])
    },
  )

  it('that speaks of two orders is counted once', () => {
    const two = [aRecord(posted), aRecord({ ...posted, paymentIds: [] }, { number: '100000013' })]
    const result = reconcile(booksOf(two, [aPayment({ text: 'orders 100000012 and 100000013' })]), scope)
    expect(result.sums).toEqual({ taken: 168_00, posted: 168_00, ledger: 84_00 })
    expect(result.differences).toMatchObject([{ reason: 'missing-in-nextech', number: '100000013' }])
  })
})

it('refunds, voids and gift cards have lines of their own', () => {
  const records = [
    aRecord(posted, { refundedCents: 20_00 }),
    aRecord({ state: 'voided' }, { number: '2', items: [anItem({ giftCard: true })] }),
    aRecord({ state: 'new' }, { number: '3', giftCardCents: 25_00 }),
  ]
  const payments = [
    aPayment(),
    aPayment({ id: '2', amountCents: -20_00 }),
    aPayment({ id: '3', status: 'cancelled', text: 'DermPRO #2' }),
    aPayment({ id: '4', status: 'cancelled', amountCents: -84_00, text: 'DermPRO #2' }),
  ]
  expect(reconcile(booksOf(records, payments), scope).lines).toEqual({
    refundsInShop: { count: 1, cents: -20_00 },
    refundsWithoutDay: { count: 1, cents: -20_00 },
    refundsInNextech: { count: 1, cents: -20_00 },
    voids: { count: 1, cents: 84_00 },
    giftCardsSold: { count: 1, cents: 84_00 },
    giftCardsRedeemed: { count: 1, cents: 25_00 },
    others: { count: 0, cents: 0 },
  })
})

describe('days', () => {
  it('of a change of clocks have 23 or 25 hours, and every order is on one of them', () => {
    const at = (time: string, number: string) => aRecord({}, { number, placedAt: Date.parse(time) })
    const records = [
      at('2026-03-08T05:59:59Z', '1'), // 11:59:59 PM, still standard time
      at('2026-03-08T06:00:00Z', '2'),
      at('2026-03-09T04:59:59Z', '3'), // 11:59:59 PM, daylight saving time
      at('2026-03-09T05:00:00Z', '4'),
      at('2026-11-02T05:59:59Z', '5'), // the 25th hour of the day
      at('2026-11-02T06:00:00Z', '6'),
    ]
    const counts = (of: string) =>
      reconcile(booksOf(records, []), { ...scope, from: of, to: of }).differences.map(({ number }) => number)
    expect(counts('2026-03-08')).toEqual(['2', '3'])
    expect(counts('2026-11-01')).toEqual(['5'])
  })

  it('without orders are there with nothing', () => {
    const empty = reconcile(booksOf([], []), { ...scope, from: '2026-02-01', to: '2026-02-28' })
    expect(empty.byDay).toHaveLength(28)
    expect([empty.sums, total(empty.byDay), empty.differences]).toEqual([
      { taken: 0, posted: 0, ledger: 0 },
      { taken: 0, posted: 0, ledger: 0 },
      [],
    ])
  })
})
