import * as v from 'valibot'
import { dayMs, type Instant } from './units.ts'

/** For how many years the activity is kept at the least, and where nothing else is said. */
const minAuditYears = 6
/** Rather a day too long than one too short. */
const yearMs = 366 * dayMs

const whole = (min: number, max: number) =>
  v.optional(
    v.pipe(
      v.number(),
      v.integer(),
      v.minValue(min, `must be at least ${min}`),
      v.maxValue(max, `must be at most ${max}`),
    ),
  )

/** Keys of the policy that bound what the sync does by itself and say where and how long; all may be left out. */
export const policyLimits = {
  /** More than this waits for a person's yes; 0 = the sync posts nothing by itself. */
  maxAutomaticCents: whole(0, 100_000_000),
  /** So many orders within an hour go by themselves; the next ones wait for a person's yes. */
  maxAutomaticPerHour: whole(0, 100_000),
  /** For how long the activity is kept; no file keeps it for less than the six years that the law asks for. */
  auditYears: whole(minAuditYears, 100),
  /** After so many minutes without a key or the mouse our pages ask who is there, where people or a vault are set up. */
  lockMinutes: whole(1, 480),
  /** Where staff decide: in the panel beside the order, or in a window of the browser's own. */
  decideIn: v.optional(v.picklist(['panel', 'window'])),
}

/**
 * By which clock things are deleted by age: Nextech's, so that one of this computer that is years ahead deletes nothing early.
 * It counts for a day ahead of this computer's at most, for one answer may be dated wrong. Undefined = nothing is deleted
 * while Nextech does not answer (rules 11).
 */
export function deletesBy(toldByNextech: Instant | undefined, own: Instant): Instant | undefined {
  return toldByNextech === undefined ? undefined : Math.min(toldByNextech, own + dayMs)
}

/** From when on the activity is kept: `retentionDays` is about orders, and does not shorten it (rules 9). */
export function activityKeptFrom(
  { auditYears = 0 }: { auditYears?: number | undefined },
  now: Instant,
): Instant {
  return now - Math.max(minAuditYears, auditYears) * yearMs
}
