import * as v from 'valibot'
import {
  type MovedFacts,
  MovedMemorySchema,
  type MovedPart,
  type MovingCounts,
  partSize,
} from '../domain/moved.ts'
import { openOutcome, undecided } from '../domain/posting-machine.ts'
import type { Instant } from '../domain/units.ts'
import type { ClosedMonth } from '../reports/closed-month.ts'
import { closeMonth, nextMonth } from './closed-months.ts'
import type { Database } from './database.ts'
import { applyDelta, projectionTables } from './projections/aggregates.ts'
import { withOrders } from './records.ts'
import { arrivedMemory, arrivedRecord } from './rules/moved.ts'
import { orderRow } from './rules/rows.ts'
import { memoryRows } from './sealing/memory-rows.ts'

/** What goes along when the practice moves to another host, or comes from one. */
export interface MovedStore {
  /** What comes behind these keys; all is told where both last keys are null. */
  part(after: {
    record: string | null
    memory: string | null
  }): Promise<MovedPart & { lastRecord: string | null; lastMemory: string | null }>
  /** Keeps a part; the same twice is one. */
  keep(part: MovedPart, now: Instant): Promise<void>
  /** The closed month after this one, null = the first; undefined where all were told. */
  monthAfter(month: string | null): Promise<ClosedMonth | undefined>
  /** Keeps a closed month; one that was closed here stands. */
  keepMonth(closed: ClosedMonth): Promise<unknown>
  shops(): Promise<MovedFacts['shops']>
  keepShops(shops: MovedFacts['shops']): Promise<void>
  count(): Promise<Omit<MovingCounts, 'shops' | 'pages'>>
}

/** Over Dexie. Orders that cannot be read are left out: their shop tells them again. */
export function createMovedStore(db: Database): MovedStore {
  return {
    async part(after) {
      const postings = await db.postings
        .where('key')
        .above(after.record ?? '')
        .limit(partSize.records)
        .sortBy('key')
      const memories = await memoryRows(db).after(after.memory ?? '', partSize.memories)
      return {
        records: await withOrders(db, postings, () => undefined),
        memories: memories.rows.flatMap(row => {
          const parsed = v.safeParse(MovedMemorySchema, row)
          return parsed.success ? [parsed.output] : []
        }),
        lastRecord: postings.at(-1)?.key ?? null,
        lastMemory: memories.last ?? null,
      }
    },
    keep: (part, now) =>
      db.transaction('rw', [db.orders, db.postings, db.pairings, ...projectionTables(db)], () =>
        keepPart(db, part, now),
      ),
    monthAfter: month => nextMonth(db, month),
    keepMonth: closed => closeMonth(db, closed),
    shops: () => db.shops.toArray(),
    keepShops: shops =>
      db.transaction('rw', db.shops, async () => {
        for (const shop of shops) {
          const known = await db.shops.get(shop.origin)
          if (!known || shop.firstSyncAt < known.firstSyncAt) await db.shops.put(shop)
        }
      }),
    async count() {
      const open: readonly string[] = [...undecided, 'intent', ...openOutcome]
      const [orders, decisions, memories] = await Promise.all([
        db.postings.count(),
        db.postings.filter(({ decision, state }) => decision !== null && open.includes(state)).count(),
        memoryRows(db).all(),
      ])
      const denials = memories.reduce((sum, { never = [] }) => sum + never.length, 0)
      const customers = memories.filter(({ patientUid }) => patientUid !== null).length
      return { orders, decisions, customers, denials }
    },
  }
}

async function keepPart(db: Database, { records, memories }: MovedPart, now: Instant): Promise<void> {
  const postings = await db.postings.bulkGet(records.map(({ posting }) => posting.key))
  const known = await withOrders(
    db,
    postings.filter(posting => posting !== undefined),
    () => undefined,
  )
  for (const moved of records) {
    const before = known.find(({ posting }) => posting.key === moved.posting.key)
    const record = arrivedRecord(before, moved, now)
    if (!record) continue
    await db.orders.put(orderRow(record))
    await db.postings.put(record.posting)
    await applyDelta(db, before, record)
  }
  const rows = memoryRows(db)
  for (const moved of memories) await rows.put(arrivedMemory(await rows.find(moved.key), moved))
}
