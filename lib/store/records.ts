import * as v from 'valibot'
import { type Order, OrderSchema } from '../domain/order.ts'
import { type OrderRecord, type Posting, PostingSchema } from '../domain/posting.ts'
import { openOutcome, undecided } from '../domain/posting-machine.ts'
import type { Instant } from '../domain/units.ts'
import type { Database } from './database.ts'

/** A stored order and posting, parsed: a row that an older version wrote otherwise throws here, not later. */
export function parseRecord(order: unknown, posting: unknown): OrderRecord {
  return { order: v.parse(OrderSchema, order), posting: v.parse(PostingSchema, posting) }
}

/**
 * The records of these postings, in the same order; a posting without its order is left out. A row that cannot be
 * parsed is told to `onPoisoned`, or thrown where nobody cares for it.
 */
export async function withOrders(
  db: Database,
  postings: readonly Posting[],
  onPoisoned?: (key: string, error: unknown) => void,
): Promise<OrderRecord[]> {
  const rows = await db.orders.bulkGet(postings.map(posting => posting.key))
  return postings.flatMap((posting, i) => {
    const order: Order | undefined = rows[i]?.order
    if (order === undefined) return []
    try {
      return [parseRecord(order, posting)]
    } catch (error) {
      if (!onPoisoned) throw error
      onPoisoned(posting.key, error)
      return []
    }
  })
}

/**
 * The posting made due because the order, the set-up or the posture changed; one under way goes on as it is, and one that is
 * decided stays so: the ledger is asked about it.
 */
export function requeued(posting: Posting, now: Instant): Posting {
  const changed = { ...posting, revision: posting.revision + 1, updatedAt: now }
  if (openOutcome.includes(posting.state)) return changed
  return { ...changed, dueAt: now, ...(undecided.includes(posting.state) && { state: 'new' as const }) }
}
