import type { CardLabels } from '../domain/card-types.ts'
import { eligibilityOf } from '../domain/eligibility.ts'
import { statusOf } from '../domain/posting-machine.ts'
import { requiredNames } from '../domain/posting-plan.ts'
import { daysOf } from '../domain/practice-day.ts'
import { undatedRefundCents } from '../domain/refund-days.ts'
import type { PracticeDay } from '../domain/units.ts'
import { attribute } from './attribution.ts'
import { ownLines } from './breakdown.ts'
import type { LivePart } from './closed-month.ts'
import { tenderKeyOf } from './daily-aggregates.ts'
import { cardTypeName } from './day-totals.ts'
import { holdsPosting, type OrderBooks, postedCents, reasonFor } from './difference.ts'
import { countOf, type Entry, isEqual, sumBy, sumOf } from './ledger-columns.ts'
import type { Columns, Difference, Reconciliation } from './reconciliation.ts'
import type { SnapshotOrder, SnapshotPayment } from './snapshot.ts'

/** Orders and payments that may concern a range of practice days, as one snapshot of the store holds them. */
export interface Books {
  orders: readonly SnapshotOrder[]
  payments: readonly SnapshotPayment[]
}

/** The range, both days included, and what names and places depend on. */
export interface Scope {
  from: PracticeDay
  to: PracticeDay
  labels: CardLabels
  /** Our location in Nextech; null while it is not known. */
  locationId: string | null
}

/** Reconciles orders with the ledger for the range of `scope` (rules 6). */
export function reconcile(books: Books, scope: Scope): Reconciliation {
  return report(rowsOf(books, scope), scope)
}

/** The same, with what each order and payment brings to the range. */
export function reconcileInParts(books: Books, scope: Scope): { report: Reconciliation; parts: LivePart[] } {
  const counted = rowsOf(books, scope)
  const parts = counted.rows.flatMap(({ entries, ...part }) => {
    const sums = sumOf(entries)
    return isEqual(sums) && sums.taken === 0 ? [] : [{ ...part.of, ...sums }]
  })
  return { report: report(counted, scope), parts }
}

/** Several ranges of the same books, each by itself. */
export function reconcileEach(
  books: Books,
  scope: Scope,
  ranges: readonly Pick<Scope, 'from' | 'to'>[],
): Reconciliation[] {
  const attributed = booksOf(books, scope)
  return ranges.map(range => report(rowsIn(attributed, { ...scope, ...range }), { ...scope, ...range }))
}

type Attributed = Pick<Counted, 'orders' | 'free'>

interface Counted {
  orders: readonly OrderBooks[]
  free: readonly SnapshotPayment[]
  rows: readonly Row[]
  isInside: (day: PracticeDay) => boolean
}

const rowsOf = (books: Books, scope: Scope) => rowsIn(booksOf(books, scope), scope)

function rowsIn({ orders, free }: Attributed, { from, to }: Scope): Counted {
  const isInside = (day: PracticeDay) => day >= from && day <= to
  const rows = [
    ...orders.map(order => orderRow(order, isInside)),
    ...free.filter(payment => isInside(payment.day)).map(paymentRow),
  ]
  return { orders, free, rows, isInside }
}

function report({ orders, free, rows, isInside }: Counted, { from, to }: Scope): Reconciliation {
  const entries = rows.flatMap(row => row.entries)
  const days = sumBy(entries, entry => entry.day)
  return {
    from,
    to,
    sums: sumOf(entries),
    counts: countOf(entries),
    lines: ownLines(orders, free, isInside),
    byDay: daysOf(from, to).map(day => ({ day, ...(days.get(day) ?? sumOf([])) })),
    byCardType: [...sumBy(entries, entry => entry.cardType)]
      .map(([cardType, columns]) => ({ cardType, ...columns }))
      .sort((a, b) => b.taken - a.taken || (a.cardType < b.cardType ? -1 : 1)),
    differences: rows
      .flatMap(row => row.difference ?? [])
      .sort(
        (a, b) => compare(a.day, b.day) || compare(a.number ?? '', b.number ?? '') || compare(a.key, b.key),
      ),
  }
}

interface Row {
  /** Which order or payment it is. */
  of: Omit<LivePart, keyof Columns>
  entries: Entry[]
  difference: Difference | undefined
}

