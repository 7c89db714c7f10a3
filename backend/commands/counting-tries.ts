import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'
import type { CountTry } from '../http/whence.ts'
import { countTry, forgetTries } from '../people/try-counts.ts'

const forgetEveryMs = 60_000

/** Counts tries in the database, and forgets those that are over now and then. */
export function countingTries(db: Kysely<Tables>): CountTry {
  let forgottenAt = performance.now()
  return async (counted, windowMs) => {
    if (performance.now() - forgottenAt >= forgetEveryMs) {
      forgottenAt = performance.now()
      await forgetTries(db)
    }
    return countTry(db, counted, windowMs)
  }
}
