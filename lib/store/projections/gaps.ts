import { shownState } from '../../domain/asked.ts'
import { type PostingState, PostingStateSchema, statusOf } from '../../domain/posting-machine.ts'
import { addDays, dayReader, startOfDay } from '../../domain/practice-day.ts'
import type { PracticeDay } from '../../domain/units.ts'
import { type AggregateRow, staffRowId } from '../../reports/daily-aggregates.ts'
import type { Database } from '../database.ts'
import { recheckedIn } from '../records.ts'

/** People look at the newest days; of older ones the counts by status tell. */
const newestDays = 92

/**
 * Where the kept sums count more or fewer orders than the store holds, by status and for the newest days, as one text;
 * `staff` = the staff's row counted. Rows that cannot be read are a gap as well, which stays the same. Belongs into a
 * transaction over orders, postings and sums; indexes are asked, which is quick where reading is not, and no rows are read but
 * those of new orders.
 */
export async function gapsOf(db: Database, staff: AggregateRow): Promise<string> {
  const [rows, byStatus, byDay] = await Promise.all([db.sums.toArray(), storedByStatus(db), storedByDay(db)])
  const gaps = new Map([...byStatus, ...byDay])
  const take = (key: string, count: number) => gaps.set(key, (gaps.get(key) ?? 0) - count)
  for (const { id, cells } of rows)
    for (const [cell, { count }] of id === staffRowId ? [] : Object.entries(cells)) {
      take(cell.split(' ')[0] ?? '', count)
      if (byDay.has(id)) take(id, count)
    }
  const found: unknown[] = [...gaps].filter(([, gap]) => gap !== 0).sort()
  const kept = rows.find(({ id }) => id === staffRowId)
  return JSON.stringify(textOf(kept) === textOf(staff) ? found : [...found, staffRowId])
}

const textOf = (row: AggregateRow | undefined) => JSON.stringify(Object.entries(row?.cells ?? {}).sort())

async function storedByStatus(db: Database): Promise<Map<string, number>> {
  const ofState = (state: PostingState) => db.postings.where('state').equals(state).count()
  const counts = await Promise.all(PostingStateSchema.options.map(ofState))
  const sums = new Map<string, number>()
  PostingStateSchema.options.forEach((state, i) => {
    const status = statusOf(state)
    sums.set(status, (sums.get(status) ?? 0) + (counts[i] ?? 0))
  })
  // What is judged again counts by the status that people see.
  for (const posting of await recheckedIn(db))
    for (const [state, by] of [
      [posting.state, -1],
      [shownState(posting), 1],
    ] as const)
      sums.set(statusOf(state), (sums.get(statusOf(state)) ?? 0) + by)
  return sums
}

async function storedByDay(db: Database): Promise<Map<PracticeDay, number>> {
  const placed = db.orders.where('order.placedAt')
  const newest = await db.orders.orderBy('order.placedAt').last()
  if (newest === undefined) return new Map()
  const until = dayReader(db.timeZone)(newest.order.placedAt)
  const days = Array.from({ length: newestDays }, (_, i) => addDays(until, -i))
  const start = (day: PracticeDay) => startOfDay(day, db.timeZone)
  const counts = await Promise.all(
    days.map(day => placed.between(start(day), start(addDays(day, 1))).count()),
  )
  return new Map(days.map((day, i) => [day, counts[i] ?? 0]))
}
