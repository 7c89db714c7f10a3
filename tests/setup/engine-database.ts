import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import { ensurePractice } from '../../backend/database/practice-database.ts'
import { createActivity } from '../../backend/postgres/activity.ts'
import { createIntakeStore, settleTaken } from '../../backend/postgres/intake-store.ts'
import { createSyncStore } from '../../backend/postgres/sync-store.ts'
import { keepEnginesIn } from '../acceptance/engine-storage.ts'
import { sharedDatabase } from '../contract/store-database.ts'

/** The engines of acceptance tests are kept in the database that the test project names. */
const database = inject('storeDatabase')
if (database.kind !== 'dexie')
  keepEnginesIn(async (_name, timeZone, storeOf) => {
    const { db } = await sharedDatabase(database)
    const practice = { db, practiceId: randomUUID(), timeZone }
    await ensurePractice(practice)
    return {
      openStore: () => createSyncStore(practice),
      intake: createIntakeStore(practice, () => {}, storeOf),
      activity: createActivity(practice),
      settleTaken: now => settleTaken(practice, storeOf, now),
      async postings() {
        const rows = await db
          .selectFrom('posting')
          .select('posting')
          .where('practice_id', '=', practice.practiceId)
          .execute()
        return rows.map(({ posting }) => posting)
      },
      close: async () => undefined,
    }
  })
