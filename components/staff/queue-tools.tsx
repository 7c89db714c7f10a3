import { useId } from 'preact/hooks'
import type { QueueRow } from '../../lib/contract/staff-queue.ts'
import { say } from '../../lib/words/staff-words.ts'
import { Field } from '../common/field.tsx'

export const sortings = ['oldest', 'newest', 'amount'] as const
export type Sorting = (typeof sortings)[number]

interface QueueToolsProps {
  text: string
  onText: (text: string) => void
  sorting: Sorting
  onSorting: (sorting: Sorting) => void
}

/** Finds an order among those that wait, and puts them in order. */
export function QueueTools({ text, onText, sorting, onSorting }: QueueToolsProps) {
  const id = useId()
  return (
    <form class="queue-tools" onSubmit={event => event.preventDefault()}>
      <Field
        type="search"
        label={say('staff.find')}
        hint={say('staff.find.hint')}
        value={text}
        onValue={onText}
        autocomplete="off"
        optional
      />
      <div class="field">
        <label for={id}>{say('staff.sort')}</label>
        <select
          id={id}
          class="control"
          value={sorting}
          onInput={event => onSorting(sortings.find(each => each === event.currentTarget.value) ?? 'oldest')}
        >
          {sortings.map(each => (
            <option key={each} value={each}>
              {say(`staff.sort.${each}`)}
            </option>
          ))}
        </select>
      </div>
    </form>
  )
}

const compare = {
  oldest: (a, b) => a.placedAt - b.placedAt,
  newest: (a, b) => b.placedAt - a.placedAt,
  amount: (a, b) => b.amountCents - a.amountCents,
} as const satisfies Record<Sorting, (a: QueueRow, b: QueueRow) => number>

/** Equal ones stay as they stand, so that no row jumps while the list fills itself. */
export function sortRows(rows: readonly QueueRow[], sorting: Sorting): QueueRow[] {
  return rows.toSorted((a, b) => compare[sorting](a, b) || (a.key < b.key ? -1 : 1))
}
