import { type Kysely, sql } from 'kysely'
import type { Instant } from '../../lib/domain/units.ts'
import { databaseNow, databaseNowPlus } from '../database/database-clock.ts'
import type { Tables } from '../database/tables.ts'

export type RateDatabase = Kysely<Tables>

/** An endpoint of Nextech's, as one API user meets its limit. */
export interface Endpoint {
  apiUser: string
  endpoint: string
}

/** Nextech counts in any second of its own clock; the window's ends count on both sides, in whole milliseconds. */
const windowMs = 1_002
/**
 * Without an answer a request is taken to have arrived this long after its token was taken: most of it is for a process
 * that is busy before the request leaves. An answer tells sooner.
 */
const onTheWayMs = 750

/** A token, or how long until one may be free. */
export type Claim = { slot: number; until: Instant } | { slot: null; freeInMs: number }

/** Makes the endpoint's tokens. Those beyond the limit are taken away: it may have been another. */
export async function ensureTokens(
  db: RateDatabase,
  { apiUser, endpoint }: Endpoint,
  limit: number,
): Promise<void> {
  const slots = Array.from({ length: limit }, (_, slot) => ({
    api_user: apiUser,
    endpoint,
    slot,
    free_at: 0,
  }))
  await db
    .insertInto('rate_token')
    .values(slots)
    .onConflict(conflict => conflict.columns(['api_user', 'endpoint', 'slot']).doNothing())
    .execute()
  await db
    .deleteFrom('rate_token')
    .where('api_user', '=', apiUser)
    .where('endpoint', '=', endpoint)
    .where('slot', '>=', limit)
    .execute()
}

/** Takes the token that has been free longest; no two processes get the same one, and none waits for the other. */
export async function claimToken(db: RateDatabase, { apiUser, endpoint }: Endpoint): Promise<Claim> {
  const taken = await sql<{ slot: number; until: Instant }>`
    update rate_token set free_at = ${databaseNowPlus(windowMs + onTheWayMs)}
    where api_user = ${apiUser} and endpoint = ${endpoint} and slot = (
      select slot from rate_token
      where api_user = ${apiUser} and endpoint = ${endpoint} and free_at <= ${databaseNow}
      order by free_at limit 1 for update skip locked)
    returning slot, free_at as until`.execute(db)
  const [token] = taken.rows
  if (token) return token
  const next = await sql<{ wait: number | null }>`
    select min(free_at) - ${databaseNow} as wait from rate_token
    where api_user = ${apiUser} and endpoint = ${endpoint}`.execute(db)
  return { slot: null, freeInMs: Math.max(0, next.rows[0]?.wait ?? 0) }
}

/** The request is answered, so it has arrived: its token is free again one window from now. Not where it was held meanwhile, or is another's. */
export async function returnToken(
  db: RateDatabase,
  { apiUser, endpoint, slot, until }: Endpoint & { slot: number; until: Instant },
): Promise<void> {
  await db
    .updateTable('rate_token')
    .set({ free_at: databaseNowPlus(windowMs) })
    .where('api_user', '=', apiUser)
    .where('endpoint', '=', endpoint)
    .where('slot', '=', slot)
    .where('free_at', '=', until)
    .execute()
}

/** Nobody starts anything at the endpoint for so long. */
export async function holdTokens(
  db: RateDatabase,
  { apiUser, endpoint }: Endpoint,
  ms: number,
): Promise<void> {
  const until = databaseNowPlus(ms)
  await db
    .updateTable('rate_token')
    .set({ free_at: until })
    .where('api_user', '=', apiUser)
    .where('endpoint', '=', endpoint)
    .where('free_at', '<', until)
    .execute()
}
