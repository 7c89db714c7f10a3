import type pg from 'pg'
import { type Begin, holdConnection, type StandingConnection } from './standing-connection.ts'

/**
 * Tells every process on a database that something of a practice changed. A ring may be lost: who hears it also looks
 * from time to time.
 */
export interface Doorbell {
  /** Never rejects: what changed something does not wait for those who are told. */
  ring(practiceId: string): void
  /** Calls back at each ring of any process, until the returned function is called. */
  onRing(listener: (practiceId: string) => void): () => void
  close(): Promise<void>
}

/** The bell of a database that one process has for itself. */
export function createLocalDoorbell(): Doorbell {
  const listeners = new Set<(practiceId: string) => void>()
  return {
    ring(practiceId) {
      for (const listener of listeners) listener(practiceId)
    },
    onRing(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async close() {
      listeners.clear()
    },
  }
}

const channel = 'practice_changed'
/** In milliseconds. */
const againMs = 2_000
/** In milliseconds. Nobody may ring for hours. */
const beatMs = 10_000

/** The bell of a PostgreSQL: `NOTIFY` from the pool, `LISTEN` on one connection of its own, from the first listener on. */
export function createPostgresDoorbell(connectionString: string, pool: Pick<pg.Pool, 'query'>): Doorbell {
  const local = createLocalDoorbell()
  let connection: StandingConnection | undefined

  const listen: Begin = client => {
    client.on('notification', ({ payload = '' }) => local.ring(payload))
    return client.query(`listen ${channel}`)
  }

  return {
    ring(practiceId) {
      void pool.query('select pg_notify($1, $2)', [channel, practiceId]).catch(() => undefined)
    },
    onRing(listener) {
      connection ??= holdConnection({ connectionString, beatMs, againMs, begin: listen })
      return local.onRing(listener)
    },
    async close() {
      await connection?.close()
      await local.close()
    },
  }
}
