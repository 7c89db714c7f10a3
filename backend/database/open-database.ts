import { Kysely, PGliteDialect, PostgresDialect } from 'kysely'
import pg from 'pg'
import { createLocalDoorbell, createPostgresDoorbell, type Doorbell } from './doorbell.ts'
import { migrate } from './migrations.ts'
import { type OpenedPglite, openPglite, openPgliteInMemory } from './pglite.ts'
import { allPractices, fencedPool } from './practice-fence.ts'
import type { Tables } from './tables.ts'

/** Where the database is: a PostgreSQL by its address, or a folder for an embedded PGlite; `memory` is for tests. */
export type DatabasePlace = { url: string; max?: number } | { folder: string } | 'memory'

/** An open database whose tables are up to date. */
export interface OpenDatabase {
  /** Sees the rows of all practices. */
  db: Kysely<Tables>
  /** Sees one practice's orders, ledger, decisions and secrets alone, where the database can keep the others from it. */
  dbOf(practiceId: string): Kysely<Tables>
  /** Rung after what stations may want to know of. */
  doorbell: Doorbell
  close(): Promise<void>
}

/** PostgreSQL's number of the type `bigint`, which would be read as text. All of ours are far below 2^53. */
const bigintType = 20

/** Opens the database and brings its tables up to date. Throws where it cannot be reached or another process has the folder. */
export async function openDatabase(place: DatabasePlace): Promise<OpenDatabase> {
  const opened =
    place === 'memory' || 'folder' in place
      ? overPglite(place === 'memory' ? await openPgliteInMemory() : await openPglite(place.folder))
      : overPostgres(place.url, place.max)
  try {
    await migrate(opened.db)
  } catch (error) {
    await opened.close()
    throw error
  }
  return opened
}

function overPglite({ pglite, close }: OpenedPglite): OpenDatabase {
  const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) })
  // Its one user is a superuser: row level security does not bind there.
  return { db, dbOf: () => db, doorbell: createLocalDoorbell(), close }
}

function overPostgres(connectionString: string, max = 10): OpenDatabase {
  const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
    oid === bigintType ? Number : pg.types.getTypeParser(oid, format)
  const pool = new pg.Pool({ connectionString, max, types: { getTypeParser } })
  // A connection that ends while idle is replaced; a query that is under way fails by itself.
  pool.on('error', () => undefined)
  // One in use tells its end as an event, too: unheard it would end the process.
  pool.on('connect', client => client.on('error', () => undefined))
  const handle = (whose: string) =>
    new Kysely<Tables>({ dialect: new PostgresDialect({ pool: fencedPool(pool, whose) }) })
  const db = handle(allPractices)
  const doorbell = createPostgresDoorbell(connectionString, pool)
  return {
    db,
    dbOf: handle,
    doorbell,
    async close() {
      await doorbell.close()
      await db.destroy()
      await pool.end()
    },
  }
}
