import { netCents } from '../domain/order.ts'
import type { OrderRecord } from '../domain/posting.ts'
import { statusOf } from '../domain/posting-machine.ts'
import { quoteNewsMs } from '../domain/quote.ts'
import { type Engine, inParallel } from './engine.ts'
import { StaleRevision } from './ports/sync-store.ts'

/** Quotes of more orders than these are not asked for in one drain: payments come first. */
const maxAsked = 20
/** What came meanwhile waits for the end of the drain. */
const atOnce = 5

/**
 * Notes with orders that were just posted, or whose payment was just found in the ledger, which open quotes their patients have, so that staff see what the payment can
 * be applied to (rules 3). Numbers and amounts alone are kept. What cannot be read is not noted, and holds up nothing.
 */
export async function noteQuotes(engine: Engine, keys: readonly string[]): Promise<void> {
  let isOver = false
  await inParallel(keys.slice(0, maxAsked), atOnce, async key => {
    const record = await engine.store.get(key)
    if (isOver || engine.signal?.aborted) return
    if (!record || statusOf(record.posting.state) !== 'synced' || record.posting.patientUid === null) return
    if (record.posting.quoteDone !== undefined) return
    const open = await engine.nextech.openQuotes(record.posting.patientUid)
    isOver ||= !open.ok
    if (!open.ok || open.value.length === 0) return
    const net = netCents(record.order)
    const quotes = open.value
      .map(({ id, totalCents }) => ({ id, totalCents }))
      .sort((a, b) => Number(b.totalCents === net) - Number(a.totalCents === net))
      .slice(0, maxNoted)
    await engine.store.update(record, { quotes, quotesSince: engine.clock.now() }).catch(unlessStale)
  })
}

const maxNoted = 5

/** Something else of the order was just written: that is worth more. */
function unlessStale(error: unknown): void {
  if (!(error instanceof StaleRevision)) throw error
}

/** The orders of these whose payment has just been found in the ledger: not of old ones, whose quotes are no news. */
export async function newlyAdopted(engine: Engine, records: readonly OrderRecord[]): Promise<string[]> {
  const since = engine.clock.now() - quoteNewsMs
  const young = records.filter(({ order, posting }) => posting.state !== 'adopted' && order.placedAt > since)
  const after = await Promise.all(young.map(({ posting }) => engine.store.get(posting.key)))
  return after.flatMap(record => (record?.posting.state === 'adopted' ? [record.posting.key] : []))
}
