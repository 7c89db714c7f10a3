import { drainable } from '../domain/posting-machine.ts'
import { type Engine, timing } from './engine.ts'
import { StaleRevision } from './ports/sync-store.ts'

/**
 * After the clock was put back, what was to be looked at within minutes lies hours ahead, and staff would see an order
 * verified for as long: it is due now. A lease begins again.
 */
export async function wakeAfterClockChange({ store, clock }: Engine): Promise<void> {
  const now = clock.now()
  const [known, { provenAt }] = await Promise.all([store.ledgerCoverage(), store.health()])
  if (Math.max(known?.readAt ?? 0, provenAt ?? 0) <= now + timing.clockBack) return
  for (const record of await store.inStates(drainable)) {
    const { dueAt, leaseUntil } = record.posting
    if (dueAt === null || dueAt <= now + timing.clockBack) continue
    const change = { dueAt: now, ...(leaseUntil !== null && { leaseUntil: now + timing.lease }) }
    await store.update(record, change).catch(unlessChanged)
  }
}

function unlessChanged(error: unknown): void {
  if (!(error instanceof StaleRevision)) throw error
}
