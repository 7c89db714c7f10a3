import * as v from 'valibot'
import { type Order, OrderSchema } from '../../lib/domain/order.ts'
import type { OrderRecord } from '../../lib/domain/posting.ts'
import { isTaken } from '../../lib/domain/posting.ts'
import { firstStore } from '../../lib/domain/stores.ts'
import type { Instant } from '../../lib/domain/units.ts'
import {
  LooksSchema,
  listingAfter,
  listingKey,
  listingsAgain,
  looksName,
  postingShown,
  readAgainListing,
  type ShopWindow,
  takeReading,
  unreadListing,
  zonedListing,
} from '../../lib/store/rules/intake.ts'
import { movesAmong, type Stored, type StoreOf } from '../../lib/store/rules/place-of-order.ts'
import type { IntakeStore, Listing } from '../../lib/sync/ports.ts'
import {
  json,
  type PracticeDatabase,
  type PracticeTransaction,
  write,
} from '../database/practice-database.ts'
import { tell } from './activity.ts'
import { putMeta, readMeta } from './meta.ts'
import { putRecord, recordColumns, recordsOf } from './records.ts'
import type { OnChange } from './sync-store.ts'

/** Where readings of the shop arrive, on Postgres. `storeOf` = which store a shop is a window on. */
export function createIntakeStore(
  practice: PracticeDatabase,
  onChange: OnChange = () => {},
  storeOf: StoreOf = () => firstStore,
): IntakeStore {
  return {
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
      const { record, moved } = await write(practice, inside => takeOrder(inside, order, now, storeOf))
      onChange(moved)
      onChange([record.posting.key])
      return record
    },
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

/** Every number that is taken, settled by the stores as they are configured now. Answers the keys that changed. */
export function settleTaken(practice: PracticeDatabase, storeOf: StoreOf, now: Instant): Promise<string[]> {
  return write(practice, async inside => {
    const rows = await inside.tx
      .selectFrom('posting')
      .select('posting')
      .where('practice_id', '=', inside.practiceId)
      .where('state', '=', 'attention')
      .execute()
    const taken = new Set(rows.flatMap(({ posting }) => (isTaken(posting) ? [posting.number] : [])))
    const moved: string[] = []
    for (const number of taken) moved.push(...(await settleNumber(inside, number, storeOf, now)))
    return moved
  })
}

const numbersOf = (rows: readonly { number: string }[]) => rows.map(({ number }) => number)

async function takeOrder(inside: PracticeTransaction, order: Order, now: Instant, storeOf: StoreOf) {
  const take = async (isSettled: boolean) => {
    const facts = {
      all: await storedWith(inside, order.number),
      listing: (await listingsOf(inside.tx, inside.practiceId, order.shop, [order.number])).get(order.number),
      window: await windowOf(inside, order.shop),
    }
    return takeReading(facts, order, now, { storeOf, isSettled })
  }
  let moved: string[] = []
  let taken = await take(false)
  if (!taken) {
    moved = await settleNumber(inside, order.number, storeOf, now, storeOf(order.shop))
    taken = await take(true)
  }
  if (!taken) throw new Error('an order has a place once its number is settled')
  if (taken.listing) await putListing(inside, taken.listing)
  await putWindow(inside, taken.window)
  if (taken.isChanged) await putRecord(inside, taken.record)
  await tell(inside, taken.notes)
  return { record: taken.record, moved }
}

async function settleNumber(
  inside: PracticeTransaction,
  number: string,
  storeOf: StoreOf,
  now: Instant,
  newcomer?: string,
): Promise<string[]> {
  const moves = movesAmong(await storedWith(inside, number), storeOf, now, newcomer)
  const gone = moves.map(({ before }) => before.posting.key)
  if (gone.length > 0)
    await inside.tx
      .deleteFrom('posting')
      .where('practice_id', '=', inside.practiceId)
      .where('key', 'in', gone)
      .execute()
  for (const { after } of moves) await putRecord(inside, after)
  return [...gone, ...moves.map(({ after }) => after.posting.key)]
}

/** The postings of a number in any store, by key, the holders of the number first. */
async function storedWith({ tx, practiceId }: PracticeTransaction, number: string): Promise<Stored[]> {
  const rows = await tx
    .selectFrom('posting')
    .select(recordColumns)
    .where('practice_id', '=', practiceId)
    .where('number_key', '=', number.toLowerCase())
    .execute()
  return rows
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ order: row, posting }) => {
      const order = v.safeParse(OrderSchema, row)
      return { posting, order: order.success ? order.output : undefined, row }
    })
}

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
      const [record] = recordsOf(all.filter(({ posting }) => posting === shown))
      return record ? [[number, record]] : []
    }),
  )
}

async function listingsOf(
  db: Pick<PracticeDatabase['db'], 'selectFrom'>,
  practiceId: string,
  shop: string,
  numbers: readonly string[],
): Promise<Map<string, Listing>> {
  if (numbers.length === 0) return new Map()
  const rows = await db
    .selectFrom('listing')
    .select('listing')
    .where('practice_id', '=', practiceId)
    .where(
      'key',
      'in',
      numbers.map(number => listingKey(shop, number)),
    )
    .execute()
  return new Map(rows.map(({ listing }) => [listing.number, listing]))
}

async function allListings(
  db: Pick<PracticeDatabase['db'], 'selectFrom'>,
  practiceId: string,
): Promise<Listing[]> {
  const rows = await db
    .selectFrom('listing')
    .select('listing')
    .where('practice_id', '=', practiceId)
    .orderBy('key')
    .execute()
  return rows.map(({ listing }) => listing)
}

async function putListing({ tx, practiceId }: PracticeTransaction, listing: Listing): Promise<void> {
  const row = { listing: json(listing) }
  await tx
    .insertInto('listing')
    .values({ practice_id: practiceId, key: listing.key, ...row })
    .onConflict(conflict => conflict.columns(['practice_id', 'key']).doUpdateSet(row))
    .execute()
}

/** Since when a shop was read, as a window on its store. */
export async function windowOf(
  { tx, practiceId }: PracticeTransaction,
  origin: string,
): Promise<ShopWindow | undefined> {
  const row = await tx
    .selectFrom('shop')
    .selectAll()
    .where('practice_id', '=', practiceId)
    .where('origin', '=', origin)
    .executeTakeFirst()
  return row && { origin, firstSyncAt: row.first_sync_at, ...(row.store !== null && { store: row.store }) }
}

/** Keeps since when a shop was read. */
export async function putWindow({ tx, practiceId }: PracticeTransaction, window: ShopWindow): Promise<void> {
  const row = { first_sync_at: window.firstSyncAt, store: window.store ?? null }
  await tx
    .insertInto('shop')
    .values({ practice_id: practiceId, origin: window.origin, ...row })
    .onConflict(conflict => conflict.columns(['practice_id', 'origin']).doUpdateSet(row))
    .execute()
}
