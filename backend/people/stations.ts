import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Instant } from '../../lib/domain/units.ts'
import { databaseNow, databaseNowPlus } from '../database/database-clock.ts'
import type { Tables } from '../database/tables.ts'
import type { Person } from './people.ts'
import type { Whence } from './sessions.ts'
import { hashOf, makeToken, practiceOfToken } from './tokens.ts'

const dayMs = 24 * 60 * 60_000
/** A station that was not used for so long must be let in again. */
const idleMs = 30 * dayMs
/** When a station was last seen is noted this exactly. */
const seenMs = 60_000

/** A station that asks, and whose it is. */
export interface Station {
  id: string
  name: string
  person: Person
}

export interface StationRow {
  id: string
  name: string
  person: string
  createdAt: Instant
  lastSeenAt: Instant
  address: string | null
  browser: string | null
}

/** Lets a person's computer in. The token is told once; only its hash is kept. */
export async function issueStation(db: Kysely<Tables>, person: Person, name: string): Promise<string> {
  const { token, hash } = makeToken(person.practiceId)
  await db
    .insertInto('station')
    .values({
      practice_id: person.practiceId,
      id: randomUUID(),
      person_id: person.id,
      name,
      token_hash: hash,
      created_at: databaseNow,
      last_seen_at: databaseNow,
    })
    .execute()
  return token
}

/** The station that has this token; undefined where it has none, was revoked, or was unused for too long. */
export async function stationByToken(
  db: Kysely<Tables>,
  token: string,
  whence: Whence = nowhere,
): Promise<Station | undefined> {
  const practiceId = practiceOfToken(token)
  if (practiceId === undefined) return undefined
  const row = await stationsThatMayAsk(db, practiceId)
    .where('station.token_hash', '=', hashOf(token))
    .executeTakeFirst()
  if (!row) return undefined
  await noteSeen(db, practiceId, row.id, whence)
  return stationOf(practiceId, row)
}

/** The station with this id, under the same conditions. */
export async function stationById(
  db: Kysely<Tables>,
  practiceId: string,
  id: string,
): Promise<Station | undefined> {
  const row = await stationsThatMayAsk(db, practiceId).where('station.id', '=', id).executeTakeFirst()
  return row && stationOf(practiceId, row)
}

function stationsThatMayAsk(db: Kysely<Tables>, practiceId: string) {
  return db
    .selectFrom('station')
    .innerJoin('person', join =>
      join
        .onRef('person.practice_id', '=', 'station.practice_id')
        .onRef('person.id', '=', 'station.person_id'),
    )
    .select(['station.id', 'station.name', 'person.id as personId', 'person.email', 'person.role'])
    .select('person.name as personName')
    .where('station.practice_id', '=', practiceId)
    .where('station.revoked_at', 'is', null)
    .where('station.last_seen_at', '>', databaseNowPlus(-idleMs))
}

interface AskingRow {
  id: string
  name: string
  personId: string
  personName: string
  email: string
  role: Person['role']
}

function stationOf(practiceId: string, row: AskingRow): Station {
  const { id, name, personId, personName, email, role } = row
  return { id, name, person: { practiceId, id: personId, email, name: personName, role } }
}

/** Which stations of these practices may still ask. */
export async function livingStations(
  db: Kysely<Tables>,
  practiceIds: readonly string[],
): Promise<Set<string>> {
  if (practiceIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('station')
    .select('id')
    .where('practice_id', 'in', [...practiceIds])
    .where('revoked_at', 'is', null)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

const nowhere: Whence = { address: null, browser: null }

async function noteSeen(db: Kysely<Tables>, practiceId: string, id: string, whence: Whence): Promise<void> {
  await db
    .updateTable('station')
    .set({ last_seen_at: databaseNow, ...whence })
    .where('practice_id', '=', practiceId)
    .where('id', '=', id)
    .where(({ eb, or }) => or([eb('last_seen_at', '<', databaseNowPlus(-seenMs)), eb('browser', 'is', null)]))
    .execute()
}

/** The stations that may ask, the one last seen first. */
export async function listStations(db: Kysely<Tables>, practiceId: string): Promise<StationRow[]> {
  return stationRows(db, practiceId).execute()
}

/** Those that were let in within so many milliseconds. */
export async function newStations(
  db: Kysely<Tables>,
  practiceId: string,
  withinMs: number,
): Promise<StationRow[]> {
  return stationRows(db, practiceId).where('station.created_at', '>', databaseNowPlus(-withinMs)).execute()
}

function stationRows(db: Kysely<Tables>, practiceId: string) {
  return db
    .selectFrom('station')
    .innerJoin('person', join =>
      join
        .onRef('person.practice_id', '=', 'station.practice_id')
        .onRef('person.id', '=', 'station.person_id'),
    )
    .select(['station.id', 'station.name', 'person.email as person', 'station.address', 'station.browser'])
    .select(['station.created_at as createdAt', 'station.last_seen_at as lastSeenAt'])
    .where('station.practice_id', '=', practiceId)
    .where('station.revoked_at', 'is', null)
    .orderBy('station.last_seen_at', 'desc')
}

/** The station may ask nothing more. Answers whether there was such a station. */
export async function revokeStation(db: Kysely<Tables>, practiceId: string, id: string): Promise<boolean> {
  const rows = await db
    .updateTable('station')
    .set({ revoked_at: databaseNow })
    .where('practice_id', '=', practiceId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning('id')
    .execute()
  return rows.length > 0
}

/** The stations of a person, or of everybody where none is named, may ask nothing more; answers how many that are. */
export async function revokeStations(
  db: Kysely<Tables>,
  practiceId: string,
  personId: string | undefined,
): Promise<number> {
  let revoked = db
    .updateTable('station')
    .set({ revoked_at: databaseNow })
    .where('practice_id', '=', practiceId)
    .where('revoked_at', 'is', null)
  if (personId !== undefined) revoked = revoked.where('person_id', '=', personId)
  return (await revoked.returning('id').execute()).length
}
