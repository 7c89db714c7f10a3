import { type DifferenceReason, isByStatus } from '../domain/difference-reason.ts'
import { practiceDayOf } from '../domain/practice-day.ts'
import type { ReasonCode } from '../domain/reasons.ts'
import type { Instant } from '../domain/units.ts'
import reason from './en/reason.json' with { type: 'json' }
import names from './en/reason-name.json' with { type: 'json' }
import reconciliation from './en/reconciliation.json' with { type: 'json' }
import status from './en/status.json' with { type: 'json' }
import trouble from './en/trouble.json' with { type: 'json' }
import { formatDay, formatMonth } from './format-time.ts'
import { createWords } from './words.ts'

/** What the reconciliation says. */
export const { say, plural } = createWords({ ...reconciliation, ...reason, ...names, ...status, ...trouble })

/** `Attention · Two cards`: an order that waits is named by its own reason, as badge and queue name it. */
export function differenceWords(difference: { reason: DifferenceReason; code: ReasonCode | null }): string {
  const { reason, code } = difference
  const why = say(`difference.${reason}`)
  return code && isByStatus(difference) ? `${why} · ${say(`reason.${code}.name`)}` : why
}

/** `March 2026 was closed on Apr 2, 2026 by Ann Lee`. */
export function closedWords(
  timeZone: string,
  { month, closedAt, closedBy }: { month: string; closedAt: Instant; closedBy: string | null },
): string {
  const said = { month: formatMonth(month), day: formatDay(practiceDayOf(closedAt, timeZone), 'medium') }
  return closedBy === null ? say('rec.closed', said) : say('rec.closed.by', { ...said, name: closedBy })
}
