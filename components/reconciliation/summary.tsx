import type { ReconciliationAnswer } from '../../lib/contract/reconciliation.ts'
import { causeOf, causesOf, isUnknown } from '../../lib/domain/causes.ts'
import { formatDay, formatMoment } from '../../lib/words/format-time.ts'
import { differenceWords, plural, say } from '../../lib/words/reconciliation-words.ts'
import { Button } from '../common/button.tsx'
import { Card } from '../common/card.tsx'
import { Causes } from './causes.tsx'
import { Kept } from './closing.tsx'
import { isWhole, knownFrom } from './known.ts'
import { Breakdown, ByCardType, ColumnCells, Sums } from './sums.tsx'
import type { ReconciliationEvents } from './view.ts'

type Answer = NonNullable<ReconciliationAnswer>

export type SummaryProps = { answer: Answer } & Pick<ReconciliationEvents, 'onPrint' | 'onSummary'>

/** The sheet of a day, to be printed, signed and filed: dated, with the practice, its zone and as of when it holds. */
export function Summary({ answer, onPrint, onSummary }: SummaryProps) {
  const { report, unreadable } = answer
  return (
    <article class="rec-sheet" aria-labelledby="rec-sheet">
      <Head answer={answer} />
      <div class="basis-actions no-print">
        <Button kind="primary" onPress={onPrint}>
          {say('rec.print')}
        </Button>
        <Button onPress={() => onSummary(false)}>{say('rec.summary.back')}</Button>
      </div>
      <Kept answer={answer} addresses={{}} />
      {unreadable > 0 && <p class="field-error">{plural('rec.unreadable', unreadable)}</p>}
      <Sums answer={answer} />
      <Causes
        causes={causesOf(report.differences, knownFrom(answer))}
        sums={report.sums}
        isWhole={isWhole(answer)}
      />
      <div class="rec-columns">
        <ByCardType answer={answer} />
        <Breakdown answer={answer} />
      </div>
      {report.differences.length > 0 && <OpenOrders answer={answer} />}
      <div class="rec-signatures">
        <p>{say('rec.summary.prepared')}</p>
        <p>{say('rec.summary.checked')}</p>
      </div>
    </article>
  )
}

function Head({ answer: { report, practice, timeZone, today, ledger } }: { answer: Answer }) {
  const { from, to } = report
  const isDay = from === to
  return (
    <header>
      <h2 id="rec-sheet" class="basis-days">
        {say(isDay ? 'rec.summary.day' : 'rec.summary.days')}:{' '}
        {isDay ? formatDay(from) : `${formatDay(from)} – ${formatDay(to)}`}
      </h2>
      <p class="soft small">
        {practice} · {say('rec.zone', { zone: timeZone })}{' '}
        {ledger
          ? say('rec.as-of', { time: formatMoment(ledger.readAt, timeZone, today) })
          : say('rec.no-ledger')}{' '}
        {say('rec.summary.made', { time: `${formatDay(today, 'medium')}, ${timeZone}` })}
      </p>
    </header>
  )
}

/** All of them, however many: a sheet that leaves some out would not say so on paper. */
function OpenOrders({ answer }: { answer: Answer }) {
  const known = knownFrom(answer)
  return (
    <Card title={say('rec.summary.open-orders')} class="wide">
      <table class="sums-table differences">
        <thead>
          <tr>
            <th scope="col">{say('rec.column.order')}</th>
            <th scope="col">{say('rec.column.cause')}</th>
            <th scope="col">{say('rec.column.shop')}</th>
            <th scope="col">{say('rec.column.posted')}</th>
            <th scope="col">{say('rec.column.ledger')}</th>
            <th scope="col">{say('rec.column.difference')}</th>
          </tr>
        </thead>
        <tbody>
          {answer.report.differences.map(row => {
            const cause = causeOf(row, known)
            return (
              <tr key={row.key}>
                <th scope="row">{row.number ?? say('rec.payment', { id: row.key })}</th>
                <td data-label={say('rec.column.cause')}>
                  {cause === 'unknown' ? say('rec.cause.unknown') : differenceWords(row)}
                </td>
                <ColumnCells columns={row} isKnown={!isUnknown(row, known)} />
              </tr>
            )
          })}
        </tbody>
      </table>
    </Card>
  )
}
