import { unusableSettings } from '../browser/settings.ts'
import { tellAlarm } from './alarm.ts'

/** Calls people where settings are there and cannot be used: the sync has stopped, and nobody would hear of it. */
export async function tellUnusable(origins: readonly string[]): Promise<void> {
  const isUnusable = (await unusableSettings()) !== null
  const alarm = { code: 'settings-unusable' as const, since: null, orders: 0 }
  const shops = origins.map(origin => ({ origin }))
  await tellAlarm(isUnusable ? alarm : null, { practice: { timeZone: 'UTC' }, shops })
}
