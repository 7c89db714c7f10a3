import type { ColumnType, Generated } from 'kysely'
import type { ActivityEntry, ActivityKind } from '../../lib/domain/activity.ts'
import type { Order } from '../../lib/domain/order.ts'
import type { Posting } from '../../lib/domain/posting.ts'
import type { PostingState } from '../../lib/domain/posting-machine.ts'
import type { ReasonCode } from '../../lib/domain/reasons.ts'
import type { Instant, PracticeDay } from '../../lib/domain/units.ts'
import type { LedgerRow, MemoryRow } from '../../lib/store/rules/rows.ts'
import type { Listing } from '../../lib/sync/ports/intake.ts'
import type { MailDayTable, MailSettingTable } from './mail-tables.ts'
import type {
  IdentityProviderTable,
  InvitationTable,
  PasskeyChallengeTable,
  PasskeyTable,
  PersonTable,
  ProviderSignInTable,
  SessionTable,
  StationTable,
  TryCountTable,
} from './people-tables.ts'

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
  /** The key of the activity's next entry; null until the chain has one. */
  head_key: Generated<string | null>
  /** When a worker is to look at it next; null while nothing is configured. */
  wake_at: Instant | null
  /** Somebody asked for a look at Nextech and the shops as they are now. */
  is_asked: ColumnType<boolean, boolean | undefined, boolean>
  /** When it was configured last: what a process has read before is old. */
  configured_at: Instant | null
  /** Tells the change numbers of one database from those of another. */
  changes_epoch: Generated<string>
  /** The last change number that a posting took. */
  changed: Generated<number>
  /** Counts when other things that pages show may have changed. */
  pages_changed: Generated<number>
  /** It is as a backup of this moment has it, and Nextech's ledger was not read again since: it posts nothing. */
  restored_from: Instant | null
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
  /** When its last refund was noticed; null where none has a day. */
  refunded_at: Generated<Instant | null>
  /** Since when open quotes of its patient are noted, and staff have not said what became of them. */
  quotes_since: Generated<Instant | null>
  revision: number
  /** The practice's change number of its last write: stations that were told an earlier one are told again. */
  changed: number
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
  /** By which others see that its process is no more (`Presence`); null where they cannot. */
  session: number | null
}

/** The key of one practice's secrets, wrapped by a master key that stands in no database. */
export interface DataKeyTable {
  practice_id: string
  master_id: string
  wrapped: string
}

/** A sealed value. */
export interface SecretTable {
  practice_id: string
  name: string
  sealed: string
}

/** Requests that may be under way to one of an API user's endpoints: a row each, free from a moment of the database's clock on. */
export interface RateTokenTable {
  api_user: string
  endpoint: string
  slot: number
  free_at: Instant
}

/** A station that asks to be let in: nobody knows for which practice before a person says so. */
export interface PairingTable {
  device_hash: string
  code_hash: string
  station_name: string
  expires_at: Instant
  practice_id: string | null
  person_id: string | null
  /** Null where a version before 0016 wrote it. */
  asked_at: Instant | null
  /** Where it asks from. */
  address: string | null
  browser: string | null
  /** The person who saw last what asks: nobody else lets it in. */
  shown_to: string | null
}

/** Opens a station's socket, once. Only its hash is kept. */
export interface LiveTicketTable {
  practice_id: string
  ticket_hash: string
  station_id: string
  expires_at: Instant
}

/** Who has which order open, told by their asking. */
export interface ViewerTable {
  practice_id: string
  key: string
  opening: string
  name: string | null
  since: Instant
  seen_at: Instant
}

/** Empty: what is written there is undone at once. */
export interface ProbeTable {
  id: string
  filling: string
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
  data_key: DataKeyTable
  secret: SecretTable
  rate_token: RateTokenTable
  person: PersonTable
  station: StationTable
  session: SessionTable
  identity_provider: IdentityProviderTable
  provider_sign_in: ProviderSignInTable
  passkey: PasskeyTable
  passkey_challenge: PasskeyChallengeTable
  try_count: TryCountTable
  invitation: InvitationTable
  pairing: PairingTable
  viewer: ViewerTable
  live_ticket: LiveTicketTable
  mail_setting: MailSettingTable
  mail_day: MailDayTable
  probe: ProbeTable
}
