import type { Cause } from '../../lib/domain/causes.ts'
import { formatCents } from '../../lib/domain/money.ts'
import type { Columns } from '../../lib/reports/reconciliation.ts'
import { say } from '../../lib/words/reconciliation-words.ts'
import { Button } from '../common/button.tsx'
import { Card } from '../common/card.tsx'
import { Money } from '../common/money.tsx'

export interface CausesProps {
  causes: readonly Cause[]
  sums: Columns
  /** Whether the ledger is known for all of these days. */
  isWhole: boolean
  /** Shows the orders of a cause; absent where they are not on the page. */
  onReason?: (reason: Cause['reason']) => void
}

/** Why shop and ledger differ, cause by cause: what the whole variance is made of. */
export function Causes({ causes, sums, isWhole, onReason }: CausesProps) {
  const total = causes.reduce((all, { variance }) => all + variance, 0)
  const rest = isWhole ? sums.taken - sums.ledger - total : 0
  return (
    <Card title={say('rec.causes')} class="wide">
      {causes.length === 0 ? (
        <p class="soft">{say(isWhole ? 'rec.causes.none' : 'rec.unknown.verdict')}</p>
      ) : (
        <table class="sums-table causes">
          <thead>
            <tr>
              <th scope="col">{say('rec.column.cause')}</th>
              <th scope="col">{say('rec.column.count')}</th>
              <th scope="col">{say('rec.column.variance')}</th>
            </tr>
          </thead>
          <tbody>
            {causes.map(cause => (
              <Row key={cause.reason} cause={cause} onReason={onReason} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{say('rec.causes.total')}</th>
              <td data-label={say('rec.column.count')}>
                {causes.reduce((all, { count }) => all + count, 0)}
              </td>
              <td data-label={say('rec.column.variance')}>{isWhole ? <Money cents={total} /> : unknown()}</td>
            </tr>
          </tfoot>
        </table>
      )}
      {rest !== 0 && <p class="field-error">{say('rec.causes.rest', { amount: formatCents(rest) })}</p>}
    </Card>
  )
}

/** What nobody knows is no amount. */
const unknown = () => <span class="soft">{say('rec.unknown')}</span>

function Row({ cause, onReason }: { cause: Cause; onReason: CausesProps['onReason'] }) {
  const { reason, count, variance, isKnown } = cause
  const name = reason === 'unknown' ? say('rec.cause.unknown') : say(`difference.${reason}`)
  return (
    <tr>
      <th scope="row">
        {name}
        <span class="soft small">
          {reason === 'unknown' ? say('rec.cause.unknown.fix') : say(`difference.${reason}.fix`)}
        </span>
        {onReason && (
          <span class="fix no-print">
            <Button label={say('rec.causes.show.of', { reason: name })} onPress={() => onReason(reason)}>
              {say('rec.causes.show')}
            </Button>
          </span>
        )}
      </th>
      <td data-label={say('rec.column.count')}>{count}</td>
      <td data-label={say('rec.column.variance')} class={variance === 0 || !isKnown ? 'soft' : 'differs'}>
        {isKnown ? <Money cents={variance} /> : unknown()}
      </td>
    </tr>
  )
}
