import { setTimeout as delay } from 'node:timers/promises'
import type pg from 'pg'

/** In milliseconds. A connection is made within this time, or one of the pool is free; else the database does not answer. */
export const connectTimeoutMs = 5_000

/**
 * How long a statement of a serving backend may take, in milliseconds: more than a transaction that has fallen silent may
 * hold what others wait for (`silentMs`).
 */
export const servingQueryMs = 15_000

/** A command may rewrite or read whole tables: migrations, backup, restore, deleting a practice. */
export const commandQueryMs = 60 * 60_000

/** PostgreSQL ends a statement by itself this much sooner than nobody waits for it any more: then its connection can go on. */
const serverAheadMs = 3_000

/** What PostgreSQL is told of it. */
export const serverQueryMs = (queryMs: number) => queryMs - serverAheadMs

/** Words of the driver where no answer came in time. */
const readTimeout = 'Query read timeout'

export function isReadTimeout(error: unknown): boolean {
  return error instanceof Error && error.message === readTimeout
}

/** A farewell to a database that has fallen silent is heard by nobody. */
export const farewellMs = 2_000

/** Ends a connection; does not wait for a database that does not answer. */
export async function endConnection(client: Pick<pg.Client, 'end'>): Promise<void> {
  await Promise.race([client.end().catch(() => undefined), delay(farewellMs, undefined, { ref: false })])
}
