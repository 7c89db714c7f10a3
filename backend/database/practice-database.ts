import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely'
import { genesis } from '../../lib/store/rules/activity-chain.ts'
import type { Tables } from './tables.ts'

/** The database as one practice has it: all its rows begin with its id. */
export interface PracticeDatabase {
  db: Kysely<Tables>
  practiceId: string
  /** The zone whose days its reports have. */
  timeZone: string
}

/** A transaction over one practice's rows. On PGlite the database itself must not be used inside it: it has one connection. */
export interface PracticeTransaction extends Omit<PracticeDatabase, 'db'> {
  tx: Transaction<Tables>
}

/** Another transaction was in the way: `serialization_failure`, `deadlock_detected`. */
const tryAgain = new Set(['40001', '40P01'])
const maxTries = 5

/** Makes the practice's row where there is none, and notes its zone. */
export async function ensurePractice({ db, practiceId, timeZone }: PracticeDatabase): Promise<void> {
  const { hash } = genesis
  await db
    .insertInto('practice')
    .values({
      id: practiceId,
      time_zone: timeZone,
      anchor_seq: 0,
      anchor_hash: hash,
      head_seq: 0,
      head_hash: hash,
    })
    .onConflict(conflict => conflict.column('id').doUpdateSet({ time_zone: timeZone }))
    .execute()
}

/**
 * Runs writing work in a transaction that has locked the practice's row: one writer per practice at a time. Tried again
 * where the database says that another transaction was in the way, so `work` must do nothing but use the transaction.
 */
export async function write<T>(
  { db, practiceId, timeZone }: PracticeDatabase,
  work: (inside: PracticeTransaction) => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await db.transaction().execute(async tx => {
        await tx
          .selectFrom('practice')
          .select('id')
          .where('id', '=', practiceId)
          .forUpdate()
          .executeTakeFirstOrThrow()
        return work({ tx, practiceId, timeZone })
      })
    } catch (error) {
      if (tries === maxTries || !tryAgain.has(codeOf(error))) throw error
    }
  }
}

/** Runs reading work in one snapshot: what is written meanwhile is in all of it or in nothing of it. */
export function readSnapshot<T>(
  { db, practiceId, timeZone }: PracticeDatabase,
  work: (inside: PracticeTransaction) => Promise<T>,
): Promise<T> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(tx => work({ tx, practiceId, timeZone }))
}

/** A value for a JSON column. PostgreSQL's JSON has no NUL and no half of a character: both are left out. */
export function json(value: unknown): RawBuilder<string> {
  const text = JSON.stringify(value, (_key, each) =>
    typeof each === 'string' ? each.replaceAll('\0', '').toWellFormed() : each,
  )
  return sql`cast(${text} as jsonb)`
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
