import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'

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
/** A connection that broke is made again after this, in milliseconds. */
const againMs = 2_000

/** The bell of a PostgreSQL: `NOTIFY` from the pool, `LISTEN` on one connection of its own, from the first listener on. */
export function createPostgresDoorbell(connectionString: string, pool: Pick<pg.Pool, 'query'>): Doorbell {
  const local = createLocalDoorbell()
  const closing = new AbortController()
  let listening: Promise<void> | undefined
  let client: pg.Client | undefined

  async function listen(): Promise<void> {
    while (!closing.signal.aborted) {
      await hearUntilItBreaks().catch(() => undefined)
      await delay(againMs, undefined, { signal: closing.signal }).catch(() => undefined)
    }
  }

  async function hearUntilItBreaks(): Promise<void> {
    const own = new pg.Client({ connectionString, keepAlive: true })
    const { promise: broken, resolve } = Promise.withResolvers<void>()
    own.on('error', () => resolve())
    own.on('end', () => resolve())
    own.on('notification', ({ payload = '' }) => local.ring(payload))
    client = own
    try {
      await own.connect()
      await own.query(`listen ${channel}`)
      if (!closing.signal.aborted) await broken
    } finally {
      client = undefined
      await own.end().catch(() => undefined)
    }
  }

  return {
    ring(practiceId) {
      void pool.query('select pg_notify($1, $2)', [channel, practiceId]).catch(() => undefined)
    },
    onRing(listener) {
      listening ??= listen()
      return local.onRing(listener)
    },
    async close() {
      closing.abort()
      await client?.end().catch(() => undefined)
      await listening
      await local.close()
    },
  }
}
