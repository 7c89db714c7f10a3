import { useState } from 'preact/hooks'
import { say } from '../../lib/words/people-words.ts'
import { Button } from '../common/button.tsx'
import { Card } from '../common/card.tsx'
import { Field } from '../common/field.tsx'

export interface EraseCardProps {
  /** `busy` while it is done; a sentence where it was not. */
  state: 'busy' | { problem: string } | null
  onErase: (word: string) => void
}

const what = ['erase.what.orders', 'erase.what.activity', 'erase.what.settings'] as const

/** Takes everything of ours off this computer, by a typed word and one press; what goes and what stays is said before. */
export function EraseCard({ state, onErase }: EraseCardProps) {
  const [word, setWord] = useState('')
  const busy = state === 'busy'
  return (
    <Card title={say('erase.title')}>
      <p>{say('erase.hint')}</p>
      <ul class="erase-what">
        {what.map(key => (
          <li key={key}>{say(key)}</li>
        ))}
      </ul>
      <p class="soft small">{say('erase.stays')}</p>
      <p class="soft small">{say('erase.policy')}</p>
      <form
        class="sign-in"
        onSubmit={event => {
          event.preventDefault()
          if (!busy) onErase(word)
        }}
      >
        <Field
          autocomplete="off"
          label={say('erase.label')}
          value={word}
          onValue={setWord}
          error={state !== null && state !== 'busy' ? state.problem : undefined}
        />
        <Button type="submit" busy={busy}>
          {say(busy ? 'erase.busy' : 'erase.button')}
        </Button>
      </form>
    </Card>
  )
}
