import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { Lock } from '../../lib/sync/ports/runtime.ts'
import { databaseNow } from '../database/database-clock.ts'
import { LeaseLost } from '../database/lease-lost.ts'
import type { PracticeDatabase, PracticeTransaction } from '../database/practice-database.ts'
import type { Tables } from '../database/tables.ts'

/** A holder that says nothing for this long is taken for gone, in milliseconds. */
export const leaseMs = 8_000
const renewMs = 2_000

/** One holder at a time over all processes that share the database. */
export interface LeaseLock extends Lock {
  /** `lost` is aborted once the lease is another's: nothing more may be begun. */
  ifFree<T>(name: string, job: (lost: AbortSignal) => Promise<T>): Promise<T | 'busy'>
}

interface Lease {
  practiceId: string
  name: string
  owner: string
}

const held = new AsyncLocalStorage<Lease>()

/**
 * A lease that is renewed while the work runs. `session` = by which others see that this process is no more. What a
 * holder writes is checked by its token (`assertHeld`), so that one which slept too long sends nothing.
 */
export function createLeaseLock(
  { db, practiceId }: PracticeDatabase,
  session: () => number | null = () => null,
): LeaseLock {
  return {
    async ifFree(name, job) {
      const lease: Lease = { practiceId, name, owner: randomUUID() }
      if (!(await take(db, lease, session()))) return 'busy'
      const lost = new AbortController()
      const renewing = setInterval(() => {
        renew(db, lease, session()).then(
          isHeld => isHeld || lost.abort(new LeaseLost()),
          // A database that does not answer takes no lease away: the next renewal tells.
          () => undefined,
        )
      }, renewMs)
      try {
        return await held.run(lease, () => job(lost.signal))
      } finally {
        clearInterval(renewing)
        await release(db, lease)
      }
    },
  }
}

/**
 * Refuses what a worker writes whose lease is another's by now (`LeaseLost`), in the transaction that writes it: until that
 * has ended nobody can take the lease. What no lease is held for, as a person's decision, passes.
 */
export async function assertHeld({ tx, practiceId }: PracticeTransaction): Promise<void> {
  const lease = held.getStore()
  if (lease === undefined || lease.practiceId !== practiceId) return
  const row = await tx
    .selectFrom('lease')
    .select('owner')
    .where('practice_id', '=', practiceId)
    .where('name', '=', lease.name)
    .forShare()
    .executeTakeFirst()
  if (row?.owner !== lease.owner) throw new LeaseLost()
}

const untilOf = sql<number>`${databaseNow} + ${sql.lit(leaseMs)}`

async function take(db: Kysely<Tables>, lease: Lease, session: number | null): Promise<boolean> {
  const { practiceId, name, owner } = lease
  const row = await db
    .insertInto('lease')
    .values({ practice_id: practiceId, name, owner, until: untilOf, session })
    .onConflict(conflict =>
      conflict
        .columns(['practice_id', 'name'])
        .doUpdateSet({ owner, until: untilOf, session })
        .where('lease.until', '<', databaseNow),
    )
    .returning('owner')
    .executeTakeFirst()
  return row?.owner === owner
}

/** Whether it is still this holder's. */
async function renew(
  db: Kysely<Tables>,
  { practiceId, name, owner }: Lease,
  session: number | null,
): Promise<boolean> {
  const row = await db
    .updateTable('lease')
    .set({ until: untilOf, session })
    .where('practice_id', '=', practiceId)
    .where('name', '=', name)
    .where('owner', '=', owner)
    .returning('owner')
    .executeTakeFirst()
  return row !== undefined
}

/** A lease that cannot be given back runs out by itself. */
async function release(db: Kysely<Tables>, { practiceId, name, owner }: Lease): Promise<void> {
  await db
    .deleteFrom('lease')
    .where('practice_id', '=', practiceId)
    .where('name', '=', name)
    .where('owner', '=', owner)
    .execute()
    .catch(() => undefined)
}
