import type { Kysely } from 'kysely'
import type { Instant } from '../../lib/domain/units.ts'
import { databaseNowPlus } from '../database/database-clock.ts'
import type { Tables } from '../database/tables.ts'

/** A passkey as people see it. */
export interface PasskeyRow {
  id: string
  /** As its person calls it. */
  name: string | null
  personId: string
  /** The person's name. */
  person: string
  /** The browser in which it was made. */
  madeIn: string | null
  createdAt: Instant
  lastUsedAt: Instant | null
}

/** Whose: a person's, or everybody's of the practice where none is named. */
export interface PasskeyOwner {
  practiceId: string
  personId?: string | undefined
}

/** So long managers are told of a passkey that was added. */
const newMs = 7 * 24 * 60 * 60_000

/** The passkeys of a person, or of the practice, the newest first. */
export async function listPasskeys(
  db: Kysely<Tables>,
  { practiceId, personId }: PasskeyOwner,
  { areNew = false } = {},
): Promise<PasskeyRow[]> {
  let rows = db
    .selectFrom('passkey')
    .innerJoin('person', join =>
      join
        .onRef('person.practice_id', '=', 'passkey.practice_id')
        .onRef('person.id', '=', 'passkey.person_id'),
    )
    .select(['passkey.credential_id as id', 'passkey.name', 'passkey.made_in as madeIn'])
    .select(['passkey.created_at as createdAt', 'passkey.last_used_at as lastUsedAt'])
    .select(['person.id as personId', 'person.name as person'])
    .where('passkey.practice_id', '=', practiceId)
    .orderBy('passkey.created_at', 'desc')
  if (personId !== undefined) rows = rows.where('passkey.person_id', '=', personId)
  if (areNew) rows = rows.where('passkey.created_at', '>', databaseNowPlus(-newMs))
  return rows.execute()
}

/** Takes one of them away; whether there was such a one. */
export async function removePasskey(
  db: Kysely<Tables>,
  { practiceId, personId }: PasskeyOwner,
  id: string,
): Promise<boolean> {
  let removed = db.deleteFrom('passkey').where('practice_id', '=', practiceId).where('credential_id', '=', id)
  if (personId !== undefined) removed = removed.where('person_id', '=', personId)
  return (await removed.returning('credential_id').execute()).length > 0
}

/** Takes all of them away but the one by which the sign-in that is kept began; answers how many. */
export async function removePasskeys(
  db: Kysely<Tables>,
  { practiceId, personId }: PasskeyOwner,
  keptSession: string | undefined,
): Promise<number> {
  const kept =
    keptSession === undefined
      ? undefined
      : await db
          .selectFrom('session')
          .select('passkey_id')
          .where('practice_id', '=', practiceId)
          .where('id', '=', keptSession)
          .executeTakeFirst()
  let removed = db.deleteFrom('passkey').where('practice_id', '=', practiceId)
  if (personId !== undefined) removed = removed.where('person_id', '=', personId)
  if (kept?.passkey_id != null) removed = removed.where('credential_id', '!=', kept.passkey_id)
  return (await removed.returning('credential_id').execute()).length
}
