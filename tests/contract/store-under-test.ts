import type { ActivityNote } from '../../lib/domain/activity.ts'
import type { Order } from '../../lib/domain/order.ts'
import type { OrderRecord, Posting } from '../../lib/domain/posting.ts'
import type { Instant } from '../../lib/domain/units.ts'
import type { KeptReports, Overview } from '../../lib/service/ports.ts'
import type { ChainEnds } from '../../lib/store/rules/activity-chain.ts'
import type { ChainSecrets } from '../../lib/store/rules/chain-key.ts'
import type { StoreOf } from '../../lib/store/rules/place-of-order.ts'
import type { ActivityRow } from '../../lib/store/rules/rows.ts'
import type { Activity } from '../../lib/sync/ports/activity.ts'
import type { IntakeStore } from '../../lib/sync/ports/intake.ts'
import type { SyncStore } from '../../lib/sync/ports/sync-store.ts'

/** A store behind its ports, whatever database holds it, with a way past them for what the ports would never do. */
export interface StoreUnderTest {
  store: SyncStore
  intake: IntakeStore
  activity: Activity
  reports: KeptReports
  overview: Overview
  /** The same activity, its keys held against another secret, or against none that can be read now. */
  activityWith(secrets: ChainSecrets): Activity
  /** The same activity, as what knows of no keys has it. */
  plain(): Activity
  /** What its keys come from. */
  secrets: ChainSecrets
  /** Keys that were told to have changed, in order. */
  changed: string[]
  /** The same orders, read through windows on other stores. */
  intakeOf(storeOf: StoreOf): IntakeStore
  settleTaken(storeOf: StoreOf, now: Instant): Promise<string[]>
  /** Puts records as they are, past all rules. */
  put(...records: OrderRecord[]): Promise<void>
  rows: StoredRows
}

/** What stands in the tables, and what a failing disk, another version or somebody else may make of it. */
export interface StoredRows {
  postings(): Promise<Map<string, Posting>>
  orders(): Promise<Map<string, Order>>
  listings(): Promise<unknown[]>
  dueAt(key: string): Promise<Instant | null | undefined>
  changePosting(key: string, change: object): Promise<void>
  /** Another document in place of the order. */
  replaceOrder(key: string, order: unknown): Promise<void>
  dropOrders(): Promise<void>
  putValue(name: string, value: unknown): Promise<void>
  activity(): Promise<ActivityRow[]>
  changeEntry(seq: number, change: object): Promise<void>
  /** Entries from one to another, both included. */
  dropEntries(from: number, to: number): Promise<void>
  putEntry(entry: ActivityRow): Promise<void>
  moveAnchor(hash: string): Promise<void>
  ends(): Promise<ChainEnds>
  /** Other ends, as somebody writes them who has the rows. */
  putEnds(ends: ChainEnds): Promise<void>
  /** All at once, for long chains. */
  tellMany(notes: readonly ActivityNote[]): Promise<void>
}
