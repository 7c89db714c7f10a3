import { activityKeptFrom, deletesBy } from '../domain/policy-limits.ts'
import { stackWithoutMessage } from '../domain/safe-error.ts'
import { dayMs, type Instant } from '../domain/units.ts'
import type { Sweep } from '../store/sweep.ts'
import type { Activity } from '../sync/ports/activity.ts'
import type { Clock } from '../sync/ports/runtime.ts'

/** What deleting by age needs of a practice. */
export interface Keeping {
  configuration: { policy: { retentionDays: number; auditYears?: number | undefined } }
  activity: Pick<Activity, 'prune'>
  sweep: Sweep
  /** What time it is at Nextech; undefined until it has answered. */
  nextechNow: () => Instant | undefined
  engine: { signal?: AbortSignal | undefined; clock: Pick<Clock, 'now'> }
}

/** Deletes what is not kept for longer. Once a day; a sync never fails over it. */
export async function deleteByAge({
  configuration,
  activity,
  sweep,
  nextechNow,
  engine,
}: Keeping): Promise<void> {
  const now = deletesBy(nextechNow(), engine.clock.now())
  if (now === undefined) return
  const { policy } = configuration
  try {
    const auditYears = await sweep.longestAuditYears(policy.auditYears ?? 0)
    await activity.prune(activityKeptFrom({ auditYears }, now), now)
    const done = await sweep.doneAt()
    if (done === undefined || now - done >= dayMs || now < done)
      await sweep.run(now - policy.retentionDays * dayMs, now)
  } catch (error) {
    // The database was closed, because the configuration was replaced: the next practice goes on.
    if (engine.signal?.aborted) return
    console.error('Old data could not be deleted.', stackWithoutMessage(error))
  }
}
