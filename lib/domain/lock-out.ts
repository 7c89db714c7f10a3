import * as v from 'valibot'
import { type Instant, InstantSchema } from './units.ts'

/** Wrong tries since the last right one, and until when no further one is taken. */
export const TriesSchema = v.object({
  failed: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  lockedUntil: v.nullable(InstantSchema),
})
export type Tries = v.InferOutput<typeof TriesSchema>

export const noTries: Tries = { failed: 0, lockedUntil: null }

/** So many wrong tries are free; each further one locks for twice as long as the one before. */
const freeTries = 5
const firstLockMs = 60_000
const maxLockMs = 60 * 60_000

/** Until when no try is taken; null where one is. A clock that was ahead when it locked keeps nobody out for longer. */
export function lockedUntil({ lockedUntil: until }: Tries, now: Instant): Instant | null {
  return until !== null && now < until && until - now <= maxLockMs ? until : null
}

/** What is kept before a try is looked at: one that never ends, because the worker is killed, counts as well. */
export function withTry({ failed }: Tries, now: Instant): Tries {
  const tries = failed + 1
  if (tries < freeTries) return { failed: tries, lockedUntil: null }
  const lockMs = Math.min(maxLockMs, firstLockMs * 2 ** Math.min(tries - freeTries, 20))
  return { failed: tries, lockedUntil: now + lockMs }
}
