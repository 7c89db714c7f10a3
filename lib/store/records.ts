import type { Order } from '../domain/order.ts'
import type { OrderRecord, Posting } from '../domain/posting.ts'
import type { Database } from './database.ts'
import { parseRecord } from './rules/records.ts'

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
