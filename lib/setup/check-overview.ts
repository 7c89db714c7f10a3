import type { Configuration } from '../domain/configuration.ts'
import type { Health } from '../domain/health.ts'
import { heldBy } from '../domain/held.ts'
import { type CheckId, type Finding, found } from '../domain/setup-checks.ts'

/** What nobody can ask Nextech: who does it stands beside it. */
export const stated: readonly Finding[] = [
  found('nextech-payments', 'stated'),
  found('purchase', 'stated'),
  found('referral-beneath', 'stated'),
  found('support-export', 'stated'),
]

/** Whether payments leave by themselves, and whether buyers who are no patients are created. */
export function checkPosting(
  { posture, policy }: Pick<Configuration, 'posture' | 'policy'>,
  health: Health,
): Finding[] {
  return [posting(posture, health), found('new-patients', policy.createPatients ? 'created' : 'by-staff')]
}

function posting(posture: Configuration['posture'], health: Health): Finding {
  const reason = heldBy(posture, health)
  if (reason === 'observe-only') return found('posting', 'observe')
  if (reason !== null) return found('posting', 'held', { reason })
  return found('posting', posture === 'automatic' ? 'automatic' : 'by-staff')
}

/** Lines of the article that follow from what other checks found. */
export function checkOverview(findings: readonly Finding[]): Finding[] {
  const of = (check: CheckId) => findings.filter(finding => finding.check === check)
  const one = (check: CheckId, subject: string | null = null) =>
    of(check).find(finding => finding.subject === subject)?.finding
  const shown = [...of('shop-access'), ...of('shop-script')].every(({ state }) => state === 'green')
  return [
    found('shop-manager', shown ? 'shown' : 'not-shown'),
    found('quotes', quotes(one('endpoint', 'Claim'))),
    found('reports', one('sums') === 'right' ? 'right' : one('sums') === 'wrong' ? 'wrong' : 'unread'),
    apiAccess(one('sign-in'), of('endpoint')),
    // Nextech takes only General Locations as a patient's own (Nextech API 2.1).
    found('location-kind', one('dummy-location') === 'right' ? 'general' : 'stated'),
    found('location-allowed', one('location') === 'found' ? 'listed' : 'unread'),
    found('linked-user', one('provider') === 'found' ? 'linked' : 'unread'),
  ]
}

function quotes(claim: string | undefined) {
  if (claim === 'answers') return 'read'
  return claim === undefined || claim === 'not-asked' ? 'unread' : 'not-read'
}

/** A sign-in proves the API user; that no list may be read at all, another practice's id or missing rights. */
function apiAccess(signIn: string | undefined, endpoints: readonly Finding[]): Finding {
  if (signIn !== 'done') return found('api-access', 'unread')
  if (endpoints.some(({ finding }) => finding === 'answers')) return found('api-access', 'granted')
  const refused = endpoints.some(({ finding }) => finding === 'forbidden')
  return found('api-access', refused ? 'no-rights' : 'unread')
}
