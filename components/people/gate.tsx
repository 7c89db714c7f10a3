import { useEffect, useRef, useState } from 'preact/hooks'
import { practiceDayOf } from '../../lib/domain/practice-day.ts'
import { formatMoment } from '../../lib/words/format-time.ts'
import { say } from '../../lib/words/people-words.ts'
import '../theme.css'
import { Button } from '../common/button.tsx'
import { Field } from '../common/field.tsx'
import { HelpLink } from '../common/help-link.tsx'
import { Icon } from '../common/icon.tsx'
import './people.css'
import type { StationEvents, StationView } from './view.ts'

type GateView = Extract<StationView, { kind: 'gate' }>
type Row = GateView['people'][number]

export type GateProps = Pick<StationEvents, 'onEnter'> & { view: GateView }

/** Stands in the place of our pages while nobody is there: one press on a name, then the PIN. */
export function Gate({ view, onEnter }: GateProps) {
  const [chosen, setChosen] = useState<Row | null>(null)
  return (
    <main class="gate">
      <div class="card gate-card">
        <h1>{say('people.gate.title')}</h1>
        <p class="soft small">{say('people.gate.hint')}</p>
        {chosen ? (
          <PinForm
            key={chosen.id}
            name={chosen.name}
            view={view}
            onPin={pin => onEnter(chosen.id, pin)}
            onOther={() => setChosen(null)}
          />
        ) : (
          <ul class="gate-names" aria-label={say('people.gate.names')}>
            {view.people.map(person => (
              <li key={person.id}>
                <Button onPress={() => setChosen(person)}>
                  <Icon name="person" />
                  <span class="gate-name">{person.name}</span>
                  <span class="soft small">{noteOf(person, view.timeZone)}</span>
                </Button>
              </li>
            ))}
          </ul>
        )}
        <HelpLink chapter="people" />
      </div>
    </main>
  )
}

function noteOf({ role, lockedUntil }: Row, timeZone: string): string {
  if (lockedUntil === null) return say(`people.role.${role}`)
  return say('people.gate.locked', {
    time: formatMoment(lockedUntil, timeZone, practiceDayOf(Date.now(), timeZone)),
  })
}

interface PinFormProps {
  name: string
  view: GateView
  onPin: (pin: string) => void
  onOther: () => void
}

function PinForm({ name, view, onPin, onOther }: PinFormProps) {
  const [pin, setPin] = useState('')
  const [isTried, setTried] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const submit = (event: Event) => {
    event.preventDefault()
    if (view.busy || pin === '') return
    onPin(pin)
    setTried(true)
    // The next try begins empty.
    setPin('')
  }
  return (
    <form class="gate-pin" onSubmit={submit}>
      <Field
        type="password"
        autocomplete="off"
        inputRef={field}
        label={say('people.gate.pin', { name })}
        value={pin}
        onValue={setPin}
        error={(isTried && !view.busy && view.problem) || undefined}
      />
      <p class="heard-only" role="status">
        {isTried && !view.busy ? (view.problem ?? '') : ''}
      </p>
      <div class="gate-acts">
        <Button kind="primary" type="submit" busy={view.busy}>
          {say('people.gate.enter')}
        </Button>
        <Button kind="quiet" onPress={onOther}>
          {say('people.gate.other')}
        </Button>
      </div>
    </form>
  )
}
