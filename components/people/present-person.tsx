import { say } from '../../lib/words/people-words.ts'
import { Button } from '../common/button.tsx'
import { Icon } from '../common/icon.tsx'
import { Notice } from '../common/notice.tsx'
import './people.css'
import type { StationEvents, StationView } from './view.ts'

type OpenView = Extract<StationView, { kind: 'open' }>

type PresentPersonProps = Pick<StationEvents, 'onSwitch' | 'onSignOff'> & { view: OpenView }

/** Who is there, and the presses that lock our pages; nothing where neither people nor a vault are set up. */
export function PresentPerson({ view, onSwitch, onSignOff }: PresentPersonProps) {
  const { person, vault = 'none' } = view
  if (!person && vault === 'none') return null
  return (
    <div class="present">
      {person && (
        <span class="present-name">
          <Icon name="person" />
          {say('people.here', { name: person.name, role: say(`people.role.${person.role}`) })}
        </span>
      )}
      <Button kind="quiet" onPress={onSwitch}>
        {say(person ? 'people.switch' : 'people.lock')}
      </Button>
      {vault !== 'none' && (
        <Button kind="quiet" onPress={onSignOff}>
          {say('people.sign-off')}
        </Button>
      )}
    </div>
  )
}

/** Why the last press was not done; nothing where it was. */
export function RefusedPress({ view, onDismiss }: Pick<StationEvents, 'onDismiss'> & { view: OpenView }) {
  if (view.refusal === null) return null
  return (
    <Notice tone="warn" icon="lock" title={say('people.refused')} role="alert">
      <p>{view.refusal}</p>
      <Button onPress={onDismiss}>{say('people.refused.dismiss')}</Button>
    </Notice>
  )
}
