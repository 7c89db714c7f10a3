import type { QueueRow } from '../../lib/contract/staff-queue.ts'
import type { ReasonCode } from '../../lib/domain/reasons.ts'
import { say } from '../../lib/words/staff-words.ts'

/** Links to each reason that some order waits for, with how many do; the most frequent first. */
export function ReasonFilter({ rows, reason }: { rows: readonly QueueRow[]; reason: ReasonCode | null }) {
  const counts = new Map<ReasonCode, number>()
  for (const row of rows) if (row.reason) counts.set(row.reason, (counts.get(row.reason) ?? 0) + 1)
  const reasons = [...counts].sort((a, b) => b[1] - a[1])
  return (
    <nav aria-label={say('staff.filter')}>
      <ul class="reason-filter">
        <li>
          <a href="#/staff" aria-current={reason === null ? 'true' : undefined}>
            {say('staff.filter.all')} <span class="count">{rows.length}</span>
          </a>
        </li>
        {reasons.map(([code, count]) => (
          <li key={code}>
            <a href={`#/staff?reason=${code}`} aria-current={reason === code ? 'true' : undefined}>
              {say(`reason.${code}.name`)} <span class="count">{count}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
