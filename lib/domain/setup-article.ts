import { type CheckId, checks, type Finding } from './setup-checks.ts'

/** The set-up article's own chapters, in its order. */
export const articleParts = [
  'overview',
  'getting-started',
  'location',
  'category',
  'card-types',
  'provider',
  'dummy-patient',
  'duplicates',
] as const
export type ArticlePart = (typeof articleParts)[number]

/** Who does a step of the article. */
export type Doer = 'sync' | 'staff' | 'manager' | 'dermpro' | 'nextech-support'

/** Where a finding leads: a page of the workbench, or something on the set-up page itself. */
export type Way =
  | 'again'
  | 'settings'
  | 'duplicates'
  | 'reconciliation'
  | 'activity'
  | 'welcome'
  | 'test'
  | 'report'
  | 'copy'

type Checks = typeof checks
/** Checks of the article's own steps. */
export type ArticleCheck = {
  [C in CheckId]: Checks[C]['group'] extends 'article' ? C : never
}[CheckId]

interface Step {
  part: ArticlePart
  by: Doer
}

/** Which chapter each check belongs to, and who does it (rules 7). */
export const articleSteps: Readonly<Record<ArticleCheck, Step>> = {
  posting: { part: 'overview', by: 'sync' },
  'new-patients': { part: 'overview', by: 'sync' },
  'shop-manager': { part: 'overview', by: 'sync' },
  quotes: { part: 'overview', by: 'staff' },
  reports: { part: 'overview', by: 'sync' },
  'nextech-payments': { part: 'overview', by: 'dermpro' },
  purchase: { part: 'getting-started', by: 'manager' },
  'api-access': { part: 'getting-started', by: 'manager' },
  location: { part: 'location', by: 'manager' },
  'location-kind': { part: 'location', by: 'manager' },
  'location-allowed': { part: 'location', by: 'manager' },
  category: { part: 'category', by: 'manager' },
  'card-type': { part: 'card-types', by: 'manager' },
  provider: { part: 'provider', by: 'manager' },
  'linked-user': { part: 'provider', by: 'manager' },
  'dummy-patient': { part: 'dummy-patient', by: 'manager' },
  'dummy-status': { part: 'dummy-patient', by: 'manager' },
  'dummy-gender': { part: 'dummy-patient', by: 'manager' },
  'dummy-address': { part: 'dummy-patient', by: 'manager' },
  'dummy-email': { part: 'dummy-patient', by: 'manager' },
  'dummy-location': { part: 'dummy-patient', by: 'manager' },
  'dummy-provider': { part: 'dummy-patient', by: 'manager' },
  'referral-source': { part: 'dummy-patient', by: 'manager' },
  'referral-beneath': { part: 'dummy-patient', by: 'manager' },
  duplicates: { part: 'duplicates', by: 'manager' },
  'support-export': { part: 'duplicates', by: 'nextech-support' },
}

/** The article's step behind a check; undefined for the checks of connection, shops and computer. */
export function articleStep(check: CheckId): Step | undefined {
  return checks[check].group === 'article' ? articleSteps[check as ArticleCheck] : undefined
}

/** Ways that hold for a check wherever it is not green. */
const ways: Partial<Record<CheckId, Way>> = {
  posting: 'settings',
  'shop-manager': 'settings',
  reports: 'again',
  'nextech-payments': 'report',
  purchase: 'report',
  'api-access': 'settings',
  duplicates: 'duplicates',
  'support-export': 'duplicates',
  'location-kind': 'copy',
  'linked-user': 'copy',
  'referral-beneath': 'copy',
  'host-access': 'settings',
  'sign-in': 'settings',
  'shop-access': 'settings',
  'shop-script': 'settings',
  'shop-rest': 'settings',
  station: 'settings',
  activity: 'activity',
}

/** Ways of single findings, before those of their check. */
const ownWays: Readonly<Record<string, Way>> = {
  'category unseen': 'test',
  'card-type unseen': 'test',
  'card-type maybe-unused': 'test',
  'card-type dropped': 'test',
  'category dropped': 'test',
  'card-type no-label': 'settings',
  'linked-user unread': 'again',
  'reports right': 'reconciliation',
  'endpoint not-used post-payment': 'test',
  'time-zone other-machine': 'settings',
  'time-zone not-american': 'settings',
}

/** The button of a finding: where it is put right, or where one looks again; undefined where there is nothing to do. */
export function wayOf({
  check,
  finding,
  subject,
  state,
}: Pick<Finding, 'check' | 'finding' | 'subject' | 'state'>): Way | undefined {
  const own = ownWays[`${check} ${finding}`] ?? ownWays[`${check} ${finding} ${subject}`]
  if (own !== undefined) return own
  if (state === 'green') return undefined
  return ways[check] ?? 'again'
}
