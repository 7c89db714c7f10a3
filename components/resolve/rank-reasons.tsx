import type { CandidateView } from '../../lib/contract/panel.ts'
import type { Likelihood, RankReason } from '../../lib/domain/ranking/reasons.ts'
import type { ReasonCode } from '../../lib/domain/reasons.ts'
import { say } from '../../lib/words/panel-words.ts'
import { Icon, type IconName } from '../common/icon.tsx'

const icons = {
  'very-likely': 'check',
  likely: 'check',
  possible: 'unknown',
  unlikely: 'different',
} as const satisfies Record<Likelihood, IconName>

/** How likely the patient is the customer, in words and a mark. */
export function LikelihoodMark({ likelihood }: { likelihood: Likelihood }) {
  return (
    <p class={`likelihood likelihood-${likelihood} small`}>
      <Icon name={icons[likelihood]} size={13} />
      {say(`panel.rank.${likelihood}`)}
    </p>
  )
}

const sides = ['for', 'against', 'neither'] as const satisfies RankReason['favours'][]

/** Why the patient stands where it stands in the list, and that another has all four details, too. */
export function RankReasons({ candidate, reason }: { candidate: CandidateView; reason: ReasonCode | null }) {
  const told = sides.flatMap(side => {
    const reasons = candidate.rank.reasons.filter(({ favours }) => favours === side)
    return reasons.length > 0 ? [{ side, text: reasons.map(wordsOf).join(' · ') }] : []
  })
  // What differs stands beside the button; where nothing does, there is another like it.
  const isOneOfSeveral =
    reason === 'same-details' && candidate.fields.every(({ likeness }) => likeness === 'equal')
  return (
    <div class="rank small">
      <dl>
        {told.map(({ side, text }) => (
          <div key={side}>
            <dt>{say(`panel.rank.${side}`)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {isOneOfSeveral && <p class="soft">{say('panel.manual.several')}</p>}
    </div>
  )
}

const wordsOf = ({ code }: RankReason) => say(`panel.rank.${code}`)
