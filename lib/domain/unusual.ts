import type { Configuration } from './configuration.ts'
import { formatCents } from './money.ts'
import type { Cents, Instant } from './units.ts'

/** How much the sync may post by itself before a person looks (rules 3). */
export interface AutomaticLimits {
  maxCents: Cents
  /** Orders within an hour. */
  maxPerHour: number
}

/** An order that was posted, or was about to be, without a person's word. */
export interface AutomaticPosting {
  key: string
  at: Instant
}

export const hourMs = 60 * 60_000

/** The limits of a practice; those that its configuration leaves open are the rules' own. */
export function automaticLimits({ policy }: Pick<Configuration, 'policy'>): AutomaticLimits {
  return { maxCents: policy.maxAutomaticCents ?? 500_000, maxPerHour: policy.maxAutomaticPerHour ?? 60 }
}

/** Why an order of this amount waits for a person; null where it does not. */
export function unusualAmount(amountCents: Cents, { maxCents }: AutomaticLimits): string | null {
  if (amountCents <= maxCents) return null
  return `${formatCents(amountCents)} is more than the ${formatCents(maxCents)} that the sync posts by itself.`
}

/** What counts now: an hour back, and what a clock that was put back leaves ahead of it. */
export function withinHour(posted: readonly AutomaticPosting[], now: Instant): AutomaticPosting[] {
  return posted.filter(({ at }) => at > now - hourMs)
}

/** Why one more order within the hour waits for a person; null where it does not. */
export function unusualNumber(
  key: string,
  posted: readonly AutomaticPosting[],
  { maxPerHour }: AutomaticLimits,
): string | null {
  const isCounted = posted.some(each => each.key === key)
  if (isCounted || posted.length < maxPerHour) return null
  return `The sync has posted ${posted.length} orders by itself within an hour; ${maxPerHour} is the most.`
}
