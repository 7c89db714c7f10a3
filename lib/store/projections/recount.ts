import { staffStates } from '../../domain/posting-machine.ts'
import { addDays, dayReader, startOfDay } from '../../domain/practice-day.ts'
import type { PracticeDay } from '../../domain/units.ts'
import type { AggregateRow } from '../../reports/daily-aggregates.ts'
import type { Database } from '../database.ts'
import { recheckedIn } from '../records.ts'
import { dailyAggregates, staffAggregates } from '../rules/aggregates.ts'
import { type Placed, withoutTwice } from '../rules/snapshots.ts'
import {
  type AggregatesState,
  aggregatesState,
  aggregatesStateRow,
  wholeAggregates,
} from './aggregates-state.ts'
import { gapsOf } from './gaps.ts'
import { placedOn, refundedOn } from './orders-by-day.ts'

/** So many orders are counted in one transaction, so that others write between two. */
const maxOrders = 1_000
const maxDays = 14
/** After all days that can have orders. */
export const lastDay: PracticeDay = '9999-12-31'
/** Days stand before the one row that is none. */
const firstDay: PracticeDay = '0001-01-01'

/** Told after each portion how far the count is. */
export type OnCounted = (state: AggregatesState) => void

/**
 * Sees to it that the sums have the days of the practice's zone: a database from before the sums, or of another zone,
 * is counted, the newest days first, a portion of days at a time. A day's row is written as it was counted, whatever
 * stood there: changes that come meanwhile may move what is not counted yet. Broken off it goes on where it was. So is
 * a database that a version without sums has written to meanwhile, as happens where the extension was rolled back.
 */
export async function keepAggregates(db: Database, onCounted: OnCounted = () => {}): Promise<void> {
  const kept = await aggregatesState(db)
  let state = kept && (await isCurrent(db, kept)) ? kept : await beginCount(db)
  while (state.before !== null) {
    state = await countPortion(db, state, state.before)
    onCounted(state)
  }
}

/** Connections whose sums were compared with the store: an older version cannot write while one is open. */
const compared = new WeakSet<Database>()

/** Whether the store holds what the sums count; true where they are not all counted yet. */
async function isCurrent(db: Database, { before, gaps }: AggregatesState): Promise<boolean> {
  if (before !== null || compared.has(db)) return true
  const { orders, postings, sums } = db
  const now = await db.transaction('r', [orders, postings, sums], async () =>
    gapsOf(db, await countStaff(db)),
  )
  compared.add(db)
  return now === gaps
}

/** The next `keepAggregates` counts everything again. */
export async function forgetAggregates(db: Database): Promise<void> {
  await db.meta.delete('sums')
}

/** Staff first: what waits for them is of all days. Books have the days of the zone as well. */
function beginCount(db: Database): Promise<AggregatesState> {
  const { orders, postings, sums, days, meta } = db
  return db.transaction('rw', [orders, postings, sums, days, meta], async () => {
    const [staff, total] = await Promise.all([countStaff(db), orders.count()])
    const state = { before: lastDay, counted: 0, total }
    await Promise.all([sums.clear(), days.clear()])
    await Promise.all([sums.put(staff), meta.put(aggregatesStateRow(db.timeZone, state))])
    return state
  })
}

async function countPortion(
  db: Database,
  state: AggregatesState,
  before: PracticeDay,
): Promise<AggregatesState> {
  const from = await portionBefore(db, before)
  const { orders, postings, sums, meta } = db
  return db.transaction('rw', [orders, postings, sums, meta], async () => {
    const to = addDays(before, -1)
    const placed = from === undefined ? [] : await placedOn(db, from, to)
    const rows = from === undefined ? [] : await countDays(db, from, to, placed)
    await sums
      .where(':id')
      .between(from ?? firstDay, before)
      .delete()
    await sums.bulkPut(rows)
    const next =
      from === undefined
        ? { ...wholeAggregates, gaps: await gapsOf(db, await countStaff(db)) }
        : { ...state, before: from, counted: state.counted + placed.length }
    await meta.put(aggregatesStateRow(db.timeZone, next))
    return next
  })
}

/** The sums of practice days, both included, out of the orders placed on them and the money that went back on them. */
export async function countDays(
  db: Database,
  from: PracticeDay,
  to: PracticeDay,
  placed: readonly Placed[],
): Promise<AggregateRow[]> {
  return dailyAggregates(db, withoutTwice([...placed, ...(await refundedOn(db, { from, to }))]), { from, to })
}

/** The first day of a portion that ends before `before`; undefined where no order is left. */
export async function portionBefore(db: Database, before: PracticeDay): Promise<PracticeDay | undefined> {
  const placed = db.orders.where('order.placedAt')
  const until = startOfDay(before, db.timeZone)
  const newest = await placed.between(startOfDay(firstDay, db.timeZone), until).last()
  if (newest === undefined) return undefined
  const day = dayReader(db.timeZone)(newest.order.placedAt)
  for (let days = maxDays; days > 1; days = Math.ceil(days / 2)) {
    const from = addDays(day, 1 - days)
    if ((await placed.between(startOfDay(from, db.timeZone), until).count()) <= maxOrders) return from
  }
  return day
}

/** The row of what waits for staff, counted. */
export async function countStaff(db: Database): Promise<AggregateRow> {
  const found = await Promise.all([
    ...staffStates.map(state => db.postings.where('state').equals(state).toArray()),
    recheckedIn(db),
  ])
  const postings = found.flat()
  const orders = await db.orders.bulkGet(postings.map(({ key }) => key))
  return staffAggregates(
    db,
    postings.map((posting, i) => ({ order: orders[i]?.order, posting })),
  )
}
