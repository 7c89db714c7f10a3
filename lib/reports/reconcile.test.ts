import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anItem, aPayment, aRecord } from '../../tests/fixtures/builders.ts'
import { type LedgerPayment, numbersIn } from '../domain/ledger.ts'
import type { Order } from '../domain/order.ts'
import type { OrderRecord, Posting } from '../domain/posting.ts'
import { PostingStateSchema } from '../domain/posting-machine.ts'
import type { Columns } from './ledger-columns.ts'
import { type Books, type Reconciliation, reconcile, type Scope } from './reconcile.ts'

const day = '2026-03-16'
const scope: Scope = {
  from: day,
  to: day,
  timeZone: 'America/Chicago',
  labels: { VI: 'Visa', MC: 'MasterCard' },
  locationId: 'l1',
}
const plan = { amountCents: 84_00, cardType: 'Visa', paymentDate: day, description: '' }
const posted: Partial<Posting> = { state: 'posted', plan, paymentIds: ['90118'] }

function booksOf(records: readonly OrderRecord[], payments: readonly LedgerPayment[]): Books {
  return {
    orders: records.map(({ order, posting }) => ({ sale: order, posting })),
    payments: payments.map(payment => ({ ...payment, numbers: numbersIn(payment.text) })),
  }
}

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

const plus = (a: Columns, b: Columns): Columns => ({
  taken: a.taken + b.taken,
  posted: a.posted + b.posted,
  ledger: a.ledger + b.ledger,
})
const total = (rows: readonly Columns[]) => rows.reduce(plus, { taken: 0, posted: 0, ledger: 0 })

/** Days and card types add up to the sums, and the differences explain all by which the sums differ. */
function expectBalance({ sums, byDay, byCardType, differences }: Reconciliation): void {
  const { taken, posted, ledger } = sums
  expect(total(byDay)).toEqual(sums)
  expect(total(byCardType)).toEqual(sums)
  const explained = total(differences)
  expect(explained.taken - explained.ledger).toBe(taken - ledger)
  expect(explained.posted - explained.ledger).toBe(posted - ledger)
  expect(explained.taken - explained.posted).toBe(taken - posted)
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

  it('whose payment has another card type is told so', () => {
    expect(told(posted, [aPayment({ cardType: 'MasterCard' })])).toEqual([
      ['other-card-type', 84_00, 84_00, 84_00],
    ])
  })

  it('paid by gift card alone wants its posting of nothing', () => {
    const gift: Partial<Order> = { paidCents: 0, giftCardCents: 84_00, tender: { kind: 'other', method: 'free' } }
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
    .map(({ of, ...payment }) => aPayment({ ...payment, text: of === null ? 'Serum' : `DermPRO #${of} | 1x A` }))
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
      { numRuns: 1_000 },
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
