import { useEffect, useId, useState } from 'preact/hooks'
import { isPracticeDay } from '../../lib/domain/practice-day.ts'
import type { PracticeDay } from '../../lib/domain/units.ts'
import { say } from '../../lib/words/reconciliation-words.ts'
import { Button } from '../common/button.tsx'
import { aroundToday, isLast, maxRangeDays, monthRange, ofKind, rangeLength, shifted } from './range.ts'
import type { RangeView } from './view.ts'

const kinds = ['day', 'month', 'range'] as const

export interface RangePickerProps {
  range: RangeView
  /** The practice's own; null while it is not known. */
  today: PracticeDay | null
  onRange: (range: RangeView) => void
}

/** Day, month or any range, with native inputs: the keyboard works as in every other form. */
export function RangePicker({ range, today, onRange }: RangePickerProps) {
  const [draft, setDraft] = useState(range)
  const [wrong, setWrong] = useState<string>()
  const { from, to } = range
  useEffect(() => setDraft(range), [range.kind, from, to])
  const choose = (next: RangeView) => {
    setDraft(next)
    const problem = problemOf(next)
    setWrong(problem)
    if (!problem) onRange(next)
  }
  return (
    <form
      class="range-picker no-print"
      aria-label={say('rec.range')}
      onSubmit={event => {
        event.preventDefault()
        choose(draft)
      }}
    >
      <Kinds kind={draft.kind} onKind={kind => choose(ofKind(draft, kind, today))} />
      <Inputs draft={draft} setDraft={setDraft} choose={choose} />
      {draft.kind === 'range' && (
        <Button type="submit" kind="primary">
          {say('rec.show')}
        </Button>
      )}
      {draft.kind !== 'range' && (
        <>
          <Button onPress={() => choose(shifted(draft, -1))}>{say('rec.previous')}</Button>
          {today !== null && (
            <Button onPress={() => choose(aroundToday(draft.kind, today))}>
              {say(draft.kind === 'day' ? 'rec.today' : 'rec.this-month')}
            </Button>
          )}
          <Button busy={isLast(draft, today)} onPress={() => choose(shifted(draft, 1))}>
            {say('rec.next')}
          </Button>
        </>
      )}
      {wrong && (
        <p role="alert" class="field-error">
          {wrong}
        </p>
      )}
    </form>
  )
}

function Kinds({ kind, onKind }: { kind: RangeView['kind']; onKind: (kind: RangeView['kind']) => void }) {
  const name = useId()
  return (
    <fieldset class="kinds">
      <legend class="heard-only">{say('rec.range')}</legend>
      {kinds.map(each => (
        <label key={each}>
          <input type="radio" name={name} checked={kind === each} onChange={() => onKind(each)} />
          {say(`rec.kind.${each}`)}
        </label>
      ))}
    </fieldset>
  )
}

interface InputsProps {
  draft: RangeView
  setDraft: (draft: RangeView) => void
  choose: (range: RangeView) => void
}

function Inputs({ draft, setDraft, choose }: InputsProps) {
  const { kind, from, to } = draft
  if (kind === 'day')
    return (
      <DateInput label={say('rec.day')} value={from} onValue={day => choose({ kind, from: day, to: day })} />
    )
  if (kind === 'month')
    return (
      <DateInput
        label={say('rec.month')}
        type="month"
        value={from.slice(0, 7)}
        onValue={month => choose(monthRange(month))}
      />
    )
  return (
    <>
      <DateInput label={say('rec.from')} value={from} onValue={day => setDraft({ kind, from: day, to })} />
      <DateInput label={say('rec.to')} value={to} onValue={day => setDraft({ kind, from, to: day })} />
    </>
  )
}

interface DateInputProps {
  label: string
  type?: 'date' | 'month'
  value: string
  onValue: (value: string) => void
}

function DateInput({ label, type = 'date', value, onValue }: DateInputProps) {
  const id = useId()
  return (
    <div class="date-input">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="control"
        // Preact's types know an input by one literal type at a time.
        type={type as 'date'}
        value={value}
        required
        // Where a browser knows no months it takes text.
        pattern={type === 'month' ? '\\d{4}-\\d{2}' : undefined}
        onChange={event => onValue(event.currentTarget.value)}
      />
    </div>
  )
}

function problemOf({ from, to }: RangeView): string | undefined {
  if (!isPracticeDay(from) || !isPracticeDay(to)) return say('rec.wrong.empty')
  if (from > to) return say('rec.wrong.order')
  return rangeLength(from, to) > maxRangeDays ? say('rec.wrong.long') : undefined
}
