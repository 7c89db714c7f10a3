import type { ShopProfile } from '../../../domain/shop-profile.ts'
import type { OrdersList } from '../find/orders-list.ts'
import { addressPattern } from './address-pattern.ts'
import { findByProfile } from './read-by-profile.ts'

/** The lists of a page, with what the profiles of its shop make of it. */
export interface TaughtReading {
  lists: readonly OrdersList[]
  /** The page was taught, and is not as it was: no list is there, or its numbers look different. */
  staleProfile: boolean
}

/**
 * The orders of a page that staff have taught, else those that were recognised. Only profiles of the page's own
 * address are tried; where something is recognised already, only those that were taught because it was wrong.
 */
export function readTaught(
  document: Document,
  profiles: readonly ShopProfile[],
  recognised: readonly OrdersList[],
): TaughtReading {
  if (profiles.length === 0) return { lists: recognised, staleProfile: false }
  const page = addressPattern(document.URL)
  const isRecognised = recognised.some(hasOrders)
  const own = profiles.filter(profile => profile.page === page && (!isRecognised || profile.first))
  const readings = own.map(profile => findByProfile(document, profile))
  const lists = readings.flatMap(({ list }) => list ?? [])
  const best = lists.find(hasOrders)
  if (best) return { lists: [best], staleProfile: false }
  // Lists that are empty are watched, so that their first rows have badges at once.
  return {
    lists: [...recognised, ...lists],
    staleProfile: own.length > 0 && readings.every(({ fits }) => !fits),
  }
}

function hasOrders({ rows }: OrdersList): boolean {
  return rows.some(({ number }) => number)
}
