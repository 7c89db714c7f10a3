import type { QueueRow, QuoteRow } from '../../../lib/contract/staff-queue.ts'
import { seenOf } from '../../../lib/domain/snooze.ts'
import { say as said } from '../../../lib/words/background-words.ts'
import type { StaffReady, StaffView } from '../view.ts'

const morning = Date.parse('2026-03-16T14:42:00Z')

/** A made-up order that waits for a patient. */
export const row: QueueRow = {
  key: '/100000123/all',
  number: '100000123',
  shop: 'https://shop.example.com',
  customer: 'Testa Sample',
  placedAt: morning,
  amountCents: 8_400,
  status: 'resolve',
  reason: 'possible-match',
  detail: null,
  suspects: [],
  since: morning - 3 * 86_400_000,
  owedCents: 0,
  fix: 'resolve',
  decided: null,
}

const of = (number: string, change: Partial<QueueRow>): QueueRow => ({
  ...row,
  key: number,
  number,
  ...change,
})

/** One order of each kind of fix. */
export const readyStaff: StaffReady = {
  kind: 'ready',
  timeZone: 'America/Chicago',
  today: '2026-03-16',
  now: morning,
  rows: [
    row,
    of('100000119', {}),
    of('100000120', {
      status: 'attention',
      reason: 'refused',
      detail: 'The date is closed.',
      decided: { at: morning, name: 'Front desk' },
    }),
    of('100000121', { status: 'attention', reason: 'card-type-missing', fix: 'settings' }),
    of('100000122', {
      status: 'refunded',
      reason: 'refund-to-record',
      fix: 'settle',
      owedCents: 2_000,
      payments: [{ id: '90114', day: '2026-03-14', amountCents: 8_400, isVoid: false, chart: '10442' }],
    }),
    of('100000123-1', {
      status: 'attention',
      reason: 'possible-duplicate',
      suspects: ['90118', '90121'],
      payments: [{ id: '90118', day: '2026-03-16', amountCents: 8_400, isVoid: false }],
    }),
    of('100000124', { status: 'voided', reason: 'voided-in-nextech', fix: 'post-again' }),
  ],
  provenAt: morning,
  held: null,
  staffName: 'Front desk',
  reason: null,
  snoozes: {},
  isLooking: false,
  openKey: null,
  memory: { kind: 'closed' },
  closed: null,
}

export const quoteRow: QuoteRow = {
  key: '/100000131/all',
  number: '100000131',
  shop: row.shop,
  customer: 'Testa Oakley',
  placedAt: morning,
  payment: '90131',
  amountCents: 8_400,
  chart: '10442',
  quotes: [
    { id: '7002', totalCents: 8_400, isEqual: true, items: ['LIGHT PEEL'] },
    { id: '7001', totalCents: 120_000, isEqual: false, isGone: true },
  ],
}

const patient = { uid: 'uid-7', name: 'Testa Oakley', chartNumber: '10442' }
const gone = { uid: 'uid-8', name: null, chartNumber: null }
const customer = { key: 'k1', name: 'Testa Sample', email: 'testa@example.com', never: [gone] }

/** Every state that "Needs staff" can be in. */
export const staffSamples = {
  loading: { kind: 'loading' },
  'backend away': { kind: 'away' },
  unreachable: { kind: 'unreachable' },
  'not configured': { kind: 'not-configured' },
  ready: readyStaff,
  'one reason': { ...readyStaff, reason: 'refused' },
  'a reason that none has': { ...readyStaff, reason: 'posted-twice' },
  'being looked at again': {
    ...readyStaff,
    rows: readyStaff.rows.map(each => ({ ...each, isRechecked: true })),
  },
  'one put off': {
    ...readyStaff,
    snoozes: { [row.key]: { until: Number.MAX_SAFE_INTEGER, seen: seenOf(row) } },
  },
  'all put off': {
    ...readyStaff,
    rows: [row],
    snoozes: { [row.key]: { until: Number.MAX_SAFE_INTEGER, seen: seenOf(row) } },
  },
  'could not be read again': { ...readyStaff, isOld: true },
  'looking again': { ...readyStaff, isLooking: true },
  empty: { ...readyStaff, rows: [], staffName: '' },
  'signed out': { ...readyStaff, held: { reason: 'signed-out', orders: 20 } },
  'location missing': { ...readyStaff, held: { reason: 'location-missing', orders: 20 } },
  'empty and only observing': { ...readyStaff, rows: [], held: { reason: 'observe-only', orders: 1 } },
  'a void left as it is': {
    ...readyStaff,
    closed: { key: '100000124', number: '100000124', kind: 'void-left', failure: null },
  },
  'a refund recorded elsewhere': {
    ...readyStaff,
    closed: { key: '100000122', number: '100000122', kind: 'refund-recorded', failure: null },
  },
  'a word that came too late': {
    ...readyStaff,
    closed: {
      key: '100000122',
      number: '100000122',
      kind: 'refund-recorded',
      failure: said('close.refused'),
    },
  },
  'open quotes': {
    ...readyStaff,
    rows: [row],
    quotes: [
      quoteRow,
      {
        ...{ ...quoteRow, key: 'q2', number: '100000132', customer: 'Testa Elm', payment: null },
        ...{ chart: undefined, quotes: [{ id: '7010', totalCents: 50_000, isEqual: false }] },
      },
    ],
  },
  'orders whose pages are known': {
    ...readyStaff,
    rows: [row, of('100000119', {})],
    quotes: [quoteRow],
    addresses: {
      [row.key]: 'https://shop.example.com/order/123',
      [quoteRow.key]: 'https://shop.example.com/order/131',
    },
  },
  'open quotes and nothing else': { ...readyStaff, rows: [], quotes: [quoteRow] },
  'a payment applied to a quote': {
    ...readyStaff,
    closed: { key: quoteRow.key, number: quoteRow.number, kind: 'quote-applied', failure: null },
  },
  'empty and never proven': { ...readyStaff, rows: [], provenAt: null },
  'an order open': { ...readyStaff, openKey: row.key },
  remembered: {
    ...readyStaff,
    memory: {
      kind: 'shown',
      timeZone: 'America/Chicago',
      customers: [
        { ...customer, pairing: { patient, at: morning, by: 'Front desk', state: 'used' } },
        {
          ...customer,
          key: 'k2',
          never: [],
          pairing: { patient: gone, at: morning, by: null, state: 'gone' },
        },
      ],
      trouble: null,
    },
  },
  'nothing remembered': {
    ...readyStaff,
    memory: { kind: 'shown', timeZone: 'America/Chicago', customers: [], trouble: null },
  },
} as const satisfies Record<string, StaffView>
