import { postingNotes } from '../domain/activity.ts'
import type { OrderRecord, Posting } from '../domain/posting.ts'
import { drainable, type PostingState } from '../domain/posting-machine.ts'
import { stackWithoutMessage } from '../domain/safe-error.ts'
import type { Instant } from '../domain/units.ts'
import type { SyncStore } from '../sync/ports/sync-store.ts'
import { type Acting, activityTables, tell } from './activity-store.ts'
import { byNumber } from './by-number.ts'
import { createCustomerMemory } from './customer-memory.ts'
import type { Database } from './database.ts'
import { createLedgerStore } from './ledger-store.ts'
import { createMeta } from './meta.ts'
import { applyDelta, noteMoves, projectionTables } from './projections/aggregates.ts'
import { reading, withOrders } from './records.ts'
import { patientFingerprint } from './rules/activity-chain.ts'
import {
  assertNotMoved,
  changedPosting,
  isOfHost,
  isReconsidered,
  mayWantPayment,
  requeued,
} from './rules/records.ts'

/** A row that cannot be read is looked at again after this long: an update may have fixed the reader. */
const poisonedMs = 60 * 60_000

/** A row that cannot be read is told where it is due. */
const leaveOut = () => undefined

/** Called after a commit with the keys of the postings that changed. */
export type OnChange = (keys: readonly string[]) => void

/**
 * The engine's store on Dexie. `strict` is a second connection to the same database whose commits reach the disk
 * before they return: intents are written through it (browser facts 4.2). `by` = the person whose deeds it takes down.
 */
export function createSyncStore(
  db: Database,
  strict: Database,
  onChange: OnChange = () => {},
  now: () => Instant = Date.now,
  by?: Acting,
): SyncStore {
  const telling = { now, by }
  return {
    ...createMeta(db, now, by),
    ...createCustomerMemory(db),
    ...createLedgerStore(db),
    get: (key, use) =>
      reading(db, use, async () => {
        const [posting] = await db.postings.where({ key }).toArray()
        return posting && (await withOrders(db, [posting]))[0]
      }),
    due: async at =>
      withOrders(db, byAge(await db.postings.where('dueAt').belowOrEqual(at).toArray()), (key, error) => {
        console.error('A stored order cannot be read.', stackWithoutMessage(error))
        // It waits, and the others go on.
        void db.postings.update(key, { dueAt: at + poisonedMs })
      }),
    nextDue: async () => (await db.postings.orderBy('dueAt').first())?.dueAt ?? undefined,
    awaiting: async patientUid =>
      withOrders(
        db,
        await db.postings.where('patientUid').equalsIgnoreCase(patientUid).and(mayWantPayment).toArray(),
      ),
    async oldestOpen() {
      const open = await db.postings
        .where('state')
        .anyOf([...drainable])
        .sortBy('placedAt')
      return open[0]?.placedAt
    },
    inStates: (states, use) => reading(db, use, () => recordsIn(db, states)),
    withQuotes: async from =>
      withOrders(db, byAge(await db.postings.where('quotesSince').aboveOrEqual(from).toArray()), leaveOut),
    async touchedBy(numbers, paymentIds, onUnread) {
      const [named, holding] = await Promise.all([
        byNumber(db.postings, 'number', numbers).toArray(),
        db.postings
          .where('paymentIds')
          .anyOf([...paymentIds])
          .toArray(),
      ])
      return withOrders(
        db,
        [...new Map([...named, ...holding].map(one => [one.key, one])).values()],
        onUnread,
      )
    },
    async reconsider(at, reasons) {
      await db.transaction('rw', [db.postings, db.orders, ...projectionTables(db)], async () => {
        const moved: { before: Posting; after: Posting }[] = []
        await db.postings.toCollection().modify(posting => {
          if (!isReconsidered(posting, reasons)) return
          const before = { ...posting }
          moved.push({ before, after: Object.assign(posting, requeued(posting, at)) })
        })
        await noteMoves(db, moved)
      })
    },
    async update(record, change, durability = 'relaxed') {
      const next = await updatePosting(durability === 'strict' ? strict : db, record, change, telling)
      onChange([next.posting.key])
      return next
    },
    async adopt(record, paymentId, change) {
      const next = await adoptPayment(strict, record, paymentId, change, telling)
      if (next) onChange([next.posting.key])
      return next
    },
  }
}

/** When a change is told, and as whose. */
interface Telling {
  now: () => Instant
  by: Acting
}

async function recordsIn(db: Database, states: readonly PostingState[]): Promise<OrderRecord[]> {
  const postings = await db.postings
    .where('state')
    .anyOf([...states])
    .toArray()
  return withOrders(db, byAge(postings), leaveOut)
}

/** Undefined where another order holds the payment. */
async function adoptPayment(
  db: Database,
  record: OrderRecord,
  paymentId: string,
  change: Partial<Posting>,
  telling: Telling,
): Promise<OrderRecord | undefined> {
  return db.transaction('rw', postingTables(db), async () => {
    const holders = await db.postings.where('paymentIds').equals(paymentId).primaryKeys()
    const isElsewhere = holders.some(key => key !== record.posting.key)
    return isElsewhere ? undefined : updatePosting(db, record, change, telling)
  })
}

async function updatePosting(
  db: Database,
  record: OrderRecord,
  change: Partial<Posting>,
  { now, by }: Telling,
): Promise<OrderRecord> {
  return db.transaction('rw', postingTables(db), async () => {
    const current = await db.postings.get(record.posting.key)
    if (isOfHost(change)) assertNotMoved(await createMeta(db).health(), record.posting)
    const { before, after: parsed } = changedPosting(current, record, change)
    await db.postings.put(parsed.posting)
    await Promise.all([
      applyDelta(db, { order: record.order, posting: before }, parsed),
      tell(db, postingNotes(before, parsed.posting, now(), patientFingerprint), by),
    ])
    return parsed
  })
}

/** What a change of a posting reads and writes. */
function postingTables(db: Database) {
  return [db.postings, db.meta, ...projectionTables(db), ...activityTables(db)]
}

function byAge(postings: Posting[]): Posting[] {
  return postings.sort((a, b) => a.placedAt - b.placedAt)
}
