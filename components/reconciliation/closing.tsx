import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { ReconciliationAnswer } from '../../lib/contract/reconciliation.ts'
import { formatCents } from '../../lib/domain/money.ts'
import type { OrderAddresses } from '../../lib/domain/order-address.ts'
import { monthOf } from '../../lib/domain/practice-day.ts'
import type { Since } from '../../lib/reports/closed-month.ts'
import type { Columns } from '../../lib/reports/reconciliation.ts'
import { formatDay, formatMonth } from '../../lib/words/format-time.ts'
import { closedWords, plural, say } from '../../lib/words/reconciliation-words.ts'
import { Button } from '../common/button.tsx'
import { Card } from '../common/card.tsx'
import { Money } from '../common/money.tsx'
import { Notice } from '../common/notice.tsx'
import { NumberCell } from './number-cell.tsx'
import type { ReconciliationEvents, ReconciliationView } from './view.ts'

type Answer = NonNullable<ReconciliationAnswer>

export type ClosingProps = {
  answer: Answer
  state: ReconciliationView['closing']
  addresses: OrderAddresses
} & Pick<ReconciliationEvents, 'onCloseMonth' | 'onRange'>

/** Whether these figures are kept or may still change, what came after they were kept, and the press that keeps them. */
export function Closing({ answer, state, addresses, onCloseMonth, onRange }: ClosingProps) {
  const { closed, since, closing, report } = answer
  const isKept = since !== null
  const kept = useRef<HTMLDivElement>(null)
  const pressed = useRef(false)
  // The button that was pressed is gone: the focus goes to what became of the press.
  useLayoutEffect(() => {
    if (isKept && pressed.current) kept.current?.focus()
    pressed.current = false
  }, [isKept])
  if (isKept)
    return (
      <div ref={kept} tabIndex={-1} class="rec-kept">
        <Kept answer={answer} addresses={addresses} />
      </div>
    )
  const close = (month: string) => {
    pressed.current = true
    onCloseMonth(month)
  }
  return (
    <>
      {closed.map(each => (
        <Notice key={each.month} tone="busy" icon="lock" title={closedWords(answer.timeZone, each)}>
          <p>{say(each.isLive ? 'rec.closed.not-these' : 'rec.closed.these')}</p>
          <Button onPress={() => onRange({ kind: 'month', ...monthOf(`${each.month}-01`) })}>
            {say('rec.closed.show')}
          </Button>
        </Notice>
      ))}
      {closing !== null && closing !== 'not-over' && (
        <CloseMonth key={report.from} answer={answer} stand={closing} state={state} onCloseMonth={close} />
      )}
    </>
  )
}

/** A closed month: that its figures are kept, and what came since. */
export function Kept({ answer, addresses }: Pick<ClosingProps, 'answer' | 'addresses'>) {
  const { closed, since, report } = answer
  const [month] = closed
  if (since === null || month === undefined) return null
  return (
    <>
      <Notice tone="good" icon="lock" title={closedWords(answer.timeZone, month)}>
        <p>{say('rec.closed.kept')}</p>
        {since.changes.length === 0 && <p>{say('rec.since.none')}</p>}
      </Notice>
      {since.changes.length > 0 && (
        <Card title={say('rec.since')} class="wide">
          <SinceTable changes={since.changes} addresses={addresses} />
          <p class="soft small">{say('rec.since.hint')}</p>
          <p class="soft small">{sumsNow(report.sums, since.sums)}</p>
        </Card>
      )}
    </>
  )
}

function sumsNow(kept: Columns, { taken, posted, ledger }: Columns): string {
  const isSame = kept.taken === taken && kept.posted === posted && kept.ledger === ledger
  if (isSame) return say('rec.since.same')
  return say('rec.since.now', inWords({ taken, posted, ledger }))
}

function SinceTable({ changes, addresses }: { changes: readonly Since[]; addresses: OrderAddresses }) {
  return (
    <table class="sums-table differences">
      <thead>
        <tr>
          <th scope="col">{say('rec.column.order')}</th>
          <th scope="col">{say('rec.since.what')}</th>
          <th scope="col">{say('rec.column.shop')}</th>
          <th scope="col">{say('rec.column.posted')}</th>
          <th scope="col">{say('rec.column.ledger')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(change => (
          <tr key={`${change.key} ${change.kind} ${change.belongsTo}`}>
            <th scope="row">
              <NumberCell row={change} addresses={addresses} />
              <span class="soft small">{formatDay(change.day, 'medium')}</span>
            </th>
            <td data-label={say('rec.since.what')}>
              <strong>{say(`rec.since.${change.kind}`)}</strong>
              <span class="soft small">
                {change.belongsTo === null
                  ? say('rec.since.no-day')
                  : say(change.kind === 'refund' ? 'rec.since.counts' : 'rec.since.belongs', {
                      day: formatDay(change.belongsTo, 'medium'),
                    })}
              </span>
            </td>
            {(['taken', 'posted', 'ledger'] as const).map(column => (
              <td key={column} data-label={say(`rec.${column}`)}>
                <Money cents={change[column]} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface CloseMonthProps extends Omit<ClosingProps, 'onRange' | 'addresses'> {
  stand: Exclude<Answer['closing'], null | 'not-over'>
}

/** Two presses: what is kept is said before the second. */
function CloseMonth({ answer: { report }, stand, state, onCloseMonth }: CloseMonthProps) {
  const [asked, setAsked] = useState(false)
  const figures = useRef<HTMLParagraphElement>(null)
  // Not the button that closes: a second Enter would press it unread.
  useLayoutEffect(() => figures.current?.focus(), [asked])
  const month = report.from.slice(0, 7)
  const name = { month: formatMonth(month) }
  return (
    <Card title={say('rec.close.title', name)} class="wide no-print">
      {stand !== 'ready' && <p>{say(`rec.close.${stand}`)}</p>}
      {stand === 'ready' && !asked && (
        <>
          <p class="soft small">{say('rec.close.hint')}</p>
          <Button onPress={() => setAsked(true)}>{say('rec.close', name)}</Button>
        </>
      )}
      {stand === 'ready' && asked && (
        <>
          <p ref={figures} tabIndex={-1}>
            {say('rec.close.figures', inWords(report.sums))}
          </p>
          {report.differences.length > 0 && <p>{plural('rec.close.open', report.differences.length)}</p>}
          <p class="soft small">{say('rec.close.final')}</p>
          <div class="basis-actions">
            <Button kind="primary" busy={state === 'busy'} onPress={() => onCloseMonth(month)}>
              {say(state === 'busy' ? 'rec.close.busy' : 'rec.close.yes', name)}
            </Button>
            <Button onPress={() => setAsked(false)}>{say('rec.close.no')}</Button>
          </div>
        </>
      )}
      <div role="alert">
        {state !== null && state !== 'busy' && <p class="field-error">{say(`rec.close.${state}`)}</p>}
      </div>
    </Card>
  )
}

const inWords = ({ taken, posted, ledger }: Columns) => ({
  shop: formatCents(taken),
  posted: formatCents(posted),
  ledger: formatCents(ledger),
})
