import * as v from 'valibot'
import { InstantSchema } from './units.ts'

/**
 * `unknown` = it cannot be known, or not yet; the finding's words say why. `by-hand` = Nextech tells nothing of it at
 * all: somebody must look there.
 */
export const CheckStateSchema = v.picklist(['green', 'red', 'unknown', 'by-hand'])
export type CheckState = v.InferOutput<typeof CheckStateSchema>

/**
 * Every check of the setup doctor with all that it can find (rules 7). Words stand in `lib/words` under
 * `setup.<check>.<finding>`, and for what is red under `setup.<check>.fix`; a test holds that none is lacking.
 */
export const checks = {
  'host-access': { group: 'connection', findings: { allowed: 'green', denied: 'red' } },
  'sign-in': { group: 'connection', findings: { done: 'green', 'signed-out': 'red', unreachable: 'red' } },
  clock: { group: 'connection', findings: { right: 'green', wrong: 'red', untold: 'unknown' } },
  'time-zone': {
    group: 'connection',
    findings: { fits: 'green', 'other-machine': 'unknown', 'not-american': 'unknown' },
  },
  endpoint: {
    group: 'permissions',
    findings: {
      answers: 'green',
      used: 'green',
      forbidden: 'red',
      'not-there': 'red',
      silent: 'red',
      'not-asked': 'unknown',
      'not-used': 'unknown',
    },
  },
  version: {
    group: 'permissions',
    findings: { new: 'green', middle: 'unknown', old: 'red', untold: 'unknown' },
  },
  posting: {
    group: 'article',
    findings: { automatic: 'green', 'by-staff': 'green', observe: 'unknown', held: 'red' },
  },
  'new-patients': { group: 'article', findings: { created: 'green', 'by-staff': 'green' } },
  'shop-manager': { group: 'article', findings: { shown: 'green', 'not-shown': 'red' } },
  quotes: { group: 'article', findings: { read: 'green', 'not-read': 'red', unread: 'unknown' } },
  reports: { group: 'article', findings: { right: 'green', wrong: 'red', unread: 'unknown' } },
  'nextech-payments': { group: 'article', findings: { stated: 'by-hand' } },
  purchase: { group: 'article', findings: { stated: 'by-hand' } },
  'api-access': {
    group: 'article',
    findings: { granted: 'green', 'no-rights': 'red', unread: 'unknown' },
  },
  location: {
    group: 'article',
    findings: {
      found: 'green',
      missing: 'red',
      'near-miss': 'red',
      inactive: 'red',
      unmanaged: 'red',
      twice: 'red',
      unread: 'unknown',
    },
  },
  'location-kind': { group: 'article', findings: { general: 'green', stated: 'by-hand' } },
  'location-allowed': { group: 'article', findings: { listed: 'green', unread: 'unknown' } },
  category: {
    group: 'article',
    findings: { seen: 'green', refused: 'red', 'near-miss': 'red', dropped: 'red', unseen: 'unknown' },
  },
  'card-type': {
    group: 'article',
    findings: {
      seen: 'green',
      refused: 'red',
      'near-miss': 'red',
      dropped: 'red',
      'no-label': 'red',
      'no-label-untold': 'red',
      unseen: 'unknown',
      'maybe-unused': 'unknown',
    },
  },
  provider: {
    group: 'article',
    findings: { found: 'green', missing: 'red', 'near-miss': 'red', inactive: 'red', unread: 'unknown' },
  },
  'linked-user': { group: 'article', findings: { linked: 'by-hand', unread: 'unknown' } },
  'dummy-patient': {
    group: 'article',
    findings: { found: 'green', missing: 'red', 'near-miss': 'red', twice: 'red', unread: 'unknown' },
  },
  'dummy-status': {
    group: 'article',
    findings: {
      patient: 'green',
      prospect: 'red',
      both: 'red',
      inactive: 'red',
      other: 'red',
      untold: 'unknown',
      unread: 'unknown',
    },
  },
  'dummy-gender': { group: 'article', findings: { told: 'green', none: 'unknown', unread: 'unknown' } },
  'dummy-address': {
    group: 'article',
    findings: { right: 'green', none: 'red', other: 'red', unread: 'unknown' },
  },
  'dummy-email': { group: 'article', findings: { told: 'green', none: 'red', unread: 'unknown' } },
  'dummy-location': {
    group: 'article',
    findings: { right: 'green', none: 'red', other: 'red', unread: 'unknown' },
  },
  'dummy-provider': {
    group: 'article',
    findings: { right: 'green', none: 'red', other: 'red', unread: 'unknown' },
  },
  'referral-source': {
    group: 'article',
    findings: {
      right: 'green',
      none: 'red',
      other: 'red',
      'near-miss': 'red',
      unnamed: 'unknown',
      unread: 'unknown',
    },
  },
  'referral-beneath': { group: 'article', findings: { stated: 'by-hand' } },
  duplicates: {
    group: 'article',
    findings: { none: 'green', found: 'red', old: 'unknown', never: 'unknown' },
  },
  'support-export': { group: 'article', findings: { stated: 'by-hand' } },
  'shop-access': { group: 'shops', findings: { allowed: 'green', denied: 'red' } },
  'shop-script': { group: 'shops', findings: { registered: 'green', missing: 'red' } },
  'shop-orders': { group: 'shops', findings: { lately: 'green', 'long-ago': 'unknown', never: 'unknown' } },
  'shop-rest': {
    group: 'shops',
    findings: { read: 'green', trouble: 'red', overdue: 'red', unreadable: 'red', 'not-yet': 'unknown' },
  },
  store: { group: 'computer', findings: { opens: 'green', fails: 'red' } },
  sums: { group: 'computer', findings: { right: 'green', wrong: 'red', counting: 'unknown' } },
  activity: { group: 'computer', findings: { whole: 'green', broken: 'red' } },
  station: { group: 'computer', findings: { alone: 'green', other: 'red' } },
  /** Of a newer backend; the doctor runs none such. */
  newer: { group: 'computer', findings: { told: 'unknown' } },
} as const satisfies Record<string, { group: CheckGroup; findings: Record<string, CheckState> }>

