import 'fake-indexeddb/auto'
import type { Order } from '../../lib/domain/order.ts'
import type { OrderRecord } from '../../lib/domain/posting.ts'
import { createActivity, tell } from '../../lib/store/activity-store.ts'
import { Database } from '../../lib/store/database.ts'
import { createIntakeStore } from '../../lib/store/intake-store.ts'
import { settleTaken } from '../../lib/store/order-place.ts'
import { createOverview } from '../../lib/store/overview.ts'
import { createKeptReports } from '../../lib/store/projections/projections.ts'
import { genesis } from '../../lib/store/rules/activity-chain.ts'
import { noSeal, type SealNow, sealKeys } from '../../lib/store/sealing/seal-state.ts'
import { createSyncStore } from '../../lib/store/sync-store.ts'
import { keptSecrets } from './kept-secrets.ts'
import type { StoredRows, StoreUnderTest } from './store-under-test.ts'

/** The store of the browser's background, on an empty database; `seal` = how personal fields lie on the disk. */
export function dexieStore(
  name: string,
  seal: SealNow = noSeal,
): StoreUnderTest & { db: Database; strict: Database; close(): void } {
  const db = new Database(name, 'relaxed', 'UTC', seal)
  const strict = new Database(name, 'strict', 'UTC', seal)
  const secrets = keptSecrets()
  const changed: string[] = []
  const onChange = (keys: readonly string[]) => void changed.push(...keys)
  return {
    db,
    strict,
    changed,
    intake: createIntakeStore(db, onChange),
    store: createSyncStore(db, strict, onChange),
    activity: createActivity(db, undefined, secrets),
    reports: createKeptReports(db, () => '2026-12-31'),
    overview: createOverview(db),
    activityWith: others => createActivity(db, undefined, others),
    plain: () => createActivity(db),
    secrets,
    intakeOf: storeOf => createIntakeStore(db, onChange, storeOf),
    settleTaken: (storeOf, now) => settleTaken(db, storeOf, now),
    async put(...records: OrderRecord[]) {
      await db.orders.bulkPut(records.map(({ order, posting }) => ({ key: posting.key, order })))
      await db.postings.bulkPut(records.map(({ posting }) => posting))
    },
    rows: rowsOf(db),
    close() {
      db.close()
      strict.close()
    },
  }
}

/** As where a vault is open. */
export const openSeal: SealNow = () => ({ kind: 'open', keys })
const keys = sealKeys('5e'.repeat(32))

function rowsOf(db: Database): StoredRows {
  return {
    postings: async () => new Map((await db.postings.toArray()).map(posting => [posting.key, posting])),
    orders: async () => new Map((await db.orders.toArray()).map(row => [row.key, row.order])),
    listings: () => db.listings.toArray(),
    dueAt: async key => (await db.postings.get(key))?.dueAt,
    changePosting: async (key, change) => void (await db.postings.update(key, change)),
    replaceOrder: async (key, order) => void (await db.orders.put({ key, order: order as Order })),
    dropOrders: () => db.orders.clear(),
    putValue: async (name, value) => void (await db.meta.put({ name, value })),
    activity: () => db.activity.orderBy('seq').toArray(),
    changeEntry: async (seq, change) => void (await db.activity.update(seq, change)),
    dropEntries: async (from, to) =>
      void (await db.activity.where('seq').between(from, to, true, true).delete()),
    putEntry: async entry => void (await db.activity.put(entry)),
    moveAnchor: async hash => void (await db.chain.update('anchor', { hash })),
    async ends() {
      const [anchor = genesis, head = genesis] = await db.chain.bulkGet(['anchor', 'head'])
      return { anchor, head }
    },
    async putEnds({ anchor, head }) {
      await db.chain.clear()
      await db.chain.bulkPut([
        { ...anchor, end: 'anchor' },
        { ...head, end: 'head' },
      ])
    },
    tellMany: notes => db.transaction('rw', db.activity, db.chain, () => tell(db, notes)),
  }
}
