import { addDays, startOfDay } from '../../domain/practice-day.ts'
import type { Instant, PracticeDay } from '../../domain/units.ts'
import type { SnapshotRange } from '../../service/ports.ts'
import type { Database } from '../database.ts'
import { type Placed, refundedWithin } from '../rules/snapshots.ts'

/**
 * The orders that were placed on these practice days, both included, with their postings. Belongs into a transaction over
 * orders and postings. By the orders' own moment: a posting may still have the one that its order had before.
 */
export async function placedOn(db: Database, from: PracticeDay, to: PracticeDay): Promise<Placed[]> {
  const since = startOfDay(from, db.timeZone)
  const until = startOfDay(addDays(to, 1), db.timeZone)
  const [orders, near] = await Promise.all([
    db.orders.where('order.placedAt').between(since, until).toArray(),
    db.postings.where('placedAt').between(since, until).toArray(),
  ])
  const postings = new Map(near.map(posting => [posting.key, posting]))
  const known = new Set(orders.map(({ key }) => key))
  const without = near.filter(({ key }) => !known.has(key))
  const [moved, elsewhere] = await Promise.all([
    db.postings.bulkGet(orders.flatMap(({ key }) => (postings.has(key) ? [] : [key]))),
    db.orders.bulkGet(without.map(({ key }) => key)),
  ])
  for (const posting of moved) if (posting) postings.set(posting.key, posting)
  return [
    ...orders.flatMap(({ key, order }) => {
      const posting = postings.get(key)
      return posting ? [{ order, posting }] : []
    }),
    // Placed on another day, or at no moment that can be read.
    ...without.flatMap((posting, i) => {
      const order = elsewhere[i]?.order
      return isMoment(order?.placedAt) ? [] : [{ order, posting }]
    }),
  ]
}

/** The orders whose money went back on these practice days, both included; in a transaction as above. */
export async function refundedOn(db: Database, range: SnapshotRange): Promise<Placed[]> {
  const since = startOfDay(range.from, db.timeZone)
  const rows = await db.orders.where('refundedAt').aboveOrEqual(since).toArray()
  const postings = await db.postings.bulkGet(rows.map(({ key }) => key))
  const found = rows.flatMap(({ order }, i) => {
    const posting = postings[i]
    return posting ? [{ order, posting }] : []
  })
  return refundedWithin(db, found, range)
}

const isMoment = (placedAt: Instant | undefined) => Number.isSafeInteger(placedAt)
