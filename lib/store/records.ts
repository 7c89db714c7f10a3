import { isRechecked } from '../domain/asked.ts'
import type { Order } from '../domain/order.ts'
import type { OrderRecord, Posting } from '../domain/posting.ts'
import type { Database } from './database.ts'
import { parseRecord } from './rules/records.ts'
import { isStillSealed, showBlanks } from './sealing/sealing.ts'

/** Reads for what it is used for: to show, also while the vault is closed, with blanks in place of what is sealed. */
export function reading<T>(db: Database, use: 'shown' | undefined, read: () => Promise<T>): Promise<T> {
  if (use === undefined || db.seal().kind !== 'closed') return read()
  return db.transaction('r', db.orders, db.postings, db.listings, transaction => {
    showBlanks(transaction)
    return read()
  })
}

/** Postings that wait for staff though they are judged again: no index tells them from others that are new. */
export function recheckedIn(db: Database): Promise<Posting[]> {
  return db.postings.where('state').equals('new').filter(isRechecked).toArray()
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
    const row = rows[i]
    const order: Order | undefined = row?.order
    if (order === undefined) return []
    try {
      if (isStillSealed(row) || isStillSealed(posting)) throw new Error('an order cannot be opened')
      return [parseRecord(order, posting)]
    } catch (error) {
      if (!onPoisoned) throw error
      onPoisoned(posting.key, error)
      return []
    }
  })
}
