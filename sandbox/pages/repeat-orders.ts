import type { MagentoOrder } from '../practice/practice.ts'
import { utcDate } from '../shop/format.ts'

/** Far above the ids and numbers of any practice, so that the two never meet. */
const firstEntity = 5_000_000
const firstNumber = 900_000_000
const minuteMs = 60_000

/**
 * The practice's orders, newest first, and after them their like with further numbers and earlier times:
 * as many as asked for in all, never fewer than the practice has.
 */
export function repeatOrders(orders: readonly MagentoOrder[], atLeast: number): MagentoOrder[] {
  const newest = newestFirst(orders)
  if (newest.length === 0) return []
  const more = Math.max(0, atLeast - newest.length)
  return [...newest, ...Array.from({ length: more }, (_, at) => repeated(newest, at))]
}

/** An order of the practice or one of its like, by the id that a list links to. */
export function orderByEntity(orders: readonly MagentoOrder[], entity: number): MagentoOrder | undefined {
  const known = orders.find(order => order.entity_id === entity)
  if (known || orders.length === 0 || !(entity >= firstEntity)) return known
  return repeated(newestFirst(orders), entity - firstEntity)
}

function newestFirst(orders: readonly MagentoOrder[]): MagentoOrder[] {
  return orders.toSorted((one, other) => (one.created_at < other.created_at ? 1 : -1))
}

function repeated(newest: readonly MagentoOrder[], at: number): MagentoOrder {
  const like = newest[at % newest.length] as MagentoOrder
  const oldest = newest.at(-1) as MagentoOrder
  const time = utcDate(oldest.created_at).getTime() - (at + 1) * 7 * minuteMs
  const created_at = new Date(time).toISOString().slice(0, 19).replace('T', ' ')
  return {
    ...like,
    entity_id: firstEntity + at,
    increment_id: String(firstNumber + at),
    created_at,
    updated_at: created_at,
  }
}
