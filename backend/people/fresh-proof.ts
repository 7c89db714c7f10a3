import type { Kysely } from 'kysely'
import { databaseNow, databaseNowPlus } from '../database/database-clock.ts'
import type { Tables } from '../database/tables.ts'
import { clearFailed, noteFailed } from './lock-out.ts'
import { isPassword } from './passwords.ts'
import type { Person } from './people.ts'

/** What lets somebody in for good is added only by who showed so recently who they are: a sign-in that was taken is older. */
const freshMs = 5 * 60_000

/** A sign-in at the pages, and whose it is. */
export interface SignIn {
  id: string
  person: Person
}

/** How showing it again ended; `locked` = whose account this very try has locked. */
export type Proof = { isShown: true } | { isShown: false; locked: readonly Person[] }

/** Whether its person showed in this sign-in, a moment ago, who they are. */
export async function isFresh(db: Kysely<Tables>, { id, person }: SignIn): Promise<boolean> {
  const row = await db
    .selectFrom('session')
    .select('id')
    .where('practice_id', '=', person.practiceId)
    .where('id', '=', id)
    .where(({ fn, eb }) => eb(fn.coalesce('proved_at', 'created_at'), '>', databaseNowPlus(-freshMs)))
    .executeTakeFirst()
  return row !== undefined
}

/** The person of a sign-in has just shown again who they are. */
export async function noteProved(db: Kysely<Tables>, { id, person }: SignIn): Promise<void> {
  await db
    .updateTable('session')
    .set({ proved_at: databaseNow })
    .where('practice_id', '=', person.practiceId)
    .where('id', '=', id)
    .execute()
}

/** Shows it by their password. A wrong one counts as at the sign-in, and who is locked there is locked here. */
export async function provePassword(db: Kysely<Tables>, signIn: SignIn, typed: string): Promise<Proof> {
  const { person } = signIn
  const row = await db
    .selectFrom('person')
    .select('password')
    .select(({ eb, fn }) => eb(fn.coalesce('locked_until', eb.lit(0)), '>', databaseNow).as('isLocked'))
    .where('practice_id', '=', person.practiceId)
    .where('id', '=', person.id)
    .executeTakeFirst()
  if (!row || row.isLocked) return { isShown: false, locked: [] }
  if (!(await isPassword(typed, row.password)))
    return { isShown: false, locked: (await noteFailed(db, person)) ? [person] : [] }
  if (!(await clearFailed(db, person))) return { isShown: false, locked: [] }
  await noteProved(db, signIn)
  return { isShown: true }
}
