import type { ColumnType } from 'kysely'
import type { ActivityEntry, ActivityKind } from '../../lib/domain/activity.ts'
import type { Order } from '../../lib/domain/order.ts'
import type { Posting } from '../../lib/domain/posting.ts'
import type { PostingState } from '../../lib/domain/posting-machine.ts'
import type { ReasonCode } from '../../lib/domain/reasons.ts'
import type { Instant, PracticeDay } from '../../lib/domain/units.ts'
import type { LedgerRow, MemoryRow } from '../../lib/store/rules/rows.ts'
import type { Listing } from '../../lib/sync/ports.ts'

/** A JSON column: read as what it holds, written as text. Parsed by a schema wherever a row may be from an older version. */
type Json<T> = ColumnType<T, string, string>

/** A practice. Every write to what is its own locks this row first: one writer per practice, and no deadlock. */
export interface PracticeTable {
  id: string
  time_zone: string
  /** The two ends of the activity's chain: what the oldest kept entry is tied to, and the newest one. */
  anchor_seq: number
  anchor_hash: string
  head_seq: number
  head_hash: string
}

/** An order and its one posting. What is looked for has a column; the documents are the truth. */
export interface PostingTable {
  practice_id: string
  key: string
  shop: string
  number: string
  /** In lower case: the case of letters tells no numbers apart. */
  number_key: string
  state: PostingState
  reason: ReasonCode | null
  /** In lower case. */
  patient_uid: string | null
  due_at: Instant | null
  /** The posting's moment, by which work is ordered. */
  placed_at: Instant
  /** The order's own moment, by which it belongs to a day. */
  ordered_at: Instant
  revision: number
  order: Json<Order>
  posting: Json<Posting>
}

/** Which posting holds which payment. */
export interface PostingPaymentTable {
  practice_id: string
  payment_id: string
  key: string
}

/** A payment of Nextech's ledger. */
export interface PaymentTable {
  practice_id: string
  id: string
  /** In lower case. */
  patient_uid: string
  created_at: Instant
  day: PracticeDay
  /** Its text begins with an order's marker. */
  is_marked: boolean
  payment: Json<LedgerRow>
}

/** Which order numbers, in lower case, a payment's text speaks of. */
export interface PaymentNumberTable {
  practice_id: string
  number_key: string
  payment_id: string
}

export interface ListingTable {
  practice_id: string
  key: string
  listing: Json<Listing>
}

/** What staff's decisions left behind about a shop customer. */
export interface MemoryTable {
  practice_id: string
  key: string
  memory: Json<MemoryRow>
}

export interface ShopTable {
  practice_id: string
  origin: string
  first_sync_at: Instant
  store: string | null
}

/** A named value of which there is one. Parsed where it is read. */
export interface MetaTable {
  practice_id: string
  name: string
  value: Json<unknown>
}

export interface ActivityTable {
  practice_id: string
  seq: number
  kind: ActivityKind
  number: string | null
  at: Instant
  entry: Json<ActivityEntry>
}

/** Who may do what only one may do at a time, and until when. By the database's clock. */
export interface LeaseTable {
  practice_id: string
  name: string
  owner: string
  until: Instant
}

export interface Tables {
  practice: PracticeTable
  posting: PostingTable
  posting_payment: PostingPaymentTable
  payment: PaymentTable
  payment_number: PaymentNumberTable
  listing: ListingTable
  memory: MemoryTable
  shop: ShopTable
  meta: MetaTable
  activity: ActivityTable
  lease: LeaseTable
}
