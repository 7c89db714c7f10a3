import { useId, useState } from 'preact/hooks'
import type { QueueRow } from '../../lib/contract/staff-queue.ts'
import { type SnoozeTime, snoozeTimes } from '../../lib/domain/snooze.ts'
import { plural, say } from '../../lib/words/staff-words.ts'
import { Button } from '../common/button.tsx'
import type { StaffEvents } from './view.ts'

interface SelectionBarProps extends Pick<StaffEvents, 'onSnooze' | 'onWake'> {
  /** The rows that are on the page. */
  rows: readonly QueueRow[]
  selected: ReadonlySet<string>
  onSelect: (keys: ReadonlySet<string>) => void
  /** The rows are those that were put off. */
  isSnoozed: boolean
}

/** What may be done with several orders at once: all of it can be taken back, and nothing of it posts. */
export function SelectionBar({ rows, selected, onSelect, isSnoozed, onSnooze, onWake }: SelectionBarProps) {
  const [time, setTime] = useState<SnoozeTime>('tomorrow')
  const id = useId()
  const chosen = rows.filter(({ key }) => selected.has(key))
  const isAll = rows.length > 0 && chosen.length === rows.length
  const done = (act: () => void) => {
    act()
    onSelect(new Set())
  }
  return (
    <div class="queue-selection">
      <label>
        <input
          type="checkbox"
          checked={isAll}
          onChange={event => onSelect(new Set(event.currentTarget.checked ? rows.map(({ key }) => key) : []))}
        />
        {say('staff.select.all')}
      </label>
      {/* Not a second role=status: the page’s one status is how many wait. */}
      <span aria-live="polite">{chosen.length > 0 && plural('staff.selected', chosen.length)}</span>
      {chosen.length > 0 && isSnoozed && (
        <Button onPress={() => done(() => onWake(chosen))}>{say('staff.wake')}</Button>
      )}
      {chosen.length > 0 && !isSnoozed && (
        <>
          <label for={id}>{say('staff.snooze.until')}</label>
          <select
            id={id}
            class="control"
            value={time}
            onChange={event =>
              setTime(snoozeTimes.find(each => each === event.currentTarget.value) ?? 'tomorrow')
            }
          >
            {snoozeTimes.map(each => (
              <option key={each} value={each}>
                {say(`staff.snooze.${each}`)}
              </option>
            ))}
          </select>
          <Button onPress={() => done(() => onSnooze(chosen, time))}>{say('staff.snooze')}</Button>
        </>
      )}
    </div>
  )
}
