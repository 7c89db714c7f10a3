import * as v from 'valibot'
import type { ActivityNote } from '../../lib/domain/activity.ts'
import { type Order, OrderSchema } from '../../lib/domain/order.ts'
import { isTaken, type OrderRecord } from '../../lib/domain/posting.ts'
import type { Instant } from '../../lib/domain/units.ts'
import { listingKey, type ShopWindow, takeReading } from '../../lib/store/rules/intake.ts'
import { movesAmong, type Stored, type StoreOf } from '../../lib/store/rules/place-of-order.ts'
import type { Listing } from '../../lib/sync/ports/intake.ts'
import { type PracticeDatabase, type PracticeTransaction, write } from '../database/practice-database.ts'
import { tell } from './activity.ts'
import { listingsBy, putListing } from './listings.ts'
import { putRecord, recordColumns } from './records.ts'
import { putWindow, windowsOf } from './shop-windows.ts'

/** What is stored of some orders, of their rows in the list and of their shops. */
interface Known {
  /** By number, in small letters. */
  postings: ReadonlyMap<string, Stored[]>
  /** By their keys. */
  listings: ReadonlyMap<string, Listing>
  /** By origin. */
  windows: Map<string, ShopWindow>
}

async function knownOf(inside: PracticeTransaction, orders: readonly Order[]): Promise<Known> {
  const postings = await storedWith(
    inside,
    orders.map(({ number }) => number),
  )
  const keys = orders.map(({ shop, number }) => listingKey(shop, number))
  const listings = await listingsBy(inside.tx, inside.practiceId, keys)
  const windows = await windowsOf(inside, [...new Set(orders.map(({ shop }) => shop))])
  return {
    postings,
    listings: new Map(listings.map(listing => [listing.key, listing])),
    windows: new Map(windows.map(window => [window.origin, window])),
  }
}

/** Stores orders that were read. One look at what is stored serves them all; what stays as it is is not written. */
export async function takeOrders(
  inside: PracticeTransaction,
  orders: readonly Order[],
  now: Instant,
  storeOf: StoreOf,
) {
  const known = await knownOf(inside, orders)
  const taken: { record: OrderRecord; changed: string[] }[] = []
  const notes: ActivityNote[] = []
  const numbers = new Set<string>()
  for (const order of orders) {
    const number = order.number.toLowerCase()
    // One of the same number has changed what is stored with it.
    const fresh = numbers.has(number) ? await knownOf(inside, [order]) : known
    numbers.add(number)
    const { record, changed, window, ...each } = await takeOrder(inside, order, {
      known: fresh,
      now,
      storeOf,
    })
    if (window) known.windows.set(window.origin, window)
    notes.push(...each.notes)
    taken.push({ record, changed })
  }
  await tell(inside, notes)
  return taken
}

async function takeOrder(
  inside: PracticeTransaction,
  order: Order,
  { known, now, storeOf }: { known: Known; now: Instant; storeOf: StoreOf },
) {
  const take = ({ postings, listings, windows }: Known, isSettled: boolean) => {
    const facts = {
      all: postings.get(order.number.toLowerCase()) ?? [],
      listing: listings.get(listingKey(order.shop, order.number)),
      window: windows.get(order.shop),
    }
    return takeReading(facts, order, now, { storeOf, isSettled })
  }
  let moved: string[] = []
  let taken = take(known, false)
  if (!taken) {
    moved = await settleNumber(inside, order.number, storeOf, now, storeOf(order.shop))
    taken = take(await knownOf(inside, [order]), true)
  }
  if (!taken) throw new Error('an order has a place once its number is settled')
  const { record, isChanged, listing, window, notes } = taken
  if (listing) await putListing(inside, listing)
  if (window) await putWindow(inside, window)
  if (isChanged) await putRecord(inside, record)
  const isTold = isChanged || listing !== undefined
  return { record, window, notes, changed: isTold ? [...moved, record.posting.key] : moved }
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

async function settleNumber(
  inside: PracticeTransaction,
  number: string,
  storeOf: StoreOf,
  now: Instant,
  newcomer?: string,
): Promise<string[]> {
  const all = (await storedWith(inside, [number])).get(number.toLowerCase()) ?? []
  const moves = movesAmong(all, storeOf, now, newcomer)
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

/** The postings of these numbers in any store, by number in small letters; those of one by key, the holder of the number first. */
async function storedWith(
  { tx, practiceId }: PracticeTransaction,
  numbers: readonly string[],
): Promise<Map<string, Stored[]>> {
  if (numbers.length === 0) return new Map()
  const rows = await tx
    .selectFrom('posting')
    .select([...recordColumns, 'number_key'])
    .where('practice_id', '=', practiceId)
    .where(
      'number_key',
      'in',
      numbers.map(number => number.toLowerCase()),
    )
    .execute()
  const sorted = rows
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ number_key, order: row, posting }) => {
      const order = v.safeParse(OrderSchema, row)
      return { number: number_key, stored: { posting, order: order.success ? order.output : undefined, row } }
    })
  const same = Map.groupBy(sorted, ({ number }) => number)
  return new Map([...same].map(([number, all]) => [number, all.map(({ stored }) => stored)]))
}
