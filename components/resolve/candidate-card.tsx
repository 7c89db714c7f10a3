import { useId } from 'preact/hooks'
import { formatDay } from '../../lib/words/format-time.ts'
import { say } from '../../lib/words/panel-words.ts'
import { Button } from '../common/button.tsx'
import './candidate.css'
import type { CandidateView, ResolveView } from '../../lib/contract/panel.ts'
import { bornOn } from './alike.ts'
import { Comparison } from './comparison.tsx'
import { DecidingFacts } from './deciding-facts.tsx'
import { QuoteList } from './quote-list.tsx'
import { LikelihoodMark, RankReasons } from './rank-reasons.tsx'

export interface CandidateCardProps {
  candidate: CandidateView
  order: ResolveView
  /** What tells this patient from the others that are shown. */
  apart?: string
  /** How many orders the choice is for. */
  orders?: number
  /** What choosing does, where it is no plain choice: then it is not the button that catches the eye. */
  choice?: string
  /** Its button, and what speaks against it, stay in sight from the start, at the foot of the panel while its card is longer. */
  isFirst?: boolean
  /** The keys that choose this one. */
  shortcut?: string | undefined
  busy: boolean
  onChoose: () => void
  onDeny?: () => void
}

/** One patient who might be the customer: who it is, what agrees, what waits to be paid. */
export function CandidateCard({
  candidate,
  order,
  apart = '',
  orders = 1,
  choice,
  isFirst = false,
  shortcut,
  busy,
  ...events
}: CandidateCardProps) {
  const id = useId()
  const name = candidate.name.trim() || say('panel.unnamed')
  const born = candidate.birthDate
    ? say('panel.born', { day: formatDay(candidate.birthDate, 'medium') })
    : say('panel.no-birth-date')
  const chart = candidate.chartNumber && say('panel.chart', { chart: candidate.chartNumber })
  const details = [chart, born, candidate.place].filter(Boolean)
  return (
    <article class={`card candidate ${isFirst ? 'candidate-first' : ''}`} aria-labelledby={id}>
      <div>
        <div class="candidate-head">
          <h3 id={id}>{name}</h3>
          {shortcut && <kbd>{shortcut}</kbd>}
        </div>
        <ul class="details small soft" id={`${id}-details`}>
          {details.map(detail => (
            <li key={detail}>{detail}</li>
          ))}
        </ul>
        <LikelihoodMark likelihood={candidate.rank.likelihood} />
      </div>
      {candidate.marks?.map(mark => (
        <p class="small thin" key={mark}>
          {say(`panel.mark.${mark}`)}
        </p>
      ))}
      {isThin(candidate) && <p class="small thin">{say('panel.thin')}</p>}
      <Comparison
        name={name}
        fields={candidate.fields}
        birthDate={candidate.birthDate}
        customer={order.customer}
        born={bornOn(order)}
        isRestricted={candidate.marks?.includes('restricted') ?? false}
      />
      <div class="choice">
        <DecidingFacts id={`${id}-deciding`} candidate={candidate} born={bornOn(order)} />
        {/* Two patients of one name are told apart where the press is made. */}
        <Button
          kind={choice === undefined ? 'primary' : 'plain'}
          busy={busy}
          describedBy={`${id}-details ${id}-deciding`}
          onPress={events.onChoose}
        >
          <span>
            {choice ?? choiceOf(name, orders)}
            {choice === undefined && apart && <span class="choice-apart">{` · ${apart}`}</span>}
          </span>
        </Button>
      </div>
      <RankReasons candidate={candidate} reason={order.reason} />
      {!candidate.marks?.includes('restricted') && (
        <QuoteList quotes={candidate.quotes} amountCents={order.amountCents} />
      )}
      {events.onDeny && (
        <Button
          kind="quiet"
          busy={busy}
          describedBy={`${id}-details`}
          label={say('panel.deny.label', { name })}
          onPress={events.onDeny}
        >
          {say('panel.deny')}
        </Button>
      )}
    </article>
  )
}

function choiceOf(name: string, orders: number): string {
  return orders > 1 ? say('panel.choose.others', { name, count: orders }) : say('panel.choose', { name })
}

/** Nothing but names and an e-mail: staff should look at the chart. */
function isThin({ birthDate, fields }: CandidateView): boolean {
  return birthDate === null && fields.some(({ field, value }) => field === 'phone' && value === null)
}
