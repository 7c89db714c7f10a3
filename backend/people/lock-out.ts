import type { ExpressionBuilder, Kysely } from 'kysely'
import { databaseNow, databaseNowPlus } from '../database/database-clock.ts'
import type { Tables } from '../database/tables.ts'
import type { Person } from './people.ts'

/** So many tries that fail are free; each further one locks for twice as long as the one before. */
const freeTries = 5
const firstLockMs = 60_000
const maxLockMs = 60 * 60_000

const isUnlocked = ({ eb, fn }: ExpressionBuilder<Tables, 'person'>) =>
  eb(fn.coalesce('locked_until', eb.lit(0)), '<=', databaseNow)

/**
 * Counts a try that failed, of whatever way in; whether that locks the account. One that others have locked meanwhile is not
 * counted: it was not to be looked at.
 */
export async function noteFailed(db: Kysely<Tables>, person: Person): Promise<boolean> {
  const row = await db
    .updateTable('person')
    .set(({ eb }) => ({ failed_tries: eb('failed_tries', '+', 1) }))
    .where('practice_id', '=', person.practiceId)
    .where('id', '=', person.id)
    .where(isUnlocked)
    .returning('failed_tries')
    .executeTakeFirst()
  const failed = row?.failed_tries ?? 0
  if (failed < freeTries) return false
  const lockMs = Math.min(maxLockMs, firstLockMs * 2 ** (failed - freeTries))
  await db
    .updateTable('person')
    .set({ locked_until: databaseNowPlus(lockMs) })
    .where('practice_id', '=', person.practiceId)
    .where('id', '=', person.id)
    .execute()
  return true
}

/**
 * A person has shown who they are: what failed before no longer counts. False where tries beside this one have locked the account
 * since it began: many at once are no more tries than one after the other.
 */
export async function clearFailed(db: Kysely<Tables>, person: Person): Promise<boolean> {
  const rows = await db
    .updateTable('person')
    .set({ failed_tries: 0, locked_until: null })
    .where('practice_id', '=', person.practiceId)
    .where('id', '=', person.id)
    .where(isUnlocked)
    .returning('id')
    .execute()
  return rows.length > 0
}
