import * as v from 'valibot'
import { type ActivityNote, activityNote } from '../domain/activity.ts'
import { type Order, OrderSchema } from '../domain/order.ts'
import { isTaken, newPosting, type OrderRecord, type Posting, postingKey } from '../domain/posting.ts'
import { firstStore } from '../domain/stores.ts'
import type { Instant } from '../domain/units.ts'
import type { IntakeStore, Listing } from '../sync/ports.ts'
import { activityTables, tell } from './activity-store.ts'
import type { Database } from './database.ts'
import { type OrderPlace, placeOfOrder, type StoreOf, settleNumber, storedWith } from './order-place.ts'
import { applyDelta, projectionTables } from './projections/sums.ts'
import { parseRecord, requeued, withOrders } from './records.ts'
import type { OnChange } from './sync-store.ts'

/** How long a page may take to read an order before another page may try. */
const leaseMs = 60_000
/** An order page that could not be read is asked for again after this long. */
const retryMs = 5 * 60_000

/** Where readings of the shop arrive, on Dexie. `storeOf` = which store a shop is a window on. */
export function createIntakeStore(
  db: Database,
  onChange: OnChange = () => {},
  storeOf: StoreOf = () => firstStore,
): IntakeStore {
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
        ...projectionTables(db),
        ...activityTables(db),
      ]
      const take = (isSettled: boolean) =>
        db.transaction('rw', tables, () => takeOrder(db, order, now, { storeOf, isSettled }))
      const settled = async () => {
        onChange(await settleNumber(db, order.number, storeOf, now, storeOf(order.shop)))
        return take(true)
      }
      const record = (await take(false)) ?? (await settled())
      if (!record) throw new Error('an order has a place once its number is settled')
      onChange([record.posting.key])
      return record
    },
    async noteUnread(shop, number, problem, now) {
      await db.listings.update(listingKey(shop, number), {
        problem,
        leaseUntil: now + retryMs,
        leaseBy: null,
      })
    },
    records: (shop, numbers) => recordsSeen(db, shop, numbers, storeOf),
    async listings(shop, numbers) {
      const rows = await db.listings.bulkGet(numbers.map(number => listingKey(shop, number)))
      return new Map(rows.flatMap(row => (row ? [[row.number, row]] : [])))
    },
  }
}

/** A row of one shop's list: two windows on one store are read apart. */
function listingKey(shop: string, number: string): string {
  return `${shop}/${number}/all`
}

/** What a shop's numbers stand for: where several orders have one, the order that this shop showed last. */
async function recordsSeen(db: Database, shop: string, numbers: readonly string[], storeOf: StoreOf) {
  const postings = await db.postings
    .where('number')
    .anyOf([...numbers])
    .toArray()
  const byNumber = Map.groupBy(postings, posting => posting.number)
  const chosen: Posting[] = []
  for (const [number, all] of byNumber) {
    const home = all.find(({ key }) => key === postingKey({ store: storeOf(shop), number }))
    const [only, ...others] = all.filter(posting => posting === home || posting.shop === shop)
    const row = others.length > 0 ? await db.listings.get(listingKey(shop, number)) : undefined
    const shown = others.length > 0 ? all.find(({ key }) => key === row?.readKey) : only
    const posting = shown ?? home ?? only
    if (posting) chosen.push(posting)
  }
  return new Map((await withOrders(db, chosen)).map(record => [record.posting.number, record]))
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
  const known = await db.listings.bulkGet(rows.map(row => listingKey(row.shop, row.number)))
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
    listing: { ...before, key: listingKey(shop, number), shop, number, fingerprint, ...lease },
    wanted,
  }
}

/** Undefined where orders of its number must make room first. */
async function takeOrder(
  db: Database,
  order: Order,
  now: Instant,
  { storeOf, isSettled }: { storeOf: StoreOf; isSettled: boolean },
): Promise<OrderRecord | undefined> {
  const { store: _store, ...bare } = order
  const { shop, number } = order
  const [all, listing, window] = await Promise.all([
    storedWith(db, number),
    db.listings.get(listingKey(shop, number)),
    db.shops.get(shop),
  ])
  const place = placeOfOrder(all, bare, storeOf, isSettled)
  if (!place) return undefined
  // Parsed as it will be stored, so that the same order always compares as the same.
  const kept = { ...bare, number: place.number }
  const read = v.parse(OrderSchema, place.store === firstStore ? kept : { ...kept, store: place.store })
  const { key } = place
  const { posting, row: known } = place.known ?? {}
  const seen = [
    listingAfterReading(listing, bare, place),
    window ?? { origin: shop, firstSyncAt: now, store: storeOf(shop) },
  ] as const
  if (posting && isSameReading(known, read)) return seenAgain(db, read, known, posting, seen)
  const record = parseRecord(
    read,
    posting ? { ...requeued(posting, now), shop: read.shop } : startPosting(read, place, now),
  )
  // Together: one after the other they are more awaits than a transaction of Dexie follows.
  await Promise.all([
    noteSeen(db, ...seen),
    db.orders.put({ key, order: record.order }),
    db.postings.put(record.posting),
    applyDelta(db, posting && known && { order: known, posting }, record),
    tell(db, notesOf(record, posting, now)),
  ])
  return record
}

function notesOf({ posting }: OrderRecord, before: Posting | undefined, now: Instant): ActivityNote[] {
  const { shop, number, reason } = posting
  const code = before ? 'order.changed' : 'order.seen'
  const seen = activityNote({ at: now, actor: 'shop', code, shop, number })
  if (before || reason !== 'number-taken') return [seen]
  return [seen, activityNote({ at: now, actor: 'sync', code: 'posting.attention', shop, number, reason })]
}

/** An order whose number another one has is kept and told, and nothing of it is ever sent by itself. */
function startPosting(read: Order, { key, takenBy }: OrderPlace, now: Instant): Posting {
  const fresh = { ...newPosting(read, now), key }
  if (!isTaken(fresh)) return fresh
  return { ...fresh, state: 'attention', reason: 'number-taken', takenBy }
}

/** Its page was read, through this shop; where several orders have the number the row notes which one it shows. */
function listingAfterReading(
  listing: Listing | undefined,
  { shop, number }: Order,
  { key: readKey, isShared }: OrderPlace,
): Listing | undefined {
  if (!listing && !isShared) return undefined
  const key = listingKey(shop, number)
  return {
    ...(listing
      ? { ...listing, readFingerprint: listing.fingerprint }
      : { key, shop, number, fingerprint: '', readFingerprint: null }),
    problem: null,
    leaseUntil: 0,
    leaseBy: null,
    readKey,
  }
}

type Window = { origin: string; firstSyncAt: Instant; store?: string }

function noteSeen(db: Database, listing: Listing | undefined, window: Window): Promise<unknown> {
  return Promise.all([listing && db.listings.put(listing), db.shops.put(window)])
}

/** The same order, be it through another window on its store. */
function isSameReading(known: Order | undefined, read: Order): boolean {
  return JSON.stringify(known && { ...known, shop: read.shop }) === JSON.stringify(read)
}

/** Nothing is judged again because another window shows the same. */
async function seenAgain(
  db: Database,
  read: Order,
  known: Order | undefined,
  posting: Posting,
  seen: readonly [Listing | undefined, Window],
): Promise<OrderRecord> {
  const record = parseRecord(read, { ...posting, shop: read.shop })
  const isMoved = known?.shop !== read.shop
  await Promise.all([
    noteSeen(db, ...seen),
    isMoved && db.orders.put({ key: posting.key, order: read }),
    isMoved && db.postings.update(posting.key, { shop: read.shop }),
  ])
  return record
}
