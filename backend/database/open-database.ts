import { setTimeout as delay } from 'node:timers/promises'
import { Kysely, PGliteDialect, type PGliteDialectConfig, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { commandQueryMs, connectTimeoutMs, farewellMs, servingQueryMs } from './connection-limits.ts'
import { createLocalDoorbell, createPostgresDoorbell, type Doorbell } from './doorbell.ts'
import { migrate } from './migrations.ts'
import { openPglite } from './pglite.ts'
import { allPractices, fencedPool, noPractice } from './practice-fence.ts'
import { absent, createPresence, type Presence } from './presence.ts'
import type { Tables } from './tables.ts'
import { assertNewEnough, explained } from './unreachable.ts'

/**
 * Where the database is: a PostgreSQL by its address, or a folder for an embedded PGlite; in memory for tests. `queryMs` = how
 * long a statement may take, in milliseconds; without it as long as who serves stations and posts may wait.
 */
export type DatabasePlace = { url: string; max?: number; queryMs?: number } | { folder: string } | MemoryPlace

/** What Kysely needs of a PGlite in memory; `close` gives it back. */
export interface MemoryPlace {
  pglite: PGliteDialectConfig['pglite']
  close(): Promise<void>
}

/** An open database whose tables are up to date. */
export interface OpenDatabase {
  /** Sees the rows of all practices. */
  db: Kysely<Tables>
  /** Sees one practice's orders, ledger, decisions and secrets alone, where the database can keep the others from it. */
  dbOf(practiceId: string): Kysely<Tables>
  /** For tables in which no practice has rows, as the shared limit's: it need not be told whose rows to show. */
  unfenced: Kysely<Tables>
  /** Rung after what stations may want to know of. */
  doorbell: Doorbell
  /** By which workers see that one of them is no more. */
  presence: Presence
  close(): Promise<void>
}

/** PostgreSQL's number of the type `bigint`, which would be read as text. All of ours are far below 2^53. */
const bigintType = 20

/** Opens the database and brings its tables up to date. Throws where it cannot be reached or another process has the folder. */
export async function openDatabase(place: DatabasePlace): Promise<OpenDatabase> {
  const opened =
    'url' in place
      ? overPostgres(place)
      : overPglite('folder' in place ? await openPglite(place.folder) : place)
  try {
    await bringUpToDate(place, opened.db)
  } catch (error) {
    await opened.close()
    throw explained(
      error,
      'url' in place ? 'The database of DATABASE_URL' : 'The database in the data folder',
    )
  }
  return opened
}

/** A migration may take as long as a table is large. */
async function bringUpToDate(place: DatabasePlace, db: Kysely<Tables>): Promise<void> {
  if (!('url' in place)) return migrate(db)
  const patient = openPool({ ...place, max: 2, queryMs: commandQueryMs })
  const own = handleOf(patient, allPractices, commandQueryMs)
  try {
    const { rows } = await sql<{ version: number }>`
      select cast(current_setting('server_version_num') as integer) as version`.execute(own)
    assertNewEnough(rows[0]?.version ?? 0)
    await migrate(own)
  } finally {
    await endPool(patient)
  }
}

function overPglite({ pglite, close }: MemoryPlace): OpenDatabase {
  const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) })
  // Its one user is a superuser: row level security does not bind there.
  return { db, dbOf: () => db, unfenced: db, doorbell: createLocalDoorbell(), presence: absent, close }
}

type PostgresPlace = Extract<DatabasePlace, { url: string }>

function overPostgres(place: PostgresPlace): OpenDatabase {
  const pool = openPool(place)
  const { queryMs = servingQueryMs } = place
  const db = handleOf(pool, allPractices, queryMs)
  const doorbell = createPostgresDoorbell(place.url, pool)
  const presence = createPresence(place.url)
  return {
    db,
    dbOf: whose => handleOf(pool, whose, queryMs),
    unfenced: handleOf(pool, noPractice, queryMs),
    doorbell,
    presence,
    async close() {
      await Promise.all([doorbell.close(), presence.close()])
      await db.destroy()
      await endPool(pool)
    },
  }
}

const handleOf = (pool: pg.Pool, whose: string, queryMs: number) =>
  new Kysely<Tables>({ dialect: new PostgresDialect({ pool: fencedPool(pool, whose, queryMs) }) })

/** Every wait has an end: for a connection, for an answer, for a computer that is no more. */
function openPool({ url, max = 10, queryMs = servingQueryMs }: PostgresPlace): pg.Pool {
  const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
    oid === bigintType ? Number : pg.types.getTypeParser(oid, format)
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types: { getTypeParser },
    connectionTimeoutMillis: connectTimeoutMs,
    query_timeout: queryMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  })
  // A connection that ends while idle is replaced; a query that is under way fails by itself.
  pool.on('error', () => undefined)
  // One in use tells its end as an event, too: unheard it would end the process.
  pool.on('connect', client => client.on('error', () => undefined))
  return pool
}

/** Does not wait for a database that does not answer. */
async function endPool(pool: pg.Pool): Promise<void> {
  await Promise.race([pool.end(), delay(farewellMs, undefined, { ref: false })])
}
