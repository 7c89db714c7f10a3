import type { OrderRecord } from '../domain/posting.ts'
import type { Instant } from '../domain/units.ts'
import { createTurns, type Engine } from './engine.ts'
import { endsDrain } from './trouble.ts'

/** From so many orders on that are due together. */
const many = 4

/**
 * The first payment of many leaves alone, and the ledger is read behind it before any other leaves: where two browsers found the
 * same orders due at the same moment, nobody but the ledger can tell them, and each may have sent this one payment by then
 * instead of all that fit between two readings (architecture 6.10). `job` is told how young the ledger must be.
 */
export function createLead(
  engine: Engine,
  dueCount: number,
): (record: OrderRecord, job: (readSince: Instant) => Promise<OrderRecord>) => Promise<OrderRecord> {
  let leftAt = dueCount < many ? 0 : undefined
  const turns = createTurns(error => endsDrain(engine, error))
  return async (record, job) => {
    if (leftAt !== undefined) return job(leftAt)
    const first = await turns('to lead', async () => {
      if (leftAt !== undefined) return undefined
      const after = await job(0)
      if (after.posting.attempt > record.posting.attempt) leftAt = engine.clock.now()
      return after
    })
    return first ?? job(leftAt ?? 0)
  }
}
