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

/** Until when no try is taken; null where one is. */
export function lockedUntil({ lockedUntil: until }: Tries, now: Instant): Instant | null {
  return until !== null && now < until ? until : null
}

/**
 * The tries by this clock. One that was ahead when it locked keeps nobody out for longer, and one that was set back since
 * frees nobody: what ends later than a lock lasts begins now.
 */
export function asOf(tries: Tries, now: Instant): Tries {
  const { failed, lockedUntil: until } = tries
  const lockMs = lockMsOf(failed)
  return until !== null && until - now > lockMs ? { failed, lockedUntil: now + lockMs } : tries
}

const lockMsOf = (failed: number) => Math.min(maxLockMs, firstLockMs * 2 ** Math.min(failed - freeTries, 20))

/** What is kept before a try is looked at: one that never ends, because the worker is killed, counts as well. */
export function withTry({ failed }: Tries, now: Instant): Tries {
  const tries = failed + 1
  if (tries < freeTries) return { failed: tries, lockedUntil: null }
  return { failed: tries, lockedUntil: now + lockMsOf(tries) }
}
