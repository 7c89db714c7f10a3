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

/** Why the patient stands where it stands in the list, and why it was not taken without a person. */
export function RankReasons({ candidate, reason }: { candidate: CandidateView; reason: ReasonCode | null }) {
  const told = sides.flatMap(side => {
    const reasons = candidate.rank.reasons.filter(({ favours }) => favours === side)
    return reasons.length > 0 ? [{ side, text: reasons.map(wordsOf).join(' · ') }] : []
  })
  const manual = whyNotAutomatic(candidate, reason)
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
      {manual && <p class="soft">{manual}</p>}
    </div>
  )
}

const wordsOf = ({ code }: RankReason) => say(`panel.rank.${code}`)

/** Only all four fields of one patient are taken without a person (rules 4): whatever is less is named. */
function whyNotAutomatic({ fields }: CandidateView, reason: ReasonCode | null): string | null {
  const unequal = fields
    .filter(({ likeness }) => likeness !== 'equal')
    .map(({ field, likeness }) =>
      say('panel.manual.field', {
        field: say(`panel.field.${field}`),
        likeness: say(`panel.${likeness}`).toLowerCase(),
      }),
    )
  if (unequal.length > 0) return say('panel.manual.fields', { fields: unequal.join(', ') })
  return reason === 'same-details' ? say('panel.manual.several') : null
}
