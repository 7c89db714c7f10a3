import { useId, useState } from 'preact/hooks'
import { type ActivityKind, activityKinds } from '../../lib/domain/activity.ts'
import { typedNumber } from '../../lib/domain/typed-number.ts'
import { say } from '../../lib/words/activity-words.ts'
import '../common/field.css'
import { Button } from '../common/button.tsx'
import type { ActivityEvents, ActivityFilter } from './view.ts'

interface ActivityFilterFormProps extends Pick<ActivityEvents, 'onFilter'> {
  filter: ActivityFilter
}

/** Of which order and of which kind; it counts when it is sent. */
export function ActivityFilterForm({ filter, onFilter }: ActivityFilterFormProps) {
  const [number, setNumber] = useState(filter.number)
  const id = useId()
  const submit = (event: Event) => {
    event.preventDefault()
    onFilter({ ...filter, number: typedNumber(number) })
  }
  const chooseKind = (value: string) =>
    onFilter({ number: typedNumber(number), kind: activityKinds.find(kind => kind === value) ?? null })
  return (
    <form class="activity-filter" onSubmit={submit}>
      <div class="field">
        <label for={`${id}-number`}>{say('activity.order')}</label>
        <input
          id={`${id}-number`}
          type="search"
          autocomplete="off"
          spellcheck={false}
          value={number}
          onInput={event => setNumber(event.currentTarget.value)}
        />
      </div>
      <div class="field">
        <label for={`${id}-kind`}>{say('activity.kind')}</label>
        <select
          id={`${id}-kind`}
          value={filter.kind ?? ''}
          onChange={event => chooseKind(event.currentTarget.value)}
        >
          <option value="">{say('activity.kind.all')}</option>
          {activityKinds.map((kind: ActivityKind) => (
            <option key={kind} value={kind}>
              {say(`activity.kind.${kind}`)}
            </option>
          ))}
        </select>
      </div>
      <Button type="submit">{say('activity.filter')}</Button>
    </form>
  )
}
