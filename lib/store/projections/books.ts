import type { Table } from 'dexie'
import { addDays } from '../../domain/practice-day.ts'
import type { BookedOrder, BookedPayment } from '../../reports/booked.ts'
import type { Books } from '../../reports/reconcile.ts'
import type { BooksRange, BooksSnapshot } from '../../service/ports.ts'
import type { Database } from '../database.ts'
import { createMeta } from '../meta.ts'
import { bookedOrder, bookedPayment, booksOfDays } from './day-books.ts'

/** Payments are booked near their order's day; what was booked further away is asked for one by one. */
const nearDays = 3

/**
 * Reads the orders and payments of a range in one transaction: payments that arrive meanwhile are in it with all that
 * they changed, or not at all. Also what belongs together across the range's ends.
 */
export function readBooks(db: Database, range: BooksRange): Promise<BooksSnapshot> {
  const { orders, postings, ledger, days, meta } = db
  return db.transaction('r', [orders, postings, ledger, days, meta], async () => {
    const [{ books, open }, coverage] = await Promise.all([
      booksOfDays(db, addDays(range.from, -nearDays), addDays(range.to, nearDays)),
      createMeta(db).ledgerCoverage(),
    ])
    const near = {
      orders: books.flatMap(each => each.orders),
      payments: books.flatMap(each => each.payments),
    }
    const strangers = await ordersOf(db, near, range)
    const all = [...near.orders, ...strangers.read]
    const far = await farPayments(db, all, near.payments)
    const unreadable = books.reduce(
      (sum, each) => sum + each.unreadable,
      strangers.unreadable + far.unreadable,
    )
    return { coverage, open, orders: all, payments: [...near.payments, ...far.read], unreadable }
  })
}

interface Read<T> {
  read: T[]
  unreadable: number
}

/** Orders placed elsewhere that payments of the range belong to. */
async function ordersOf(
  db: Database,
  { orders, payments }: Books,
  { from, to }: BooksRange,
): Promise<Read<BookedOrder>> {
  const numbers = new Set(orders.map(({ sale }) => sale.number))
  const ids = new Set(orders.flatMap(({ posting }) => posting.paymentIds))
  const unknown = payments.filter(
    row =>
      row.day >= from && row.day <= to && !ids.has(row.id) && !row.numbers.some(each => numbers.has(each)),
  )
  const [named, holding] = await Promise.all([
    eachEqual(
      db.postings,
      'number',
      unknown.flatMap(row => row.numbers),
    ),
    eachEqual(
      db.postings,
      'paymentIds',
      unknown.map(row => row.id),
    ),
  ])
  const keys = new Set(orders.map(({ posting }) => posting.key))
  const found = new Map([...named, ...holding].map(each => [each.key, each]))
  const others = [...found.values()].filter(each => !keys.has(each.key))
  const rows = await db.orders.bulkGet(others.map(({ key }) => key))
  return sifted(others.map((posting, i) => bookedOrder(db, { order: rows[i]?.order, posting })))
}

/** Payments on far days of orders that are not plainly settled by one payment near by. */
async function farPayments(
  db: Database,
  orders: readonly BookedOrder[],
  near: readonly BookedPayment[],
): Promise<Read<BookedPayment>> {
  const live = new Map(near.filter(row => row.status === 'active').map(row => [row.id, row.amountCents]))
  const unsettled = orders.filter(({ posting: { state, plan, paymentIds } }) => {
    const [id = '', ...more] = paymentIds
    const synced = state === 'posted' || state === 'adopted'
    return !synced || more.length > 0 || live.get(id) !== plan?.amountCents
  })
  const [speaking, held] = await Promise.all([
    eachEqual(
      db.ledger,
      'numbers',
      unsettled.map(({ sale }) => sale.number),
    ),
    db.ledger.bulkGet([...new Set(unsettled.flatMap(({ posting }) => posting.paymentIds))]),
  ])
  const known = new Set(near.map(row => row.id))
  const found = new Map([...speaking, ...held.filter(row => row !== undefined)].map(row => [row.id, row]))
  return sifted([...found.values()].filter(row => !known.has(row.id)).map(bookedPayment))
}

/** `anyOf` walks a cursor and waits for every step; questions that are all asked at once do not wait for each other. */
async function eachEqual<T>(table: Table<T, string>, index: string, values: readonly string[]): Promise<T[]> {
  const asked = [...new Set(values)].map(value => table.where(index).equals(value).toArray())
  return (await Promise.all(asked)).flat()
}

function sifted<T>(rows: readonly (T | undefined)[]): Read<T> {
  const read = rows.filter(row => row !== undefined)
  return { read, unreadable: rows.length - read.length }
}