export type CheckGroup = 'connection' | 'permissions' | 'article' | 'shops' | 'computer'
type Checks = typeof checks
export type CheckId = keyof Checks
/** What a check can find. */
export type FindingOf<C extends CheckId> = keyof Checks[C]['findings'] & string

export const checkIds = Object.keys(checks) as [CheckId, ...CheckId[]]

/** Subjects of `endpoint`, as they are shown: Nextech's own names of what is read, and the two kinds of writing. */
export const endpoints = [
  'Location',
  'Practitioner',
  'Patient',
  'PaymentReconciliation',
  'Claim',
  'post-payment',
  'create-patient',
] as const

/** What a check found: `subject` tells checks of one kind apart, `values` fill the words' places. */
export const FindingSchema = v.object({
  check: v.picklist(checkIds),
  subject: v.nullable(v.string()),
  finding: v.string(),
  state: CheckStateSchema,
  values: v.record(v.string(), v.string()),
  at: InstantSchema,
})
export type Finding = Omit<v.InferOutput<typeof FindingSchema>, 'at'>
export type CheckResult = v.InferOutput<typeof FindingSchema>

/** One run of the doctor; `finishedAt` is null while it goes on, or where it was broken off. */
export const SetupRunSchema = v.object({
  startedAt: InstantSchema,
  finishedAt: v.nullable(InstantSchema),
  results: v.array(FindingSchema),
})
export type SetupRun = v.InferOutput<typeof SetupRunSchema>

/** A finding with its state out of the catalogue. */
export function found<C extends CheckId>(
  check: C,
  finding: FindingOf<C>,
  values: Record<string, string> = {},
  subject: string | null = null,
): Finding {
  const states: Readonly<Record<string, CheckState>> = checks[check].findings
  return { check, subject, finding, values, state: states[finding] ?? 'unknown' }
}
