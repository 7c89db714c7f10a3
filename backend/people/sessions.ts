import type { ExpressionBuilder, Kysely } from 'kysely'
import type { Instant } from '../../lib/domain/units.ts'
import { databaseNow, databaseNowPlus } from '../database/database-clock.ts'
import type { SignInWay } from '../database/people-tables.ts'
import type { Tables } from '../database/tables.ts'
import type { Person } from './people.ts'
import { hashOf, makeToken, practiceOfToken } from './tokens.ts'

type Db = Pick<Kysely<Tables>, 'selectFrom' | 'insertInto' | 'updateTable' | 'deleteFrom'>

/** A sign-in that was not used for so long is over. */
const idleMs = 12 * 60 * 60_000
/** However much it is used, a person shows again after this who they are. */
const maxAgeMs = 7 * 24 * 60 * 60_000

/** Unused for too long, or begun too long ago. */
const isOver = (eb: ExpressionBuilder<Tables, 'session'>) =>
  eb.or([
    eb('session.last_used_at', '<=', databaseNowPlus(-idleMs)),
    eb('session.created_at', '<=', databaseNowPlus(-maxAgeMs)),
  ])

/** The same of one that goes on; a sign-in of an older version has no beginning. */
const isAlive = (eb: ExpressionBuilder<Tables, 'session'>) =>
  eb.and([
    eb('session.last_used_at', '>', databaseNowPlus(-idleMs)),
    eb.or([eb('session.created_at', 'is', null), eb('session.created_at', '>', databaseNowPlus(-maxAgeMs))]),
  ])

/** Where somebody asks from, as far as their browser and its network tell. */
export interface Whence {
  address: string | null
  /** The browser and its system, in few words. */
  browser: string | null
}

/** A sign-in at the backend's pages, as people see it. */
export interface SessionRow extends Whence {
  id: string
  /** The person's e-mail address. */
  person: string
  way: SignInWay
  createdAt: Instant
  lastUsedAt: Instant
}

/** Begins a sign-in; answers its token, of which only a hash is kept. */
export async function startSession(
  db: Db,
  { practiceId, id }: Pick<Person, 'practiceId' | 'id'>,
  way: SignInWay,
  { address, browser }: Whence,
  passkeyId: string | null = null,
): Promise<string> {
  const { token, hash } = makeToken(practiceId)
  await db.deleteFrom('session').where('practice_id', '=', practiceId).where(isOver).execute()
  await db
    .insertInto('session')
    .values({
      ...{ practice_id: practiceId, token_hash: hash, person_id: id, way, address, browser },
      created_at: databaseNow,
      last_used_at: databaseNow,
      passkey_id: passkeyId,
    })
    .execute()
  return token
}

/** Who is signed in with this, and by which sign-in; undefined where nobody is, or no longer. */
export async function sessionOf(
  db: Kysely<Tables>,
  token: string,
): Promise<{ id: string; person: Person } | undefined> {
  const practiceId = practiceOfToken(token)
  if (practiceId === undefined) return undefined
  const row = await db
    .updateTable('session')
    .set({ last_used_at: databaseNow })
    .where('practice_id', '=', practiceId)
    .where('token_hash', '=', hashOf(token))
    .where(isAlive)
    .returning(['id', 'person_id'])
    .executeTakeFirst()
  if (!row) return undefined
  const person = await db
    .selectFrom('person')
    .select(['practice_id as practiceId', 'id', 'email', 'name', 'role'])
    .where('practice_id', '=', practiceId)
    .where('id', '=', row.person_id)
    .executeTakeFirst()
  return person && { id: row.id, person }
}

/** Ends the sign-in of this token. */
export async function endSession(db: Db, token: string): Promise<void> {
  const practiceId = practiceOfToken(token)
  if (practiceId === undefined) return
  await db
    .deleteFrom('session')
    .where('practice_id', '=', practiceId)
    .where('token_hash', '=', hashOf(token))
    .execute()
}

/** The sign-ins that may be used, the one last used first. */
export async function listSessions(db: Db, practiceId: string): Promise<SessionRow[]> {
  return db
    .selectFrom('session')
    .innerJoin('person', join =>
      join
        .onRef('person.practice_id', '=', 'session.practice_id')
        .onRef('person.id', '=', 'session.person_id'),
    )
    .select(['session.id', 'session.way', 'session.address', 'session.browser', 'person.email as person'])
    .select(({ fn }) => fn.coalesce('session.created_at', 'session.last_used_at').as('createdAt'))
    .select('session.last_used_at as lastUsedAt')
    .where('session.practice_id', '=', practiceId)
    .where(isAlive)
    .orderBy('session.last_used_at', 'desc')
    .execute()
}

/** Ends one sign-in; whether there was such a one. */
export async function revokeSession(db: Db, practiceId: string, id: string): Promise<boolean> {
  const rows = await db
    .deleteFrom('session')
    .where('practice_id', '=', practiceId)
    .where('id', '=', id)
    .returning('id')
    .execute()
  return rows.length > 0
}

/** Which sign-ins end: those of a person, or of everybody where none is named; not the one that is kept. */
export interface Ending {
  practiceId: string
  personId?: string | undefined
  keep?: string | undefined
}

/** Ends many sign-ins at once; answers how many. */
export async function endSessions(db: Db, { practiceId, personId, keep }: Ending): Promise<number> {
  let ended = db.deleteFrom('session').where('practice_id', '=', practiceId)
  if (personId !== undefined) ended = ended.where('person_id', '=', personId)
  if (keep !== undefined) ended = ended.where('id', '!=', keep)
  return (await ended.returning('id').execute()).length
}
