import { brandName } from '../../lib/domain/card-types.ts'
import { say } from '../../lib/words/welcome-words.ts'
import { Field } from '../common/field.tsx'
import type { GuideForm, WelcomeEvents } from './view.ts'

type StepProps = { view: GuideForm } & Pick<WelcomeEvents, 'onDraft'>

/** The label in Nextech of each brand of card, as the practice's own payments spell it. */
export function CardsStep({ view: { draft, found }, onDraft }: StepProps) {
  const set = (brand: string, label: string) =>
    onDraft({
      ...draft,
      cardTypes: draft.cardTypes.map(each => (each.brand === brand ? { brand, label } : each)),
    })
  return (
    <>
      <div class="welcome-fields welcome-cards">
        {draft.cardTypes.map(({ brand, label }) => (
          <Field
            key={brand}
            optional
            label={brandName(brand)}
            hint={say(hintOf(label, found?.seen ?? []))}
            autocomplete="off"
            value={label}
            onValue={typed => set(brand, typed)}
          />
        ))}
      </div>
      <p class="soft small">{say('welcome.cards.article')}</p>
    </>
  )
}

function hintOf(label: string, seen: readonly string[]) {
  if (label.trim() === '') return 'welcome.cards.none'
  return seen.includes(label.trim()) ? 'welcome.cards.seen' : 'welcome.cards.proposed'
}
