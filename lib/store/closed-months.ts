import type { ClosedMonth } from '../reports/closed-month.ts'
import type { Database } from './database.ts'
import { closedMonthOf, closedName, closedNames } from './rules/closed-months.ts'

/** Those of these months that were closed. */
export async function closedMonths(db: Database, months: readonly string[]): Promise<ClosedMonth[]> {
  const rows = await db.meta.bulkGet(months.map(closedName))
  return rows.flatMap(row => (row ? [closedMonthOf(row.value)] : []))
}

/** Keeps a month; false where it was closed before. */
export function closeMonth(db: Database, closed: ClosedMonth): Promise<boolean> {
  return db.transaction('rw', db.meta, async () => {
    const name = closedName(closed.month)
    if (await db.meta.get(name)) return false
    await db.meta.add({ name, value: closed })
    return true
  })
}

/** The closed month after this one, null = the first; undefined where there is none. */
export async function nextMonth(db: Database, after: string | null): Promise<ClosedMonth | undefined> {
  const { above, below } = closedNames(after)
  const row = await db.meta.where('name').between(above, below, false, false).first()
  return row && closedMonthOf(row.value)
}
