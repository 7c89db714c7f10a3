import { useState } from 'preact/hooks'
import type { MovingView } from '../../lib/contract/moving-view.ts'
import type { MovingCounts } from '../../lib/domain/moved.ts'
import { practiceDayOf } from '../../lib/domain/practice-day.ts'
import { formatMoment } from '../../lib/words/format-time.ts'
import { say } from '../../lib/words/settings-words.ts'
import { Button } from '../common/button.tsx'
import { Card } from '../common/card.tsx'
import { Field } from '../common/field.tsx'
import { Icon } from '../common/icon.tsx'
import type { MoveCardView, MoveEvents } from './move-view.ts'
import { PairingCode } from './pairing-code.tsx'

type Moving = NonNullable<MovingView>
type Move = NonNullable<Moving['move']>

/** Moves the practice between this browser and a backend: what goes along, how far it is, and what came of it. */
export function MoveCard({ view, ...events }: { view: MoveCardView } & MoveEvents) {
  const { moving, timeZone, problem, isBusy } = view
  if (!moving) return null
  const { move, direction } = moving
  const trouble = problem ?? moving.problem
  return (
    <Card title={say(`settings.move.${direction}`)}>
      <div aria-live="polite">
        {moving.outcome && !move && <Outcome outcome={moving.outcome} timeZone={timeZone} />}
        {move && <Progress move={move} direction={direction} />}
        {trouble !== null && (
          <p class="sign-in-failed">
            <Icon name="attention" />
            {trouble}
          </p>
        )}
      </div>
      {move ? (
        <div class="move-buttons">
          {trouble !== null && (
            <Button kind="primary" onPress={events.onMove}>
              {say('settings.move.again')}
            </Button>
          )}
          {move.mayCancel && <Button onPress={events.onCancel}>{say('settings.move.cancel')}</Button>}
        </div>
      ) : (
        <Begin moving={moving} timeZone={timeZone} isBusy={isBusy} {...events} />
      )}
    </Card>
  )
}

type BeginProps = Pick<MoveCardView, 'timeZone' | 'isBusy'> & { moving: Moving } & MoveEvents

function Begin({ moving, timeZone, isBusy, onConnect, onMove }: BeginProps) {
  const { direction, person, counts, url, pairing } = moving
  if (direction === 'to-backend' && !person)
    return (
      <>
        <p>{say('settings.move.why')}</p>
        {pairing && <PairingCode pairing={pairing} timeZone={timeZone} />}
        <ConnectForm address={url} onConnect={onConnect} />
      </>
    )
  if (!person?.isManager) return <p class="soft">{say('settings.move.manager')}</p>
  return (
    <>
      <p class="soft">{say('settings.move.as', { person: person.name, address: url ?? '' })}</p>
      {counts && <Counts counts={counts} />}
      <p class="soft small">{say(`settings.move.stays.${direction}`)}</p>
      <div class="move-buttons">
        <Button kind="primary" onPress={onMove} busy={isBusy}>
          {say(`settings.move.press.${direction}`)}
        </Button>
      </div>
    </>
  )
}

function Counts({ counts }: { counts: MovingCounts }) {
  const rows = ['orders', 'decisions', 'customers', 'denials', 'shops', 'pages'] as const
  return (
    <>
      <p>{say('settings.move.along')}</p>
      <ul class="move-counts">
        {rows.map(row => (
          <li key={row}>
            {say(`settings.move.count.${row}`)} <span class="count">{counts[row]}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

function Progress({ move, direction }: { move: Move; direction: Moving['direction'] }) {
  const { phase, underWay, done, total } = move
  return (
    <>
      <p>{say(`settings.move.phase.${phase}`)}</p>
      {underWay > 0 && <p>{say('settings.move.under-way', { count: String(underWay) })}</p>}
      {total > 0 && (phase === 'handing' || phase === 'leaving') && (
        <progress max={total} value={done} aria-label={say('settings.move.done')}>
          {done}
        </progress>
      )}
      <p class="soft small">{say(`settings.move.meanwhile.${direction}`)}</p>
    </>
  )
}

function Outcome({ outcome, timeZone }: { outcome: NonNullable<Moving['outcome']>; timeZone: string }) {
  const { direction, at, counts } = outcome
  const time = formatMoment(at, timeZone, practiceDayOf(Date.now(), timeZone))
  return (
    <p class="signed-in">
      <Icon name="synced" />
      {say(`settings.move.outcome.${direction}`, { time, orders: String(counts.orders) })}
    </p>
  )
}

function ConnectForm({ address, onConnect }: { address: string | null } & Pick<MoveEvents, 'onConnect'>) {
  const [url, setUrl] = useState(address ?? '')
  const [station, setStation] = useState('')
  const submit = (event: Event) => {
    event.preventDefault()
    if (url.trim() !== '' && station.trim() !== '') onConnect(url.trim(), station.trim())
  }
  return (
    <form class="connect" onSubmit={submit}>
      <Field
        label={say('settings.move.address')}
        hint={say('settings.move.address.hint')}
        value={url}
        onValue={setUrl}
      />
      <Field
        label={say('settings.backend.station')}
        hint={say('settings.backend.station.hint')}
        value={station}
        onValue={setStation}
      />
      <Button kind="primary" type="submit">
        {say('settings.backend.connect')}
      </Button>
    </form>
  )
}
