import { activityNote } from '../domain/activity.ts'
import type { OrderRecord } from '../domain/posting.ts'
import { openOutcome } from '../domain/posting-machine.ts'
import { type Engine, timing } from './engine.ts'
import type { Activity } from './ports/activity.ts'

/** Stops posting from now on, or lets it go on; `by` names the person where that is known (rules 9). */
export async function setPaused(
  { store, clock }: Engine,
  activity: Pick<Activity, 'tell'>,
  isPaused: boolean,
  by: string | null,
): Promise<void> {
  const now = clock.now()
  const before = (await store.health()).paused ?? null
  // A second press changes neither the moment nor the name.
  if ((before !== null) === isPaused) return
  await store.saveHealth({ paused: isPaused ? { since: now, by } : null })
  const code = isPaused ? 'settings.paused' : 'settings.resumed'
  await activity.tell(activityNote({ at: now, actor: 'staff', code }))
  if (!isPaused) await store.reconsider(now, ['paused'])
}

/** Holds an order that was about to be posted when somebody paused, moved the practice away, or was seen to post as well; undefined where nobody has. */
export async function holdStopped(engine: Engine, record: OrderRecord): Promise<OrderRecord | undefined> {
  const { paused, moved, station } = await engine.store.health()
  if (!paused && !moved && !station?.otherPayment) return undefined
  // A lost answer that was read back as clean is looked at again: nothing else makes it due.
  const again = openOutcome.includes(record.posting.state)
  const dueAt = again ? engine.clock.now() + timing.setupRecheck : null
  const reason = moved ? 'moved' : paused ? 'paused' : 'other-station'
  return engine.store.update(record, { dueAt, reason })
}
