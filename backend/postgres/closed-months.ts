import { sql } from 'kysely'
import type { ClosedMonth } from '../../lib/reports/closed-month.ts'
import { closedMonthOf, closedName, closedNames } from '../../lib/store/rules/closed-months.ts'
import {
  json,
  type PracticeDatabase,
  type PracticeTransaction,
  write,
} from '../database/practice-database.ts'

/** Those of these months that were closed. */
export async function closedMonths(
  { db, practiceId }: PracticeDatabase,
  months: readonly string[],
): Promise<ClosedMonth[]> {
  if (months.length === 0) return []
  const rows = await db
    .selectFrom('meta')
    .select('value')
    .where('practice_id', '=', practiceId)
    .where('name', 'in', months.map(closedName))
    .orderBy('name')
    .execute()
  return rows.map(({ value }) => closedMonthOf(value))
}

/** Keeps a month; false where it was closed before. */
export function closeMonth(practice: PracticeDatabase, closed: ClosedMonth): Promise<boolean> {
  return write(practice, inside => keepMonth(inside, closed))
}

/** The same within a transaction. */
export async function keepMonth(
  { tx, practiceId }: PracticeTransaction,
  closed: ClosedMonth,
): Promise<boolean> {
  const kept = await tx
    .insertInto('meta')
    .values({ practice_id: practiceId, name: closedName(closed.month), value: json(closed) })
    .onConflict(conflict => conflict.columns(['practice_id', 'name']).doNothing())
    .returning('name')
    .execute()
  return kept.length > 0
}

/** The closed month after this one, null = the first; undefined where there is none. */
export async function nextMonth(
  { db, practiceId }: Pick<PracticeDatabase, 'db' | 'practiceId'>,
  after: string | null,
): Promise<ClosedMonth | undefined> {
  const { above, below } = closedNames(after)
  const byName = sql<string>`name collate "C"`
  const row = await db
    .selectFrom('meta')
    .select('value')
    .where('practice_id', '=', practiceId)
    .where(byName, '>', above)
    .where(byName, '<', below)
    .orderBy(byName)
    .limit(1)
    .executeTakeFirst()
  return row && closedMonthOf(row.value)
}
