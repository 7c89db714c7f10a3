import { useState } from 'preact/hooks'
import type { QuoteRow } from '../../lib/contract/staff-queue.ts'
import { formatCents } from '../../lib/domain/money.ts'
import { formatMoment } from '../../lib/words/format-time.ts'
import { plural, say } from '../../lib/words/staff-words.ts'
import { Button } from '../common/button.tsx'
import { Card } from '../common/card.tsx'
import { Icon } from '../common/icon.tsx'
import { Money } from '../common/money.tsx'
import { OrderNumber } from '../common/order-number.tsx'
import type { StaffEvents, StaffReady } from './view.ts'

export type QuoteListProps = { view: StaffReady } & Pick<StaffEvents, 'onQuoteDone'>

/** Payments whose patients had open quotes: what to do in Nextech, and the word that it is done. Nothing here applies one. */
export function QuoteList({ view, onQuoteDone }: QuoteListProps) {
  const { quotes = [] } = view
  if (quotes.length === 0) return null
  const count = plural('quotes.count', quotes.length)
  return (
    <Card title={say('quotes.title')} aside={<span class="soft small">{count}</span>} class="quote-card">
      <p class="soft small">{say('quotes.hint')}</p>
      <ul class="quote-rows">
        {quotes.map(row => (
          <QuotePayment key={row.key} row={row} view={view} onQuoteDone={onQuoteDone} />
        ))}
      </ul>
    </Card>
  )
}

function QuotePayment({ row, view, onQuoteDone }: QuoteListProps & { row: QuoteRow }) {
  const [isOpen, setOpen] = useState(false)
  const { number, customer, chart, quotes } = row
  return (
    <li>
      <div class="queue-head">
        <h3>
          <OrderNumber number={number} href={view.addresses?.[row.key]} />
        </h3>
        <span class="soft small">
          {customer} · {say('staff.placed', { time: formatMoment(row.placedAt, view.timeZone, view.today) })}
          {chart !== undefined && ` · ${say('quotes.chart', { chart })}`}
        </span>
        <strong class="queue-money">
          <Money cents={row.amountCents} />
        </strong>
        <Button expanded={isOpen} label={say('quotes.apply.of', { number })} onPress={() => setOpen(!isOpen)}>
          {say('quotes.apply')}
        </Button>
      </div>
      <ul class="queue-evidence small">
        {quotes.map(quote => (
          <li key={quote.id}>
            <QuoteLine quote={quote} />
          </li>
        ))}
      </ul>
      {isOpen && <Steps row={row} onQuoteDone={onQuoteDone} />}
    </li>
  )
}

function QuoteLine({
  quote: { id, totalCents, items = [], isEqual, isGone },
}: {
  quote: QuoteRow['quotes'][number]
}) {
  return (
    <>
      {say('quotes.quote', { id, amount: formatCents(totalCents) })}
      {items.length > 0 && <span class="soft"> · {items.join(', ')}</span>}
      {isEqual && (
        <span class="quote-equal">
          <Icon name="check" size={13} />
          {say('quotes.equal')}
        </span>
      )}
      {isGone && <span class="soft"> · {say('quotes.gone')}</span>}
    </>
  )
}

/** What to do in Nextech, and what a person says of it afterwards. */
function Steps({ row, onQuoteDone }: { row: QuoteRow } & Pick<StaffEvents, 'onQuoteDone'>) {
  const { number, chart, payment, amountCents, quotes } = row
  const amount = formatCents(amountCents)
  return (
    <div class="quote-steps small">
      <ol>
        <li>{chart === undefined ? say('quotes.step.patient') : say('quotes.step.chart', { chart })}</li>
        <li>
          {payment === null
            ? say('quotes.step.unread', { amount, number })
            : say('quotes.step.payment', { payment, amount })}
        </li>
        <li>{say('quotes.step.say')}</li>
      </ol>
      <div class="quote-words">
        {quotes.map(({ id }) => (
          <Button
            key={id}
            label={say('quotes.done.of', { number, id })}
            onPress={() => onQuoteDone(row, { quote: id })}
          >
            {say('quotes.done', { id })}
          </Button>
        ))}
        <Button
          kind="quiet"
          label={say('quotes.none.of', { number })}
          onPress={() => onQuoteDone(row, { quote: null })}
        >
          {say('quotes.none')}
        </Button>
      </div>
    </div>
  )
}
