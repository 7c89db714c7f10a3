import { firstStore, normalStore } from '../domain/stores.ts'
import type { SnapshotPayment } from './snapshot.ts'

/** What of an order tells which payments are its own. */
export interface Claimant {
  key: string
  number: string
  /** Its store, where it is not the first one. */
  store?: string | undefined
  paymentIds: readonly string[]
}

/**
 * Gives every payment to at most one order: to the one that holds its id, else to the first whose number its text
 * speaks of; a marker that names a store speaks of no other store's order, and one that names none of the first store's
 * where that has the number. A payment that speaks of several orders is counted once, or the sums would not balance.
 */
export function attribute(
  claimants: readonly Claimant[],
  payments: readonly SnapshotPayment[],
): { owned: Map<string, SnapshotPayment[]>; free: SnapshotPayment[] } {
  const holders = new Map<string, string>()
  const named = new Map<string, string>()
  const firstStoreFirst = [...claimants].sort(
    (a, b) => Number(a.store !== undefined) - Number(b.store !== undefined),
  )
  const stores = new Set(claimants.map(({ store }) => normalStore(store ?? firstStore)))
  for (const { key, number, store, paymentIds } of firstStoreFirst) {
    for (const id of paymentIds) if (!holders.has(id)) holders.set(id, key)
    for (const name of [nameOf(number, store), nameOf(number, anyStore)])
      if (!named.has(name)) named.set(name, key)
  }
  const owned = new Map<string, SnapshotPayment[]>()
  const free: SnapshotPayment[] = []
  for (const payment of payments) {
    const isKnown = payment.store !== undefined && stores.has(normalStore(payment.store))
    const names = payment.numbers.map(number => nameOf(number, isKnown ? payment.store : anyStore))
    const name = names.find(each => named.has(each))
    const owner = holders.get(payment.id) ?? (name === undefined ? undefined : named.get(name))
    if (owner === undefined) free.push(payment)
    else owned.set(owner, [...(owned.get(owner) ?? []), payment])
  }
  return { owned, free }
}

/** Stands for whichever store has the number. */
const anyStore = '*'

/** People type a number in whatever case it comes (`isSameNumber`). */
const nameOf = (number: string, store: string | undefined) =>
  `${store === anyStore ? anyStore : normalStore(store ?? firstStore)}/${number.toLowerCase()}`
