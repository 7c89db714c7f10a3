import type { Order } from '../../../lib/domain/order.ts'

/** Items as DermPRO's own job words them. */
export function describeItems(order: Order): string {
  return order.items.map(({ sku, quantity }) => `${quantity}x ${sku}`).join(', ')
}

/** The order number that a payment's text begins with, as the simulation reads it: a check of the product's own. */
export function markedNumber(text: string): string | undefined {
  return /^DermPRO #(\w+)/.exec(text)?.[1]
}
