import * as v from 'valibot'
import { activityNote } from '../domain/activity.ts'
import { type Instant, type Order, OrderSchema } from '../domain/order.ts'
import { newPosting, type OrderRecord, postingKey } from '../domain/posting.ts'
import type { IntakeStore, Listing } from '../sync/ports.ts'
import { activityTables, tell } from './activity-store.ts'
import type { Database } from './database.ts'
import { judgedAgain, parseRecord, withOrders } from './records.ts'
import { countedTables, noteMove } from './sums.ts'
import type { OnChange } from './sync-store.ts'

/** How long a page may take to read an order before another page may try. */
const leaseMs = 60_000
/** An order page that could not be read is asked for again after this long. */
const retryMs = 5 * 60_000

/** Where readings of the shop arrive, on Dexie. */
export function createIntakeStore(db: Database, onChange: OnChange = () => {}): IntakeStore {
  const postingsOf = (shop: string, numbers: readonly string[]) =>
    db.postings.bulkGet(numbers.map(number => postingKey(shop, number)))
  return {
    seeRows: (shop, rows, now, reader = null) =>
      db.transaction('rw', db.listings, () =>
        seeRows(
          db,
          rows.map(row => ({ ...row, shop })),
          now,
          reader,
        ),
      ),
    async takeOrder(order, now) {
      const tables = [
        db.orders,
        db.postings,
        db.listings,
        db.shops,
        ...countedTables(db),
        ...activityTables(db),
      ]
      const record = await db.transaction('rw', tables, () => takeOrder(db, order, now))
      onChange([record.posting.key])
      return record
    },
    async noteUnread(shop, number, problem, now) {
      await db.listings.update(postingKey(shop, number), {
        problem,
        leaseUntil: now + retryMs,
        leaseBy: null,
      })
    },
    async records(shop, numbers) {
      const postings = (await postingsOf(shop, numbers)).filter(posting => posting !== undefined)
      return new Map((await withOrders(db, postings)).map(record => [record.posting.number, record]))
    },
    async listings(shop, numbers) {
      const rows = await db.listings.bulkGet(numbers.map(number => postingKey(shop, number)))
      return new Map(rows.flatMap(row => (row ? [[row.number, row]] : [])))
    },
  }
}

interface SeenRow {
  shop: string
  number: string
  fingerprint: string
}

async function seeRows(
  db: Database,
  rows: readonly SeenRow[],
  now: Instant,
  reader: string | null,
): Promise<string[]> {
  const known = await db.listings.bulkGet(rows.map(row => postingKey(row.shop, row.number)))
  const seen = rows.map((row, i) => listingAfter(known[i], row, now, reader))
  await db.listings.bulkPut(seen.map(({ listing }) => listing))
  return seen.flatMap(({ listing, wanted }) => (wanted ? [listing.number] : []))
}

function listingAfter(
  known: Listing | undefined,
  row: SeenRow,
  now: Instant,
  reader: string | null,
): { listing: Listing; wanted: boolean } {
  // A page that was left or reloaded takes its own reading up again: what the old document fetched is gone.
  const resumed = known !== undefined && reader !== null && known.leaseBy === reader
  // A row that changes while its page is being read is noted after that: the page may be from before.
  if (known && known.leaseUntil > now && !resumed) return { listing: known, wanted: false }
  const wanted = known?.readFingerprint !== row.fingerprint
  // Named one by one: a row may carry more than is to be stored, the customer's name above all.
  const { shop, number, fingerprint } = row
  const before = { readFingerprint: null, problem: null, leaseUntil: 0, leaseBy: null, ...known }
  const lease = wanted ? { leaseUntil: now + leaseMs, leaseBy: reader } : {}
  return {
    listing: { ...before, key: postingKey(shop, number), shop, number, fingerprint, ...lease },
    wanted,
  }
}

async function takeOrder(db: Database, order: Order, now: Instant): Promise<OrderRecord> {
  // Parsed as it will be stored, so that the same order always compares as the same.
  const read = v.parse(OrderSchema, order)
  const key = postingKey(order.shop, order.number)
  const [known, posting, listing] = await Promise.all([
    db.orders.get(key),
    db.postings.get(key),
    db.listings.get(key),
  ])
  if (listing) {
    await db.listings.put({
      ...listing,
      readFingerprint: listing.fingerprint,
      problem: null,
      leaseUntil: 0,
      leaseBy: null,
    })
  }
  if (!(await db.shops.get(order.shop))) await db.shops.add({ origin: order.shop, firstSyncAt: now })
  if (posting && JSON.stringify(known?.order) === JSON.stringify(read)) return parseRecord(read, posting)
  const record = parseRecord(read, posting ? judgedAgain(posting, now) : newPosting(read, now))
  await db.orders.put({ key, order: record.order })
  await db.postings.put(record.posting)
  const code = posting ? 'order.changed' : 'order.seen'
  const { shop, number } = record.posting
  // Together: one after the other they are more awaits than a transaction of Dexie follows.
  await Promise.all([
    noteMove(db, posting && known && { order: known.order, posting }, record),
    tell(db, [activityNote({ at: now, actor: 'shop', code, shop, number })]),
  ])
  return record
}
