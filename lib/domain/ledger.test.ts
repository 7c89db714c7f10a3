import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anOrder, aPayment } from '../../tests/fixtures/builders.ts'
import { fitsClaim, judgeLedger, type LedgerPayment } from './ledger.ts'
import type { Order } from './order.ts'

const voided: Partial<LedgerPayment>[] = [
  { id: '1', status: 'cancelled' },
  { id: '2', status: 'cancelled', amountCents: -84_00 },
]
const refund = (cents: number, change: Partial<LedgerPayment> = {}) => ({
  id: '7',
  amountCents: -cents,
  ...change,
})

interface Case {
  order?: Partial<Order>
  payments: Partial<LedgerPayment>[]
}

/** The verdict in one line: its kind, the ids it names, the cents still owed. */
function verdictOf({ order, payments }: Case): string {
  const verdict = judgeLedger(anOrder(order), payments.map(aPayment))
  switch (verdict.kind) {
    case 'none':
      return 'none'
    case 'posted-twice':
      return ['posted-twice', ...verdict.payments.map(payment => payment.id)].join(' ')
    case 'refund-to-record':
      return `refund-to-record ${verdict.payment.id} ${verdict.owedCents}`
    default:
      return `${verdict.kind} ${verdict.payment.id}`
  }
}

describe('rules 5: what the ledger says of an order', () => {
  it.each<[string, Case, string]>([
    ['nothing', { payments: [] }, 'none'],
    ['one live posting', { payments: [{}] }, 'live 90118'],
    ['a void', { payments: voided }, 'voided 1'],
    ['a deleted payment', { payments: [{ id: '1', status: 'entered-in-error' }] }, 'voided 1'],
    ['a void and correct: the third is the posting', { payments: [...voided, { id: '3' }] }, 'live 3'],
    ['the third read first', { payments: [{ id: '3' }, ...voided] }, 'live 3'],
    [
      'a void and correct that was voided too',
      {
        payments: [
          ...voided,
          { id: '3', status: 'cancelled' },
          { id: '4', status: 'cancelled', amountCents: -84_00 },
        ],
      },
      'voided 3',
    ],
    ['two live ones', { payments: [{ id: '1' }, { id: '2' }] }, 'posted-twice 1 2'],
    [
      'two live ones of different amounts',
      { payments: [{ id: '1' }, { id: '2', amountCents: 1 }] },
      'posted-twice 1 2',
    ],
    [
      'two, one of them voided',
      { payments: [...voided, { id: '3' }, { id: '4', status: 'cancelled' }] },
      'live 3',
    ],
    [
      'one for each of two cards',
      {
        order: { tender: { kind: 'card', brand: 'VI', several: ['VI', 'MC'] } },
        payments: [
          { id: '1', amountCents: 50_00 },
          { id: '2', amountCents: 34_00 },
        ],
      },
      'live 1',
    ],
    [
      'one for each of two cards, and what went back is recorded',
      {
        order: { refundedCents: 4_00, tender: { kind: 'card', brand: 'VI', several: ['VI', 'MC'] } },
        payments: [{ id: '1', amountCents: 50_00 }, { id: '2', amountCents: 34_00 }, refund(4_00)],
      },
      'live 1',
    ],
    [
      'two for two cards that make another sum',
      {
        order: { tender: { kind: 'card', brand: 'VI', several: ['VI', 'MC'] } },
        payments: [{ id: '1' }, { id: '2' }],
      },
      'posted-twice 1 2',
    ],
    [
      'more than the cards',
      {
        order: { tender: { kind: 'card', brand: 'VI', several: ['VI', 'MC'] } },
        payments: [
          { id: '1', amountCents: 50_00 },
          { id: '2', amountCents: 30_00 },
          { id: '3', amountCents: 4_00 },
        ],
      },
      'posted-twice 1 2 3',
    ],
    [
      'two that make up what one card paid',
      {
        payments: [
          { id: '1', amountCents: 50_00 },
          { id: '2', amountCents: 34_00 },
        ],
      },
      'posted-twice 1 2',
    ],
    ['too little', { payments: [{ amountCents: 83_99 }] }, 'amount-differs 90118'],
    ['too much', { payments: [{ amountCents: 84_01 }] }, 'amount-differs 90118'],
    [
      'a void and correct to another amount',
      { payments: [...voided, { id: '3', amountCents: 80_00 }] },
      'amount-differs 3',
    ],
    [
      'refunded in part before the posting',
      { order: { refundedCents: 20_00 }, payments: [{ amountCents: 64_00 }] },
      'live 90118',
    ],
    [
      'refunded in part since',
      { order: { refundedCents: 20_00 }, payments: [{}] },
      'refund-to-record 90118 2000',
    ],
    [
      'refunded wholly since',
      { order: { refundedCents: 84_00, state: 'closed' }, payments: [{}] },
      'refund-to-record 90118 8400',
    ],
    [
      'refunded before and since',
      { order: { refundedCents: 30_00 }, payments: [{ amountCents: 64_00 }] },
      'refund-to-record 90118 1000',
    ],
    [
      'the refund is recorded',
      { order: { refundedCents: 20_00 }, payments: [{}, refund(20_00)] },
      'live 90118',
    ],
    [
      'the refund is recorded in two parts',
      { order: { refundedCents: 20_00 }, payments: [{}, refund(5_00), refund(15_00, { id: '8' })] },
      'live 90118',
    ],
    [
      'the refund is recorded in part',
      { order: { refundedCents: 20_00 }, payments: [{}, refund(5_00)] },
      'refund-to-record 90118 1500',
    ],
    [
      'the recorded refund was voided',
      { order: { refundedCents: 20_00 }, payments: [{}, refund(20_00, { status: 'cancelled' })] },
      'refund-to-record 90118 2000',
    ],
    [
      'a refund is recorded that the shop does not know',
      { payments: [{}, refund(20_00)] },
      'amount-differs 90118',
    ],
    [
      'more too much than the refund explains',
      { order: { refundedCents: 20_00 }, payments: [{ amountCents: 84_01 }] },
      'amount-differs 90118',
    ],
    [
      'half a cent rounded the other way',
      { order: { rounded: true }, payments: [{ amountCents: 84_01 }] },
      'live 90118',
    ],
    [
      'more than half a cent is',
      { order: { rounded: true }, payments: [{ amountCents: 84_02 }] },
      'amount-differs 90118',
    ],
    ['a refund alone is no posting', { payments: [refund(84_00)] }, 'none'],
    [
      'a zero amount for an e-gift card',
      { order: { paidCents: 0, giftCardCents: 84_00 }, payments: [{ amountCents: 0 }] },
      'live 90118',
    ],
    ['a zero amount for money', { payments: [{ amountCents: 0 }] }, 'amount-differs 90118'],
    [
      'a voided zero amount',
      {
        order: { paidCents: 0 },
        payments: [
          { id: '1', amountCents: 0, status: 'cancelled' },
          { id: '2', amountCents: 0, status: 'cancelled' },
        ],
      },
      'voided 2',
    ],
  ])('%s', (_, one, verdict) => {
    expect(verdictOf(one)).toBe(verdict)
  })

  it('does not hang on the order in which payments are read', () => {
    const payment = fc.record({
      amountCents: fc.constantFrom(84_00, -84_00, 64_00, -20_00, 0),
      status: fc.constantFrom('active' as const, 'cancelled' as const),
    })
    const read = fc.array(payment, { maxLength: 5 }).chain(all => {
      const named = all.map((one, i) => ({ ...one, id: `${i}` }))
      return fc.tuple(fc.constant(named), fc.shuffledSubarray(named, { minLength: named.length }))
    })
    const kindOf = (payments: Partial<LedgerPayment>[]) =>
      judgeLedger(anOrder({ refundedCents: 20_00 }), payments.map(aPayment)).kind
    fc.assert(fc.property(read, ([some, shuffled]) => kindOf(some) === kindOf(shuffled)))
  })
})

describe('rules 5: a payment without a marker fits', () => {
  const claim = { patientUid: 'P1', amountCents: 84_00, day: '2026-03-01' }

  it.each<[string, Partial<LedgerPayment>, boolean]>([
    ['same day', { day: '2026-03-01' }, true],
    ['a day earlier, over the end of a month', { day: '2026-02-28' }, true],
    ['a day later', { day: '2026-03-02' }, true],
    ['two days later', { day: '2026-03-03' }, false],
    ['two days earlier', { day: '2026-02-27' }, false],
    ['another patient', { day: '2026-03-01', patientUid: 'p2' }, false],
    ['a cent more', { day: '2026-03-01', amountCents: 84_01 }, false],
  ])('%s: %s', (_, change, fits) => {
    expect(fitsClaim(claim, aPayment(change))).toBe(fits)
  })
})
