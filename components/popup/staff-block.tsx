import { say } from '../../lib/words/popup-words.ts'
import { Card } from '../common/card.tsx'
import { Icon } from '../common/icon.tsx'
import { StatusIcon } from '../common/status-icon.tsx'
import type { TotalsView } from './view.ts'

/** What waits for staff, from any day. */
export function StaffBlock({ staff }: { staff: TotalsView['staff'] }) {
  const waiting = staff.filter(({ count }) => count > 0)
  return (
    <Card title={say('popup.staff')} aside={<span class="soft small">{say('popup.staff.days')}</span>}>
      {waiting.length === 0 ? (
        <p class="staff-none small">
          <Icon name="check" size={14} />
          {say('popup.staff.none')}
        </p>
      ) : (
        <>
          <ul class="staff-list">
            {waiting.map(({ status, count }) => (
              <li key={status}>
                <StatusIcon status={status} />
                <span class="staff-word">{say(`status.${status}`)}</span> <strong>{count}</strong>
              </li>
            ))}
          </ul>
          <p class="soft small">{say('popup.staff.hint')}</p>
        </>
      )}
    </Card>
  )
}
