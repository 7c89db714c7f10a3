import { useState } from 'preact/hooks'
import type { BackendView } from '../../lib/contract/backend.ts'
import { practiceDayOf } from '../../lib/domain/practice-day.ts'
import { formatMoment } from '../../lib/words/format-time.ts'
import { say } from '../../lib/words/settings-words.ts'
import { Button } from '../common/button.tsx'
import { Card } from '../common/card.tsx'
import { Field } from '../common/field.tsx'
import { Icon } from '../common/icon.tsx'
import { PairingCode } from './pairing-code.tsx'
import type { SettingsEvents } from './view.ts'

type Backend = NonNullable<BackendView>

export interface BackendCardProps extends Pick<SettingsEvents, 'onConnect' | 'onDisconnect'> {
  backend: Backend
  timeZone: string
  /** Why no code could be had. */
  problem: string | null
}

/** How this browser stands to the sync backend, and the code that lets it in. */
export function BackendCard({ backend, timeZone, problem, onConnect, onDisconnect }: BackendCardProps) {
  const { url, state, pairing, waiting } = backend
  const isPaired = state.trouble !== 'backend-not-paired'
  return (
    <Card title={say('settings.backend')}>
      <p class="soft">{url}</p>
      {/* Not a second role=status: the page's one status is that of the import. */}
      <div aria-live="polite">
        <State backend={backend} timeZone={timeZone} />
        {waiting > 0 && (
          <p class="soft small">{say('settings.backend.waiting', { count: String(waiting) })}</p>
        )}
        {pairing && <PairingCode pairing={pairing} timeZone={timeZone} />}
        {problem !== null && (
          <p class="sign-in-failed">
            <Icon name="attention" />
            {problem}
          </p>
        )}
      </div>
      {isPaired ? (
        <Button onPress={onDisconnect}>{say('settings.backend.disconnect')}</Button>
      ) : (
        <ConnectForm again={pairing !== null} onConnect={onConnect} />
      )}
    </Card>
  )
}

function State({ backend: { state, station }, timeZone }: Pick<BackendCardProps, 'backend' | 'timeZone'>) {
  if (state.trouble === null)
    return (
      <p class="signed-in">
        <Icon name="synced" />
        {station
          ? say('settings.backend.as', { person: station.person.name, station: station.station })
          : say('settings.backend.connected')}
      </p>
    )
  const since = formatMoment(state.since, timeZone, practiceDayOf(Date.now(), timeZone))
  return (
    <>
      <p class="sign-in-failed">
        <Icon name="attention" />
        {say(`settings.backend.${state.trouble}`)}
      </p>
      <p class="soft small">{say('settings.backend.since', { since })}</p>
    </>
  )
}

function ConnectForm({ again, onConnect }: { again: boolean } & Pick<SettingsEvents, 'onConnect'>) {
  const [station, setStation] = useState('')
  const submit = (event: Event) => {
    event.preventDefault()
    if (station.trim() !== '') onConnect(station.trim())
  }
  return (
    <form class="connect" onSubmit={submit}>
      <Field
        label={say('settings.backend.station')}
        hint={say('settings.backend.station.hint')}
        value={station}
        onValue={setStation}
      />
      <Button kind="primary" type="submit">
        {say(again ? 'settings.backend.connect-again' : 'settings.backend.connect')}
      </Button>
    </form>
  )
}
