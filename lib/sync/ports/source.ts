import type { Order } from '../../domain/order.ts'
import type { SourceState } from '../../domain/source-state.ts'
import type { MisreadField, SourceTroubleCode } from '../../domain/source-trouble.ts'
import type { Instant } from '../../domain/units.ts'

/** An order as a shop's own interface tells it, or what of it cannot be understood. */
export type SourceOrder = {
  /** The shop's own id of the record; no order number. */
  id: string
  /** By the shop's clock, in whole seconds. Null where it is not told. */
  changedAt: Instant | null
  /** What the shop tells of it in short. */
  sight: string
} & ({ ok: true; order: Order } | { ok: false; number: string | null; field: MisreadField })

/** One page of what changed, the oldest change first. */
export interface OrderChanges {
  orders: readonly SourceOrder[]
  /** Nothing comes after this page. */
  last: boolean
}

/** What changed, the oldest change first, in so few words that all of the overlap can be asked for each time. */
export interface ChangesInShort {
  /** One text for one state of an order, money and status among it: it need not be read where its text was read before. */
  orders: readonly { changedAt: Instant | null; sight: string }[]
  /** Nothing else changed. */
  last: boolean
}

/** The shop's orders cannot be read now. */
export interface SourceTrouble {
  ok: false
  trouble: SourceTroubleCode
  /** In the shop's or the browser's own words, without personal data. */
  message: string
  /** How long the shop asked to wait, in milliseconds. */
  retryAfterMs?: number
}

/** A shop that can be asked for its orders with no page open. Nothing here throws: expected failures are values. */
export interface OrderSource {
  /** The origin under which the shop's orders are kept. */
  shop: string
  /** What is asked; another address is another source. */
  address: string
  /** Orders changed at or after `since`, page 1 first. */
  changes(since: Instant, page: number): Promise<{ ok: true; value: OrderChanges } | SourceTrouble>
  /** The first of the same, in short. Asked for once only, whatever trouble there is. */
  inShort(since: Instant): Promise<{ ok: true; value: ChangesInShort } | SourceTrouble>
}

/** Where the state of the sources is kept. */
export interface SourceStore {
  sourceState(shop: string): Promise<SourceState | undefined>
  saveSourceState(shop: string, state: SourceState): Promise<void>
}
