import { randomUUID } from 'node:crypto'
import { inject, onTestFinished } from 'vitest'
import { dexieStore, openSeal } from './dexie-store.ts'
import type { StoreUnderTest } from './store-under-test.ts'

/** An empty store for one test, on the database that the test project names. */
export async function openStore(): Promise<StoreUnderTest> {
  const database = inject('storeDatabase')
  if (database.kind === 'dexie') {
    const opened = dexieStore(`store-${randomUUID()}`, database.isSealed ? openSeal : undefined)
    onTestFinished(opened.close)
    return opened
  }
  // Loaded only where they are used: the backend's packages take a second in each file.
  const [{ postgresStore }, { sharedDatabase }] = await Promise.all([
    import('./postgres-store.ts'),
    import('./store-database.ts'),
  ])
  return postgresStore(await sharedDatabase(database), randomUUID())
}
