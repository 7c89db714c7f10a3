import * as v from 'valibot'
import type { Order } from '../domain/order.ts'
import type { OrderRecord, Posting } from '../domain/posting.ts'
import { firstStore } from '../domain/stores.ts'
import type { Instant } from '../domain/units.ts'
import type { IntakeStore } from '../sync/ports/intake.ts'
import { activityTables, tell } from './activity-store.ts'
import { byNumber } from './by-number.ts'
import type { Database } from './database.ts'
import { settleNumber, storedWith } from './order-place.ts'
import { applyDelta, projectionTables } from './projections/aggregates.ts'
import { reading, withOrders } from './records.ts'
import {
  LooksSchema,
  listingAfter,
  listingKey,
  listingsAgain,
  looksName,
  postingShown,
  readAgainListing,
  type SeenRow,
  takeReading,
  unreadListing,
  zonedListing,
} from './rules/intake.ts'
import { keptRefundsName } from './rules/kept-refunds.ts'
import { NewcomersSchema, newcomersName, roomFor } from './rules/newcomers.ts'
import type { StoreOf } from './rules/place-of-order.ts'
import { orderRow } from './rules/rows.ts'
import type { OnChange } from './sync-store.ts'

/** Where readings of the shop arrive, on Dexie. `storeOf` = which store a shop is a window on. */
export function createIntakeStore(
  db: Database,
  onChange: OnChange = () => {},
  storeOf: StoreOf = () => firstStore,
): IntakeStore {
  const isClosed = () => db.seal().kind === 'closed'
  const intake: IntakeStore = {
    roomFor: (shop, told, now) => takeRoom(db, shop, told, now),
    // What a page would tell could not be kept while the vault is closed: it is asked once that is open.
    seeRows: async (shop, rows, now, reader = null) =>
      isClosed()
        ? []
        : db.transaction('rw', db.listings, () =>
            seeRows(
              db,
              rows.map(row => ({ ...row, shop })),
              now,
              reader,
            ),
          ),
    lookAgain: async (shop, numbers, now, reader = null) =>
      isClosed()
        ? []
        : db.transaction('rw', db.listings, db.meta, () => lookAgain(db, shop, numbers, now, reader)),
    async takeOrder(order, now) {
      const tables = [
        db.orders,
        db.postings,
        db.listings,
        db.shops,
        db.meta,
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
    // One by one: a transaction waits for no disk here, and Dexie follows one for so many awaits alone.
    async takeOrders(orders, now) {
      for (const order of orders) await intake.takeOrder(order, now)
    },
    noteUnread: (shop, number, problem, now, status) =>
      db.transaction('rw', db.listings, async () => {
        const known = await db.listings.get(listingKey(shop, number))
        const listing = unreadListing(known, { shop, number }, { problem, status }, now)
        if (listing) await db.listings.put(listing)
      }),
    noteZone: (shop, number, timeZone) =>
      db.transaction('rw', db.listings, async () => {
        const known = await db.listings.get(listingKey(shop, number))
        if (known && known.timeZone !== timeZone) await db.listings.put(zonedListing(known, timeZone))
      }),
    listingsWhere: which => db.listings.filter(which).toArray(),
    readAgain: which =>
      db.transaction('rw', db.listings, async () => {
        const listings = await db.listings.filter(which).toArray()
        await db.listings.bulkPut(listings.map(readAgainListing))
      }),
    records: (shop, numbers, use) => reading(db, use, () => recordsSeen(db, shop, numbers, storeOf)),
    listings: (shop, numbers, use) =>
      reading(db, use, async () => {
        const rows = await db.listings.bulkGet(numbers.map(number => listingKey(shop, number)))
        return new Map(rows.flatMap(row => (row ? [[row.number, row]] : [])))
      }),
  }
  return intake
}

async function recordsSeen(db: Database, shop: string, numbers: readonly string[], storeOf: StoreOf) {
  const postings = await byNumber(db.postings, 'number', numbers).toArray()
  const same = Map.groupBy(postings, posting => posting.number.toLowerCase())
  const chosen = new Map<string, Posting>()
  for (const number of numbers) {
    const all = same.get(number.toLowerCase()) ?? []
    const row = all.length > 1 ? await db.listings.get(listingKey(shop, number)) : undefined
    const posting = postingShown(all, shop, storeOf, row?.readKey)
    if (posting) chosen.set(number, posting)
  }
  // One that cannot be read keeps no other of a list back.
  const records = await withOrders(db, [...new Set(chosen.values())], () => undefined)
  const byKey = new Map(records.map(record => [record.posting.key, record]))
  return new Map(
    [...chosen].flatMap(([number, { key }]) => {
      const record = byKey.get(key)
      return record ? [[number, record]] : []
    }),
  )
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

async function takeRoom(db: Database, shop: string, told: { asked: number; page: string }, now: Instant) {
  // Nothing is taken in that would be counted.
  if (db.seal().kind === 'closed') return told.asked
  return db.transaction('rw', [db.meta, ...activityTables(db)], async () => {
    const name = newcomersName(shop)
    const known = v.safeParse(NewcomersSchema, (await db.meta.get(name))?.value)
    const { room, count, notes } = roomFor(known.success ? known.output : undefined, { ...told, shop }, now)
    await db.meta.put({ name, value: count })
    await tell(db, notes)
    return room
  })
}

async function lookAgain(
  db: Database,
  shop: string,
  numbers: readonly string[],
  now: Instant,
  reader: string | null,
): Promise<string[]> {
  const name = looksName(shop)
  const rows = await db.listings.bulkGet(numbers.map(number => listingKey(shop, number)))
  const known = v.safeParse(LooksSchema, (await db.meta.get(name))?.value)
  const { again, looks } = listingsAgain(
    rows.filter(row => row !== undefined),
    known.success ? known.output : undefined,
    now,
    reader,
  )
  if (again.length === 0) return []
  await db.listings.bulkPut(again)
  await db.meta.put({ name, value: looks })
  return again.map(({ number }) => number)
}

/** Undefined where orders of its number must make room first. */
async function takeOrder(
  db: Database,
  order: Order,
  now: Instant,
  how: { storeOf: StoreOf; isSettled: boolean },
): Promise<OrderRecord | undefined> {
  const { shop, number } = order
  const [all, listing, window, refunds] = await Promise.all([
    storedWith(db, number),
    db.listings.get(listingKey(shop, number)),
    db.shops.get(shop),
    db.meta.get(keptRefundsName(number)),
  ])
  const taken = takeReading({ all, listing, window, keptRefunds: refunds?.value }, order, now, how)
  if (!taken) return undefined
  const { record, before, isChanged } = taken
  // Together: one after the other they are more awaits than a transaction of Dexie follows.
  await Promise.all([
    taken.listing && db.listings.put(taken.listing),
    taken.window && db.shops.put(taken.window),
    isChanged && db.orders.put(orderRow(record)),
    isChanged && db.postings.put(record.posting),
    isChanged && applyDelta(db, before, record),
    tell(db, taken.notes),
  ])
  return record
}
