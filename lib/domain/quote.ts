import type { Posting } from './posting.ts'
import { statusOf } from './posting-machine.ts'
import { type Cents, dayMs, type Instant } from './units.ts'

/** An open quote of a patient, for staff to apply a payment to by hand (Nextech API 2.10). */
export interface Quote {
  id: string
  totalCents: Cents
  created: string
  /** What it is for, as its items are worded. */
  items: string[]
}

/** A payment is applied to a quote within this long, or not any more. */
export const quoteNewsMs = 14 * dayMs

/**
 * Quotes that a payment may still be applied to: they were open when it was posted or found, that was not long ago, and
 * nobody has said what became of them.
 */
export function quotesToApply(
  { state, quotes = [], quoteDone, postedAt }: Pick<Posting, 'state' | 'quotes' | 'quoteDone' | 'postedAt'>,
  now: Instant,
): NonNullable<Posting['quotes']> {
  const isNews = (postedAt ?? 0) > now - quoteNewsMs
  return isNews && quoteDone === undefined && statusOf(state) === 'synced' ? quotes : []
}
