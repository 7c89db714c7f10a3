import { afterAll } from 'vitest'
import { openMemoryDatabase } from '../../backend/database/memory-database.fixture.ts'
import { type OpenDatabase, openDatabase } from '../../backend/database/open-database.ts'

/** Which database a project's tests run on, and where a PostgreSQL is. */
export type StoreDatabase =
  | { kind: 'dexie'; isSealed: boolean }
  | { kind: 'pglite' }
  | { kind: 'postgres'; url: string }

declare module 'vitest' {
  interface ProvidedContext {
    storeDatabase: StoreDatabase
  }
}

/** One for a file's tests: each store is a practice of its own in it. */
let shared: Promise<OpenDatabase> | undefined

afterAll(async () => {
  await (await shared)?.close()
  shared = undefined
})

/** The backend's database of this file, opened at its first use. */
export function sharedDatabase(place: Exclude<StoreDatabase, { kind: 'dexie' }>): Promise<OpenDatabase> {
  shared ??= place.kind === 'pglite' ? openMemoryDatabase() : openDatabase({ url: place.url })
  return shared
}
