import { type ReadonlySignal, signal } from '@preact/signals'
import type { AlertsEvents, AlertsView } from '../../components/settings/alerts-view.ts'
import { onChanged, sendToBackground } from '../browser/ext-messaging.ts'
import { allowNotifications, mayNotify, refuseNotifications } from '../browser/notifications.ts'
import { onConfigurationChange } from '../browser/settings.ts'
import { usualHours, type Weekday, weekdays } from '../domain/practice-hours.ts'
import { say } from '../words/settings-words.ts'

function allDays(textOf: (day: Weekday) => string): Record<Weekday, string> {
  const [mon, tue, wed, thu, fri, sat, sun] = weekdays.map(textOf)
  return {
    mon: mon ?? '',
    tue: tue ?? '',
    wed: wed ?? '',
    thu: thu ?? '',
    fri: fri ?? '',
    sat: sat ?? '',
    sun: sun ?? '',
  }
}

/** The practice's hours, live, and desktop notifications on this computer. */
export function createAlertsScreen(): { view: ReadonlySignal<AlertsView | null>; events: AlertsEvents } {
  const view = signal<AlertsView | null>(null)
  const show = (change: Partial<AlertsView>) => {
    if (view.value) view.value = { ...view.value, ...change }
  }

  async function read(): Promise<void> {
    const [configuration, notifies] = await Promise.all([
      sendToBackground('ext-bg/configuration', {}),
      mayNotify(),
    ])
    // What somebody is typing stays.
    if (!configuration?.ok && view.value) return
    if (!configuration?.ok || configuration.value === null) {
      view.value = null
      return
    }
    const { practice, lock } = configuration.value
    const hours = practice.hours ?? usualHours
    view.value = {
      ...{ busy: false, said: null, ...view.value },
      hours: allDays(day => hours[day] ?? ''),
      closedDays: practice.closedDays ?? [],
      ...{ lock, notifies },
    }
  }

  const save: AlertsEvents['onSaveHours'] = async (given, closedDays) => {
    show({ busy: true, said: null })
    const hours = Object.fromEntries(
      weekdays.flatMap(day => (given[day].trim() ? [[day, given[day].trim()] as const] : [])),
    )
    const reply = await sendToBackground('ext-bg/configuration-hours', { hours, closedDays: [...closedDays] })
    const problem = reply?.ok ? reply.value.problem : say('settings.alerts.failed')
    if (problem === null) await read()
    show({ busy: false, said: problem === null ? { kind: 'saved' } : { kind: 'problem', text: problem } })
  }

  onConfigurationChange(() => void read())
  onChanged(() => void read())
  void read()
  return {
    view,
    events: {
      onSaveHours: (hours, closedDays) => void save(hours, closedDays),
      onAllowNotifications: () => void allowNotifications().then(read),
      onRefuseNotifications: () => void refuseNotifications().then(read),
    },
  }
}
