import * as v from 'valibot'
import { OrderSchema } from '../../domain/order.ts'
import type { OrderRow } from './rows.ts'

const prefix = 'refunds '

/** The name under which is kept when refunds of orders of this number were noticed, while the orders are forgotten. */
export const keptRefundsName = (number: string) => `${prefix}${number.toLowerCase()}`

/** Whether a value's name is such. */
export const isKeptRefundsName = (name: string) => name.startsWith(prefix)

/** By the order's key. */
const KeptRefundsSchema = v.record(v.string(), v.pick(OrderSchema, ['refundedCents', 'refunds']))
export type KeptRefunds = v.InferOutput<typeof KeptRefundsSchema>

/** What is kept; nothing where it cannot be read. */
export function keptRefundsOf(value: unknown): KeptRefunds {
  const parsed = v.safeParse(KeptRefundsSchema, value)
  return parsed.success ? parsed.output : {}
}

/** What is to be kept of orders that are forgotten, by the name that it has: no shop tells again when a refund was made. */
export function refundsToKeep(rows: readonly OrderRow[]): Map<string, KeptRefunds> {
  const kept = new Map<string, KeptRefunds>()
  for (const { key, order } of rows) {
    const { number, refundedCents, refunds } = order
    const name = keptRefundsName(number)
    kept.set(name, { ...kept.get(name), [key]: { refundedCents, refunds } })
  }
  return kept
}
