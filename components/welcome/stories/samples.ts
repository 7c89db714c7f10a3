import { emptyDraft, type GuideDraft, type GuideStep } from '../../../lib/domain/guide.ts'
import { found } from '../../../lib/domain/setup-checks.ts'
import type { GuideForm, GuideFound, GuideOrders, Shown, WelcomeView } from '../view.ts'

const nothingTyped = emptyDraft('America/Chicago')

const typed: GuideDraft = {
  ...nothingTyped,
  nextech: {
    ...nothingTyped.nextech,
    clientId: '7c3a5d1e-0000-4000-8000-000000000000',
    practiceId: 'lakeside',
    username: 'api.user@example.com',
  },
  practice: { name: 'Lakeside Dermatology', timeZone: 'America/Chicago' },
  cardTypes: [
    { brand: 'VI', label: 'Visa' },
    { brand: 'MC', label: 'Mastercard' },
    { brand: 'AE', label: 'American Express' },
    { brand: 'DI', label: '' },
  ],
}

const allThere: GuideFound = {
  places: ['Lakeside Dermatology'],
  seen: ['Visa', 'Mastercard', 'N/A'],
  toPutRight: [],
}

const lacking: GuideFound = {
  ...allThere,
  toPutRight: [
    found('location', 'near-miss', {
      ...{ wanted: 'DermPRO Online Store', found: 'DermPRO Online Stores' },
      ...{ difference: 'more', more: 's', less: '' },
    }),
    found('provider', 'missing', { wanted: 'Online Provider' }),
  ],
}

/** A step of the guide with all that was typed before it. */
export const guideAt = (step: GuideStep, change: Partial<GuideForm> = {}): GuideForm => ({
  kind: 'guide',
  draft: { ...typed, step },
  password: 'not a real one',
  busy: false,
  problem: null,
  found: allThere,
  browserZone: 'America/Chicago',
  proposal: null,
  resumed: false,
  ...change,
})

export const aProposal = (posture: 'observe' | 'automatic'): Shown => ({
  kind: 'proposal',
  seen: posture,
  posture,
  posting: posture === 'automatic' ? { orders: 81, cents: 2_054_310, newPatients: 8 } : null,
  facts: [
    {
      group: 'hosts',
      path: 'nextech.apiBaseUrl',
      before: null,
      after: 'https://select.nextech-api.com/api',
      isLocked: false,
    },
    {
      group: 'shops',
      path: 'shops[https://shopmanager.dermpro.com]',
      before: null,
      after: 'https://shopmanager.dermpro.com',
      isLocked: false,
    },
    { group: 'posture', path: 'posture', before: null, after: posture, isLocked: false },
    {
      group: 'practice',
      path: 'practice.name',
      before: null,
      after: 'Lakeside Dermatology',
      isLocked: false,
    },
    { group: 'policy', path: 'policy.cardTypes.VI', before: null, after: 'Visa', isLocked: false },
  ],
})

export const ordersView: GuideOrders = {
  kind: 'orders',
  practice: 'Lakeside Dermatology',
  shop: 'https://shopmanager.dermpro.com',
  posture: 'observe',
  signedIn: true,
  posting: { orders: 81, cents: 2_054_310, newPatients: 8, held: 3 },
  needStaff: 14,
  toPutRight: 0,
  proposal: null,
  report: null,
}

const unsure = { orders: 81, cents: 2_054_310, newPatients: 2, unsure: 12 }

/** Every state that the guided set-up can be in. */
export const welcomeSamples = {
  loading: { kind: 'loading' },
  'just installed': guideAt('nextech', { draft: nothingTyped, password: '', found: null }),
  'left and resumed': guideAt('nextech', { password: '', found: null, resumed: true }),
  'signing in': guideAt('nextech', { busy: true, found: null }),
  'not let in': guideAt('nextech', {
    found: null,
    problem: { kind: 'sign-in-refused', message: 'AADSTS50126: Invalid username or password.' },
  }),
  'cannot be reached': guideAt('nextech', { found: null, problem: { kind: 'unreachable', message: '' } }),
  'another practice': guideAt('nextech', {
    found: null,
    problem: { kind: 'no-rights', message: 'Forbidden' },
  }),
  'no usable answer': guideAt('nextech', {
    found: null,
    problem: { kind: 'silent', message: 'Nextech answered 502.' },
  }),
  'other addresses': guideAt('nextech', {
    found: null,
    draft: { ...typed, nextech: { ...typed.nextech, apiBaseUrl: 'http://example.com' } },
    problem: {
      kind: 'refused',
      lines: ['nextech.apiBaseUrl: must be https (http only on this machine)'],
    },
  }),
  'no answer': guideAt('nextech', { found: null, problem: { kind: 'no-answer', message: '' } }),
  practice: guideAt('practice'),
  'Nextech lacks something': guideAt('practice', { found: lacking, browserZone: 'Europe/Berlin' }),
  'no name': guideAt('practice', {
    draft: { ...typed, step: 'practice', practice: { name: '', timeZone: 'Europe/Berlin' } },
    problem: { kind: 'no-name' },
  }),
  'no shop': guideAt('practice', {
    draft: { ...typed, step: 'practice', shop: 'our shop' },
    problem: { kind: 'shop-address' },
  }),
  'access denied': guideAt('practice', {
    problem: { kind: 'access-denied', origin: 'https://shop.example.com' },
  }),
  cards: guideAt('cards'),
  'to be looked over': guideAt('confirm', { proposal: aProposal('observe') }),
  'made wrong': guideAt('confirm', {
    problem: { kind: 'refused', lines: ['policy.cardTypes: names one brand twice: VI and Visa'] },
  }),
  'no order known': { ...ordersView, posting: null, needStaff: 0, toPutRight: null },
  'dry run': ordersView,
  'dry run, signed out': { ...ordersView, signedIn: false, toPutRight: 2 },
  'yes to posting': {
    ...ordersView,
    proposal: {
      ...aProposal('automatic'),
      facts: aProposal('observe').facts.map(fact => ({
        ...fact,
        before: fact.after,
        after: fact.path === 'posture' ? 'automatic' : fact.after,
      })),
    },
  },
  refused: { ...ordersView, report: { accepted: false, lines: ['practice.name: is missing'], signIn: null } },
  'taking it over': { ...ordersView, report: 'busy' },
  'orders still looked up': {
    ...ordersView,
    posting: unsure,
    proposal: { ...aProposal('automatic'), posting: unsure },
  },
  posting: { ...ordersView, posture: 'automatic', posting: null },
  'staff resolve': { ...ordersView, posture: 'resolve', posting: null, toPutRight: 1 },
  'with a backend': { kind: 'backend' },
} as const satisfies Record<string, WelcomeView>
