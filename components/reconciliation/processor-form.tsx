import { useId } from 'preact/hooks'
import { DateOrderSchema } from '../../lib/domain/date-order.ts'
import type { Choices } from '../../lib/reports/processor/choices.ts'
import type { ColumnRole } from '../../lib/reports/processor/column-names.ts'
import type { FlagSays } from '../../lib/reports/processor/flags.ts'
import type { Meaning } from '../../lib/reports/processor/meanings.ts'
import { say } from '../../lib/words/reconciliation-words.ts'
import { Button } from '../common/button.tsx'
import './processor.css'
import { ProcessorPreview } from './processor-preview.tsx'
import type { ProcessorFile, ReconciliationEvents } from './view.ts'

export interface ProcessorFormProps
  extends Pick<ReconciliationEvents, 'onChoose' | 'onCompare' | 'onForget'> {
  file: ProcessorFile
  /** The practice's zone. */
  timeZone: string
}

const dateOrders = DateOrderSchema.options

/** In the order in which a person looks for them. */
const columnRoles: readonly ColumnRole[] = [
  'day',
  'amount',
  'number',
  'kind',
  'state',
  'refunded',
  'backDay',
  'credit',
  'debit',
  'direction',
  'time',
  'zone',
  'currency',
]

/** How the processor's file is read: guesses that a person may change, and what the first rows become by them. */
export function ProcessorForm({ file, timeZone, onChoose, onCompare, onForget }: ProcessorFormProps) {
  const { names, choices, usable, isRemembered } = file
  return (
    <form
      class="processor-form no-print"
      onSubmit={event => {
        event.preventDefault()
        if (usable) onCompare()
      }}
    >
      <h3>{say('processor.form')}</h3>
      <p class="soft small">{say(isRemembered ? 'processor.form.remembered' : 'processor.form.hint')}</p>
      <div class="processor-fields">
        {columnRoles.map(role => (
          <ColumnField key={role} role={role} names={names} choices={choices} onChoose={onChoose} />
        ))}
        <Details choices={choices} timeZone={timeZone} onChoose={onChoose} />
      </div>
      <Flags names={names} choices={choices} onChoose={onChoose} />
      <Words file={file} onChoose={onChoose} />
      <ProcessorPreview file={file} />
      <div role="status">{usable ? '' : <p>{say('processor.form.incomplete')}</p>}</div>
      <p class="filter">
        <Button type="submit" kind="primary" busy={!usable}>
          {say('processor.compare')}
        </Button>
        {isRemembered && <Button onPress={onForget}>{say('processor.forget')}</Button>}
      </p>
    </form>
  )
}

interface SelectProps {
  label: string
  value: string
  options: readonly (readonly [value: string, text: string])[]
  onChange: (value: string) => void
}

