import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import { type Begin, holdConnection, type StandingConnection } from './standing-connection.ts'

/**
 * Whether this process lives, as others on the database can see it: an advisory lock of a connection of its own, which
 * PostgreSQL frees the moment that a killed process's connection ends. A process of which nobody can see that (PGlite, a
 * computer without power) is taken for gone when its leases have run out.
 */
export interface Presence {
  /** Begins to show it; called once. */
  join(): void
  /** The number by which others look for it; null while nobody could see its end. */
  session(): number | null
  close(): Promise<void>
}

/** The first half of every key: "Sync" as bytes. Other programs on the database have other ones. */
const lockClass = 0x53796e63
const maxSession = 2 ** 31 - 1
/** In milliseconds. */
const beatMs = 5_000
const againMs = 1_000

/** Sessions of workers that no connection stands for any more: of a lease, by its column `session`. */
export const sessionIsGone = sql<boolean>`session is not null and not exists (
  select 1 from pg_locks where locktype = 'advisory' and granted and objsubid = 2
    and classid = cast(${sql.lit(lockClass)} as bigint) and objid = cast(lease.session as bigint)
    and database = (select oid from pg_database where datname = current_database()))`

/** One process has the database for itself: nobody else looks. */
export const absent: Presence = { join() {}, session: () => null, async close() {} }

/** Shows a worker's life by a session of its own; a connection that breaks is made again, under another number. */
export function createPresence(connectionString: string): Presence {
  let session: number | null = null
  let connection: StandingConnection | undefined

  const show: Begin = async (client, over) => {
    const number = randomInt(1, maxSession)
    const { rows } = await client.query('select pg_try_advisory_lock($1, $2) as taken', [lockClass, number])
    if (rows[0]?.taken !== true) throw new Error('Another session shows this number.')
    if (!over.aborted) session = number
  }
  const hide = () => {
    session = null
  }

  return {
    join() {
      connection ??= holdConnection({ connectionString, beatMs, againMs, begin: show, onEnd: hide })
    },
    session: () => session,
    close: async () => connection?.close(),
  }
}
