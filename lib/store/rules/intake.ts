import * as v from 'valibot'
import { type ActivityNote, activityNote } from '../../domain/activity.ts'
import { canonical } from '../../domain/canonical.ts'
import type { DateEvidence } from '../../domain/date-order.ts'
import { type Order, OrderSchema } from '../../domain/order.ts'
import { isTaken, newPosting, type OrderRecord, type Posting, postingKey } from '../../domain/posting.ts'
import { withRefundDays } from '../../domain/refund-days.ts'
import { staysForgotten } from '../../domain/retention.ts'
import { firstStore } from '../../domain/stores.ts'
import { dayMs, type Instant, InstantSchema } from '../../domain/units.ts'
import type { Listing } from '../../sync/ports/intake.ts'
import { keptRefundsOf } from './kept-refunds.ts'
import { type OrderPlace, placeOfOrder, type Stored, type StoreOf } from './place-of-order.ts'
import { parseRecord, requeued } from './records.ts'

/** How long a page may take to read an order before another page may try. */
const leaseMs = 60_000
/** An order page that could not be read is asked for again after this long. */
const retryMs = 5 * 60_000
/** How exactly it is kept when an order was last read: its shop tells the same again and again. */
const readAtMs = 60 * 60_000

/** A row of one shop's list: two windows on one store are read apart. */
export function listingKey(shop: string, number: string): string {
  return `${shop}/${number}/all`
}

/** What a row of the shop's list shows. */
export interface SeenRow {
  shop: string
  number: string
  fingerprint: string
  dates?: DateEvidence
}

/** The listing after its row was seen, and whether its order page should be read by this reader now. */
export function listingAfter(
  kept: Listing | undefined,
  row: SeenRow,
  now: Instant,
  reader: string | null,
): { listing: Listing; wanted: boolean } {
  // A damaged row is as good as none: its order is read once more.
  const known = kept && isWhole(kept) ? kept : undefined
  // A page that was left or reloaded takes its own reading up again: what the old document fetched is gone.
  const resumed = known !== undefined && reader !== null && known.leaseBy === reader
  // A row that changes while its page is being read is noted after that: the page may be from before.
  if (known && known.leaseUntil > now && !resumed) return { listing: known, wanted: false }
  // Named one by one: a row may carry more than is to be stored, the customer's name above all.
  const { shop, number, dates } = row
  const fingerprint = joined(known?.fingerprint, row.fingerprint)
  const wanted = !isAsRead(known?.readFingerprint ?? null, fingerprint)
  const before = known ?? freshListing(row)
  // A column that another list shows besides counts from now on.
  if (!wanted) before.readFingerprint = fingerprint
  const lease = wanted ? { leaseUntil: now + leaseMs, leaseBy: reader } : {}
  return {
    listing: {
      ...before,
      key: listingKey(shop, number),
      shop,
      number,
      fingerprint,
      ...lease,
      ...(dates && { dates }),
    },
    wanted,
  }
}

const isWhole = ({ fingerprint, readFingerprint }: Listing) =>
  typeof fingerprint === 'string' && typeof (readFingerprint ?? '') === 'string'

/** Staff go between lists with other columns, a customer's orders for one: what this one leaves open is as it was. */
function joined(known: string | undefined, seen: string): string {
  const before = known?.split('.') ?? []
  const now = seen.split('.')
  return before.length === now.length ? now.map((part, at) => part || before[at]).join('.') : seen
}

/**
 * Whether a row says nothing that it did not say when its order's page was read. A date or customer told for the first
 * time is no change; a total or status may have changed before it was told.
 */
function isAsRead(read: string | null, seen: string): boolean {
  const [before, now] = [read?.split('.') ?? [], seen.split('.')]
  const isOpen = (at: number) => now.length === 4 && at < 2 && before[at] === ''
  return before.length === now.length && now.every((part, at) => part === before[at] || isOpen(at))
}

/** How many posted orders of a shop are looked at again within a day, and how long one may go unread. */
const maxLooksADay = 50
const lookAgainMs = dayMs
/** They are read one after the other, and nobody waits for them. */
const lookLeaseMs = 10 * 60_000

/** How many orders of a shop were looked at again since when. */
export const LooksSchema = v.object({ from: InstantSchema, used: v.number() })
export type Looks = v.InferOutput<typeof LooksSchema>

/** The name under which they are counted. */
export const looksName = (shop: string) => `looks ${shop}`

/** The listings to read again now, leased, and the count with them; the longest unread first. */
export function listingsAgain(
  listings: readonly Listing[],
  known: Looks | undefined,
  now: Instant,
  reader: string | null,
): { again: Listing[]; looks: Looks } {
  const readAt = (listing: Listing) => listing.readAt ?? 0
  const looks = known && known.from > now - dayMs && known.from <= now ? known : { from: now, used: 0 }
  const again = listings
    .filter(listing => readAt(listing) <= now - lookAgainMs && listing.leaseUntil <= now)
    .toSorted((one, other) => readAt(one) - readAt(other))
    .slice(0, Math.max(0, maxLooksADay - looks.used))
    .map(listing => ({ ...listing, leaseUntil: now + lookLeaseMs, leaseBy: reader }))
  return { again, looks: { ...looks, used: looks.used + again.length } }
}

