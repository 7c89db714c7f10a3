import * as v from 'valibot'
import { OrderSchema } from '../domain/order.ts'
import { isTaken } from '../domain/posting.ts'
import type { Instant } from '../domain/units.ts'
import { byNumber } from './by-number.ts'
import type { Database } from './database.ts'
import { applyDelta } from './projections/aggregates.ts'
import { movesAmong, type Stored, type StoreOf } from './rules/place-of-order.ts'
import { orderRow } from './rules/rows.ts'

/**
 * Orders of a number that stand in each other's way move to the stores that the configuration names by now, and one
 * whose number became free takes it. `newcomer` = the store of an order that is about to be stored. Answers the keys
 * that changed.
 */
export function settleNumber(
  db: Database,
  number: string,
  storeOf: StoreOf,
  now: Instant,
  newcomer?: string,
): Promise<string[]> {
  return db.transaction('rw', [db.orders, db.postings, db.sums, db.days], async () => {
    const moves = movesAmong(await storedWith(db, number), storeOf, now, newcomer)
    const gone = moves.map(({ before }) => before.posting.key)
    await Promise.all([db.orders.bulkDelete(gone), db.postings.bulkDelete(gone)])
    await Promise.all([
      db.orders.bulkPut(moves.map(({ after }) => orderRow(after))),
      db.postings.bulkPut(moves.map(({ after }) => after.posting)),
    ])
    for (const { before, after } of moves) await applyDelta(db, before, after)
    return [...gone, ...moves.map(({ after }) => after.posting.key)]
  })
}

/** Every number that is taken, settled by the stores as they are configured now. Answers the keys that changed. */
export async function settleTaken(db: Database, storeOf: StoreOf, now: Instant): Promise<string[]> {
  const attention = await db.postings.where('state').equals('attention').toArray()
  const moved: string[] = []
  for (const number of new Set(attention.filter(isTaken).map(posting => posting.number)))
    moved.push(...(await settleNumber(db, number, storeOf, now)))
  return moved
}

/** The postings of a number in any store, by key, the holders of the number first. */
export async function storedWith(db: Database, number: string): Promise<Stored[]> {
  const postings = await byNumber(db.postings, 'number', [number]).toArray()
  const rows = postings.length === 0 ? [] : await db.orders.bulkGet(postings.map(({ key }) => key))
  return postings.map((posting, i) => {
    const order = v.safeParse(OrderSchema, rows[i]?.order)
    return { posting, order: order.success ? order.output : undefined, row: rows[i]?.order }
  })
}
