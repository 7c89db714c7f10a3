import * as v from 'valibot'
import { type MagentoOrder, MagentoOrderSchema } from '../practice/practice.ts'

/** The shop's orders, changed only through here. */
export class OrderStore {
  #orders: MagentoOrder[]

  constructor(orders: readonly MagentoOrder[]) {
    this.#orders = [...orders]
  }

  all(): MagentoOrder[] {
    return [...this.#orders]
  }

  replaceAll(orders: readonly MagentoOrder[]): void {
    this.#orders = [...orders]
  }

  add(input: unknown): MagentoOrder {
    const order = v.parse(MagentoOrderSchema, input)
    if (this.#orders.some(known => isSame(known, order))) throw new Error('an order with this number exists')
    this.#orders.push(order)
    return order
  }

  /** Merges into one order; `undefined` when there is no such order. */
  patch(number: string, change: unknown): MagentoOrder | undefined {
    const at = this.#orders.findIndex(order => order.increment_id === number)
    const known = this.#orders[at]
    if (!known) return undefined
    const order = v.parse(MagentoOrderSchema, merge(known, change))
    this.#orders[at] = order
    return order
  }
}

function isSame(one: MagentoOrder, other: MagentoOrder): boolean {
  return one.increment_id === other.increment_id || one.entity_id === other.entity_id
}

/** Objects are merged key by key, everything else (lists, numbers, null) is replaced. */
function merge(old: unknown, change: unknown): unknown {
  if (!isRecord(old) || !isRecord(change)) return change
  const merged: Record<string, unknown> = { ...old }
  for (const [key, value] of Object.entries(change)) merged[key] = merge(old[key], value)
  return merged
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
