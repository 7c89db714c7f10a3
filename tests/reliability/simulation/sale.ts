import type { Order } from '../../../lib/domain/order.ts'
import type { Person } from '../../../sandbox/practice/make/people.ts'

/** What kind of order it is, and so what must become of it where nobody interferes. */
export type Kind =
  | 'exact'
  | 'pair'
  | 'buyer'
  | 'buyer-pair'
  | 'gift'
  | 'posted'
  | 'posted-sku'
  | 'voided'
  | 'refunded'
  | 'cancelled'
  | 'waiting'
  | 'possible'
  | 'incomplete'
  | 'prefix'
  | 'long'

/** An order of the schedule, with what only the simulation knows. */
export interface Sale {
  kind: Kind
  order: Order
  person: Person
  /** The patient that is this buyer, where there is one from the start. */
  uid: string | null
  /** When the shop's page is first read, after the start. */
  readAfter: number
}
