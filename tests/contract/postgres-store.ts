import type { OpenDatabase } from '../../backend/database/open-database.ts'
import type { PracticeDatabase } from '../../backend/database/practice-database.ts'
import { ensurePractice, json, write } from '../../backend/database/practice-database.ts'
import { createActivity, tell } from '../../backend/postgres/activity.ts'
import { endsOf, putHead } from '../../backend/postgres/chain-ends.ts'
import { createIntakeStore } from '../../backend/postgres/intake-store.ts'
import { putMeta } from '../../backend/postgres/meta.ts'
import { createOverview } from '../../backend/postgres/overview.ts'
import { putRecord } from '../../backend/postgres/records.ts'
import { createReports } from '../../backend/postgres/reports.ts'
import { createSyncStore } from '../../backend/postgres/sync-store.ts'
import { settleTaken } from '../../backend/postgres/take-orders.ts'
import type { ActivityEntry, ActivityKind } from '../../lib/domain/activity.ts'
import { keptSecrets } from './kept-secrets.ts'
import type { StoredRows, StoreUnderTest } from './store-under-test.ts'

/** The store of the sync backend, as a practice of its own in a database that others share. */
export async function postgresStore({ db }: OpenDatabase, practiceId: string): Promise<StoreUnderTest> {
  const practice: PracticeDatabase = { db, practiceId, timeZone: 'UTC' }
  await ensurePractice(practice)
  const secrets = keptSecrets()
  const changed: string[] = []
  const onChange = (keys: readonly string[]) => void changed.push(...keys)
  return {
    changed,
    intake: createIntakeStore(practice, onChange),
    store: createSyncStore(practice, onChange),
    activity: createActivity(practice, secrets),
    reports: createReports(practice),
    overview: createOverview(practice),
    activityWith: others => createActivity(practice, others),
    plain: () => createActivity(practice),
    secrets,
    intakeOf: storeOf => createIntakeStore(practice, onChange, storeOf),
    settleTaken: (storeOf, now) => settleTaken(practice, storeOf, now),
    put: (...records) =>
      write(practice, async inside => {
        for (const record of records) await putRecord(inside, record)
      }),
    rows: rowsOf(practice),
  }
}

function rowsOf(practice: PracticeDatabase): StoredRows {
  const { db, practiceId } = practice
  const postings = () => db.selectFrom('posting').selectAll().where('practice_id', '=', practiceId).execute()
  const posting = (key: string) =>
    db.updateTable('posting').where('practice_id', '=', practiceId).where('key', '=', key)
  const entries = () =>
    db.selectFrom('activity').selectAll().where('practice_id', '=', practiceId).orderBy('seq').execute()
  const writeEntry = async (seq: number, entry: object, kind: ActivityKind) => {
    const { number = null, at = 0 } = entry as Partial<ActivityEntry>
    const row = { kind, number, at, entry: json(entry) }
    await db
      .insertInto('activity')
      .values({ practice_id: practiceId, seq, ...row })
      .onConflict(conflict => conflict.columns(['practice_id', 'seq']).doUpdateSet(row))
      .execute()
  }
  return {
    postings: async () => new Map((await postings()).map(row => [row.key, row.posting])),
    orders: async () => new Map((await postings()).map(row => [row.key, row.order])),
    listings: () => db.selectFrom('listing').selectAll().where('practice_id', '=', practiceId).execute(),
    dueAt: async key => (await postings()).find(row => row.key === key)?.due_at,
    async changePosting(key, change) {
      const row = (await postings()).find(each => each.key === key)
      await posting(key)
        .set({ posting: json({ ...row?.posting, ...change }) })
        .execute()
    },
    replaceOrder: async (key, order) =>
      void (await posting(key)
        .set({ order: json(order) })
        .execute()),
    // An order has no row of its own here: without it there is no posting.
    dropOrders: async () =>
      void (await db.deleteFrom('posting').where('practice_id', '=', practiceId).execute()),
    putValue: (name, value) => write(practice, inside => putMeta(inside, name, value)),
    activity: async () => (await entries()).map(({ seq, kind, entry }) => ({ ...entry, seq, kind })),
    async changeEntry(seq, change) {
      const row = (await entries()).find(each => each.seq === seq)
      const { kind = row?.kind ?? 'order', ...rest } = change as { kind?: ActivityKind }
      await writeEntry(seq, { ...row?.entry, ...rest }, kind)
    },
    dropEntries: async (from, to) =>
      void (await db
        .deleteFrom('activity')
        .where('practice_id', '=', practiceId)
        .where('seq', '>=', from)
        .where('seq', '<=', to)
        .execute()),
    putEntry: ({ seq, kind, ...entry }) => writeEntry(seq, { ...entry, seq }, kind),
    moveAnchor: async hash =>
      void (await db
        .updateTable('practice')
        .set({ anchor_hash: hash })
        .where('id', '=', practiceId)
        .execute()),
    ends: () => endsOf({ tx: db, practiceId }),
    putEnds: ({ anchor, head }) =>
      write(practice, async inside => {
        const moved = { anchor_seq: anchor.seq, anchor_hash: anchor.hash }
        await inside.tx.updateTable('practice').set(moved).where('id', '=', practiceId).execute()
        await putHead(inside, head)
      }),
    tellMany: notes => write(practice, inside => tell(inside, notes)),
  }
}
