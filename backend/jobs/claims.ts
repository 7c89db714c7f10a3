import { type Kysely, sql } from 'kysely'
import type { Instant } from '../../lib/domain/units.ts'
import { databaseNow, databaseNowPlus } from '../database/database-clock.ts'
import { sessionIsGone } from '../database/presence.ts'
import type { Tables } from '../database/tables.ts'

/**
 * A practice whose time had come, claimed by one worker: its next look was put off until `until`. A ring meanwhile
 * brings it forward, and so shows that there is more to do.
 */
export interface Claim {
  id: string
  /** A person wants to see Nextech and the shops as they are now. It stays noted until `takeAsk`. */
  isAsked: boolean
  until: Instant
}

/** Claims practices whose time has come, those first that have waited longest, but for some. No two workers get the same one. */
export async function claimDue(
  db: Kysely<Tables>,
  limit: number,
  claimMs: number,
  except: readonly string[] = [],
): Promise<Claim[]> {
  let waiting = db
    .selectFrom('practice')
    .select(['id', 'is_asked'])
    .where('wake_at', '<=', databaseNow)
    .orderBy('wake_at')
    .limit(limit)
  if (except.length > 0) waiting = waiting.where('id', 'not in', [...except])
  const due = await waiting.execute()
  const claims: Claim[] = []
  for (const { id, is_asked: isAsked } of due) {
    const row = await db
      .updateTable('practice')
      .set({ wake_at: databaseNowPlus(claimMs) })
      .where('id', '=', id)
      .where('wake_at', '<=', databaseNow)
      .returning('wake_at as until')
      .executeTakeFirst()
    if (row && row.until !== null) claims.push({ id, isAsked, until: row.until })
  }
  return claims
}

/**
 * What was asked is stored as work to do: a worker that is killed from here on takes no ask along. Not where somebody rang
 * since the claim: that may have been another ask, which the next turn hears.
 */
export async function takeAsk(db: Kysely<Tables>, { id }: Pick<Claim, 'id'>): Promise<void> {
  await db
    .updateTable('practice')
    .set({ is_asked: false })
    .where('id', '=', id)
    .where('wake_at', '>', databaseNow)
    .execute()
}

/** Frees the leases of workers that are no more, and has their practices looked at now. */
export async function freeLeasesOfGone(db: Kysely<Tables>): Promise<void> {
  // One whose transaction still goes on is freed when that has ended: nobody waits for it here.
  const free = sql`with gone as (
      delete from lease where (practice_id, name) in (
        select practice_id, name from lease where ${sessionIsGone} for update skip locked)
      returning practice_id)
    update practice set wake_at = ${databaseNow}
    where id in (select practice_id from gone) and wake_at > ${databaseNow}`
  await free.execute(db)
}

/** Puts the next look off again while the turn runs. Not where somebody rang: that stays. */
export async function keepClaim(db: Kysely<Tables>, claim: Claim, claimMs: number): Promise<void> {
  const row = await db
    .updateTable('practice')
    .set({ wake_at: databaseNowPlus(claimMs) })
    .where('id', '=', claim.id)
    .where('wake_at', '=', claim.until)
    .returning('wake_at as until')
    .executeTakeFirst()
  if (row && row.until !== null) claim.until = row.until
}

/** The turn is over: the next look is so far from now, or sooner where somebody rang. */
export async function settleClaim(db: Kysely<Tables>, { id, until }: Claim, afterMs: number): Promise<void> {
  const next = databaseNowPlus(afterMs)
  await db
    .updateTable('practice')
    .set({
      wake_at: sql<Instant>`case when wake_at = ${until} then ${next} else least(wake_at, ${next}) end`,
    })
    .where('id', '=', id)
    .execute()
}
