import * as v from 'valibot'
import { type ActivityNote, activityNote } from '../domain/activity.ts'
import { type Health, HealthSchema } from '../domain/health.ts'
import { firstStore, normalStore } from '../domain/stores.ts'
import type { SyncStore } from '../sync/ports.ts'
import { activityTables, tell } from './activity-store.ts'
import type { Database } from './database.ts'

const SetupSchema = v.object({
  locationId: v.string(),
  providerId: v.string(),
  referralSourceId: v.string(),
  dummyUid: v.string(),
})

const CoverageSchema = v.object({
  locationId: v.string(),
  from: v.number(),
  seenTo: v.number(),
  readAt: v.number(),
})

/** Health as it is kept: an older version knew no station. */
const KeptHealthSchema = v.object({
  ...HealthSchema.entries,
  station: v.optional(HealthSchema.entries.station, null),
})

const unknownHealth: Health = { provenAt: null, trouble: null, setupFault: null, station: null }

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
export function createMeta(db: Database, now: () => number = Date.now): Meta {
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
      const windows = await db.shops.filter(shop => isStore(shop.store, store)).toArray()
      const [first, ...more] = windows.map(({ firstSyncAt }) => firstSyncAt)
      return first === undefined ? undefined : Math.min(first, ...more)
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
        if (change.station) await tell(db, [stationNote(before.station, change.station, now())])
      }),
  }
}

function isStore(known: string | undefined, store: string): boolean {
  return normalStore(known ?? firstStore) === normalStore(store)
}

type Station = NonNullable<Health['station']>

function stationNote(before: Station | null, after: Station, at: number): ActivityNote {
  if (before === null) return activityNote({ at, actor: 'sync', code: 'station.began' })
  return after.otherPayment === null
    ? activityNote({ at, actor: 'staff', code: 'station.claimed' })
    : activityNote({ at, actor: 'sync', code: 'station.other-seen', payment: after.otherPayment })
}
