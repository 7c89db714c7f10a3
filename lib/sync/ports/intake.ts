import type { DateEvidence } from '../../domain/date-order.ts'
import type { Order } from '../../domain/order.ts'
import type { OrderRecord } from '../../domain/posting.ts'
import type { Instant } from '../../domain/units.ts'

/** What is known of an order's row in the shop's list, and whether its page was read since the row changed. */
export interface Listing {
  key: string
  shop: string
  number: string
  /** The row's text as it was last seen. */
  fingerprint: string
  /** The row's text when the order page was last read; null while it never was. */
  readFingerprint: string | null
  /** Until when some page is reading it: no second page should. */
  leaseUntil: Instant
  /** The tab that is reading it, which may take its own lease over after a reload. */
  leaseBy: string | null
  /** The order that its page showed when it was last read: several may have one number. */
  readKey?: string
  /** When the order was last read; not told by rows from before this was kept. */
  readAt?: Instant
  /** Why its page could not be read, if it could not. */
  problem: 'signed-out' | 'failed' | 'not-understood' | 'date-unclear' | 'status-unknown' | null
  /** The status of the shop's own that nobody understood. */
  status?: string
  /** The zone that the order's page names, where it is not the one in which it is read. */
  timeZone?: string
  /** What the list's page gave to tell day from month. */
  dates?: DateEvidence
}

/**
 * Where readings of the shop arrive. Every method is one transaction. Where personal fields are sealed and the vault is
 * closed, no page is asked for and no order is taken; `shown` = read all the same, blank in their place, to be looked at alone.
 */
export interface IntakeStore {
  /**
   * How many of so many new orders that a page tells of may be taken in now, counted by page and shop within a minute and
   * an hour. The first refusal of an hour stands in the activity.
   */
  roomFor(shop: string, told: { asked: number; page: string }, now: Instant): Promise<number>
  /** Notes rows of a list; answers the numbers whose order page should be read now, leased to the reader. */
  seeRows(
    shop: string,
    rows: readonly { number: string; fingerprint: string; dates?: DateEvidence }[],
    now: Instant,
    reader?: string | null,
  ): Promise<string[]>
  /**
   * Which of these orders to look at again, though their rows say nothing new: those that were not read for a day, the
   * longest unread first, within what a shop is asked for in a day. Leased to the reader.
   */
  lookAgain(shop: string, numbers: readonly string[], now: Instant, reader?: string | null): Promise<string[]>
  /** Stores an order that was read in full: a new one starts its posting, a changed one is judged again. Several go together; where one cannot be read (`ValiError`), any of the others may be stored: take each alone then. */
  takeOrder(order: Order, now: Instant): Promise<OrderRecord>
  takeOrders(orders: readonly Order[], now: Instant): Promise<void>
  /** An order page could not be read: it is asked for again after a while. */
  noteUnread(
    shop: string,
    number: string,
    problem: NonNullable<Listing['problem']>,
    now: Instant,
    /** The shop's own word for the status, where it is what nobody understood. */
    status?: string,
  ): Promise<void>
  /** Notes the zone that an order's page names; undefined = none but the shop's. Nothing where its row was never seen. */
  noteZone(shop: string, number: string, timeZone: string | undefined): Promise<void>
  /** Listings of all shops that answer to this. */
  listingsWhere(which: (listing: Listing) => boolean): Promise<Listing[]>
  /** Forgets that the pages of these orders were read, or could not be: they are read again. */
  readAgain(which: (listing: Listing) => boolean): Promise<void>
  /** By the numbers as they were asked for: the case of letters tells none apart (`isSameNumber`). */
  records(shop: string, numbers: readonly string[], use?: 'shown'): Promise<Map<string, OrderRecord>>
  listings(shop: string, numbers: readonly string[], use?: 'shown'): Promise<Map<string, Listing>>
}
