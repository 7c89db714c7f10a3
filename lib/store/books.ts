import * as v from 'valibot'
import { LedgerPaymentSchema } from '../domain/ledger.ts'
import { type Instant, type PracticeDay, SaleSchema } from '../domain/order.ts'
import { type Posting, PostingSchema } from '../domain/posting.ts'
import type { Books } from '../reports/reconcile.ts'
import type { LedgerCoverage } from '../sync/ports.ts'
import type { Database, LedgerRow, OrderRow } from './database.ts'
import { createMeta } from './meta.ts'

/** Days and instants of a range; the instants reach a little further than the days. */
export interface BooksRange {
  from: PracticeDay
  to: PracticeDay
  /** `[since, until)`, the first and last instant of the days. */
  since: Instant
  until: Instant
}

/** All that concerns a range, as one transaction saw it. */
export interface BooksSnapshot extends Books {
  /** What is known of the ledger, and as of when. */
  coverage: LedgerCoverage | undefined
  /** Stored orders or payments that could not be read: they are in no sum. */
  unreadable: number
}

/** A posting's day is the order's own; a zone that was changed since may have moved it by one. */
const marginMs = 36 * 60 * 60 * 1000
/** Payments are booked near their order's day; what was booked further away is asked for one by one. */
const nearMs = 3 * 24 * 60 * 60 * 1000

const BookedSchema = v.pick(PostingSchema, ['key', 'state', 'reason', 'plan', 'paymentIds', 'owedCents'])
const PaymentSchema = v.object({ ...LedgerPaymentSchema.entries, numbers: v.array(v.string()) })

/**
 * Reads the orders and payments of a range in one transaction: payments that arrive meanwhile are in it with all that
 * they changed, or not at all. Also what belongs together across the range's ends.
 */
export function readBooks(db: Database, range: BooksRange): Promise<BooksSnapshot> {
  return db.transaction('r', db.orders, db.postings, db.ledger, db.meta, async () => {
    const [postings, orders, payments, coverage] = await Promise.all([
      db.postings
        .where('placedAt')
        .between(range.since - marginMs, range.until + marginMs)
        .toArray(),
      db.orders
        .where('order.placedAt')
        .between(range.since - marginMs, range.until + marginMs)
        .toArray(),
      db.ledger
        .where('day')
        .between(dayOf(range.since - nearMs), dayOf(range.until + nearMs))
        .toArray(),
      createMeta(db).ledgerCoverage(),
    ])
    const strangers = await postingsOf(db, payments, postings, range)
    const all = [...postings, ...strangers]
    const far = await farPayments(db, all, payments)
    const sales = [...orders, ...(await db.orders.bulkGet(strangers.map(({ key }) => key)))]
    return { coverage, ...parsed(all, sales, [...payments, ...far]) }
  })
}

const dayOf = (instant: Instant) => new Date(instant).toISOString().slice(0, 10)

/** Postings of orders placed elsewhere that payments of the range belong to. */
async function postingsOf(
  db: Database,
  payments: readonly LedgerRow[],
  known: readonly Posting[],
  { from, to }: BooksRange,
): Promise<Posting[]> {
  const numbers = new Set(known.map(posting => posting.number))
  const ids = new Set(known.flatMap(posting => posting.paymentIds))
  const unknown = payments.filter(
    row =>
      row.day >= from && row.day <= to && !ids.has(row.id) && !row.numbers.some(each => numbers.has(each)),
  )
  const [named, holding] = await Promise.all([
    db.postings
      .where('number')
      .anyOf(unknown.flatMap(row => row.numbers))
      .toArray(),
    db.postings
      .where('paymentIds')
      .anyOf(unknown.map(row => row.id))
      .toArray(),
  ])
  const keys = new Set(known.map(posting => posting.key))
  return [...new Map([...named, ...holding].map(each => [each.key, each])).values()].filter(
    each => !keys.has(each.key),
  )
}

/** Payments on far days of orders that are not plainly settled by one payment near by. */
async function farPayments(
  db: Database,
  postings: readonly Posting[],
  near: readonly LedgerRow[],
): Promise<LedgerRow[]> {
  const live = new Map(near.filter(row => row.status === 'active').map(row => [row.id, row.amountCents]))
  const unsettled = postings.filter(({ state, plan, paymentIds: [id = '', ...more] }) => {
    const synced = state === 'posted' || state === 'adopted'
    return !synced || more.length > 0 || live.get(id) !== plan?.amountCents
  })
  const [speaking, held] = await Promise.all([
    db.ledger
      .where('numbers')
      .anyOf(unsettled.map(posting => posting.number))
      .toArray(),
    db.ledger
      .where('id')
      .anyOf(unsettled.flatMap(posting => posting.paymentIds))
      .toArray(),
  ])
  const known = new Set(near.map(row => row.id))
  return [...new Map([...speaking, ...held].map(row => [row.id, row])).values()].filter(
    row => !known.has(row.id),
  )
}

function parsed(
  postings: readonly Posting[],
  rows: readonly (OrderRow | undefined)[],
  payments: readonly LedgerRow[],
): Books & Pick<BooksSnapshot, 'unreadable'> {
  const sales = new Map(rows.flatMap(row => (row ? [[row.key, row.order] as const] : [])))
  const orders = postings.flatMap(posting => {
    const sale = v.safeParse(SaleSchema, sales.get(posting.key))
    const booked = v.safeParse(BookedSchema, posting)
    return sale.success && booked.success ? [{ sale: sale.output, posting: booked.output }] : []
  })
  const readable = payments.flatMap(row => {
    const payment = v.safeParse(PaymentSchema, row)
    return payment.success ? [payment.output] : []
  })
  const unreadable = postings.length - orders.length + payments.length - readable.length
  return { orders, payments: readable, unreadable }
}