function booksOf(
  { orders, payments }: Books,
  scope: Scope,
): { orders: OrderBooks[]; free: SnapshotPayment[] } {
  // In one order, whatever order they were read in: the same books give the same report.
  const sorted = [...orders].sort((a, b) => compare(a.posting.key, b.posting.key))
  const { owned, free } = attribute(
    sorted.map(({ sale, posting }) => ({ ...posting, number: sale.number, store: sale.store })),
    [...payments].sort((a, b) => a.createdAt - b.createdAt || compare(a.id, b.id)),
  )
  return {
    orders: sorted.map(({ sale, posting }) => ({
      sale,
      posting,
      payments: owned.get(posting.key) ?? [],
      cardType: cardTypeName(tenderKeyOf(sale), scope.labels),
    })),
    // A payment of no order of ours counts where it is booked as one: at our location, in our category.
    free: free.filter(
      ({ category, locationId }) =>
        category === requiredNames.category && (scope.locationId === null || locationId === scope.locationId),
    ),
  }
}

function orderRow(books: OrderBooks, isInside: (day: PracticeDay) => boolean): Row {
  const entries = entriesOf(books).filter(({ day }) => isInside(day))
  const { sale, posting } = books
  const of = { key: posting.key, number: sale.number, day: sale.day, movedAt: lastOf(books.payments) }
  if (entries.length === 0 && !isInside(sale.day)) return { of, entries, difference: undefined }
  const sums = sumOf(entries)
  const found = reasonFor(books, !isEqual(sums))
  // What went back on another day is to be recorded on that day.
  const isOfOtherDays =
    found === 'refund-to-record' && isEqual(sums) && !sale.refunds?.some(({ day }) => isInside(day))
  const reason = isOfOtherDays ? null : found
  const status = statusOf(posting.state)
  return {
    of,
    entries,
    difference: reason
      ? {
          key: posting.key,
          number: sale.number,
          day: sale.day,
          reason,
          status,
          code: posting.reason,
          payments: books.payments.map(shownPayment),
          ...sums,
        }
      : undefined,
  }
}

/** Every movement of money that an order brought, in the column and on the day where it is booked. */
function entriesOf(books: OrderBooks): Entry[] {
  const { sale, posting, payments, cardType } = books
  const { day } = sale
  const live = payments.filter(payment => payment.status === 'active')
  const shop = takenOf(books)
  const ledger = live.map(payment => entryOf('ledger', payment))
  if (!holdsPosting(posting)) return [...shop, ...ledger]
  const { plan } = posting
  const booked = plan ? { day: plan.paymentDate, cardType: plan.cardType } : { day, cardType }
  // We post no refunds: those that staff recorded in Nextech count on both sides.
  const refunds = live.filter(payment => payment.amountCents < 0).map(payment => entryOf('posted', payment))
  return [
    ...shop,
    { column: 'posted', ...booked, cents: postedCents(books), counts: true },
    ...refunds,
    ...ledger,
  ]
}

/** What the shop took, on the day of its order, and what went back since, each on its own day (rules 6.1). */
function takenOf({ sale, cardType }: OrderBooks): Entry[] {
  const cents = sale.paidCents - undatedRefundCents(sale)
  const counts = cents !== 0 || eligibilityOf(sale).kind === 'post'
  const refunds = sale.refunds ?? []
  return [
    { column: 'taken', day: sale.day, cardType, cents, counts },
    ...refunds.map(refund => ({
      ...{ column: 'taken' as const, cardType, counts: false },
      day: refund.day,
      cents: -refund.cents,
    })),
  ]
}

function entryOf(column: Entry['column'], payment: SnapshotPayment): Entry {
  return {
    column,
    day: payment.day,
    cardType: payment.cardType ?? requiredNames.noCard,
    cents: payment.amountCents,
    counts: payment.amountCents >= 0,
  }
}

/** A payment in our category that belongs to no order we know. Voided ones net to nothing and are no difference. */
function paymentRow(payment: SnapshotPayment): Row {
  const [number = null] = payment.numbers
  const of = { key: payment.id, number, day: payment.day, movedAt: payment.createdAt }
  if (payment.status !== 'active') return { of, entries: [], difference: undefined }
  const entries = [entryOf('ledger', payment)]
  return {
    of,
    entries,
    difference: {
      key: payment.id,
      number,
      day: payment.day,
      reason: number === null ? 'others' : 'missing-in-shop',
      status: null,
      code: null,
      payments: [shownPayment(payment)],
      ...sumOf(entries),
    },
  }
}

/** When Nextech got the last of these payments: a void is a payment of its own there. */
const lastOf = (payments: readonly SnapshotPayment[]) =>
  payments.reduce<number | null>((last, { createdAt }) => Math.max(last ?? createdAt, createdAt), null)

const shownPayment = ({ id, day, amountCents, status }: SnapshotPayment) => ({ id, day, amountCents, status })

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
