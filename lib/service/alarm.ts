import { type Alarm, alarmOf } from '../domain/alarm.ts'
import { pendingStates, staffStates } from '../domain/posting-machine.ts'
import type { Snoozes } from '../domain/snooze.ts'
import { isSilent } from '../reports/staleness.ts'
import type { Practice } from './practice.ts'
import { putOff } from './staff-queue.ts'

/**
 * What people must hear of now, of the practice as it stands; null where all is well. What they have put off at the
 * computer that asks (`snoozes`) they did not overlook: it comes back there by itself.
 */
export async function alarmNow(practice: Practice, snoozes: Snoozes = {}): Promise<Alarm | null> {
  const {
    configuration: { posture, practice: own },
    engine: { store, clock },
    overview,
  } = practice
  const [health, waiting, again, pending, off] = await Promise.all([
    store.health(),
    store.inStates(staffStates, 'shown'),
    overview.rechecked(),
    overview.keysIn(pendingStates),
    putOff(practice, snoozes),
  ])
  const now = clock.now()
  const asked = [
    ...waiting.map(({ posting: { key, asked, updatedAt } }) => ({ key, since: asked?.since ?? updatedAt })),
    ...again,
  ]
  const alarm = alarmOf({
    ...{ posture, health, now, provenAt: health.provenAt },
    silent: isSilent(health.provenAt, now, own.timeZone, own),
    pending: pending.length - again.length,
    staffSince: asked.flatMap(({ key, since }) => (off.has(key) ? [] : since)),
  })
  return alarm && posture === 'observe' ? { ...alarm, observes: true } : alarm
}
