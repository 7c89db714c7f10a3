import { sql } from 'kysely'
import * as v from 'valibot'
import { staffStates } from '../../lib/domain/posting-machine.ts'
import { addDays, startOfDay } from '../../lib/domain/practice-day.ts'
import type { PracticeDay } from '../../lib/domain/units.ts'
import { type AggregateRow, AggregateRowSchema, staffRowId } from '../../lib/reports/daily-aggregates.ts'
import type { Overview, SnapshotRange } from '../../lib/service/ports.ts'
import { dailyAggregates, staffAggregates } from '../../lib/store/rules/aggregates.ts'
import { type Placed, refundedWithin, withoutTwice } from '../../lib/store/rules/snapshots.ts'
import {
  type PracticeDatabase,
  type PracticeTransaction,
  readSnapshot,
} from '../database/practice-database.ts'
import { healthOf } from './meta.ts'

/** What people look at. Counted when it is asked for: an index gives the few orders of a day, and no sum can be stale. */
export function createOverview(practice: PracticeDatabase): Overview {
  const { db, practiceId } = practice
  return {
    async countStaff() {
      const row = await db
        .selectFrom('posting')
        .select(({ fn }) => fn.countAll().as('count'))
        .where('practice_id', '=', practiceId)
        .where(waits)
        .executeTakeFirstOrThrow()
      return Number(row.count)
    },
    async rechecked() {
      const rows = await db
        .selectFrom('posting')
        .select('posting')
        .where('practice_id', '=', practiceId)
        .where(isAgain)
        .execute()
      return rows.flatMap(({ posting: { key, asked } }) => (asked ? { key, since: asked.since } : []))
    },
    async keysIn(states) {
      if (states.length === 0) return []
      const rows = await db
        .selectFrom('posting')
        .select('key')
        .where('practice_id', '=', practiceId)
        .where('state', 'in', [...states])
        .execute()
      return rows.map(({ key }) => key)
    },
    sumsOf: days =>
      readSnapshot(practice, async inside => {
        const sums = [...(await sumsOfDays(inside, days)), await staffRow(inside)]
        const health = await healthOf({ db: inside.tx, practiceId })
        return { sums: sums.map(row => v.parse(AggregateRowSchema, row)), health, counting: null }
      }),
  }
}

/** `isRechecked`, as the database asks it. */
const isAgain = sql<boolean>`state = 'new' and posting ? 'asked' and posting -> 'decision' = 'null'`
/** `waitsForStaff`, as the database asks it. */
const waits = sql<boolean>`(state in (${sql.join(staffStates)}) or (${isAgain}))`

/** The orders that were placed on these practice days, both included, with their postings, by the orders' own moment. */
export async function placedOn(
  { tx, practiceId, timeZone }: PracticeTransaction,
  from: PracticeDay,
  to: PracticeDay,
): Promise<Placed[]> {
  return tx
    .selectFrom('posting')
    .select(['order', 'posting'])
    .where('practice_id', '=', practiceId)
    .where('ordered_at', '>=', startOfDay(from, timeZone))
    .where('ordered_at', '<', startOfDay(addDays(to, 1), timeZone))
    .execute()
}

/** The orders whose money went back on these practice days, both included. */
export async function refundedOn(
  { tx, practiceId, timeZone }: PracticeTransaction,
  range: SnapshotRange,
): Promise<Placed[]> {
  const found = await tx
    .selectFrom('posting')
    .select(['order', 'posting'])
    .where('practice_id', '=', practiceId)
    .where('refunded_at', '>=', startOfDay(range.from, timeZone))
    .execute()
  return refundedWithin({ timeZone }, found, range)
}

async function sumsOfDays(
  inside: PracticeTransaction,
  days: readonly PracticeDay[],
): Promise<AggregateRow[]> {
  const sorted = [...days].sort()
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (first === undefined || last === undefined) return []
  const asked = new Set(days)
  const range = { from: first, to: last }
  const placed = await placedOn(inside, first, last)
  const counted = withoutTwice([...placed, ...(await refundedOn(inside, range))])
  return dailyAggregates(inside, counted, range).filter(({ id }) => asked.has(id))
}

async function staffRow(inside: PracticeTransaction): Promise<AggregateRow> {
  const waiting = await inside.tx
    .selectFrom('posting')
    .select(['order', 'posting'])
    .where('practice_id', '=', inside.practiceId)
    .where(waits)
    .execute()
  const row = staffAggregates(inside, waiting)
  return { ...row, id: staffRowId }
}
