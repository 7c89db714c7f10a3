import type { Kysely } from 'kysely'
import { databaseNowPlus } from '../database/database-clock.ts'
import type { Tables } from '../database/tables.ts'
import type { Person } from './people.ts'

/** So many tries that fail are free; each further one locks for twice as long as the one before. */
const freeTries = 5
const firstLockMs = 60_000
const maxLockMs = 60 * 60_000

/** Counts a try that failed, of whatever way in; whether that locks the account. */
export async function noteFailed(db: Kysely<Tables>, person: Person): Promise<boolean> {
  const { failed_tries: failed } = await db
    .updateTable('person')
    .set(({ eb }) => ({ failed_tries: eb('failed_tries', '+', 1) }))
    .where('practice_id', '=', person.practiceId)
    .where('id', '=', person.id)
    .returning('failed_tries')
    .executeTakeFirstOrThrow()
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

/** A person has shown who they are: what failed before no longer counts. */
export async function clearFailed(db: Kysely<Tables>, person: Person): Promise<void> {
  await db
    .updateTable('person')
    .set({ failed_tries: 0, locked_until: null })
    .where('practice_id', '=', person.practiceId)
    .where('id', '=', person.id)
    .execute()
}
