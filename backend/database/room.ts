import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import { isDatabaseFault } from './database-fault.ts'
import type { Tables } from './tables.ts'

/** More than one page of a table, so that the disk is asked for room. */
const fillingBytes = 12_000
const keptMs = 5_000

class UndoneOnPurpose extends Error {}

/**
 * Tells whether the database has room for what is written: something is, and undone. One answer is good for five seconds,
 * no matter who asks. Throws where the database is in another trouble.
 */
export function createRoomProbe(db: Kysely<Tables>, now: () => number = performance.now.bind(performance)) {
  let known: { at: number; hasRoom: Promise<boolean> } | undefined
  return (): Promise<boolean> => {
    if (known && now() - known.at < keptMs) return known.hasRoom
    known = { at: now(), hasRoom: tryToWrite(db) }
    return known.hasRoom
  }
}

async function tryToWrite(db: Kysely<Tables>): Promise<boolean> {
  const filling = randomBytes(fillingBytes).toString('base64')
  try {
    await db.transaction().execute(async tx => {
      await tx
        .insertInto('probe')
        .values({ id: randomBytes(12).toString('hex'), filling })
        .execute()
      throw new UndoneOnPurpose()
    })
  } catch (error) {
    if (error instanceof UndoneOnPurpose) return true
    if (isDatabaseFault(error)) return false
    throw error
  }
  return true
}
