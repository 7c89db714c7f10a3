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
export const windowMs = 1_002
/**
 * Without an answer a request is taken to have arrived this long after its token was taken: most of it is for a process
 * that is busy before the request leaves. An answer tells sooner.
 */
const onTheWayMs = 750

/** A token is taken this long before it is free, so that its request leaves the moment that it is. */
export const aheadMs = 250

/** A request may leave once `waitMs` are over; until `until` the token is counted as used. */
interface Claim {
  slot: number
  until: Instant
  waitMs: number
}

/** Tokens, the one first that is free first; where there are none, how long until one may be taken. */
type Claimed = { tokens: Claim[] } | { tokens: null; againInMs: number }

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

/**
 * Takes so many tokens at most, those that have been free longest, or will be soon; no two processes get the same one, and
 * none waits for the other.
 */
export async function claimTokens(
  db: RateDatabase,
  { apiUser, endpoint }: Endpoint,
  max: number,
): Promise<Claimed> {
  const usedMs = sql.lit(windowMs + onTheWayMs)
  const taken = await sql<Claim>`
    with free as (
      select slot from rate_token
      where api_user = ${apiUser} and endpoint = ${endpoint} and free_at <= ${databaseNowPlus(aheadMs)}
      order by free_at limit ${sql.lit(max)} for update skip locked)
    update rate_token set free_at = greatest(free_at, ${databaseNow}) + ${usedMs}
    from free where api_user = ${apiUser} and endpoint = ${endpoint} and rate_token.slot = free.slot
    returning rate_token.slot, free_at as until, free_at - ${usedMs} - ${databaseNow} as "waitMs"`.execute(db)
  if (taken.rows.length > 0) return { tokens: taken.rows.toSorted((a, b) => a.waitMs - b.waitMs) }
  const next = await sql<{ wait: number | null }>`
    select min(free_at) - ${databaseNow} as wait from rate_token
    where api_user = ${apiUser} and endpoint = ${endpoint}`.execute(db)
  return { tokens: null, againInMs: Math.max(0, (next.rows[0]?.wait ?? 0) - aheadMs) }
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

/**
 * The request may leave only now: its token is used as if it had been taken now. Answers until when; undefined where it was
 * held meanwhile, or is another's.
 */
export async function keepToken(
  db: RateDatabase,
  { apiUser, endpoint, slot, until }: Endpoint & { slot: number; until: Instant },
): Promise<Instant | undefined> {
  const row = await db
    .updateTable('rate_token')
    .set({ free_at: databaseNowPlus(windowMs + onTheWayMs) })
    .where('api_user', '=', apiUser)
    .where('endpoint', '=', endpoint)
    .where('slot', '=', slot)
    .where('free_at', '=', until)
    .returning('free_at')
    .executeTakeFirst()
  return row?.free_at
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
