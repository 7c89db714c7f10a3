import type { Kysely } from 'kysely'
import { databaseNowPlus } from '../database/database-clock.ts'
import type { Tables } from '../database/tables.ts'

const lateMs = 15 * 60_000
const weekMs = 7 * 24 * 60 * 60_000

/** How the daily summaries of all practices stand, for those who watch the backend. */
export async function measureMails(db: Kysely<Tables>) {
  const row = await db
    .selectFrom('mail_day')
    .innerJoin('mail_setting', 'mail_setting.practice_id', 'mail_day.practice_id')
    .select(({ fn, and, eb }) => [
      fn
        .countAll()
        .filterWhere(
          and([
            eb('state', 'in', ['due', 'sending']),
            eb(fn.coalesce('first_try_at', 'next_at'), '<', databaseNowPlus(-lateMs)),
          ]),
        )
        .as('late'),
      fn
        .countAll()
        .filterWhere(and([eb('state', '=', 'given-up'), eb('next_at', '>', databaseNowPlus(-weekMs))]))
        .as('givenUp'),
    ])
    .executeTakeFirstOrThrow()
  return { mailsLate: Number(row.late), mailsGivenUp: Number(row.givenUp) }
}
