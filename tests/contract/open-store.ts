import { randomUUID } from 'node:crypto'
import { inject, onTestFinished } from 'vitest'
import { dexieStore } from './dexie-store.ts'
import { postgresStore } from './postgres-store.ts'
import { sharedDatabase } from './store-database.ts'
import type { StoreUnderTest } from './store-under-test.ts'

/** An empty store for one test, on the database that the test project names. */
export async function openStore(): Promise<StoreUnderTest> {
  const database = inject('storeDatabase')
  if (database.kind === 'dexie') {
    const opened = dexieStore(`store-${randomUUID()}`)
    onTestFinished(opened.close)
    return opened
  }
  return postgresStore(await sharedDatabase(database), randomUUID())
}
