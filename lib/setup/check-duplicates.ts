import type { DuplicateAudit } from '../domain/duplicate-audit.ts'
import { type Finding, found } from '../domain/setup-checks.ts'
import { dayMs, type Instant } from '../domain/units.ts'

/** New patients come every day: an older audit says little about today's. */
const maxAgeDays = 180

/** What the last audit for duplicates found (rules 7). */
export function checkDuplicates(audit: DuplicateAudit | undefined, now: Instant): Finding {
  if (audit === undefined) return found('duplicates', 'never')
  const { patients, groups, onePerson, twoPeople, source, at } = audit
  const days = Math.max(0, Math.floor((now - at) / dayMs))
  const values = {
    ...{ patients: String(patients), groups: String(groups), days: String(days), source },
    ...{ onePerson: String(onePerson), twoPeople: String(twoPeople) },
    unclear: String(groups - onePerson - twoPeople),
  }
  if (groups > 0) return found('duplicates', 'found', values)
  return found('duplicates', days > maxAgeDays ? 'old' : 'none', values)
}
