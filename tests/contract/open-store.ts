import { randomUUID } from 'node:crypto'
import { afterAll, inject, onTestFinished } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../backend/database/open-database.ts'
import { dexieStore } from './dexie-store.ts'
import { postgresStore } from './postgres-store.ts'
import type { StoreUnderTest } from './store-under-test.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Which database the store contracts run on, and where a PostgreSQL is. */
    storeDatabase: { kind: 'dexie' } | { kind: 'pglite' } | { kind: 'postgres'; url: string }
  }
}

/** One for a file's tests: each test's store is a practice of its own in it. */
let shared: Promise<OpenDatabase> | undefined

afterAll(async () => {
  await (await shared)?.close()
  shared = undefined
})

/** An empty store for one test, on the database that the test project names. */
export async function openStore(): Promise<StoreUnderTest> {
  const database = inject('storeDatabase')
  if (database.kind === 'dexie') {
    const opened = dexieStore(`store-${randomUUID()}`)
    onTestFinished(opened.close)
    return opened
  }
  shared ??= openDatabase(database.kind === 'pglite' ? 'memory' : { url: database.url })
  return postgresStore(await shared, randomUUID())
}
