import type { ReconciliationAnswer } from '../../../lib/contract/reconciliation.ts'
import type { Difference } from '../../../lib/reports/reconciliation.ts'
import type { ReconciliationView } from '../view.ts'

const difference = (change: Partial<Difference>): Difference => ({
  key: '/100000012/all',
  number: '100000012',
  day: '2026-03-16',
  reason: 'missing-in-nextech',
  status: 'synced',
  code: null,
  taken: 84_00,
  posted: 84_00,
  ledger: 0,
  payments: [],
  ...change,
})

const payment = { id: '90118', day: '2026-03-16', amountCents: 84_00, status: 'active' as const }

/** A made-up month with a difference of every kind of fix. */
export const sampleAnswer: NonNullable<ReconciliationAnswer> = {
  practice: 'Sample Dermatology',
  timeZone: 'America/Chicago',
  today: '2026-03-16',
  shopHref: 'https://shop.example.com',
  ledger: { readAt: Date.parse('2026-03-16T14:42:00Z'), knownFrom: '2026-02-20' },
  unreadable: 0,
  report: {
    from: '2026-03-15',
    to: '2026-03-16',
    sums: { taken: 352_00, posted: 168_00, ledger: 336_00 },
    counts: { taken: 4, posted: 2, ledger: 4 },
    lines: {
      refundsInShop: { count: 1, cents: -20_00 },
      refundsInNextech: { count: 0, cents: 0 },
      voids: { count: 1, cents: 84_00 },
      giftCardsSold: { count: 1, cents: 100_00 },
      giftCardsRedeemed: { count: 1, cents: 25_00 },
      others: { count: 1, cents: 84_00 },
    },
    byDay: [
      { day: '2026-03-15', taken: 100_00, posted: 84_00, ledger: 168_00 },
      { day: '2026-03-16', taken: 252_00, posted: 84_00, ledger: 168_00 },
    ],
    byCardType: [
      { cardType: 'Visa', taken: 252_00, posted: 168_00, ledger: 336_00 },
      { cardType: 'Affirm', taken: 100_00, posted: 0, ledger: 0 },
    ],
    differences: [
      difference({}),
      difference({
        key: 'b',
        number: '100000013',
        reason: 'resolve',
        status: 'resolve',
        code: 'possible-match',
        posted: 0,
      }),
      difference({
        key: 'c',
        number: '100000014',
        reason: 'posted-twice',
        status: 'attention',
        code: 'posted-twice',
        ledger: 168_00,
        payments: [payment, { ...payment, id: '90119' }, { ...payment, id: '90120', status: 'cancelled' }],
      }),
      difference({
        key: '90121',
        number: null,
        reason: 'others',
        status: null,
        taken: 0,
        posted: 0,
        ledger: 84_00,
      }),
      difference({
        key: '90122',
        reason: 'missing-in-shop',
        status: null,
        taken: 0,
        posted: 0,
        ledger: 84_00,
      }),
    ],
  },
}

const base: ReconciliationView = {
  range: { kind: 'range', from: '2026-03-15', to: '2026-03-16' },
  read: { kind: 'ready', answer: sampleAnswer },
  ledgerReading: null,
  syncing: false,
  processor: { kind: 'none' },
}

const zero = { taken: 0, posted: 0, ledger: 0 }
const nothing = { count: 0, cents: 0 }
const names = ['Date', 'Amount', 'Order']
const mapping = { day: 0, amount: 1, number: 2 }

const withAnswer = (change: Partial<NonNullable<ReconciliationAnswer>>): ReconciliationView => ({
  ...base,
  read: { kind: 'ready', answer: { ...sampleAnswer, ...change } },
})

/** Every state that the reconciliation can be in. */
export const reconciliationSamples: Record<string, ReconciliationView> = {
  ready: base,
  loading: {
    ...base,
    range: { kind: 'day', from: '2026-03-16', to: '2026-03-16' },
    read: { kind: 'loading' },
  },
  failed: {
    ...base,
    range: { kind: 'month', from: '2026-03-01', to: '2026-03-31' },
    read: { kind: 'failed' },
  },
  'not configured': { ...base, read: { kind: 'not-configured' } },
  'a month with no orders': withAnswer({
    report: {
      ...sampleAnswer.report,
      sums: zero,
      counts: zero,
      differences: [],
      byDay: [{ day: '2026-03-15', ...zero }],
      byCardType: [],
      lines: {
        refundsInShop: nothing,
        refundsInNextech: nothing,
        voids: nothing,
        giftCardsSold: nothing,
        giftCardsRedeemed: nothing,
        others: nothing,
      },
    },
  }),
  'a ledger that begins later': {
    ...withAnswer({ ledger: { readAt: 0, knownFrom: '2026-03-16' }, unreadable: 2 }),
    ledgerReading: 'busy',
  },
  'no ledger': withAnswer({ ledger: null }),
  'columns of the processor’s file': { ...base, processor: { kind: 'columns', names, mapping } },
  'the file being read': { ...base, processor: { kind: 'reading', share: 0.42 } },
  'no headings': { ...base, processor: { kind: 'no-headings' } },
  compared: {
    ...base,
    processor: {
      kind: 'compared',
      names,
      mapping,
      result: {
        shop: 352_00,
        processor: 268_00,
        byDay: [{ day: '2026-03-15', shop: 100_00, processor: 16_00 }],
        differences: [
          {
            number: '100000012',
            day: '2026-03-16',
            shop: 84_00,
            processor: 0,
            reason: 'not-at-processor',
            lines: [],
          },
        ],
        matchesOrders: true,
        rows: 5,
        inside: 4,
        outside: 1,
        problems: [{ line: 3, column: 'Amount', kind: 'no-amount', text: 'free' }],
      },
    },
  },
}
