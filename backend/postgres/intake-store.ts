import type { Order } from '../../lib/domain/order.ts'
import type { OrderRecord } from '../../lib/domain/posting.ts'
import { firstStore } from '../../lib/domain/stores.ts'
import type { Instant } from '../../lib/domain/units.ts'
import {
  LooksSchema,
  listingAfter,
  listingsAgain,
  looksName,
  postingShown,
  readAgainListing,
  unreadListing,
  zonedListing,
} from '../../lib/store/rules/intake.ts'
import { NewcomersSchema, newcomersName, roomFor } from '../../lib/store/rules/newcomers.ts'
import type { StoreOf } from '../../lib/store/rules/place-of-order.ts'
import type { IntakeStore } from '../../lib/sync/ports/intake.ts'
import { type PracticeDatabase, write } from '../database/practice-database.ts'
import { tell } from './activity.ts'
import { allListings, listingsOf, putListing } from './listings.ts'
import { putMeta, readMeta } from './meta.ts'
import { recordColumns, recordsOf } from './records.ts'
import type { OnChange } from './sync-store.ts'
import { takeOrders } from './take-orders.ts'

/** Where readings of the shop arrive, on Postgres. `storeOf` = which store a shop is a window on. */
export function createIntakeStore(
  practice: PracticeDatabase,
  onChange: OnChange = () => {},
  storeOf: StoreOf = () => firstStore,
): IntakeStore {
  const takeTogether = async (orders: readonly Order[], now: Instant) => {
    const all = await write(practice, inside => takeOrders(inside, orders, now, storeOf))
    const keys = all.flatMap(({ changed }) => changed)
    if (keys.length > 0) onChange(keys)
    return all
  }
  return {
    roomFor: (shop, told, now) =>
      write(practice, async inside => {
        const { tx: db, practiceId } = inside
        const name = newcomersName(shop)
        const known = await readMeta({ db, practiceId }, name, NewcomersSchema)
        const { room, count, notes } = roomFor(known, { ...told, shop }, now)
        await putMeta(inside, name, count)
        await tell(inside, notes)
        return room
      }),
    seeRows: (shop, rows, now, reader = null) =>
      write(practice, async inside => {
        const known = await listingsOf(inside.tx, inside.practiceId, shop, numbersOf(rows))
        const seen = rows.map(row => listingAfter(known.get(row.number), { ...row, shop }, now, reader))
        for (const { listing } of seen) await putListing(inside, listing)
        return seen.flatMap(({ listing, wanted }) => (wanted ? [listing.number] : []))
      }),
    lookAgain: (shop, numbers, now, reader = null) =>
      write(practice, async inside => {
        const { tx: db, practiceId } = inside
        const name = looksName(shop)
        const rows = await listingsOf(db, practiceId, shop, numbers)
        const known = await readMeta({ db, practiceId }, name, LooksSchema)
        const { again, looks } = listingsAgain([...rows.values()], known, now, reader)
        for (const listing of again) await putListing(inside, listing)
        if (again.length > 0) await putMeta(inside, name, looks)
        return numbersOf(again)
      }),
    async takeOrder(order, now) {
      const [taken] = await takeTogether([order], now)
      if (!taken) throw new Error('an order that was taken is there')
      return taken.record
    },
    takeOrders: async (orders, now) => void (await takeTogether(orders, now)),
    noteUnread: (shop, number, problem, now, status) =>
      write(practice, async inside => {
        const known = (await listingsOf(inside.tx, inside.practiceId, shop, [number])).get(number)
        const listing = unreadListing(known, { shop, number }, { problem, status }, now)
        if (listing) await putListing(inside, listing)
      }),
    noteZone: (shop, number, timeZone) =>
      write(practice, async inside => {
        const known = (await listingsOf(inside.tx, inside.practiceId, shop, [number])).get(number)
        if (known && known.timeZone !== timeZone) await putListing(inside, zonedListing(known, timeZone))
      }),
    listingsWhere: async which => (await allListings(practice.db, practice.practiceId)).filter(which),
    readAgain: which =>
      write(practice, async inside => {
        const listings = (await allListings(inside.tx, inside.practiceId)).filter(which)
        for (const listing of listings) await putListing(inside, readAgainListing(listing))
      }),
    records: (shop, numbers) => recordsSeen(practice, shop, numbers, storeOf),
    listings: (shop, numbers) => listingsOf(practice.db, practice.practiceId, shop, numbers),
  }
}

const numbersOf = (rows: readonly { number: string }[]) => rows.map(({ number }) => number)

async function recordsSeen(
  { db, practiceId }: PracticeDatabase,
  shop: string,
  numbers: readonly string[],
  storeOf: StoreOf,
): Promise<Map<string, OrderRecord>> {
  if (numbers.length === 0) return new Map()
  const rows = await db
    .selectFrom('posting')
    .select(recordColumns)
    .where('practice_id', '=', practiceId)
    .where(
      'number_key',
      'in',
      numbers.map(number => number.toLowerCase()),
    )
    .orderBy('key')
    .execute()
  const listings = await listingsOf(db, practiceId, shop, numbers)
  const same = Map.groupBy(rows, row => row.posting.number.toLowerCase())
  return new Map(
    numbers.flatMap(number => {
      const all = same.get(number.toLowerCase()) ?? []
      const postings = all.map(({ posting }) => posting)
      const shown = postingShown(postings, shop, storeOf, listings.get(number)?.readKey)
      // One that cannot be read keeps no other of a list back.
      const [record] = recordsOf(
        all.filter(({ posting }) => posting === shown),
        () => undefined,
      )
      return record ? [[number, record]] : []
    }),
  )
}
