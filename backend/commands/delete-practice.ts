import { setTimeout as delay } from 'node:timers/promises'
import { type Kysely, sql, type Transaction } from 'kysely'
import { tablesOf } from '../database/catalog.ts'
import { databaseNow } from '../database/database-clock.ts'
import type { Tables } from '../database/tables.ts'
import { readConfiguration } from '../practice/configuration.ts'
import { apiUserOf } from '../practice/practices.ts'

export interface Deletion {
  practice: string
  /** The practice's name, typed by the person who deletes it. */
  confirm: string
}

/** Longer than a turn, in milliseconds: what is under way ends first. */
const patienceMs = 60_000

/**
 * Deletes a practice with all that is its own: orders, ledger, activity, people, stations, secrets and the key to them. Its
 * worker ends what is under way first. Throws where there is no such practice or the name is another; nothing is changed then.
 */
export async function deletePractice(db: Kysely<Tables>, { practice: id, confirm }: Deletion): Promise<void> {
  const configuration = await readConfiguration({ db, practiceId: id })
  if (!configuration) throw new Error('There is no such practice, or it was never prepared.')
  if (configuration.practice.name !== confirm)
    throw new Error('--confirm is not the name of this practice: nothing was deleted.')
  // Nobody opens it any more: no turn begins, and stations are answered that it is not there.
  await db.updateTable('practice').set({ configured_at: null, wake_at: null }).where('id', '=', id).execute()
  await untilIdle(db, id)
  await db.transaction().execute(async tx => {
    await tx.deleteFrom('practice').where('id', '=', id).execute()
    await dropRateTokens(tx, apiUserOf(configuration))
    await assertGone(tx, id)
  })
}

/** A killed worker's lease ends by itself. */
async function untilIdle(db: Kysely<Tables>, id: string): Promise<void> {
  for (const end = Date.now() + patienceMs; Date.now() < end; await delay(250)) {
    const held = await db
      .selectFrom('lease')
      .select('name')
      .where('practice_id', '=', id)
      .where('until', '>', databaseNow)
      .executeTakeFirst()
    if (!held) return
  }
  throw new Error('The practice is still being worked on. It is stopped: repeat the command in a minute.')
}

/** They name the API user; another practice of the same user goes on with them. */
async function dropRateTokens(tx: Transaction<Tables>, apiUser: string): Promise<void> {
  const others = await tx.selectFrom('practice').select('id').execute()
  for (const { id } of others) {
    const configuration = await readConfiguration({ db: tx, practiceId: id })
    if (configuration && apiUserOf(configuration) === apiUser) return
  }
  await tx.deleteFrom('rate_token').where('api_user', '=', apiUser).execute()
}

/** Whatever tables a later version has: one that keeps rows of the practice undoes the deletion. */
async function assertGone(tx: Transaction<Tables>, id: string): Promise<void> {
  for (const { name, columns } of await tablesOf(tx)) {
    if (!columns.includes('practice_id')) continue
    const { rows } = await sql`select 1 from ${sql.table(name)} where practice_id = ${id} limit 1`.execute(tx)
    if (rows.length > 0) throw new Error(`Rows of the practice are left in ${name}: nothing was deleted.`)
  }
}
