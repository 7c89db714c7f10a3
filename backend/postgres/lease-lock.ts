import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Lock } from '../../lib/sync/ports.ts'
import { databaseNow } from '../database/database-clock.ts'
import type { PracticeDatabase } from '../database/practice-database.ts'

/** A holder that says nothing for this long is taken for dead, in milliseconds. */
const leaseMs = 12_000
const renewMs = 4_000

/**
 * One holder at a time over all processes that share the database: a lease that is renewed while the work runs. It keeps
 * two from working in vain; what must not happen twice is kept by the posting's own revision and lease.
 */
export function createLeaseLock({ db, practiceId }: PracticeDatabase): Lock {
  return {
    async ifFree(name, job) {
      const owner = randomUUID()
      if (!(await claim())) return 'busy'
      const timer = setInterval(() => void claim().catch(() => undefined), renewMs)
      try {
        return await job()
      } finally {
        clearInterval(timer)
        await release()
      }

      async function claim(): Promise<boolean> {
        const until = sql<number>`${databaseNow} + ${sql.lit(leaseMs)}`
        const row = await db
          .insertInto('lease')
          .values({ practice_id: practiceId, name, owner, until })
          .onConflict(conflict =>
            conflict
              .columns(['practice_id', 'name'])
              .doUpdateSet({ owner, until })
              .where(({ eb, or }) =>
                or([eb('lease.until', '<', databaseNow), eb('lease.owner', '=', owner)]),
              ),
          )
          .returning('owner')
          .executeTakeFirst()
        return row?.owner === owner
      }

      /** A lease that cannot be given back runs out by itself. */
      async function release(): Promise<void> {
        await db
          .deleteFrom('lease')
          .where('practice_id', '=', practiceId)
          .where('name', '=', name)
          .where('owner', '=', owner)
          .execute()
          .catch(() => undefined)
      }
    },
  }
}
