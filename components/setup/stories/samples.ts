import { type CheckResult, checkIds, checks, type Finding, found } from '../../../lib/domain/setup-checks.ts'
import type { TestPayment } from '../../../lib/domain/test-payment.ts'
import { say as said } from '../../../lib/words/background-words.ts'
import type { SetupReady, SetupView } from '../view.ts'

const morning = Date.parse('2026-03-16T14:42:00Z')
const shop = 'https://shop.example.com'

const at = (finding: Finding): CheckResult => ({ ...finding, at: morning })

const fine = [
  found('posting', 'automatic'),
  found('new-patients', 'created'),
  found('shop-manager', 'shown'),
  found('quotes', 'read'),
  found('reports', 'right'),
  found('nextech-payments', 'stated'),
  found('purchase', 'stated'),
  found('api-access', 'granted'),
  found('location', 'found'),
  found('location-kind', 'general'),
  found('location-allowed', 'listed'),
  found('category', 'seen'),
  found('card-type', 'seen', {}, 'Visa'),
  found('card-type', 'unseen', {}, 'Gift Card'),
  found('provider', 'found'),
  found('linked-user', 'linked'),
  found('dummy-patient', 'found', { chart: '10400' }),
  found('dummy-status', 'patient', { found: 'patient' }),
  found('dummy-gender', 'none'),
  found('dummy-address', 'right', { found: '6601 Hillcrest Ave. Suite E #201, Dallas, TX, 75205' }),
  found('dummy-email', 'told'),
  found('dummy-location', 'right', { wanted: 'DermPRO Online Store' }),
  found('dummy-provider', 'right', { wanted: 'Online Provider' }),
  found('referral-source', 'right', { wanted: 'DermPRO Store' }),
  found('referral-beneath', 'stated'),
  found('duplicates', 'never'),
  found('support-export', 'stated'),
  found('host-access', 'allowed', { address: 'nextech.example.com' }),
  found('sign-in', 'done'),
  found('clock', 'right'),
  found('time-zone', 'fits', { zone: 'America/Chicago', machine: 'America/Chicago' }),
  found('endpoint', 'answers', {}, 'Patient'),
  found('version', 'new', { least: '14.4' }),
  found('shop-access', 'allowed', {}, shop),
  found('shop-orders', 'lately', { days: '0' }, shop),
  found('store', 'opens', { count: '45' }),
  found('activity', 'whole', { count: '312' }),
  found('station', 'alone'),
].map(at)

/** Every finding that exists, for tests of the words. */
export const allFindings: CheckResult[] = checkIds.flatMap(check =>
  Object.keys(checks[check].findings).map(finding =>
    at({
      ...found(
        check,
        finding as never,
        { difference: 'more', found: 'X', wanted: 'Y', direction: 'ahead' },
        null,
      ),
      values: {
        ...{ difference: 'more', more: 's', less: '', found: 'Found', wanted: 'Wanted', direction: 'ahead' },
        ...{
          seconds: '300',
          message: '',
          count: '2',
          days: '3',
          patients: '40',
          groups: '3',
          onePerson: '1',
          twoPeople: '1',
          unclear: '1',
          brand: 'JCB',
          code: 'later',
        },
        ...{
          address: 'a',
          zone: 'Z',
          machine: 'M',
          least: '14.2',
          chart: '1',
          charts: '1, 2',
          entry: '7',
          payment: '9',
        },
        ...(check === 'posting' ? { reason: 'paused' } : { trouble: 'token-refused' }),
      },
      subject: check === 'endpoint' ? 'Patient' : 'Subject',
    }),
  ),
)

/** A made-up practice whose last check found nothing wrong. */
export const setupView: SetupReady = {
  kind: 'ready',
  timeZone: 'America/Chicago',
  today: '2026-03-16',
  posture: 'automatic',
  run: { startedAt: morning, finishedAt: morning + 2_000, results: fine },
  running: false,
  tests: [],
  cardTypes: ['Gift Card', 'N/A', 'Affirm', 'Visa'],
  testStep: { kind: 'idle' },
  copied: null,
  software: '1.0.0, Sample browser',
}

export const aTest: TestPayment = {
  yes: '00000000-0000-4000-8000-000000000000',
  text: 'DermPRO TEST BBBBBBBB - please void',
  cardType: 'N/A',
  day: '2026-03-16',
  patientUid: 'dummy-uid',
  state: 'posted',
  sentAt: morning,
  cleanAt: null,
  paymentId: '90131',
  reason: null,
  kept: { category: 'DermPRO Online Payment', cardType: 'N/A' },
}

const faulty = [
  found('location', 'near-miss', {
    ...{ wanted: 'DermPRO Online Store', found: 'DermPRO Online Stores' },
    ...{ difference: 'more', more: 's', less: '' },
  }),
  found('category', 'refused'),
  found('provider', 'missing', { wanted: 'Online Provider' }),
  found('clock', 'wrong', { seconds: '600', direction: 'behind' }),
  found('shop-rest', 'trouble', { trouble: 'token-refused' }, shop),
].map(at)

/** Every state that the page can be in. */
export const setupSamples = {
  loading: { kind: 'loading' },
  'could not be read': { kind: 'failed', message: '' },
  'backend away': { kind: 'away' },
  'nothing configured': { kind: 'not-configured' },
  'never checked': { ...setupView, run: null },
  'all in order': setupView,
  'some to put right': { ...setupView, run: { startedAt: morning, finishedAt: morning, results: faulty } },
  'every finding': { ...setupView, run: { startedAt: morning, finishedAt: morning, results: allFindings } },
  checking: {
    ...setupView,
    running: true,
    run: { startedAt: morning, finishedAt: null, results: fine.slice(0, 5) },
  },
  'broken off': { ...setupView, run: { startedAt: morning, finishedAt: null, results: fine.slice(0, 5) } },
  'observing only': { ...setupView, posture: 'observe' },
  'test posted': { ...setupView, tests: [aTest] },
  'tests of every kind': {
    ...setupView,
    tests: (['refused', 'absent', 'voided', 'unknown'] as const).map((state, i) => ({
      ...aTest,
      ...{
        state,
        yes: String(i),
        reason: state === 'refused' ? ('category-missing' as const) : null,
        kept: null,
      },
    })),
  },
  'test failed': { ...setupView, testStep: { kind: 'failed', message: said('reason.nextech-down.cause') } },
  'test busy': { ...setupView, testStep: { kind: 'busy' } },
  copied: { ...setupView, copied: 'done' },
  'copy refused': { ...setupView, copied: 'failed' },
} as const satisfies Record<string, SetupView>
