import { useId } from 'preact/hooks'
import type { SingleColumn } from '../../lib/reports/duplicates/columns.ts'
import { say } from '../../lib/words/duplicates-words.ts'
import { Button } from '../common/button.tsx'
import { Card } from '../common/card.tsx'
import { Notice } from '../common/notice.tsx'
import { MissingNotice } from './missing-notice.tsx'
import type { ColumnsStep, DuplicatesEvents } from './view.ts'

const names = [
  'email',
  'firstName',
  'middleName',
  'lastName',
  'fullName',
  'birthDate',
  'id',
  'status',
] as const satisfies readonly SingleColumn[]

const maxPhones = 6
/** More headings than these make no sentence. */
const maxShown = 6

type ColumnsCardProps = DuplicatesEvents & { view: ColumnsStep }

/** What each column holds: found by the headings, and a person's to change. */
export function ColumnsCard({ view, ...events }: ColumnsCardProps) {
  const { columns, headings, headingLine } = view
  const places = Math.min(maxPhones, columns.phones.length + 1)
  return (
    <Card title={say('duplicates.columns', { file: view.file })}>
      <p class="soft">
        {headingLine > 0
          ? say('duplicates.columns.line', { line: headingLine })
          : say('duplicates.columns.none')}
      </p>
      <div class="column-fields">
        {names.map(name => (
          <ColumnField
            key={name}
            label={say(`duplicates.column.${name}`)}
            headings={headings}
            column={columns[name]}
            onColumn={column => events.onColumn(name, column)}
          />
        ))}
        {Array.from({ length: places }, (_, place) => (
          <ColumnField
            key={`phone-${place + 1}`}
            label={say('duplicates.column.phone', { number: place + 1 })}
            headings={headings}
            column={columns.phones[place] ?? null}
            onColumn={column => events.onPhone(place, column)}
          />
        ))}
      </div>
      <div role="status">
        {view.usable ? <MissingNotice missing={view.missing} /> : <Unusable view={view} />}
      </div>
      <div class="duplicates-buttons">
        {view.usable && (
          <Button kind="primary" onPress={events.onStart}>
            {say('duplicates.start')}
          </Button>
        )}
        <Button onPress={events.onCancel}>{say('duplicates.other')}</Button>
      </div>
    </Card>
  )
}

function Unusable({ view: { headings, headingLine } }: { view: ColumnsStep }) {
  const told = headings.slice(0, maxShown).map((heading, at) => `“${titleOf(heading, at)}”`)
  return (
    <Notice tone="warn" icon="attention" title={say('duplicates.columns.unusable')}>
      <p>
        {say('duplicates.columns.unusable.fix', {
          line: Math.max(1, headingLine),
          count: headings.length,
          headings: `${told.join(', ')}${headings.length > maxShown ? ', …' : ''}`,
        })}
      </p>
    </Notice>
  )
}

const titleOf = (heading: string, at: number) =>
  heading || say('duplicates.column.unnamed', { number: at + 1 })

interface ColumnFieldProps {
  label: string
  headings: readonly string[]
  column: number | null
  onColumn: (column: number | null) => void
}

function ColumnField({ label, headings, column, onColumn }: ColumnFieldProps) {
  const id = useId()
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={column === null ? '' : String(column)}
        onChange={({ currentTarget: { value } }) => onColumn(value === '' ? null : Number(value))}
      >
        <option value="">{say('duplicates.column.absent')}</option>
        {headings.map((heading, at) => (
          <option key={at} value={String(at)}>
            {heading
              ? say('duplicates.column.named', { number: at + 1, heading })
              : say('duplicates.column.unnamed', { number: at + 1 })}
          </option>
        ))}
      </select>
    </div>
  )
}
