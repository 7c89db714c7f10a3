import { randomBytes } from 'node:crypto'
import type { PracticeDatabase } from '../database/practice-database.ts'
import type { MasterKey, MasterKeys } from './master-keys.ts'
import { keyBytes, seal, unseal } from './seal.ts'

/** A sealed value that the practice's own key does not open: somebody changed it, or put another's in its place. */
export class Unopened extends Error {}

/** One practice's secrets. Nothing of them stands in the database in the clear, nor in any error. */
export interface Secrets {
  /** Undefined where there is none. Throws where it does not open, and `Unopened` where it alone does not. */
  read(name: string): Promise<string | undefined>
  write(name: string, value: string): Promise<void>
  clear(name: string): Promise<void>
}

/** The practice's rows: in the database, or in the transaction that is under way, whose end decides over what is written. */
export type SecretsPlace = Pick<PracticeDatabase, 'db' | 'practiceId'>

/** The secrets of a practice are sealed by its own key, and that by the first master key: deleting a practice deletes its key. */
export function createSecrets(practice: SecretsPlace, masters: MasterKeys): Secrets {
  const { db, practiceId } = practice
  const contextOf = (name: string) => `secret ${practiceId} ${name}`
  let openKey: Promise<Uint8Array> | undefined
  const key = () => {
    openKey ??= dataKey(practice, masters).catch(error => {
      openKey = undefined
      throw error
    })
    return openKey
  }
  const secret = (name: string) =>
    db.selectFrom('secret').select('sealed').where('practice_id', '=', practiceId).where('name', '=', name)
  return {
    async read(name) {
      const row = await secret(name).executeTakeFirst()
      return row && opened(await key(), row.sealed, contextOf(name))
    },
    async write(name, value) {
      const sealed = seal(await key(), Buffer.from(value), contextOf(name))
      await db
        .insertInto('secret')
        .values({ practice_id: practiceId, name, sealed })
        .onConflict(conflict => conflict.columns(['practice_id', 'name']).doUpdateSet({ sealed }))
        .execute()
    },
    async clear(name) {
      await db.deleteFrom('secret').where('practice_id', '=', practiceId).where('name', '=', name).execute()
    },
  }
}

function opened(key: Uint8Array, sealed: string, context: string): string {
  try {
    return unseal(key, sealed, context).toString('utf8')
  } catch (cause) {
    throw new Unopened('A sealed value does not open.', { cause })
  }
}

/** The practice's own key, made where there is none, and wrapped by the master key in use where an earlier one did it. */
async function dataKey(practice: SecretsPlace, masters: MasterKeys): Promise<Uint8Array> {
  const { db, practiceId } = practice
  const context = dataKeyContext(practiceId)
  const [current] = masters
  const wrap = (key: Uint8Array) => ({ master_id: current.id, wrapped: seal(current.key, key, context) })
  await db
    .insertInto('data_key')
    .values({ practice_id: practiceId, ...wrap(randomBytes(keyBytes)) })
    .onConflict(conflict => conflict.column('practice_id').doNothing())
    .execute()
  const row = await db
    .selectFrom('data_key')
    .selectAll()
    .where('practice_id', '=', practiceId)
    .executeTakeFirstOrThrow()
  const master = masterOf(masters, row.master_id)
  const key = unseal(master.key, row.wrapped, context)
  if (master !== current)
    await db
      .updateTable('data_key')
      .set(wrap(key))
      .where('practice_id', '=', practiceId)
      .where('master_id', '=', master.id)
      .execute()
  return key
}

const dataKeyContext = (practiceId: string) => `data key ${practiceId}`

function masterOf(masters: MasterKeys, id: string): MasterKey {
  const master = masters.find(each => each.id === id)
  if (!master) throw new Error(`The secrets of this practice were sealed with another master key (${id}).`)
  return master
}

/** Throws where some practice's secrets do not open with these keys. */
export async function assertSecretsOpen(
  db: Pick<PracticeDatabase['db'], 'selectFrom'>,
  masters: MasterKeys,
): Promise<void> {
  for (const row of await db.selectFrom('data_key').selectAll().execute())
    unseal(masterOf(masters, row.master_id).key, row.wrapped, dataKeyContext(row.practice_id))
}

/**
 * Throws where these keys open no practice's secrets: another file was given. Answers of how many practices they do not, for some
 * may wait for a key that was taken away too early.
 */
export async function countLocked(
  { db }: Pick<PracticeDatabase, 'db'>,
  masters: MasterKeys,
): Promise<number> {
  const rows = await db
    .selectFrom('data_key')
    .select(['master_id', eb => eb.fn.countAll<number>().as('practices')])
    .groupBy('master_id')
    .execute()
  const locked = rows.filter(({ master_id }) => !masters.some(({ id }) => id === master_id))
  if (rows.length > 0 && locked.length === rows.length)
    throw new Error(
      'The secrets here were sealed with another master key. Put the right one into the file that MASTER_KEY_FILE names (master.key in the data folder without it), or take MASTER_KEY out of the environment.',
    )
  return locked.reduce((sum, { practices }) => sum + Number(practices), 0)
}

/** Whether any practice has secrets that only the right master key opens. */
export async function hasSecrets({ db }: Pick<PracticeDatabase, 'db'>): Promise<boolean> {
  return (await db.selectFrom('data_key').select('master_id').limit(1).executeTakeFirst()) !== undefined
}
