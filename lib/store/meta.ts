import * as v from 'valibot'
import { firstStore } from '../domain/stores.ts'
import type { SyncStore } from '../sync/ports/sync-store.ts'
import { type Acting, activityTables, tell } from './activity-store.ts'
import type { Database } from './database.ts'
import {
  CoverageSchema,
  firstSyncOf,
  KeptHealthSchema,
  SetupSchema,
  stationNote,
  unknownHealth,
} from './rules/named-values.ts'

type Meta = Pick<
  SyncStore,
  | 'firstSync'
  | 'setup'
  | 'saveSetup'
  | 'lastSetup'
  | 'forgetSetup'
  | 'health'
  | 'saveHealth'
  | 'ledgerCoverage'
>

/** The part of the store that holds one value each: set-up, coverage, health. */
export function createMeta(db: Database, now: () => number = Date.now, by?: Acting): Meta {
  const read = async <S extends v.GenericSchema>(
    name: string,
    schema: S,
  ): Promise<v.InferOutput<S> | undefined> => {
    const result = v.safeParse(schema, (await db.meta.get(name))?.value)
    return result.success ? result.output : undefined
  }
  const health = async () => (await read('health', KeptHealthSchema)) ?? unknownHealth
  return {
    async firstSync(store = firstStore) {
      return firstSyncOf(await db.shops.toArray(), store)
    },
    setup: () => read('setup', SetupSchema),
    async saveSetup(setup) {
      if (setup === undefined) await db.meta.delete('setup')
      else await db.meta.bulkPut(['setup', 'lastSetup'].map(name => ({ name, value: setup })))
    },
    lastSetup: () => read('lastSetup', SetupSchema),
    forgetSetup: () => db.meta.bulkDelete(['setup', 'lastSetup']),
    ledgerCoverage: () => read('ledgerCoverage', CoverageSchema),
    health,
    saveHealth: change =>
      db.transaction('rw', [db.meta, ...(change.station ? activityTables(db) : [])], async () => {
        const before = await health()
        await db.meta.put({ name: 'health', value: { ...before, ...change } })
        if (change.station) await tell(db, [stationNote(before.station, change.station, now())], by)
      }),
  }
}
