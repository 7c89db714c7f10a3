import type { Kysely } from 'kysely'
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
  const postings = await db
    .selectFrom('posting')
    .select(({ fn }) => fn.min('due_at').filterWhere('due_at', '<=', databaseNow).as('oldest'))
    .select(({ fn }) =>
      fn.countAll().filterWhere('state', 'in', ['sent', 'unknown', 'verifying']).as('unclear'),
    )
    .select(databaseNow.as('now'))
    .executeTakeFirstOrThrow()
  const waited = postings.oldest === null ? 0 : (Number(postings.now) - Number(postings.oldest)) / 1000
  return {
    practices: Number(practices.all),
    overdue: Number(practices.overdue),
    oldestDueSeconds: Math.max(0, Math.round(waited)),
    unclear: Number(postings.unclear),
  }
}
