import { type Cents, type Instant, netCents, type Order, type PracticeDay } from '../domain/order.ts'
import type { OrderRecord } from '../domain/posting.ts'
import { statusOf } from '../domain/posting-machine.ts'
import { type Status, StatusSchema, staffStatuses } from '../domain/status.ts'

/** Orders of one status, and their money. */
export interface StatusTotal {
  status: Status
  count: number
  amountCents: Cents
}

/** What one practice day brought, and what waits for staff from any day. */
export interface DayTotals {
  day: PracticeDay
  /** Only statuses that some order of the day has, in the order of sync-rules 2. */
  rows: StatusTotal[]
  count: number
  amountCents: Cents
  /** Every staff status, also with none, over all days. */
  staff: { status: Status; count: number }[]
}

/** Counts and money per status of the orders placed on one practice day (sync-rules 6). */
export function dayTotals(records: readonly OrderRecord[], day: PracticeDay, timeZone: string): DayTotals {
  const dayOf = dayReader(timeZone)
  const all = records.map(({ order, posting }) => ({ order, status: statusOf(posting.state) }))
  const ofDay = all.filter(({ order }) => dayOf(order.placedAt) === day)
  const rows = StatusSchema.options.map(status => totalOf(status, ofDay)).filter(({ count }) => count > 0)
  return {
    day,
    rows,
    count: ofDay.length,
    amountCents: rows.reduce((sum, row) => sum + row.amountCents, 0),
    staff: staffStatuses.map(status => ({
      status,
      count: all.filter(record => record.status === status).length,
    })),
  }
}

/** Statuses in which the order's money is in Nextech or on its way there. */
const posted: readonly Status[] = ['synced', 'pending', 'posting', 'verifying']

/**
 * The money that an order stands for: what its posting amounts to where it is posted or will be by itself, so that
 * the day agrees with Nextech; else what the customer was asked for, because a cancelled, unpaid or refunded
 * order nets to nothing and would vanish from the sum.
 */
export function shownCents(order: Order, status: Status): Cents {
  return posted.includes(status) ? netCents(order) : order.totalCents
}

function totalOf(status: Status, records: readonly { order: Order; status: Status }[]): StatusTotal {
  const own = records.filter(record => record.status === status)
  return {
    status,
    count: own.length,
    amountCents: own.reduce((sum, { order }) => sum + shownCents(order, status), 0),
  }
}

/**
 * `practiceDayOf` of the domain without Temporal, whose polyfill alone would be half of the popup. Intl is made
 * once, for it is slow to make; `formatToParts`, because the order of a locale's date is nobody's promise.
 */
export function dayReader(timeZone: string): (instant: Instant) => PracticeDay {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  return instant => {
    const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]))
    return `${parts.year}-${parts.month}-${parts.day}`
  }
}
