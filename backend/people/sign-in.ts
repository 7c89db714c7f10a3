import type { Kysely } from 'kysely'
import { databaseNow, databaseNowPlus } from '../database/database-clock.ts'
import type { Tables } from '../database/tables.ts'
import { isPassword } from './passwords.ts'
import { normalEmail, type Person } from './people.ts'
import { hashOf, makeToken, practiceOfToken } from './tokens.ts'

/** So many wrong passwords are free; each further one locks for twice as long as the one before. */
const freeTries = 5
const firstLockMs = 60_000
const maxLockMs = 60 * 60_000
/** A sign-in that was not used for so long is over. */
const idleMs = 12 * 60 * 60_000

/** How a sign-in ended. `refused` does not say why: who has an account here, and who is locked, is nobody's affair. */
export type SignedIn = { kind: 'signed-in'; person: Person; token: string } | { kind: 'refused' }

/** Signs a person in at the backend's pages. The same time passes for an address that nobody has or that is locked. */
export async function signInPerson(db: Kysely<Tables>, email: string, password: string): Promise<SignedIn> {
  const rows = await db
    .selectFrom('person')
    .select(['practice_id as practiceId', 'id', 'email', 'name', 'role', 'password'])
    .select(({ eb, fn }) => eb(fn.coalesce('locked_until', eb.lit(0)), '>', databaseNow).as('isLocked'))
    .where('email', '=', normalEmail(email))
    .orderBy('created_at')
    .execute()
  if (rows.every(({ isLocked }) => isLocked)) await isPassword(password, null)
  for (const { password: kept, isLocked, ...person } of rows) {
    if (isLocked) continue
    if (await isPassword(password, kept)) {
      await noteTries(db, person, 0)
      return { kind: 'signed-in', person, token: await startSession(db, person) }
    }
    await noteFailed(db, person)
  }
  return { kind: 'refused' }
}

async function noteFailed(db: Kysely<Tables>, person: Person): Promise<void> {
  const { failed_tries: failed } = await db
    .updateTable('person')
    .set(({ eb }) => ({ failed_tries: eb('failed_tries', '+', 1) }))
    .where('practice_id', '=', person.practiceId)
    .where('id', '=', person.id)
    .returning('failed_tries')
    .executeTakeFirstOrThrow()
  if (failed < freeTries) return
  const lockMs = Math.min(maxLockMs, firstLockMs * 2 ** (failed - freeTries))
  await db
    .updateTable('person')
    .set({ locked_until: databaseNowPlus(lockMs) })
    .where('practice_id', '=', person.practiceId)
    .where('id', '=', person.id)
    .execute()
}

async function noteTries(db: Kysely<Tables>, person: Person, tries: number): Promise<void> {
  await db
    .updateTable('person')
    .set({ failed_tries: tries, locked_until: null })
    .where('practice_id', '=', person.practiceId)
    .where('id', '=', person.id)
    .execute()
}

async function startSession(db: Kysely<Tables>, { practiceId, id }: Person): Promise<string> {
  const { token, hash } = makeToken(practiceId)
  await db
    .insertInto('session')
    .values({ practice_id: practiceId, token_hash: hash, person_id: id, last_used_at: databaseNow })
    .execute()
  return token
}

/** Who is signed in with this; undefined where nobody is, or no longer. */
export async function personOfSession(db: Kysely<Tables>, token: string): Promise<Person | undefined> {
  const practiceId = practiceOfToken(token)
  if (practiceId === undefined) return undefined
  const row = await db
    .updateTable('session')
    .set({ last_used_at: databaseNow })
    .where('practice_id', '=', practiceId)
    .where('token_hash', '=', hashOf(token))
    .where('last_used_at', '>', databaseNowPlus(-idleMs))
    .returning('person_id')
    .executeTakeFirst()
  if (!row) return undefined
  return db
    .selectFrom('person')
    .select(['practice_id as practiceId', 'id', 'email', 'name', 'role'])
    .where('practice_id', '=', practiceId)
    .where('id', '=', row.person_id)
    .executeTakeFirst()
}

/** Ends a sign-in. */
export async function endSession(db: Kysely<Tables>, token: string): Promise<void> {
  const practiceId = practiceOfToken(token)
  if (practiceId === undefined) return
  await db
    .deleteFrom('session')
    .where('practice_id', '=', practiceId)
    .where('token_hash', '=', hashOf(token))
    .execute()
}
