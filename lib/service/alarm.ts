import { type Alarm, alarmOf } from '../domain/alarm.ts'
import { pendingStates, staffStates } from '../domain/posting-machine.ts'
import { isSilent } from '../reports/staleness.ts'
import type { Practice } from './practice.ts'

/** What people must hear of now, of the practice as it stands; null where all is well. */
export async function alarmNow({
  configuration: { posture, practice },
  engine: { store, clock },
  overview,
}: Pick<Practice, 'configuration' | 'engine' | 'overview'>): Promise<Alarm | null> {
  const [health, waiting, again, pending] = await Promise.all([
    store.health(),
    store.inStates(staffStates, 'shown'),
    overview.rechecked(),
    overview.keysIn(pendingStates),
  ])
  const now = clock.now()
  return alarmOf({
    ...{ posture, health, now, provenAt: health.provenAt },
    silent: isSilent(health.provenAt, now, practice.timeZone, practice),
    pending: pending.length - again.length,
    staffSince: [...waiting.map(({ posting }) => posting.asked?.since ?? posting.updatedAt), ...again],
  })
}
