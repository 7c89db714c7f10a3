import { useEffect, useId, useState } from 'preact/hooks'
import { formatDay } from '../../lib/domain/format-time.ts'
import { formatCents } from '../../lib/domain/money.ts'
import type { Mapping } from '../../lib/reports/processor/mapping.ts'
import { say } from '../../lib/words/reconciliation-words.ts'
import { Button } from '../common/button.tsx'
import { Card } from '../common/card.tsx'
import { Money } from '../common/money.tsx'
import type { ProcessorResult, ProcessorView, ReconciliationEvents } from './view.ts'

export interface ProcessorProps extends Pick<ReconciliationEvents, 'onFile' | 'onCompare' | 'onCancel'> {
  processor: ProcessorView
}

/** The merchant processor's file: chosen or dropped, its columns, and what it says of the same days. */
export function Processor({ processor, onFile, onCompare, onCancel }: ProcessorProps) {
  return (
    <Card title={say('processor.title')} class="wide">
      <FileInput onFile={onFile} />
      <div role="status">{stateText(processor)}</div>
      {processor.kind === 'reading' && (
        <p class="filter">
          <progress max={1} value={processor.share} aria-label={say('processor.title')} />
          <Button onPress={onCancel}>{say('processor.cancel')}</Button>
        </p>
      )}
      {(processor.kind === 'columns' || processor.kind === 'compared') && (
        <Columns key={processor.names.join()} {...processor} onCompare={onCompare} />
      )}
      {processor.kind === 'compared' && <Result result={processor.result} />}
    </Card>
  )
}

function FileInput({ onFile }: Pick<ProcessorProps, 'onFile'>) {
  const id = useId()
  const take = (files: FileList | null | undefined) => {
    const file = files?.[0]
    if (file) onFile(file)
  }
  return (
    // A drop anywhere on it counts; without a mouse the input does the same.
    <fieldset
      class="drop no-print"
      onDragOver={event => event.preventDefault()}
      onDrop={event => {
        event.preventDefault()
        take(event.dataTransfer?.files)
      }}
    >
      <label for={id}>{say('processor.file')}</label>
      <input
        id={id}
        type="file"
        accept=".csv,.txt,.tsv,text/csv"
        onChange={event => take(event.currentTarget.files)}
        aria-describedby={`${id}-hint`}
      />
      <span id={`${id}-hint`} class="soft small">
        {say('processor.hint')}
      </span>
    </fieldset>
  )
}

function stateText(processor: ProcessorView): string {
  if (processor.kind === 'no-headings') return say('processor.no-headings')
  if (processor.kind === 'cancelled') return say('processor.cancelled')
  if (processor.kind === 'failed') return say('processor.failed')
  // By tens, so that nobody is read a number for every portion.
  if (processor.kind === 'reading')
    return say('processor.reading', { percent: Math.floor(processor.share * 10) * 10 })
  if (processor.kind !== 'compared') return ''
  const { shop, processor: theirs } = processor.result
  return say('processor.sums', {
    shop: formatCents(shop),
    processor: formatCents(theirs),
    difference: formatCents(shop - theirs),
  })
}

const columnNames: readonly (keyof Mapping)[] = ['day', 'amount', 'number']

interface ColumnsProps extends Pick<ProcessorProps, 'onCompare'> {
  names: readonly string[]
  mapping: Mapping
}

function Columns({ names, mapping, onCompare }: ColumnsProps) {
  const id = useId()
  const [chosen, setChosen] = useState(mapping)
  useEffect(() => setChosen(mapping), [mapping])
  return (
    <form
      class="filter no-print"
      onSubmit={event => {
        event.preventDefault()
        onCompare(chosen)
      }}
    >
      {columnNames.map(name => (
        <span key={name} class="date-input">
          <label for={`${id}-${name}`}>{say(`processor.column.${name}`)}</label>
          <select
            id={`${id}-${name}`}
            class="control"
            required={name !== 'number'}
            value={String(chosen[name] ?? '')}
            onChange={event => {
              const { value } = event.currentTarget
              setChosen({ ...chosen, [name]: value === '' ? null : Number(value) })
            }}
          >
            <option value="">{say('processor.none')}</option>
            {names.map((each, at) => (
              <option key={at} value={String(at)}>
                {each || at + 1}
              </option>
            ))}
          </select>
        </span>
      ))}
      <Button type="submit" kind="primary">
        {say('processor.compare')}
      </Button>
    </form>
  )
}

const shownRows = 200

function Result({ result }: { result: ProcessorResult }) {
  const { rows, inside, outside, differences, matchesOrders, problems } = result
  return (
    <>
      <p class="soft small">{say('processor.rows', { rows, inside, outside })}</p>
      {!matchesOrders && <p>{say('processor.no-orders')}</p>}
      {matchesOrders && differences.length === 0 && <p>{say('processor.agree')}</p>}
      {differences.length > 0 && <DifferenceTable differences={differences.slice(0, shownRows)} />}
      {problems.length > 0 && (
        <>
          <h3>{say('processor.problems')}</h3>
          <ul class="problems">
            {problems.map(({ kind, line, column, text }) => (
              <li key={`${line} ${column}`}>{say(`processor.problem.${kind}`, { line, column, text })}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function DifferenceTable({ differences }: Pick<ProcessorResult, 'differences'>) {
  return (
    <table class="sums-table differences">
      <thead>
        <tr>
          <th scope="col">{say('rec.column.order')}</th>
          <th scope="col">{say('rec.column.why')}</th>
          <th scope="col">{say('rec.column.shop')}</th>
          <th scope="col">{say('rec.column.processor')}</th>
          <th scope="col">{say('rec.column.lines')}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map(each => (
          <tr key={each.number}>
            <th scope="row">
              {each.number}
              <span class="soft small">{formatDay(each.day, 'medium')}</span>
            </th>
            <td>{say(`processor.${each.reason}`)}</td>
            <td>
              <Money cents={each.shop} />
            </td>
            <td>
              <Money cents={each.processor} />
            </td>
            <td>{each.lines.join(', ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
