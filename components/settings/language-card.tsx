import { useId } from 'preact/hooks'
import { say } from '../../lib/words/settings-words.ts'
import { type LanguageChoice, languageChoices } from '../../lib/words/words.ts'
import { Card } from '../common/card.tsx'
import type { LanguageEvents } from './language-view.ts'

export type LanguageCardProps = LanguageEvents & { choice: LanguageChoice | null }

/** The language of our pages and of the badges at this computer; nothing until the choice was read. */
export function LanguageCard({ choice, onChoose }: LanguageCardProps) {
  const id = useId()
  if (choice === null) return null
  return (
    <Card title={say('settings.language')}>
      <div class="field">
        <label for={id}>{say('settings.language.label')}</label>
        <select
          id={id}
          class="control"
          value={choice}
          onChange={event => {
            const chosen = languageChoices.find(each => each === event.currentTarget.value)
            if (chosen) onChoose(chosen)
          }}
        >
          {languageChoices.map(each => (
            <option key={each} value={each} selected={each === choice}>
              {say(`settings.language.${each}`)}
            </option>
          ))}
        </select>
        <span class="field-hint">{say('settings.language.hint')}</span>
      </div>
    </Card>
  )
}
