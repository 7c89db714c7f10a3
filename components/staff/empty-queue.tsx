import { formatMoment } from '../../lib/words/format-time.ts'
import { say } from '../../lib/words/staff-words.ts'
import { Icon } from '../common/icon.tsx'
import type { StaffReady } from './view.ts'

/** Nothing waits; and how far that can be relied on. */
export function EmptyQueue({ view }: { view: StaffReady }) {
  const { provenAt, timeZone, today, held } = view
  const isProven = provenAt !== null
  const isGood = isProven && held === null
  return (
    <div class="card empty-queue" role="status">
      <span class={`empty-mark tone-${isGood ? 'good' : 'calm'}`}>
        <Icon name={isGood ? 'synced' : 'unknown'} size={56} />
      </span>
      <p class="empty-title">{say('staff.none')}</p>
      <p class="soft">
        {isProven
          ? say(held ? 'staff.none.held' : 'staff.none.proven', {
              time: formatMoment(provenAt, timeZone, today),
            })
          : say('staff.none.unproven')}
      </p>
    </div>
  )
}
