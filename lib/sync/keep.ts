import type { OrderRecord } from '../domain/posting.ts'
import { type Engine, inParallel } from './engine.ts'
import { holdForList } from './hold-for-list.ts'
import { forgetTrouble, holdAlone, isAlone } from './own-trouble.ts'
import { StaleRevision } from './ports/sync-store.ts'
import { quarantine } from './quarantine.ts'
import { endsDrain, OrderListStop, OwnTroubleStop } from './trouble.ts'

/** Searches and posts that are under way at once; the throttle sets the pace. */
export const lanes = 16

/** Runs `job` on each record in parallel and keeps what it answers. */
export async function keep(
  engine: Engine,
  records: readonly OrderRecord[],
  job: (record: OrderRecord) => Promise<OrderRecord | undefined>,
): Promise<OrderRecord[]> {
  const kept: OrderRecord[] = []
  await inParallel(records, lanes, async record => {
    // What is left out here is looked at by the next drain: a step that all must take before another is not taken by some.
    if (engine.signal?.aborted) return
    const result = await guarded(engine, record, job)
    if (result) kept.push(result)
  })
  return kept
}

/**
 * A record that changed meanwhile is left for the next pass; one that meets a bug is parked and blocks no other. A store
 * that cannot work ends the drain: parking an order for that would keep it back long after the store works again.
 */
async function guarded(
  engine: Engine,
  record: OrderRecord,
  job: (record: OrderRecord) => Promise<OrderRecord | undefined>,
): Promise<OrderRecord | undefined> {
  try {
    const result = await job(record)
    if (result && result.posting.revision !== record.posting.revision)
      forgetTrouble(engine, record.posting.key)
    return result
  } catch (error) {
    await park(engine, record.posting.key, error)
    return undefined
  }
}

async function park(engine: Engine, key: string, error: unknown): Promise<void> {
  if (error instanceof StaleRevision) return
  if (error instanceof OrderListStop) await unlessChanged(holdForList(engine, key, error.trouble))
  else if (error instanceof OwnTroubleStop && isAlone(engine, key, error))
    await unlessChanged(holdAlone(engine, key, error.trouble))
  else if (endsDrain(engine, error)) throw error
  else await unlessChanged(quarantine(engine, key, error))
}

/** Another lane may move the order while it is parked: then that counts. */
async function unlessChanged(parking: Promise<void>): Promise<void> {
  await parking.catch(error => {
    if (!(error instanceof StaleRevision)) throw error
  })
}