/** The listing of an order whose page could not be read; undefined where nothing is known of it that matters. */
export function unreadListing(
  known: Listing | undefined,
  row: Pick<Listing, 'shop' | 'number'>,
  { problem, status }: { problem: NonNullable<Listing['problem']>; status: string | undefined },
  now: Instant,
): Listing | undefined {
  // Staff may open a page whose row was never seen: its status is one that a person must explain all the same.
  if (known === undefined && status === undefined) return undefined
  const { status: _status, ...before } = known ?? freshListing(row)
  return {
    ...before,
    problem,
    leaseUntil: now + retryMs,
    leaseBy: null,
    ...(status !== undefined && { status }),
  }
}

function freshListing({ shop, number }: Pick<Listing, 'shop' | 'number'>): Listing {
  const unread = { readFingerprint: null, problem: null, leaseUntil: 0, leaseBy: null }
  return { key: listingKey(shop, number), shop, number, fingerprint: '', ...unread }
}

/** The listing of an order whose page is to be read as if it had never been. */
export function readAgainListing({ status: _status, timeZone: _zone, ...listing }: Listing): Listing {
  return { ...listing, readFingerprint: null, problem: null, leaseUntil: 0, leaseBy: null }
}

/** The listing with the zone that its order's page names. */
export function zonedListing(
  { timeZone: _zone, ...listing }: Listing,
  timeZone: string | undefined,
): Listing {
  return { ...listing, ...(timeZone !== undefined && { timeZone }) }
}

/** A shop that showed orders, and since when. */
export interface ShopWindow {
  origin: string
  firstSyncAt: Instant
  store?: string
}

/** What is stored of an order's number and of the shop that shows it now. */
export interface IntakeFacts {
  all: readonly Stored[]
  listing: Listing | undefined
  window: ShopWindow | undefined
  /** When refunds were noticed of orders of the number that were forgotten since. */
  keptRefunds?: unknown
}

/** What an adapter writes, in one transaction, when an order was read. */
export interface Taken {
  record: OrderRecord
  /** What stood there before; undefined where the order is new or could not be read. */
  before: OrderRecord | undefined
  /** Whether order and posting are to be written: not where the same reading came again. */
  isChanged: boolean
  /** Undefined where nothing of it is to be written. */
  listing: Listing | undefined
  /** The same. */
  window: ShopWindow | undefined
  notes: ActivityNote[]
}

/** What a reading does to what is stored. Undefined where orders of its number must make room first. */
export function takeReading(
  { all, listing, window, keptRefunds }: IntakeFacts,
  order: Order,
  now: Instant,
  { storeOf, isSettled }: { storeOf: StoreOf; isSettled: boolean },
): Taken | undefined {
  const { store: _store, ...bare } = order
  const { shop } = order
  const place = placeOfOrder(all, bare, storeOf, isSettled)
  if (!place) return undefined
  // Parsed as it will be stored, so that the same order always compares as the same.
  const kept = { ...bare, number: place.number }
  const { posting, row: known } = place.known ?? {}
  const told = v.parse(OrderSchema, place.store === firstStore ? kept : { ...kept, store: place.store })
  const read = withRefundDays(told, known ?? keptRefundsOf(keptRefunds)[place.key], now)
  const seen = {
    before: posting && known && { order: known, posting },
    listing: unlessKept(listing, listingAfterReading(listing, bare, place, now)),
    window: window ? undefined : { origin: shop, firstSyncAt: now, store: storeOf(shop) },
  }
  // What was deleted by age does not come back because an old page is looked at.
  if (seen.before && staysForgotten(seen.before, read)) {
    const { order: left } = seen.before
    return {
      ...seen,
      record: { order: { ...left, shop }, posting: { ...seen.before.posting, shop } },
      isChanged: false,
      notes: [],
    }
  }
  // Nothing is judged again because another window shows the same.
  if (posting && isSameReading(known, read)) {
    const record = parseRecord(read, { ...posting, shop })
    return { ...seen, record, isChanged: known?.shop !== shop, notes: [] }
  }
  const record = parseRecord(
    read,
    // A page that is understood otherwise by now may tell another moment.
    posting ? { ...requeued(posting, now), shop, placedAt: read.placedAt } : startPosting(read, place, now),
  )
  return { ...seen, record, isChanged: true, notes: notesOf(record, posting, now) }
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
  now: Instant,
): Listing | undefined {
  if (!listing && !isShared) return undefined
  const { status: _status, ...known } = listing ?? freshListing({ shop, number })
  return {
    ...known,
    readFingerprint: listing ? listing.fingerprint : null,
    problem: null,
    leaseUntil: 0,
    leaseBy: null,
    readKey,
    readAt: now,
  }
}

/** Undefined where the listing says this already, but for a moment that is little later. */
function unlessKept(known: Listing | undefined, listing: Listing | undefined): Listing | undefined {
  if (!known || !listing) return listing
  const age = (listing.readAt ?? 0) - (known.readAt ?? 0)
  const isKept = age >= 0 && age < readAtMs
  return isKept && canonical({ ...listing, readAt: known.readAt }) === canonical(known) ? undefined : listing
}

/** The same order, be it through another window on its store. */
function isSameReading(known: Order | undefined, read: Order): boolean {
  return canonical(known && { ...known, shop: read.shop }) === canonical(read)
}

/** What a shop's number stands for: where several orders have it, the one that this shop showed last (`readKey`). */
export function postingShown(
  all: readonly Posting[],
  shop: string,
  storeOf: StoreOf,
  readKey: string | undefined,
): Posting | undefined {
  const store = storeOf(shop)
  const home = all.find(({ key, number }) => key === postingKey({ store, number }))
  const [only, ...others] = all.filter(posting => posting === home || posting.shop === shop)
  const shown = others.length > 0 ? all.find(({ key }) => key === readKey) : only
  return shown ?? home ?? only
}
