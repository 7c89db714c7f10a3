import type { DayTotals } from '../../lib/reports/totals.ts'
import { say } from '../../lib/words/popup-words.ts'
import { Card } from '../common/card.tsx'
import { Icon } from '../common/icon.tsx'
import { StatusIcon } from '../common/status-icon.tsx'
import type { PopupEvents } from './view.ts'
import { WorkbenchLink } from './workbench-link.tsx'

type StaffBlockProps = Pick<DayTotals, 'staff'> & Pick<PopupEvents, 'onOpen'>

/** What waits for staff, from any day; each line leads to its orders. */
export function StaffBlock({ staff, onOpen }: StaffBlockProps) {
  const waiting = staff.filter(({ count }) => count > 0)
  return (
    <Card title={say('popup.staff')} aside={<span class="soft small">{say('popup.staff.days')}</span>}>
      {waiting.length === 0 ? (
        <p class="staff-none small">
          <Icon name="check" size={14} />
          {say('popup.staff.none')}
        </p>
      ) : (
        <ul class="staff-list">
          {waiting.map(({ status, reason, count }) => (
            <li key={`${status} ${reason}`}>
              <WorkbenchLink
                route={reason ? `staff?reason=${reason}` : `staff?status=${status}`}
                onOpen={onOpen}
                class="staff-link"
              >
                <StatusIcon status={status} />
                <span class="staff-word">
                  {say(reason ? `reason.${reason}.name` : `status.${status}`)}{' '}
                  <span class="soft small">{say(`status.${status}`)}</span>
                </span>{' '}
                <strong>{count}</strong>
              </WorkbenchLink>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
