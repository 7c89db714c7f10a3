import { useId } from 'preact/hooks'
import { say } from '../../lib/words/panel-words.ts'
import { Button } from '../common/button.tsx'
import { formatDay } from '../common/format.ts'
import './candidate.css'
import { Comparison } from './comparison.tsx'
import { QuoteList } from './quote-list.tsx'
import { LikelihoodMark, RankReasons } from './rank-reasons.tsx'
import type { CandidateView, OrderView } from './view.ts'

export interface CandidateCardProps {
  candidate: CandidateView
  order: OrderView
  busy: boolean
  onChoose: () => void
}

/** One patient who might be the customer: who it is, what agrees, what waits to be paid. */
export function CandidateCard({ candidate, order, busy, onChoose }: CandidateCardProps) {
  const id = useId()
  const name = candidate.name.trim() || say('panel.unnamed')
  const born = candidate.birthDate && say('panel.born', { day: formatDay(candidate.birthDate, 'medium') })
  const chart = candidate.chartNumber && say('panel.chart', { chart: candidate.chartNumber })
  const details = [chart, born, candidate.place].filter(Boolean)
  return (
    <article class="card candidate" aria-labelledby={id}>
      <div>
        <h3 id={id}>{name}</h3>
        <ul class="details small soft" id={`${id}-details`}>
          {details.map(detail => (
            <li key={detail}>{detail}</li>
          ))}
        </ul>
        <LikelihoodMark likelihood={candidate.rank.likelihood} />
      </div>
      <RankReasons candidate={candidate} reason={order.reason} />
      <Comparison name={name} fields={candidate.fields} customer={order.customer} />
      <QuoteList quotes={candidate.quotes} amountCents={order.amountCents} />
      {/* Two patients of one name are told apart by chart number and birth date. */}
      <Button kind="primary" busy={busy} describedBy={`${id}-details`} onPress={onChoose}>
        {say('panel.choose', { name })}
      </Button>
    </article>
  )
}
