import type { ActivityEntry, ActivityKind } from '../../domain/activity.ts'
import type { LedgerPayment } from '../../domain/ledger.ts'
import type { Order } from '../../domain/order.ts'
import type { OrderRecord } from '../../domain/posting.ts'
import { lastRefundAt } from '../../domain/refund-days.ts'
import type { Instant } from '../../domain/units.ts'
import type { Denial, Pairing } from '../../sync/ports/sync-store.ts'
import type { ChainHead } from './activity-chain.ts'

/** A payment with the order numbers that its text speaks of, for the index, and the store that its marker names. */
export type LedgerRow = LedgerPayment & { numbers: string[]; store?: string }

export interface OrderRow {
  key: string
  order: Order
  /** When its last refund was noticed, for the index; absent where none has a day. */
  refundedAt?: Instant
}

/** The row of an order. */
export function orderRow({ order, posting }: OrderRecord): OrderRow {
  const refundedAt = lastRefundAt(order)
  return { key: posting.key, order, ...(refundedAt !== undefined && { refundedAt }) }
}

/** A named value of which there is one: coverage, set-up, health. Parsed where it is read. */
export interface MetaRow {
  name: string
  value: unknown
}

/** An entry with its kind, for the index. */
export type ActivityRow = ActivityEntry & { kind: ActivityKind }

/** The two ends of the activity's chain: what the oldest kept entry is tied to, and the newest one with the key of the next. */
export interface ChainRow extends ChainHead {
  end: 'anchor' | 'head'
}

/** A row of `pairings`: the pairing if there is one, and who the customer is not. */
export interface MemoryRow extends Omit<Pairing, 'patientUid'> {
  patientUid: string | null
  never?: Denial[]
}
