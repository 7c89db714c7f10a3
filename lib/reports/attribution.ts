import type { BookedPayment } from './booked.ts'

/** What of an order tells which payments are its own. */
export interface Claimant {
  key: string
  number: string
  paymentIds: readonly string[]
}

/**
 * Gives every payment to at most one order: to the one that holds its id, else to the first whose number its text
 * speaks of. A payment that speaks of several orders is counted once, or the sums would not balance.
 */
export function attribute(
  claimants: readonly Claimant[],
  payments: readonly BookedPayment[],
): { owned: Map<string, BookedPayment[]>; free: BookedPayment[] } {
  const holders = new Map<string, string>()
  const named = new Map<string, string>()
  for (const { key, number, paymentIds } of claimants) {
    for (const id of paymentIds) if (!holders.has(id)) holders.set(id, key)
    if (!named.has(number)) named.set(number, key)
  }
  const owned = new Map<string, BookedPayment[]>()
  const free: BookedPayment[] = []
  for (const payment of payments) {
    const number = payment.numbers.find(each => named.has(each))
    const owner = holders.get(payment.id) ?? (number === undefined ? undefined : named.get(number))
    if (owner === undefined) free.push(payment)
    else owned.set(owner, [...(owned.get(owner) ?? []), payment])
  }
  return { owned, free }
}
