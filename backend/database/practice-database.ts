import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely'
import { genesis } from '../../lib/store/rules/activity-chain.ts'
import { isDatabaseFault } from './database-fault.ts'
import { isInTheWay } from './in-the-way.ts'
import type { Tables } from './tables.ts'
import { createWriteTurns, type Together } from './write-turns.ts'

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

const maxTries = 5
/** In milliseconds. */
const togetherMs = 50

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
 * Runs writing work in a transaction that has locked the practice's row: one writer per practice at a time. What is asked
 * for while one is under way goes into the next one together, each work by itself: its failure undoes nothing of another's.
 * Tried again where the database says that another transaction was in the way, so `work` must do nothing but use the transaction.
 */
export function write<T>(
  { db, practiceId, timeZone }: PracticeDatabase,
  work: (inside: PracticeTransaction) => Promise<T>,
): Promise<T> {
  const inTurn = turns.get(db) ?? createWriteTurns<Transaction<Tables>>()
  turns.set(db, inTurn)
  return inTurn(
    practiceId,
    tx => work({ tx, practiceId, timeZone }),
    jobs => writeTogether(db, practiceId, jobs),
  )
}

const turns = new WeakMap<Kysely<Tables>, ReturnType<typeof createWriteTurns<Transaction<Tables>>>>()

type Jobs = Parameters<Together<Transaction<Tables>>>[0]
type Outcomes = Awaited<ReturnType<Together<Transaction<Tables>>>>

async function writeTogether(db: Kysely<Tables>, practiceId: string, jobs: Jobs): Promise<Outcomes> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await db.transaction().execute(async tx => {
        await tx
          .selectFrom('practice')
          .select('id')
          .where('id', '=', practiceId)
          // Rows that refer to the practice, as a lease's, need not wait.
          .forNoKeyUpdate()
          .executeTakeFirstOrThrow()
        const [only] = jobs
        return jobs.length === 1 && only
          ? [{ status: 'fulfilled', value: await only(tx) }]
          : eachByItself(tx, jobs)
      })
    } catch (error) {
      if (tries === maxTries || !isInTheWay(error)) throw error
    }
  }
}

/** Those that come after `togetherMs` wait for the next transaction: nobody waits long for what others write. */
async function eachByItself(tx: Transaction<Tables>, jobs: Jobs): Promise<Outcomes> {
  const outcomes: PromiseSettledResult<() => void>[] = []
  const begun = performance.now()
  for (const job of jobs) {
    if (performance.now() - begun > togetherMs) break
    await sql`savepoint own`.execute(tx)
    try {
      outcomes.push({ status: 'fulfilled', value: await job(tx) })
    } catch (reason) {
      // What tells of the connection or of another transaction is everybody's.
      if (isDatabaseFault(reason) || isInTheWay(reason)) throw reason
      await sql`rollback to savepoint own`.execute(tx)
      outcomes.push({ status: 'rejected', reason })
    }
  }
  return outcomes
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
