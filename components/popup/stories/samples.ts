import type { SourceReport } from '../../../lib/contract/today.ts'
import { toldLine } from '../../../lib/words/told-words.ts'
import type { PopupView, ReadyView } from '../view.ts'

type RestReport = Extract<SourceReport, { kind: 'rest' }>

const day = '2026-03-16'
const morning = Date.parse('2026-03-16T14:42:00Z')
const taken = (on: string, count: number, takenCents: number, postedCents = takenCents) => ({
  day: on,
  count,
  takenCents,
  postedCents,
})
const strip = Array.from({ length: 14 }, (_, i) =>
  taken(`2026-03-${String(i + 3).padStart(2, '0')}`, 10 + i, 90_000 + ((i * 37_777) % 250_000)),
)
const noTotals: ReadyView['totals'] = {
  day,
  rows: [],
  count: 0,
  amountCents: 0,
  cardTypes: [],
  takenCents: 0,
  backCents: 0,
  yesterday: taken('2026-03-15', 0, 0),
  weekBefore: taken('2026-03-09', 0, 0),
  strip: strip.map(each => taken(each.day, 0, 0)),
  staff: [],
}

/** A made-up practice on an ordinary day, for tests and previews. */
export const readyView: ReadyView = {
  kind: 'ready',
  practice: 'Sample Dermatology',
  timeZone: 'America/Chicago',
  posture: 'automatic',
  syncing: false,
  shopHref: 'https://shop.example.com',
  page: null,
  totals: {
    day,
    rows: [
      { status: 'synced', count: 22, amountCents: 341_250 },
      { status: 'resolve', count: 2, amountCents: 31_661 },
    ],
    count: 24,
    amountCents: 372_911,
    cardTypes: [
      { cardType: 'Visa', count: 15, takenCents: 241_250 },
      { cardType: 'American Express', count: 9, takenCents: 131_661 },
    ],
    takenCents: 372_911,
    backCents: 0,
    yesterday: taken('2026-03-15', 18, 310_000),
    weekBefore: taken('2026-03-09', 26, 402_911),
    strip,
    staff: [
      { status: 'resolve', reason: 'possible-match', count: 3 },
      { status: 'attention', reason: 'posted-twice', count: 1 },
      { status: 'voided', reason: null, count: 2 },
    ],
  },
  silent: false,
  counting: null,
  health: { provenAt: morning, trouble: null, setupFault: null, station: null },
  sources: [{ kind: 'page', origin: 'https://shop.example.com' }],
}

const trouble = { message: 'HTTP 503', since: morning - 24 * 3_600_000, nextTryAt: morning + 300_000 }

const restSource = (trouble: RestReport['trouble']): RestReport => ({
  kind: 'rest',
  origin: 'https://shop.example.com',
  address: 'https://shop.example.com/rest/V1',
  readAt: null,
  nextTryAt: morning + 300_000,
  trouble,
  unreadable: [],
})

/** Every state that the popup can be in. */
export const popupSamples = {
  loading: { kind: 'loading' },
  'not configured': { kind: 'not-configured', unusable: null },
  'settings that cannot be used': {
    kind: 'not-configured',
    unusable: { problems: [{ path: 'posture', reason: 'is missing' }], isPolicy: false },
  },
  'a policy that cannot be used': {
    kind: 'not-configured',
    unusable: { problems: [{ path: 'posture', reason: 'is missing' }], isPolicy: true },
  },
  ready: readyView,
  'a day without orders': {
    ...readyView,
    totals: noTotals,
    health: { provenAt: null, trouble: null, setupFault: null, station: null },
  },
  'a day with money that was not taken': {
    ...readyView,
    totals: {
      ...readyView.totals,
      rows: [
        ...readyView.totals.rows,
        { status: 'skipped', count: 1, amountCents: 88_072 },
        { status: 'waiting', count: 2, amountCents: 12_000 },
      ],
      count: 27,
      amountCents: 472_983,
      cardTypes: [...readyView.totals.cardTypes, { cardType: 'N/A', count: 3, takenCents: 0 }],
    },
  },
  'a day on which money went back': {
    ...readyView,
    totals: { ...readyView.totals, takenCents: 352_911, backCents: 20_000 },
  },
  'observing and syncing': { ...readyView, posture: 'observe', syncing: true },
  silent: { ...readyView, silent: true },
  'counting, nothing counted': { ...readyView, counting: { from: null, counted: 0, total: 0 } },
  'counting, today counted': {
    ...readyView,
    counting: { from: '2026-03-14', counted: 34_567, total: 100_000 },
  },
  'signed out': {
    ...readyView,
    health: {
      ...readyView.health,
      trouble: { ...trouble, message: '', code: 'signed-out', nextTryAt: null },
    },
  },
  'Nextech down': {
    ...readyView,
    health: { ...readyView.health, trouble: { ...trouble, code: 'nextech-down' } },
  },
  'permission missing': {
    ...readyView,
    health: { ...readyView.health, trouble: { ...trouble, code: 'permission-missing' } },
  },
  'on a shop page without orders': { ...readyView, page: { state: 'none', failed: false } },
  'on a shop page that changed': { ...readyView, page: { state: 'stale-profile', failed: false } },
  'on a shop page with orders': { ...readyView, page: { state: 'orders', failed: false } },
  'on a page that cannot be taught': { ...readyView, page: { state: 'none', failed: true } },
  'token refused': {
    ...readyView,
    sources: [
      restSource({ code: 'token-refused', message: 'The consumer isn’t authorized (401)', since: morning }),
    ],
  },
  'shop down': {
    ...readyView,
    sources: [restSource({ code: 'shop-down', message: '', since: morning })],
  },
  'a list that Nextech miscounts': {
    ...readyView,
    health: {
      ...readyView.health,
      listDoubt: {
        message: toldLine("Nextech's list is incomplete: it counts 41 payments and shows 43."),
        at: morning,
      },
    },
  },
  'a list that cannot be read whole': {
    ...readyView,
    health: {
      ...readyView.health,
      trouble: {
        ...trouble,
        message: toldLine(
          "Nextech's list is incomplete: it counts 43 payments and shows 41. (PaymentReconciliation?created=…)",
        ),
        code: 'list-incomplete',
      },
    },
  },
  'set-up fault': {
    ...readyView,
    health: {
      ...readyView.health,
      setupFault: { what: 'provider-missing', detail: 'nearest is “Online Providers”' },
    },
  },
  'backend does not answer': { kind: 'backend', trouble: 'backend-unreachable' },
  'not connected with the backend': { kind: 'backend', trouble: 'backend-not-paired' },
  'extension older than the backend': { kind: 'backend', trouble: 'extension-older' },
} as const satisfies Record<string, PopupView>
