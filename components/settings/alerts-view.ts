import type { SettingsLock } from '../../lib/contract/configuration-view.ts'
import type { Weekday } from '../../lib/domain/practice-hours.ts'

/** When people work, and whether they are called on this computer. */
export interface AlertsView {
  /** As they are in force; a closed day is empty. */
  hours: Readonly<Record<Weekday, string>>
  closedDays: readonly string[]
  lock: SettingsLock | null
  busy: boolean
  /** Null until something was saved or refused. */
  said: { kind: 'saved' } | { kind: 'problem'; text: string } | null
  /** Whether the browser shows desktop notifications of ours. */
  notifies: boolean
}

export interface AlertsEvents {
  onSaveHours: (hours: Readonly<Record<Weekday, string>>, closedDays: readonly string[]) => void
  /** Asks the browser; it must do so within this very call. */
  onAllowNotifications: () => void
  onRefuseNotifications: () => void
}
