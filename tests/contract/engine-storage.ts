import 'fake-indexeddb/auto'
import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import { ensurePractice } from '../../backend/database/practice-database.ts'
import { createActivity as createPostgresActivity } from '../../backend/postgres/activity.ts'
import {
  createIntakeStore as createPostgresIntake,
  settleTaken as settleTakenOnPostgres,
} from '../../backend/postgres/intake-store.ts'
import { createSyncStore as createPostgresStore } from '../../backend/postgres/sync-store.ts'
import type { Posting } from '../../lib/domain/posting.ts'
import type { Instant } from '../../lib/domain/units.ts'
import { createActivity } from '../../lib/store/activity-store.ts'
import { Database } from '../../lib/store/database.ts'
import { createIntakeStore } from '../../lib/store/intake-store.ts'
import { settleTaken } from '../../lib/store/order-place.ts'
import type { StoreOf } from '../../lib/store/rules/place-of-order.ts'
import { createSyncStore } from '../../lib/store/sync-store.ts'
import type { Activity } from '../../lib/sync/activity-ports.ts'
import type { IntakeStore, SyncStore } from '../../lib/sync/ports.ts'
import { type StoreDatabase, sharedDatabase } from './store-database.ts'

/** Where the engine of an acceptance test keeps what it knows: the database that the test project names, else Dexie. */
export interface EngineStorage {
  /** A store as a worker opens it: another one over the same rows, as after the worker was killed. */
  openStore(): SyncStore
  intake: IntakeStore
  activity: Activity
  settleTaken(now: Instant): Promise<string[]>
  postings(): Promise<Posting[]>
  close(): Promise<void>
}

export async function openEngineStorage(
  name: string,
  timeZone: string,
  storeOf: StoreOf,
): Promise<EngineStorage> {
  const database: StoreDatabase = inject('storeDatabase') ?? { kind: 'dexie' }
  if (database.kind === 'dexie') return onDexie(name, timeZone, storeOf)
  const { db } = await sharedDatabase(database)
  const practice = { db, practiceId: randomUUID(), timeZone }
  await ensurePractice(practice)
  return {
    openStore: () => createPostgresStore(practice),
    intake: createPostgresIntake(practice, () => {}, storeOf),
    activity: createPostgresActivity(practice),
    settleTaken: now => settleTakenOnPostgres(practice, storeOf, now),
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
}

function onDexie(name: string, timeZone: string, storeOf: StoreOf): EngineStorage {
  const db = new Database(name, 'relaxed', timeZone)
  const strict = new Database(name, 'strict', timeZone)
  return {
    openStore: () => createSyncStore(db, strict),
    intake: createIntakeStore(db, () => {}, storeOf),
    activity: createActivity(db),
    settleTaken: now => settleTaken(db, storeOf, now),
    postings: () => db.postings.toArray(),
    async close() {
      db.close()
      strict.close()
      await Database.delete(name)
    },
  }
}
