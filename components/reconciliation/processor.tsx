import { useId } from 'preact/hooks'
import { formatCents } from '../../lib/domain/money.ts'
import { formatTenths } from '../../lib/words/format-share.ts'
import { formatDay } from '../../lib/words/format-time.ts'
import { plural, say } from '../../lib/words/reconciliation-words.ts'
import { Button } from '../common/button.tsx'
import { Card } from '../common/card.tsx'
import { Money } from '../common/money.tsx'
import { ProcessorForm, type ProcessorFormProps } from './processor-form.tsx'
import type { ProcessorResult, ProcessorView, ReconciliationEvents } from './view.ts'

export interface ProcessorProps
  extends Pick<ReconciliationEvents, 'onFile' | 'onCancel'>,
    Omit<ProcessorFormProps, 'file'> {
  processor: ProcessorView
}

/** The merchant processor's file: chosen or dropped, its columns, and what it says of the same days. */
export function Processor({ processor, onFile, onCancel, ...form }: ProcessorProps) {
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
        <ProcessorForm file={processor} {...form} />
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
  if (processor.kind === 'no-table') return say('processor.no-table')
  if (processor.kind === 'cancelled') return say('processor.cancelled')
  if (processor.kind === 'failed') return say('processor.failed')
  if (processor.kind === 'reading')
    return say('processor.reading', { percent: formatTenths(processor.share) })
  if (processor.kind !== 'compared') return ''
  const { shop, processor: theirs, tenders } = processor.result
  return say('processor.sums', {
    tenders: tenders.map(each => say(`processor.tender.${each}`)).join(', '),
    shop: formatCents(shop),
    processor: formatCents(theirs),
    difference: formatCents(shop - theirs),
  })
}

const shownRows = 200

function Result({ result }: { result: ProcessorResult }) {
  const { rows, inside, outside, totals, notCounted, differences, matchesOrders, leftOut } = result
  return (
    <>
      <p class="soft small">{say('processor.rows', { rows, inside, outside })}</p>
      {notCounted.map(({ word, count, cents }) => (
        <p key={word} class="soft small">
          {plural('processor.not-counted', count, {
            word: word || say('processor.word.blank'),
            amount: formatCents(cents),
          })}
        </p>
      ))}
      {totals > 0 && <p class="soft small">{plural('processor.totals', totals)}</p>}
      {!matchesOrders && <p>{say('processor.no-orders')}</p>}
      {matchesOrders && differences.length === 0 && (
        <p>{say(leftOut > 0 ? 'processor.agree.but' : 'processor.agree')}</p>
      )}
      {differences.length > 0 && <DifferenceTable differences={differences.slice(0, shownRows)} />}
      <Problems result={result} />
    </>
  )
}

function Problems({ result: { problems, leftOut } }: { result: ProcessorResult }) {
  if (leftOut === 0) return null
  return (
    <>
      <h3>{plural('processor.problems', leftOut)}</h3>
      {problems.length < leftOut && (
        <p class="soft small">{say('processor.problems.first', { count: problems.length })}</p>
      )}
      <ul class="problems">
        {problems.map(({ kind, line, column, text }) => (
          <li key={`${line} ${kind}`}>
            {say(`processor.problem.${kind}`, { line, column, text: text || say('processor.word.blank') })}
          </li>
        ))}
      </ul>
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
              {each.number || say('processor.no-number')}
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
