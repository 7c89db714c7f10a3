import { useId } from 'preact/hooks'
import { say } from '../../lib/words/welcome-words.ts'
import { Field } from '../common/field.tsx'
import { FoundNotice } from './found-notice.tsx'
import type { GuideForm, WelcomeEvents } from './view.ts'
import { otherZones, usualZones } from './zones.ts'

type StepProps = { view: GuideForm } & Pick<WelcomeEvents, 'onDraft'>

/** The practice's name and zone, and its shop: all three are proposed. */
export function PracticeStep({ view: { draft, found, browserZone }, onDraft }: StepProps) {
  const { practice } = draft
  const set = (change: Partial<typeof practice>) =>
    onDraft({ ...draft, practice: { ...practice, ...change } })
  const isProposed = found?.places.includes(practice.name) === true
  return (
    <>
      {found && <FoundNotice found={found} />}
      <div class="welcome-fields">
        <Field
          label={say('welcome.name')}
          hint={say(isProposed ? 'welcome.name.proposed' : 'welcome.name.hint')}
          value={practice.name}
          onValue={name => set({ name })}
        />
        <Zone value={practice.timeZone} browserZone={browserZone} onValue={timeZone => set({ timeZone })} />
        <Field
          label={say('welcome.shop')}
          hint={say('welcome.shop.hint')}
          autocomplete="off"
          value={draft.shop}
          onValue={shop => onDraft({ ...draft, shop })}
        />
      </div>
    </>
  )
}

interface ZoneProps {
  value: string
  browserZone: string
  onValue: (zone: string) => void
}

function Zone({ value, browserZone, onValue }: ZoneProps) {
  const id = useId()
  return (
    <div class="field">
      <label for={id}>{say('welcome.zone')}</label>
      <select
        id={id}
        aria-describedby={`${id}-hint`}
        value={value}
        onChange={event => onValue(event.currentTarget.value)}
      >
        <optgroup label={say('welcome.zone.usual')}>
          {usualZones.map(([zone, name]) => (
            <option key={zone} value={zone}>
              {say('welcome.zone.named', { name: say(`welcome.zone.${name}`), zone })}
            </option>
          ))}
        </optgroup>
        <optgroup label={say('welcome.zone.others')}>
          {otherZones(value).map(zone => (
            <option key={zone} value={zone}>
              {zone}
            </option>
          ))}
        </optgroup>
      </select>
      <span class="field-hint" id={`${id}-hint`}>
        {value === browserZone
          ? say('welcome.zone.browser')
          : say('welcome.zone.differs', { zone: browserZone })}
      </span>
    </div>
  )
}