function Select({ label, value, options, onChange }: SelectProps) {
  const id = useId()
  return (
    <span class="date-input">
      <label for={id}>{label}</label>
      <select id={id} class="control" value={value} onChange={event => onChange(event.currentTarget.value)}>
        {options.map(([each, text]) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </select>
    </span>
  )
}

interface ChoiceProps extends Pick<ProcessorFormProps, 'onChoose'> {
  choices: Choices
}

interface ColumnFieldProps extends ChoiceProps {
  role: ColumnRole
  names: readonly string[]
}

function ColumnField({ role, names, choices, onChoose }: ColumnFieldProps) {
  const columns = names.map((_, at) => [String(at), nameOf(names, at)] as const)
  return (
    <Select
      label={say(`processor.column.${role}`)}
      value={String(choices.columns[role] ?? '')}
      options={[['', say('processor.none')], ...columns]}
      onChange={value =>
        onChoose({
          ...choices,
          columns: { ...choices.columns, [role]: value === '' ? null : Number(value) },
        })
      }
    />
  )
}

const nameOf = (names: readonly string[], at: number) =>
  names[at] || say('processor.column.unnamed', { number: at + 1 })

/** The zones that American practices and their processors tell the time in. */
const zones = [
  'UTC',
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'Pacific/Honolulu',
  'Europe/London',
  'Europe/Berlin',
]

const decimals = ['point', 'comma', 'none'] as const

function Details({ choices, timeZone, onChoose }: ChoiceProps & { timeZone: string }) {
  const { zone, order, decimal, credit } = choices
  const known = zone === null || zones.includes(zone) ? zones : [zone, ...zones]
  return (
    <>
      <Select
        label={say('processor.zone')}
        value={zone ?? ''}
        options={[
          ['', say('processor.zone.practice', { zone: timeZone })],
          ...known.map(each => [each, each] as const),
        ]}
        onChange={value => onChoose({ ...choices, zone: value || null })}
      />
      <Select
        label={say('processor.order')}
        value={order}
        options={dateOrders.map(each => [each, say(`processor.order.${each}`)])}
        onChange={value =>
          onChoose({ ...choices, order: dateOrders.find(each => each === value) ?? 'month-first' })
        }
      />
      <Select
        label={say('processor.decimal')}
        value={decimal ?? ''}
        options={[
          ['', say('processor.decimal.null')],
          ...decimals.map(each => [each, say(`processor.decimal.${each}`)] as const),
        ]}
        onChange={value => onChoose({ ...choices, decimal: decimals.find(each => each === value) ?? null })}
      />
      <Select
        label={say('processor.credit')}
        value={credit}
        options={(['in', 'back'] as const).map(each => [each, say(`processor.credit.${each}`)])}
        onChange={value => onChoose({ ...choices, credit: value === 'back' ? 'back' : 'in' })}
      />
    </>
  )
}

const flagMeanings: readonly (readonly [FlagSays, string])[] = (
  ['ignored', 'none', 'refunded', 'back', 'approved', 'mode'] as const
).map(each => [each, say(`processor.flag.${each}`)])

/** The columns of yes and no, such as `Voided` and `Test mode`, and what each of them makes of its row. */
function Flags({ names, choices, onChoose }: ChoiceProps & Pick<ProcessorFile, 'names'>) {
  const flags = Object.entries(choices.flags ?? {})
  if (flags.length === 0) return null
  return (
    <fieldset class="processor-words">
      <legend>{say('processor.flags')}</legend>
      <div class="processor-fields">
        {flags.map(([at, says]) => (
          <Select
            key={at}
            label={say('processor.flag', { name: nameOf(names, Number(at)) })}
            value={says}
            options={flagMeanings}
            onChange={value => {
              const [picked = 'ignored'] = flagMeanings.find(([each]) => each === value) ?? []
              onChoose({ ...choices, flags: { ...choices.flags, [at]: picked } })
            }}
          />
        ))}
      </div>
    </fieldset>
  )
}

/** So many words are shown: a column with more is none of kinds or states. */
const maxWords = 40

function Words({ file, onChoose }: { file: ProcessorFile } & Pick<ProcessorFormProps, 'onChoose'>) {
  const { words, choices } = file
  if (words.length === 0) return null
  return (
    <fieldset class="processor-words">
      <legend>{say('processor.words')}</legend>
      {words.some(({ meaning }) => meaning === null) && (
        <p class="field-error">{say('processor.words.unknown')}</p>
      )}
      <div class="processor-fields">
        {words.slice(0, maxWords).map(({ role, text, key, meaning }) => (
          <Select
            key={key}
            label={say(`processor.word.${role}`, { text: text || say('processor.word.blank') })}
            value={meaning ?? ''}
            options={[['', say('processor.meaning.null')], ...meanings]}
            onChange={value => onChoose({ ...choices, words: withWord(choices.words, key, value) })}
          />
        ))}
      </div>
    </fieldset>
  )
}

const meanings: readonly (readonly [Meaning, string])[] = (
  ['counts', 'back', 'returned', 'refunded', 'void', 'none'] as const
).map(each => [each, say(`processor.meaning.${each}`)])

function withWord(words: Choices['words'], key: string, value: string): Choices['words'] {
  const { [key]: _, ...others } = words
  const [meaning] = meanings.find(([each]) => each === value) ?? []
  return meaning === undefined ? others : { ...others, [key]: meaning }
}
