import type { ReconciliationAnswer } from '../../../lib/contract/reconciliation.ts'
import type { Difference } from '../../../lib/reports/reconciliation.ts'
import type { ProcessorFile, ReconciliationView } from '../view.ts'

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
  closed: [],
  since: null,
  closing: null,
  report: {
    from: '2026-03-15',
    to: '2026-03-16',
    sums: { taken: 352_00, posted: 168_00, ledger: 336_00 },
    counts: { taken: 4, posted: 2, ledger: 4 },
    lines: {
      refundsInShop: { count: 2, cents: -36_00 },
      refundsWithoutDay: { count: 1, cents: -20_00 },
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
        key: 'e',
        number: '100000015',
        day: '2026-03-15',
        reason: 'pending',
        status: 'pending',
        taken: 100_00,
        posted: 0,
        ledger: 0,
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

/** The ready page. */
export const base: ReconciliationView = {
  range: { kind: 'range', from: '2026-03-15', to: '2026-03-16' },
  today: '2026-03-16',
  isSummary: false,
  read: { kind: 'ready', answer: sampleAnswer },
  ledgerReading: null,
  closing: null,
  syncing: false,
  processor: { kind: 'none' },
}

const zero = { taken: 0, posted: 0, ledger: 0 }
const nothing = { count: 0, cents: 0 }
const names = ['Date (UTC)', 'Order Number', 'Type', 'Amount', 'Amount Refunded', 'Voided']
const noColumns = {
  day: null,
  backDay: null,
  time: null,
  zone: null,
  amount: null,
  refunded: null,
  credit: null,
  debit: null,
  direction: null,
  number: null,
  kind: null,
  state: null,
  currency: null,
}
const notTaken = { taken: null, problem: null, word: null }
const march16 = '2026-03-16'
const opened: ProcessorFile = {
  names,
  choices: {
    columns: { ...noColumns, day: 0, number: 1, kind: 2, amount: 3, refunded: 4 },
    zone: 'UTC',
    order: 'month-first',
    decimal: 'point',
    credit: 'in',
    words: {},
    flags: { 5: 'none' },
  },
  words: [
    { role: 'kind', text: 'Adjustment', key: 'kind:adjustment', meaning: null },
    { role: 'kind', text: 'Sale', key: 'kind:sale', meaning: 'counts' },
  ],
  preview: [
    {
      ...notTaken,
      cells: ['2026-03-16 15:00', '100000012', 'Sale', '84.00', '20.00', 'No'],
      taken: { day: march16, cents: 64_00, reference: '100000012' },
    },
    {
      ...notTaken,
      cells: ['2026-03-17 02:30', '100000013', 'Refund', '16.00', '', 'No'],
      taken: { day: march16, cents: -16_00, reference: '100000013' },
    },
    { ...notTaken, cells: ['2026-03-17 15:00', '', 'Payout', '68.00', '', 'No'], word: 'Payout' },
    {
      ...notTaken,
      cells: ['2026-03-17 15:00', '100000014', 'Adjustment', '5.00', '', 'No'],
      problem: 'unknown-kind',
    },
  ],
  usable: true,
  isRemembered: false,
}
const unknownFile: ProcessorFile = {
  names: ['Wann', 'Wieviel', ''],
  choices: { ...opened.choices, columns: noColumns, zone: null, decimal: null, flags: {} },
  words: [],
  preview: [{ ...notTaken, cells: ['heute', 'viel', 'x'], problem: 'no-day' }],
  usable: false,
  isRemembered: false,
}

/** The ready page with another answer. */
export const withAnswer = (change: Partial<NonNullable<ReconciliationAnswer>>): ReconciliationView => ({
  ...base,
  read: { kind: 'ready', answer: { ...sampleAnswer, ...change } },
})

const noOrders = {
  ...sampleAnswer.report,
  sums: zero,
  counts: zero,
  differences: [],
  byDay: [{ day: '2026-03-15', ...zero }],
  byCardType: [],
  lines: {
    refundsInShop: nothing,
    refundsWithoutDay: nothing,
    refundsInNextech: nothing,
    voids: nothing,
    giftCardsSold: nothing,
    giftCardsRedeemed: nothing,
    others: nothing,
  },
}

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
  'a month with no orders': withAnswer({ report: noOrders }),
  'no orders, and no ledger': withAnswer({ report: noOrders, ledger: null }),
  'a ledger that begins later': {
    ...withAnswer({ ledger: { readAt: 0, knownFrom: '2026-03-16' }, unreadable: 2 }),
    ledgerReading: 'busy',
  },
  'no ledger': withAnswer({ ledger: null }),
  'the sheet of a day': { ...base, isSummary: true },
  'the sheet without a ledger': { ...withAnswer({ ledger: null }), isSummary: true },
  'columns of the processor’s file': { ...base, processor: { kind: 'columns', ...opened } },
  'columns that are remembered': { ...base, processor: { kind: 'columns', ...opened, isRemembered: true } },
  'headings that are not known': { ...base, processor: { kind: 'columns', ...unknownFile } },
  'the file being read': { ...base, processor: { kind: 'reading', share: 0.42 } },
  'no table': { ...base, processor: { kind: 'no-table' } },
  compared: {
    ...base,
    processor: {
      kind: 'compared',
      ...opened,
      result: {
        shop: 352_00,
        processor: 268_00,
        tenders: ['card'],
        totals: 1,
        leftOut: 2,
        notCounted: [{ word: 'Payout', count: 1, cents: 68_00 }],
        unknown: [{ role: 'kind', text: 'Adjustment', key: 'kind:adjustment' }],
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
        problems: [
          { line: 3, column: 'Amount', kind: 'no-amount', text: 'free' },
          { line: 5, column: 'Type', kind: 'unknown-kind', text: 'Adjustment' },
        ],
      },
    },
  },
}
