import { useState } from 'preact/hooks'
import { type PersonRole, personRoles } from '../../lib/domain/people.ts'
import { say } from '../../lib/words/people-words.ts'
import { Button } from '../common/button.tsx'
import { Card } from '../common/card.tsx'
import { Field } from '../common/field.tsx'
import './people.css'
import { PersonFields, type TypedPerson } from './person-fields.tsx'
import type { PeopleEvents, PeopleView } from './view.ts'

type Ready = NonNullable<PeopleView>
export type PeopleCardProps = PeopleEvents & { view: PeopleView }

/** Who works at this computer: managers add, change and remove people, everybody changes their own PIN. */
export function PeopleCard({ view, ...events }: PeopleCardProps) {
  if (view === null) return null
  const { people, person, said } = view
  const manages = people.length === 0 || person?.role === 'manager'
  return (
    <Card title={say('people.title')}>
      <p>{say(people.length === 0 ? 'people.none' : 'people.hint')}</p>
      <p class="soft small">{say(people.length === 0 ? 'people.none.hint' : 'people.roles')}</p>
      {people.length > 0 && (
        <ul class="people">
          {people.map(each => (
            <li key={`${each.id} ${view.round}`}>
              <PersonRow view={view} row={each} manages={manages} {...events} />
            </li>
          ))}
        </ul>
      )}
      {manages && <AddForm key={`add ${view.round}`} view={view} onAdd={events.onAdd} />}
      {person && <OwnPin key={`own ${view.round}`} busy={view.busy} onOwnPin={events.onOwnPin} />}
      <p class={said?.kind === 'problem' ? 'people-said people-problem' : 'people-said'} aria-live="polite">
        {said?.text}
      </p>
    </Card>
  )
}

interface RowProps extends PeopleEvents {
  view: Ready
  row: Ready['people'][number]
  manages: boolean
}

function PersonRow({ view, row, manages, onChange, onRemove }: RowProps) {
  const [open, setOpen] = useState<'change' | 'remove' | null>(null)
  const { id, name, role } = row
  return (
    <>
      <div class="person">
        <span>
          <strong>{name}</strong> <span class="soft">{say(`people.role.${role}`)}</span>
        </span>
        {manages && open === null && (
          <span class="person-acts">
            <Button label={say('people.change.label', { name })} onPress={() => setOpen('change')}>
              {say('people.change')}
            </Button>
            <Button
              kind="quiet"
              label={say('people.remove.label', { name })}
              onPress={() => setOpen('remove')}
            >
              {say('people.remove')}
            </Button>
          </span>
        )}
      </div>
      {open === 'change' && (
        <PersonForm
          label={say('people.change.label', { name })}
          given={{ name, role, pin: '' }}
          pinLabel={say('people.pin.new')}
          isPinOptional
          busy={view.busy}
          button={say('people.save')}
          onSave={typed => onChange({ id, ...typed })}
          onCancel={() => setOpen(null)}
        />
      )}
      {open === 'remove' && (
        <div class="person-acts">
          {view.people.length === 1 && <p class="soft small">{say('people.remove.last', { name })}</p>}
          <Button kind="primary" busy={view.busy} onPress={() => onRemove(id)}>
            {say('people.remove.sure', { name })}
          </Button>
          <Button kind="quiet" onPress={() => setOpen(null)}>
            {say('people.cancel')}
          </Button>
        </div>
      )}
    </>
  )
}

function AddForm({ view, onAdd }: Pick<PeopleEvents, 'onAdd'> & { view: Ready }) {
  const isFirst = view.people.length === 0
  const role: PersonRole = isFirst ? 'manager' : 'staff'
  const title = say(isFirst ? 'people.add.first' : 'people.add')
  return (
    <details class="people-add">
      <summary>{title}</summary>
      <PersonForm
        label={title}
        given={{ name: '', role, pin: '' }}
        roles={isFirst ? ['manager'] : personRoles}
        pinLabel={say('people.pin')}
        busy={view.busy}
        button={say('people.add.button')}
        onSave={onAdd}
      />
    </details>
  )
}

interface PersonFormProps {
  label: string
  given: TypedPerson
  roles?: readonly PersonRole[]
  pinLabel: string
  isPinOptional?: boolean
  busy: boolean
  button: string
  onSave: (typed: TypedPerson) => void
  onCancel?: () => void
}

function PersonForm({ label, given, busy, button, onSave, onCancel, ...fields }: PersonFormProps) {
  const [typed, setTyped] = useState(given)
  return (
    <form
      class="person-form"
      aria-label={label}
      onSubmit={event => {
        event.preventDefault()
        if (!busy) onSave(typed)
      }}
    >
      <PersonFields typed={typed} onType={setTyped} {...fields} />
      <span class="person-acts">
        <Button kind="primary" type="submit" busy={busy}>
          {button}
        </Button>
        {onCancel && (
          <Button kind="quiet" onPress={onCancel}>
            {say('people.cancel')}
          </Button>
        )}
      </span>
    </form>
  )
}

function OwnPin({ busy, onOwnPin }: Pick<PeopleEvents, 'onOwnPin'> & { busy: boolean }) {
  const [pin, setPin] = useState('')
  const [next, setNext] = useState('')
  return (
    <details class="people-add">
      <summary>{say('people.own.title')}</summary>
      <form
        class="person-form"
        aria-label={say('people.own.title')}
        onSubmit={event => {
          event.preventDefault()
          if (!busy) onOwnPin(pin, next)
        }}
      >
        <Field
          type="password"
          autocomplete="off"
          label={say('people.own.present')}
          value={pin}
          onValue={setPin}
        />
        <Field
          type="password"
          autocomplete="off"
          label={say('people.own.next')}
          value={next}
          onValue={setNext}
        />
        <Button type="submit" busy={busy}>
          {say('people.own.button')}
        </Button>
      </form>
    </details>
  )
}
