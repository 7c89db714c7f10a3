import type { ReconciliationAnswer } from '../../../lib/contract/reconciliation.ts'
import type { ReconciliationView } from '../view.ts'
import { sampleAnswer, withAnswer } from './samples.ts'

const april = Date.parse('2026-04-02T15:12:00Z')
const closedMarch = { month: '2026-03', closedAt: april, closedBy: 'Ann Lee' }
const march = { from: '2026-03-01', to: '2026-03-31' }
const ofMarch = { kind: 'month' as const, ...march }
const zeroSums = { taken: 0, posted: 0, ledger: 0 }

/** A month, as it is asked for on 6 April. */
const monthly = (change: Partial<NonNullable<ReconciliationAnswer>>): ReconciliationView => ({
  ...withAnswer({
    today: '2026-04-06',
    ledger: { readAt: april, knownFrom: '2026-02-20' },
    report: { ...sampleAnswer.report, ...march },
    ...change,
  }),
  range: ofMarch,
  today: '2026-04-06',
})

const sinceMarch: NonNullable<NonNullable<ReconciliationAnswer>['since']> = {
  sums: { taken: 352_00, posted: 252_00, ledger: 252_00 },
  changes: [
    {
      ...{ ...zeroSums, taken: -20_00, key: 'a', number: '100000012', day: '2026-03-16' },
      ...{ kind: 'refund', belongsTo: '2026-04-03' },
    },
    {
      ...{ ...zeroSums, ledger: -84_00, key: 'c', number: '100000014', day: '2026-03-16' },
      ...{ kind: 'voided', belongsTo: '2026-04-05' },
    },
    {
      ...{ ...zeroSums, posted: 84_00, key: 'b', number: '100000013', day: '2026-03-16' },
      ...{ kind: 'corrected', belongsTo: null },
    },
  ],
}

/** Every state in which a month is open, may be closed, or is. */
export const monthSamples = {
  'a month that may be closed': monthly({ closing: 'ready' }),
  'a month whose ledger is not known': monthly({ closing: 'ledger-unknown' }),
  'a month that could not be closed': { ...monthly({ closing: 'ready' }), closing: 'failed' },
  'a closed month': monthly({
    closed: [closedMarch],
    since: { changes: [], sums: sampleAnswer.report.sums },
  }),
  'a closed month with what came since': monthly({ closed: [closedMarch], since: sinceMarch }),
  'days of a month closed long ago': withAnswer({
    closed: [{ ...closedMarch, closedBy: null, isLive: true }],
  }),
  'days of a closed month and others': withAnswer({ closed: [{ ...closedMarch, closedBy: null }] }),
  'the sheet of a closed month': {
    ...monthly({ closed: [closedMarch], since: sinceMarch }),
    isSummary: true,
  },
} satisfies Record<string, ReconciliationView>
