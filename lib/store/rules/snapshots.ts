import * as v from 'valibot'
import { type Order, SaleSchema } from '../../domain/order.ts'
import type { Posting } from '../../domain/posting.ts'
import { addDays, dayReader, daysOf, startOfDay } from '../../domain/practice-day.ts'
import { type Instant, InstantSchema, type PracticeDay } from '../../domain/units.ts'
import type { Books } from '../../reports/reconcile.ts'
import {
  type DaySnapshot,
  type SnapshotOrder,
  type SnapshotPayment,
  SnapshotPaymentSchema,
  SnapshotPostingSchema,
  snapshotSale,
} from '../../reports/snapshot.ts'
import type { SnapshotRange } from '../../service/ports.ts'
import { withoutPersonal } from './readable-numbers.ts'
import type { LedgerRow } from './rows.ts'

/** Payments are booked near their order's day; what was booked further away is asked for one by one. */
const nearDays = 3

/** A stored order with its posting; `order` is undefined where a posting has none. */
export interface Placed {
  order: Order | undefined
  posting: Posting
}

/** The same orders, each once. */
export function withoutTwice(placed: readonly Placed[]): Placed[] {
  return [...new Map(placed.map(each => [each.posting.key, each])).values()]
}

/** The orders whose money went back on these practice days, both included. */
export function refundedWithin(
  { timeZone }: Zone,
  placed: readonly Placed[],
  { from, to }: SnapshotRange,
): Placed[] {
  const since = startOfDay(from, timeZone)
  const until = startOfDay(addDays(to, 1), timeZone)
  return placed.filter(({ order }) => order?.refunds?.some(({ at }) => at >= since && at < until))
}

/** The zone whose days are meant. */
interface Zone {
  readonly timeZone: string
}

/** The books of days, both ends included, out of the orders placed on them and the payments booked on them. */
export function snapshotsIn(
  { timeZone }: Zone,
  placed: readonly Placed[],
  payments: readonly LedgerRow[],
  { from, to }: SnapshotRange,
): DaySnapshot[] {
  const books = new Map(
    daysOf(from, to).map((day): [PracticeDay, DaySnapshot] => [
      day,
      { day, timeZone, orders: [], payments: [], unreadable: 0 },
    ]),
  )
  const dayOf = dayReader(timeZone)
  for (const each of placed) {
    const order = snapshotOrder({ timeZone }, each)
    const book = books.get(dayOf(momentOf(each)))
    if (book) note(book, order && { orders: [order] })
  }
  for (const row of payments) {
    const book = books.get(row.day)
    const payment = snapshotPayment(row)
    if (book) note(book, payment && { payments: [payment] })
  }
  return [...books.values()]
}

function note(book: DaySnapshot, read: Partial<DaySnapshot> | undefined): void {
  if (read === undefined) book.unreadable += 1
  book.orders.push(...(read?.orders ?? []))
  book.payments.push(...(read?.payments ?? []))
}

/** When it counts as placed: by its posting where the order itself cannot be read. */
export function momentOf({ order, posting }: Placed): Instant {
  return v.is(InstantSchema, order?.placedAt) ? order.placedAt : posting.placedAt
}

/** The narrow form of an order; undefined where one of its rows cannot be read. */
export function snapshotOrder({ timeZone }: Zone, { order, posting }: Placed): SnapshotOrder | undefined {
  const sale = v.safeParse(SaleSchema, order)
  const booked = v.safeParse(SnapshotPostingSchema, posting)
  if (!sale.success || !booked.success) return undefined
  return { sale: snapshotSale(sale.output, dayReader(timeZone)), posting: booked.output }
}

/** The narrow form of a payment; undefined where its row cannot be read. */
export function snapshotPayment(row: LedgerRow): SnapshotPayment | undefined {
  const parsed = v.safeParse(SnapshotPaymentSchema, row)
  if (!parsed.success || typeof row.text !== 'string') return undefined
  // Kept readable at all times: a phone number that somebody wrote into a text stays out of it.
  return { ...parsed.output, numbers: withoutPersonal(row) }
}

/** The days whose books a range needs: what belongs together is mostly booked within a few days. */
export function nearRange({ from, to }: SnapshotRange): SnapshotRange {
  return { from: addDays(from, -nearDays), to: addDays(to, nearDays) }
}

/** What is asked for besides the books near by: by number, or by payment. */
export interface Wanted {
  numbers: string[]
  paymentIds: string[]
}

/** Orders placed elsewhere that payments of the range belong to. */
export function strangersWanted({ orders, payments }: Books, { from, to }: SnapshotRange): Wanted {
  const numbers = new Set(orders.map(({ sale }) => sale.number.toLowerCase()))
  const ids = new Set(orders.flatMap(({ posting }) => posting.paymentIds))
  const unknown = payments.filter(
    row =>
      row.day >= from &&
      row.day <= to &&
      !ids.has(row.id) &&
      !row.numbers.some(each => numbers.has(each.toLowerCase())),
  )
  return { numbers: unknown.flatMap(row => row.numbers), paymentIds: unknown.map(row => row.id) }
}

/** Payments on far days of orders that are not plainly settled by one payment near by. */
export function paymentsWanted(orders: readonly SnapshotOrder[], near: readonly SnapshotPayment[]): Wanted {
  const live = new Map(near.filter(row => row.status === 'active').map(row => [row.id, row.amountCents]))
  const unsettled = orders.filter(({ posting: { state, plan, paymentIds } }) => {
    const [id = '', ...more] = paymentIds
    const synced = state === 'posted' || state === 'adopted'
    return !synced || more.length > 0 || live.get(id) !== plan?.amountCents
  })
  return {
    numbers: unsettled.map(({ sale }) => sale.number),
    paymentIds: unsettled.flatMap(({ posting }) => posting.paymentIds),
  }
}

/** What could be read of some rows, and how many could not. */
export interface Sifted<T> {
  read: T[]
  unreadable: number
}

/** Orders besides those known, in their narrow form. */
export function otherOrders(
  zone: Zone,
  found: readonly Placed[],
  known: readonly SnapshotOrder[],
): Sifted<SnapshotOrder> {
  const keys = new Set(known.map(({ posting }) => posting.key))
  const others = new Map(
    found.filter(({ posting }) => !keys.has(posting.key)).map(one => [one.posting.key, one]),
  )
  return sifted([...others.values()].map(placed => snapshotOrder(zone, placed)))
}

/** Payments besides those known, in their narrow form. */
export function otherPayments(
  found: readonly LedgerRow[],
  known: readonly SnapshotPayment[],
): Sifted<SnapshotPayment> {
  const ids = new Set(known.map(row => row.id))
  const others = new Map(found.filter(row => !ids.has(row.id)).map(row => [row.id, row]))
  return sifted([...others.values()].map(snapshotPayment))
}

function sifted<T>(rows: readonly (T | undefined)[]): Sifted<T> {
  const read = rows.filter(row => row !== undefined)
  return { read, unreadable: rows.length - read.length }
}
