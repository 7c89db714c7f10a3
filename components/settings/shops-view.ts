import type { SettingsLock } from '../../lib/contract/configuration-view.ts'
import type { DateOrder } from '../../lib/domain/date-order.ts'
import type { OrderState } from '../../lib/domain/order.ts'
import type { ShopChange } from '../../lib/domain/shop-change.ts'

/** A configured shop, and what a person has said of its pages. */
export interface ShopRow {
  origin: string
  /** Null = what the pages give tells. */
  dateOrder: DateOrder | null
  /** Null = the practice's. */
  timeZone: string | null
  statuses: readonly { status: string; state: OrderState }[]
  /** Statuses that nobody has explained, and how many orders showed each. */
  unknown: readonly { status: string; orders: number }[]
  /** The zone that may be the shop's, and why: its pages name it, or it is the practice's. Null where one is set. */
  proposal: { timeZone: string; ground: 'pages' | 'practice' } | null
}

/** `problem` = why the last change was not taken. */
export type ShopSaid = { change: ShopChange } | { problem: string }

/** How the shops' pages are read. */
export interface ShopsView {
  shops: readonly ShopRow[]
  practiceZone: string
  /** Why nothing can be changed here; null where it can. */
  lock: SettingsLock | null
  /** What an order's badge led here for: the shop, and the status that it asks about. */
  wanted: { origin: string; status: string | null } | null
  busy: boolean
  /** What became of the last change, for everybody to hear. */
  said: ShopSaid | null
}

export interface ShopsEvents {
  onChange: (change: ShopChange) => void
}
