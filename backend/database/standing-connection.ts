import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { connectTimeoutMs, endConnection } from './connection-limits.ts'

/** A connection of its own, outside of the pool, that is made again whenever it breaks. */
export interface StandingConnection {
  /** Ends it; does not wait for a database that does not answer. */
  close(): Promise<void>
}

/** What a connection is for; `over` = it stands no more. */
export type Begin = (client: pg.Client, over: AbortSignal) => Promise<unknown>

interface StandingOptions {
  connectionString: string
  /** Whether it still stands is asked this often, in milliseconds; no question waits longer for its answer. */
  beatMs: number
  /** One that broke is made again after this, in milliseconds. */
  againMs: number
  /** Called on each new connection, which is given up where this rejects. */
  begin: Begin
  /** It stands no more. */
  onEnd?: () => void
}

/** Holds such a connection until it is closed. */
export function holdConnection(options: StandingOptions): StandingConnection {
  const closing = new AbortController()
  const { signal } = closing
  const hold = async () => {
    while (!signal.aborted) {
      await standUntilItBreaks(options, signal)
      await delay(options.againMs, undefined, { signal }).catch(() => undefined)
    }
  }
  const holding = hold()
  return {
    async close() {
      closing.abort()
      await holding
    },
  }
}

async function standUntilItBreaks(options: StandingOptions, closing: AbortSignal): Promise<void> {
  const { connectionString, beatMs, onEnd } = options
  const client = new pg.Client({
    connectionString,
    keepAlive: true,
    connectionTimeoutMillis: connectTimeoutMs,
    query_timeout: beatMs,
  })
  const broken = new AbortController()
  for (const event of ['error', 'end'] as const) client.on(event, () => broken.abort())
  const over = AbortSignal.any([broken.signal, closing])
  const { promise: isOver, resolve } = Promise.withResolvers<void>()
  over.addEventListener('abort', () => resolve(), { once: true })
  // The driver answers nothing to who dials while the connection is ended: its answer is not waited for.
  await Promise.race([stand(client, over, options).catch(() => undefined), isOver])
  broken.abort()
  onEnd?.()
  await endConnection(client)
}

async function stand(
  client: pg.Client,
  over: AbortSignal,
  { begin, beatMs }: StandingOptions,
): Promise<void> {
  await client.connect()
  await begin(client, over)
  while (!over.aborted) {
    await delay(beatMs, undefined, { signal: over }).catch(() => undefined)
    if (!over.aborted) await client.query('select 1')
  }
}
