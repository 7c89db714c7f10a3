import { askedState } from '../../domain/asked.ts'
import type { OrderRecord, Posting } from '../../domain/posting.ts'
import type { CountedPosting, Delta } from '../../reports/daily-aggregates.ts'
import type { Database } from '../database.ts'
import { contributions, put } from '../rules/aggregates.ts'
import { dropOrders } from './day-snapshots.ts'

/** Tables that a transaction must name beside its own to keep what reports read. */
export function projectionTables(db: Database) {
  return [db.sums, db.days]
}

/**
 * Moves an order's money from where it was counted to where it counts now. Belongs into the transaction that
 * changes the order; writes nothing while order, status and reason stay what they were.
 */
export async function applyDelta(
  db: Database,
  before: OrderRecord | undefined,
  after: OrderRecord,
): Promise<void> {
  await Promise.all([
    applyChange(db, before ? contributions(db, before) : [], contributions(db, after)),
    dropOrders(db, [{ before, after }]),
  ])
}

/** The same for many postings at once, whose orders did not change. */
export async function noteMoves(
  db: Database,
  moves: readonly { before: Posting; after: Posting }[],
): Promise<void> {
  const counted = moves.filter(({ before, after }) => !countsAlike(before, after))
  const orders = await db.orders.bulkGet(counted.map(({ after }) => after.key))
  const parts = counted.flatMap(({ before, after }, i) => {
    const order = orders[i]?.order
    return order ? [{ before: { order, posting: before }, after: { order, posting: after } }] : []
  })
  await Promise.all([
    applyChange(
      db,
      parts.flatMap(({ before }) => contributions(db, before)),
      parts.flatMap(({ after }) => contributions(db, after)),
    ),
    dropOrders(db, parts),
  ])
}

const countsAlike = (a: CountedPosting, b: CountedPosting) =>
  a.reason === b.reason && a.state === b.state && askedState(a) === askedState(b)

async function applyChange(db: Database, gone: readonly Delta[], come: readonly Delta[]): Promise<void> {
  if (JSON.stringify(gone) === JSON.stringify(come)) return
  const ids = [...new Set([...gone, ...come].map(({ row }) => row))]
  const known = await db.sums.bulkGet(ids)
  const rows = new Map(ids.map((id, i) => [id, known[i] ?? { id, cells: {} }]))
  put(rows, gone, -1)
  put(rows, come, 1)
  await db.sums.bulkPut([...rows.values()])
}
