import * as v from 'valibot'
import { firstStore } from '../../lib/domain/stores.ts'
import {
  CoverageSchema,
  firstSyncOf,
  KeptHealthSchema,
  SetupSchema,
  stationNote,
  unknownHealth,
} from '../../lib/store/rules/named-values.ts'
import type { SyncStore } from '../../lib/sync/ports/sync-store.ts'
import {
  json,
  type PracticeDatabase,
  type PracticeTransaction,
  write,
} from '../database/practice-database.ts'
import { tell } from './activity.ts'

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

/** Where a value is read: the database, or the transaction that is under way. */
export interface Reader {
  db: Pick<PracticeDatabase['db'], 'selectFrom'>
  practiceId: string
}

/** The part of the store that holds one value each: set-up, coverage, health. */
export function createMeta(practice: PracticeDatabase, now: () => number = Date.now): Meta {
  const { db, practiceId } = practice
  return {
    async firstSync(store = firstStore) {
      const shops = await db.selectFrom('shop').selectAll().where('practice_id', '=', practiceId).execute()
      return firstSyncOf(
        shops.map(shop => ({ firstSyncAt: shop.first_sync_at, store: shop.store })),
        store,
      )
    },
    setup: () => readMeta(practice, 'setup', SetupSchema),
    saveSetup: setup =>
      write(practice, async inside => {
        if (setup === undefined) await dropMeta(inside, ['setup'])
        else for (const name of ['setup', 'lastSetup']) await putMeta(inside, name, setup)
      }),
    lastSetup: () => readMeta(practice, 'lastSetup', SetupSchema),
    forgetSetup: () => write(practice, inside => dropMeta(inside, ['setup', 'lastSetup'])),
    ledgerCoverage: () => readMeta(practice, 'ledgerCoverage', CoverageSchema),
    health: () => healthOf(practice),
    saveHealth: change =>
      write(practice, async inside => {
        const before = await healthOf({ db: inside.tx, practiceId })
        await putMeta(inside, 'health', { ...before, ...change })
        if (change.station) await tell(inside, [stationNote(before.station, change.station, now())])
      }),
  }
}

/** How the sync was doing when it last said so. */
export async function healthOf(reader: Reader) {
  return (await readMeta(reader, 'health', KeptHealthSchema)) ?? unknownHealth
}

/** A named value; undefined where there is none that can be read. */
export async function readMeta<S extends v.GenericSchema>(
  { db, practiceId }: Reader,
  name: string,
  schema: S,
): Promise<v.InferOutput<S> | undefined> {
  const row = await db
    .selectFrom('meta')
    .select('value')
    .where('practice_id', '=', practiceId)
    .where('name', '=', name)
    .executeTakeFirst()
  const result = v.safeParse(schema, row?.value)
  return result.success ? result.output : undefined
}

/** Writes a named value. */
export async function putMeta(
  { tx, practiceId }: PracticeTransaction,
  name: string,
  value: unknown,
): Promise<void> {
  const row = { value: json(value) }
  await tx
    .insertInto('meta')
    .values({ practice_id: practiceId, name, ...row })
    .onConflict(conflict => conflict.columns(['practice_id', 'name']).doUpdateSet(row))
    .execute()
}

async function dropMeta({ tx, practiceId }: PracticeTransaction, names: readonly string[]): Promise<void> {
  await tx
    .deleteFrom('meta')
    .where('practice_id', '=', practiceId)
    .where('name', 'in', [...names])
    .execute()
}
