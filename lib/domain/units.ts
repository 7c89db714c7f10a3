import * as v from 'valibot'

/** Milliseconds since 1970 in UTC. */
export const InstantSchema = v.pipe(v.number(), v.safeInteger())
export type Instant = v.InferOutput<typeof InstantSchema>

/** A span of 24 hours in milliseconds. A practice day may have 23 or 25 of them: days are counted by `addDays`. */
export const dayMs = 24 * 60 * 60_000

/** Whether something is younger than `ms`. What a clock that was set back leaves further ahead is not: it would last for as long. */
export function isWithin(ms: number, at: Instant, now: Instant): boolean {
  return Math.abs(now - at) < ms
}

/** A whole number of cents; refunds are negative. */
export const CentsSchema = v.pipe(v.number(), v.safeInteger())
export type Cents = v.InferOutput<typeof CentsSchema>

/** A calendar day `YYYY-MM-DD` in the practice's own zone. */
export const PracticeDaySchema = v.pipe(v.string(), v.isoDate())
export type PracticeDay = v.InferOutput<typeof PracticeDaySchema>
