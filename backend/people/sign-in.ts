import type { Kysely } from 'kysely'
import { databaseNow } from '../database/database-clock.ts'
import type { Tables } from '../database/tables.ts'
import { clearFailed, noteFailed } from './lock-out.ts'
import { isPassword } from './passwords.ts'
import { normalEmail, type Person } from './people.ts'
import { startSession, type Whence } from './sessions.ts'

/** How a sign-in ended. `refused` does not say why: who has an account here, and who is locked, is nobody's affair. */
export type SignedIn =
  | { kind: 'signed-in'; person: Person; token: string }
  /** `locked` = whose account this very try has locked. */
  | { kind: 'refused'; locked: readonly Person[] }

/** Signs a person in at the backend's pages. The same time passes for an address that nobody has or that is locked. */
export async function signInPerson(
  db: Kysely<Tables>,
  { email, password }: { email: string; password: string },
  whence: Whence,
): Promise<SignedIn> {
  const rows = await db
    .selectFrom('person')
    .select(['practice_id as practiceId', 'id', 'email', 'name', 'role', 'password'])
    .select(({ eb, fn }) => eb(fn.coalesce('locked_until', eb.lit(0)), '>', databaseNow).as('isLocked'))
    .where('email', '=', normalEmail(email))
    .orderBy('created_at')
    .execute()
  if (rows.every(({ isLocked }) => isLocked)) await isPassword(password, null)
  const locked: Person[] = []
  for (const { password: kept, isLocked, ...person } of rows) {
    if (isLocked) continue
    if (await isPassword(password, kept)) {
      if (!(await clearFailed(db, person))) continue
      return { kind: 'signed-in', person, token: await startSession(db, person, 'password', whence) }
    }
    if (await noteFailed(db, person)) locked.push(person)
  }
  return { kind: 'refused', locked }
}
