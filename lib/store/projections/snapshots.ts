import type { Table } from 'dexie'
import type { Books } from '../../reports/reconcile.ts'
import type { SnapshotOrder, SnapshotPayment } from '../../reports/snapshot.ts'
import type { OverviewSnapshot, SnapshotRange } from '../../service/ports.ts'
import { byNumber } from '../by-number.ts'
import type { Database } from '../database.ts'
import { createMeta } from '../meta.ts'
import {
  nearRange,
  otherOrders,
  otherPayments,
  paymentsWanted,
  type Sifted,
  strangersWanted,
} from '../rules/snapshots.ts'
import { placesOfNumber } from '../sealing/seal-state.ts'
import { snapshotsOfDays } from './day-snapshots.ts'
import { refundedOn } from './orders-by-day.ts'

/**
 * Reads the orders and payments of a range in one transaction: payments that arrive meanwhile are in it with all that
 * they changed, or not at all. Also what belongs together across the range's ends.
 */
export function readSnapshots(db: Database, range: SnapshotRange): Promise<OverviewSnapshot> {
  const { orders, postings, ledger, days, meta } = db
  return db.transaction('r', [orders, postings, ledger, days, meta], async () => {
    const near = nearRange(range)
    const [{ books, open }, coverage] = await Promise.all([
      snapshotsOfDays(db, near.from, near.to),
      createMeta(db).ledgerCoverage(),
    ])
    const nearby = {
      orders: books.flatMap(each => each.orders),
      payments: books.flatMap(each => each.payments),
    }
    const strangers = await ordersOf(db, nearby, range)
    const all = [...nearby.orders, ...strangers.read]
    const far = await farPayments(db, all, nearby.payments)
    const unreadable = books.reduce(
      (sum, each) => sum + each.unreadable,
      strangers.unreadable + far.unreadable,
    )
    return { coverage, open, orders: all, payments: [...nearby.payments, ...far.read], unreadable }
  })
}

async function ordersOf(db: Database, near: Books, range: SnapshotRange): Promise<Sifted<SnapshotOrder>> {
  const { numbers, paymentIds } = strangersWanted(near, range)
  const [named, holding] = await Promise.all([
    eachNumber(db.postings, 'number', numbers),
    eachEqual(db.postings, 'paymentIds', paymentIds),
  ])
  const found = [...named, ...holding]
  const rows = await db.orders.bulkGet(found.map(({ key }) => key))
  const placed = found.map((posting, i) => ({ order: rows[i]?.order, posting }))
  return otherOrders(db, [...placed, ...(await refundedOn(db, range))], near.orders)
}

async function farPayments(
  db: Database,
  orders: readonly SnapshotOrder[],
  near: readonly SnapshotPayment[],
): Promise<Sifted<SnapshotPayment>> {
  const { numbers, paymentIds } = paymentsWanted(orders, near)
  const [speaking, held] = await Promise.all([
    eachNumber(
      db.ledger,
      'numbers',
      numbers.flatMap(number => placesOfNumber(db.seal(), number)),
    ),
    db.ledger.bulkGet([...new Set(paymentIds)]),
  ])
  return otherPayments([...speaking, ...held.filter(row => row !== undefined)], near)
}

/** The case of letters tells no order numbers apart; few have any. */
async function eachNumber<T>(
  table: Table<T, string>,
  index: 'number' | 'numbers',
  numbers: readonly string[],
): Promise<T[]> {
  const spelled = numbers.filter(number => /\p{L}/u.test(number))
  const plain = numbers.filter(number => !spelled.includes(number))
  const found = await eachEqual(table, index, plain)
  return spelled.length === 0
    ? found
    : [...found, ...(await byNumber(table, index, spelled).distinct().toArray())]
}

/** `anyOf` walks a cursor and waits for every step; questions that are all asked at once do not wait for each other. */
async function eachEqual<T>(table: Table<T, string>, index: string, values: readonly string[]): Promise<T[]> {
  const asked = [...new Set(values)].map(value => table.where(index).equals(value).toArray())
  return (await Promise.all(asked)).flat()
}
