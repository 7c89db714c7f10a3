import type { CandidateView } from '../../lib/contract/panel.ts'
import { formatDay } from '../../lib/words/format-time.ts'
import { say } from '../../lib/words/panel-words.ts'
import { Icon } from '../common/icon.tsx'
import { Money } from '../common/money.tsx'

/** The patient's open quotes; one of the order's own amount is a strong hint. */
export function QuoteList({ quotes, amountCents }: Pick<CandidateView, 'quotes'> & { amountCents: number }) {
  if (quotes.length === 0) return <p class="soft small">{say('panel.quotes.none')}</p>
  return (
    <div class="quotes small">
      <h4>{say('panel.quotes')}</h4>
      <ul>
        {quotes.map(({ id, totalCents, created, items = [] }) => (
          <li key={id}>
            {say('panel.quote.number', { id })} <Money cents={totalCents} />{' '}
            <span class="soft">
              {[items.join(', '), formatDay(created, 'medium')].filter(Boolean).join(' · ')}
            </span>
            {totalCents === amountCents && (
              <span class="quote-equal">
                <Icon name="check" size={13} />
                {say('panel.quote.equal')}
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
