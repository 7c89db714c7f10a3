import { formatDay } from '../../lib/words/format-time.ts'
import { say } from '../../lib/words/reconciliation-words.ts'
import { Money } from '../common/money.tsx'
import type { ProcessorFile } from './view.ts'

/** The first rows of the file beside what the comparison makes of each. */
export function ProcessorPreview({ file: { names, preview } }: { file: ProcessorFile }) {
  return (
    // A wide file scrolls by itself, also by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable without a mouse
    <section class="processor-preview" tabIndex={0} aria-label={say('processor.preview')}>
      <table class="sums-table">
        <caption>{say('processor.preview')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('processor.preview.head')}</th>
            <th scope="col">{say('processor.preview.day')}</th>
            <th scope="col">{say('processor.preview.amount')}</th>
            <th scope="col">{say('processor.preview.order')}</th>
            <th scope="col">{say('processor.preview.state')}</th>
            {names.map((name, at) => (
              <th key={at} scope="col">
                {name || say('processor.column.unnamed', { number: at + 1 })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.map((row, at) => (
            <tr key={at}>
              <th scope="row">{say('processor.preview.row', { row: at + 1 })}</th>
              <td>{row.taken && formatDay(row.taken.day, 'medium')}</td>
              <td>{row.taken && <Money cents={row.taken.cents} />}</td>
              <td>{row.taken?.reference}</td>
              <td>{stateText(row)}</td>
              {names.map((_, cell) => (
                <td key={cell}>{row.cells[cell]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function stateText({ taken, problem, word }: ProcessorFile['preview'][number]): string {
  if (taken) return say('processor.preview.taken')
  if (problem) return say(`processor.preview.problem.${problem}`)
  return word === null ? say('processor.preview.total') : say('processor.preview.none', { word })
}
