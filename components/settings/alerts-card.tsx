import { useState } from 'preact/hooks'
import { type Weekday, weekdays } from '../../lib/domain/practice-hours.ts'
import { refusalLine } from '../../lib/words/refusal-words.ts'
import { say } from '../../lib/words/settings-words.ts'
import { Button } from '../common/button.tsx'
import { Card } from '../common/card.tsx'
import { Field } from '../common/field.tsx'
import type { AlertsEvents, AlertsView } from './alerts-view.ts'
import './alerts.css'

export type AlertsCardProps = AlertsEvents & { view: AlertsView | null }

/** The practice's hours and closed days, and desktop notifications; nothing while nothing is configured. */
export function AlertsCard({ view, ...events }: AlertsCardProps) {
  if (view === null) return null
  const { lock, notifies } = view
  return (
    <Card title={say('settings.alerts')}>
      <p class="soft small">{say(lock === null ? 'settings.alerts.hint' : `settings.lock.${lock}`)}</p>
      {/* What others have changed meanwhile is shown, what was typed and refused stays. */}
      <HoursForm
        key={JSON.stringify([view.hours, view.closedDays])}
        view={view}
        onSave={events.onSaveHours}
      />
      <div class="alerts-desktop">
        <h3>{say('settings.alerts.desktop')}</h3>
        <p class="soft small">
          {say(notifies ? 'settings.alerts.desktop.on' : 'settings.alerts.desktop.off')}
        </p>
        <Button onPress={notifies ? events.onRefuseNotifications : events.onAllowNotifications}>
          {say(notifies ? 'settings.alerts.desktop.refuse' : 'settings.alerts.desktop.allow')}
        </Button>
      </div>
    </Card>
  )
}

function HoursForm({ view, onSave }: { view: AlertsView; onSave: AlertsEvents['onSaveHours'] }) {
  const { lock, busy, said } = view
  const [hours, setHours] = useState(view.hours)
  const [closed, setClosed] = useState(view.closedDays.join(' '))
  const submit = (event: Event) => {
    event.preventDefault()
    if (!busy)
      onSave(
        hours,
        closed
          .split(/[\s,;]+/)
          .filter(Boolean)
          .map(isoDay),
      )
  }
  const problem = said?.kind === 'problem' ? problemAt(said.text) : null
  const set = (day: Weekday, text: string) => setHours({ ...hours, [day]: text })
  return (
    <form class="alerts-hours" aria-label={say('settings.alerts')} onSubmit={submit}>
      <fieldset disabled={lock !== null}>
        <p class="soft small">{say('settings.alerts.hours.hint')}</p>
        <div class="alerts-days">
          {weekdays.map(day => (
            <Field
              key={day}
              label={say(`settings.alerts.day.${day}`)}
              value={hours[day]}
              onValue={text => set(day, text)}
              error={problem?.day === day ? problem.text : undefined}
              autocomplete="off"
              optional
            />
          ))}
        </div>
        <Field
          label={say('settings.alerts.closed')}
          hint={say('settings.alerts.closed.hint')}
          value={closed}
          onValue={setClosed}
          error={problem !== null && problem.day === undefined ? problem.text : undefined}
          autocomplete="off"
          optional
        />
        {lock === null && (
          <Button type="submit" kind="primary" busy={busy}>
            {say('settings.alerts.save')}
          </Button>
        )}
      </fieldset>
      <p aria-live="polite">{said?.kind === 'saved' ? say('settings.alerts.saved') : ''}</p>
    </form>
  )
}

/** Which day's hours were refused, and why; no day where it is something else. */
function problemAt(text: string): { day: Weekday | undefined; text: string } {
  const day = weekdays.find(each => text.startsWith(`${each}: `))
  if (day === undefined) return { day, text: refusalLine(text) }
  return { day, text: `${say(`settings.alerts.day.${day}`)}: ${refusalLine(text.slice(day.length + 2))}` }
}

/** `12/25/2026`, as the practice's country writes it, for the day that is stored. */
function isoDay(text: string): string {
  const [, month = '', day = '', year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? []
  return year === undefined ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
