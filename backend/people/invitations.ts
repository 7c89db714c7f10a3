import type { Kysely } from 'kysely'
import type { PersonRole } from '../../lib/domain/people.ts'
import { databaseNow, databaseNowPlus } from '../database/database-clock.ts'
import type { Tables } from '../database/tables.ts'
import { hashOf, makeSecret } from './tokens.ts'

/** An address that nobody opened within this time lets nobody in. */
const lifeMs = 24 * 60 * 60_000

/** Who is let in by an address. Without a practice: who sets the first one up. */
export interface Invitation {
  practiceId: string | null
  email: string | null
  role: PersonRole
}

/** Makes a secret for an address that lets one person in once. */
export async function invite(db: Kysely<Tables>, invitation: Invitation): Promise<string> {
  const { practiceId: practice_id, email, role } = invitation
  const { token, hash } = makeSecret()
  await db
    .insertInto('invitation')
    .values({ token_hash: hash, practice_id, email, role, expires_at: databaseNowPlus(lifeMs) })
    .execute()
  return token
}

/** Who is let in by this secret; undefined where it was used or is too old. */
export async function invitationOf(db: Kysely<Tables>, token: string): Promise<Invitation | undefined> {
  return db
    .selectFrom('invitation')
    .select(['practice_id as practiceId', 'email', 'role'])
    .where('token_hash', '=', hashOf(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', databaseNow)
    .executeTakeFirst()
}

/** Uses it up; whether it was still to be used. */
export async function useInvitation(db: Kysely<Tables>, token: string): Promise<boolean> {
  const rows = await db
    .updateTable('invitation')
    .set({ used_at: databaseNow })
    .where('token_hash', '=', hashOf(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', databaseNow)
    .returning('token_hash')
    .execute()
  return rows.length > 0
}

/** Nobody is let in any more by what a practice's managers sent so far; answers how many those were. */
export async function endInvitations(db: Kysely<Tables>, practiceId: string): Promise<number> {
  const rows = await db
    .deleteFrom('invitation')
    .where('practice_id', '=', practiceId)
    .where('used_at', 'is', null)
    .returning('expires_at')
    .execute()
  return rows.length
}

/** A practice has its manager: nobody is let in any more by what was made for the person who sets the backend up. */
export async function endFirstInvitations(db: Kysely<Tables>): Promise<void> {
  await db.deleteFrom('invitation').where('practice_id', 'is', null).execute()
}

/** A fresh secret for the person who sets the backend up, where no practice has a manager yet; those made before are void. */
export async function inviteFirst(db: Kysely<Tables>): Promise<string | undefined> {
  const manager = await db
    .selectFrom('person')
    .select('id')
    .where('role', '=', 'manager')
    .where(({ eb, or }) => or([eb('password', 'is not', null), eb('provider_account', 'is not', null)]))
    .limit(1)
    .executeTakeFirst()
  if (manager) return undefined
  await endFirstInvitations(db)
  return invite(db, { practiceId: null, email: null, role: 'manager' })
}
