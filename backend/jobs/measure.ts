import { type Kysely, sql } from 'kysely'
import { databaseNow, databaseNowPlus } from '../database/database-clock.ts'
import type { Tables } from '../database/tables.ts'

const overdueMs = 60_000

/** How the work of all practices stands, for those who watch the backend. */
export async function measure(db: Kysely<Tables>) {
  const practices = await db
    .selectFrom('practice')
    .select(({ fn }) => fn.countAll().as('all'))
    .select(({ fn }) => fn.countAll().filterWhere('wake_at', '<', databaseNowPlus(-overdueMs)).as('overdue'))
    .where('configured_at', 'is not', null)
    .executeTakeFirstOrThrow()
  // Of all practices: each has an index that holds these rows alone.
  const due = await db
    .selectFrom('posting')
    .select(({ fn }) => fn.min('due_at').as('oldest'))
    .select(databaseNow.as('now'))
    .where('due_at', 'is not', null)
    .where('due_at', '<=', databaseNow)
    .executeTakeFirstOrThrow()
  const { unclear } = await db
    .selectFrom('posting')
    .select(({ fn }) => fn.countAll().as('unclear'))
    .where(sql<boolean>`state in ('sent', 'unknown', 'verifying')`)
    .executeTakeFirstOrThrow()
  const waited = due.oldest === null ? 0 : (Number(due.now) - Number(due.oldest)) / 1000
  return {
    practices: Number(practices.all),
    overdue: Number(practices.overdue),
    oldestDueSeconds: Math.max(0, Math.round(waited)),
    unclear: Number(unclear),
  }
}
