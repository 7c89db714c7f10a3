import { sql } from 'kysely'
import * as v from 'valibot'
import {
  type MovedFacts,
  MovedMemorySchema,
  type MovedPart,
  type MovingCounts,
  partSize,
} from '../../lib/domain/moved.ts'
import { openOutcome, undecided } from '../../lib/domain/posting-machine.ts'
import type { Instant } from '../../lib/domain/units.ts'
import { arrivedMemory, arrivedRecord } from '../../lib/store/rules/moved.ts'
import { json, type PracticeTransaction } from '../database/practice-database.ts'
import type { Reader } from './meta.ts'
import { putRecord, recordColumns, recordsOf } from './records.ts'
import { putWindow, windowsOf } from './shop-windows.ts'
import { keepProfiles, profilesOf } from './taught-pages.ts'

/** Keeps a part that comes from a browser; the same part twice is one. */
export async function keepPart(
  inside: PracticeTransaction,
  { records, memories }: MovedPart,
  now: Instant,
): Promise<void> {
  const { tx, practiceId } = inside
  const keys = records.map(({ posting }) => posting.key)
  const rows = await tx
    .selectFrom('posting')
    .select(recordColumns)
    .where('practice_id', '=', practiceId)
    .where('key', 'in', keys.length > 0 ? keys : [''])
    .execute()
  const known = new Map(recordsOf(rows, () => undefined).map(record => [record.posting.key, record]))
  for (const moved of records) {
    const record = arrivedRecord(known.get(moved.posting.key), moved, now)
    if (record) await putRecord(inside, record)
  }
  for (const moved of memories) {
    const row = await tx
      .selectFrom('memory')
      .select('memory')
      .where('practice_id', '=', practiceId)
      .where('key', '=', moved.key)
      .executeTakeFirst()
    const memory = json(arrivedMemory(row?.memory, moved))
    await tx
      .insertInto('memory')
      .values({ practice_id: practiceId, key: moved.key, memory })
      .onConflict(conflict => conflict.columns(['practice_id', 'key']).doUpdateSet({ memory }))
      .execute()
  }
}

/** The part behind these keys; empty where all was told. What cannot be read is left out: its shop tells it again. */
export async function readPart(
  { db, practiceId }: Reader,
  after: { record: string | null; memory: string | null },
): Promise<MovedPart & { lastRecord: string | null; lastMemory: string | null }> {
  const byKey = sql<string>`key collate "C"`
  const rows = await db
    .selectFrom('posting')
    .select(recordColumns)
    .where('practice_id', '=', practiceId)
    .where(byKey, '>', after.record ?? '')
    .orderBy(byKey)
    .limit(partSize.records)
    .execute()
  const memories = await db
    .selectFrom('memory')
    .select(['key', 'memory'])
    .where('practice_id', '=', practiceId)
    .where(byKey, '>', after.memory ?? '')
    .orderBy(byKey)
    .limit(partSize.memories)
    .execute()
  return {
    records: recordsOf(rows, () => undefined),
    memories: memories.flatMap(({ memory }) => {
      const parsed = v.safeParse(MovedMemorySchema, memory)
      return parsed.success ? [parsed.output] : []
    }),
    lastRecord: rows.at(-1)?.key ?? null,
    lastMemory: memories.at(-1)?.key ?? null,
  }
}

/** Keeps since when shops were read, the earlier of two, and pages that staff taught, the later of two. */
export async function keepFacts(inside: PracticeTransaction, { shops, profiles }: MovedFacts): Promise<void> {
  for (const shop of shops) {
    const [known] = await windowsOf(inside, [shop.origin])
    await putWindow(inside, known && known.firstSyncAt <= shop.firstSyncAt ? known : shop)
  }
  await keepProfiles(inside, profiles)
}

/** What goes along beside orders and customers. */
export async function factsOf(reader: Reader): Promise<MovedFacts> {
  const rows = await reader.db
    .selectFrom('shop')
    .selectAll()
    .where('practice_id', '=', reader.practiceId)
    .execute()
  const shops = rows.map(({ origin, first_sync_at: firstSyncAt, store }) => ({
    ...{ origin, firstSyncAt },
    ...(store !== null && { store }),
  }))
  return { shops, profiles: await profilesOf(reader) }
}

/** How much there is to take along. */
export async function countMoved({ db, practiceId }: Reader, shops: number): Promise<MovingCounts> {
  const open = [...undecided, 'intent', ...openOutcome] as const
  const orders = await db
    .selectFrom('posting')
    .select(({ fn }) => [
      fn.countAll().as('orders'),
      sql<number>`count(*) filter (where posting ->> 'decision' is not null and state in (${sql.join(open)}))`.as(
        'decisions',
      ),
    ])
    .where('practice_id', '=', practiceId)
    .executeTakeFirstOrThrow()
  const customers = await db
    .selectFrom('memory')
    .select(({ fn }) => [
      sql<number>`count(*) filter (where memory ->> 'patientUid' is not null)`.as('paired'),
      fn
        .coalesce(sql<number>`sum(jsonb_array_length(coalesce(memory -> 'never', '[]')))`, sql<number>`0`)
        .as('denials'),
    ])
    .where('practice_id', '=', practiceId)
    .executeTakeFirstOrThrow()
  const profiles = await profilesOf({ db, practiceId })
  return {
    orders: Number(orders.orders),
    decisions: Number(orders.decisions),
    customers: Number(customers.paired),
    denials: Number(customers.denials),
    shops,
    pages: Object.values(profiles).flat().length,
  }
}
