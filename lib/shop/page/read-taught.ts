import type { ShopProfile } from '../../domain/shop-profile.ts'
import { addressPattern } from './address-pattern.ts'
import { applyProfile } from './read-by-profile.ts'
import type { OrderRow } from './read-rows.ts'

/** What the profiles of a shop make of one of its pages. */
export interface TaughtReading {
  rows: readonly OrderRow[]
  unreadable: number
  /** The page was taught, and is not as it was: no list is there, or its numbers look different. */
  misfit: boolean
}

/**
 * The orders of a page that staff have taught. Only profiles of the page's own address are tried; where something is
 * recognised already, only those that were taught because it was wrong.
 */
export function readTaught(
  document: Document,
  profiles: readonly ShopProfile[],
  isRecognised: boolean,
): TaughtReading {
  const none = { rows: [], unreadable: 0, misfit: false }
  if (profiles.length === 0) return none
  const page = addressPattern(document.URL)
  const own = profiles.filter(profile => profile.page === page && (!isRecognised || profile.first))
  const readings = own.map(profile => applyProfile(document, profile))
  const best = readings.find(({ rows }) => rows.length > 0)
  if (best) return { rows: best.rows, unreadable: best.unreadable, misfit: false }
  return { ...none, misfit: readings.length > 0 && readings.every(({ fits }) => !fits) }
}
