import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import { ensurePractice } from '../../backend/database/practice-database.ts'
import { createActivity } from '../../backend/postgres/activity.ts'
import { createIntakeStore } from '../../backend/postgres/intake-store.ts'
import { createOverview } from '../../backend/postgres/overview.ts'
import { createReports } from '../../backend/postgres/reports.ts'
import { createSetupFacts } from '../../backend/postgres/setup-facts.ts'
import { createSourceStore } from '../../backend/postgres/source-store.ts'
import { createSyncStore } from '../../backend/postgres/sync-store.ts'
import { settleTaken } from '../../backend/postgres/take-orders.ts'
import { createTestPaymentStore } from '../../backend/postgres/test-payments.ts'
import { keepEnginesIn } from '../acceptance/engine-storage.ts'
import { carryRequestsBy } from '../acceptance/service-practice.ts'
import { overHttp } from '../backend/carry-over-http.ts'
import { sharedDatabase } from '../contract/store-database.ts'

/** The engines of acceptance tests are kept in the database that the test project names, and requests reach the service as a station's do. */
const database = inject('storeDatabase')
if (database.kind !== 'dexie') {
  carryRequestsBy(overHttp)
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
      openService(now) {
        const reports = createReports(practice)
        return {
          sources: createSourceStore(practice),
          overview: createOverview(practice),
          reports,
          facts: createSetupFacts(practice, reports, createActivity(practice)),
          tests: createTestPaymentStore(practice, now),
          close: () => undefined,
        }
      },
      close: async () => undefined,
    }
  })
}
