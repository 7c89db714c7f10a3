import type { Table } from 'dexie'
import * as v from 'valibot'
import type { Database } from '../database.ts'
import { forgetCache } from '../forget-cache.ts'
import { memoryRows } from './memory-rows.ts'
import type { SealState } from './seal-state.ts'

/** So many rows are rewritten in one transaction: what is posted meanwhile hardly waits. */
const portion = 200

const name = 'sealed'
/**
 * Which vault sealed rows of this database; the form that they were last rewritten in, and behind which row of which table that goes
 * on; null = it is whole.
 */
const SealedSchema = v.object({
  vault: v.string(),
  to: v.picklist(['open', 'opening']),
  next: v.nullable(v.object({ table: v.number(), after: v.string() })),
  /** Absent = the first one, before numbers of payments and words of troubles were sealed. */
  form: v.optional(v.number(), 1),
})
type Sealed = v.InferOutput<typeof SealedSchema>

const first = { table: 0, after: '' }
const form = 2

/**
 * Forgets what a vault sealed that is gone: nothing opens it any more. Orders are read again, each against the ledger. Before
 * anything else is done with the database; nothing while the vault is closed.
 */
export async function dropUnopenable(db: Database): Promise<void> {
  const state = db.seal()
  if (state.kind === 'closed') return
  const known = await read(db)
  if (known && (state.kind === 'none' || known.vault !== state.keys.vault)) await forgetCache(db)
}

/**
 * Rewrites what was stored before the vault was made, portion by portion; cut short, it goes on where it was. Nothing where
 * all is sealed, where there is no vault, or while that is closed.
 */
export async function sealStored(db: Database): Promise<void> {
  const state = db.seal()
  if (state.kind !== 'open') return
  const known = await read(db)
  const begun = known?.to === 'open' && known.form === form ? known.next : first
  if (begun === null) return
  // Made again where they are asked for, out of what is read then.
  if (known?.form !== form) await db.days.clear()
  await rewrite(db, state, begun)
}

/** The vault is to be taken away: all is written in clear. Cut short while the vault is still there, all is sealed again. */
export async function unsealStored(db: Database): Promise<void> {
  const state = db.seal()
  if (state.kind !== 'opening') return
  await rewrite(db, state, first)
  await db.meta.delete(name)
}

async function read(db: Database): Promise<Sealed | undefined> {
  const known = v.safeParse(SealedSchema, (await db.meta.get(name))?.value)
  return known.success ? known.output : undefined
}

async function rewrite(
  db: Database,
  { kind: to, keys: { vault } }: Extract<SealState, { keys: unknown }>,
  from: NonNullable<Sealed['next']>,
): Promise<void> {
  const tables = [db.orders, db.postings, db.ledger, db.listings, db.pairings, db.meta]
  const note = (next: Sealed['next']) =>
    db.meta.put({ name, value: { vault, to, next, form } satisfies Sealed })
  await note(from)
  for (let table = from.table, { after } = from; table < tables.length; ) {
    const rows = tables[table]
    if (rows === undefined) break
    const last = await db.transaction('rw', rows, db.meta, async () => {
      const behind = await rewritten(db, rows, after)
      await note(behind === undefined ? { table: table + 1, after: '' } : { table, after: behind })
      return behind
    })
    if (last === undefined) table += 1
    after = last ?? ''
  }
  if (to === 'open') await note(null)
}

/** Reading and writing a row gives it the form that it is to have. Answers the last key; undefined = there are no more. */
async function rewritten(
  db: Database,
  table: Table<unknown, string>,
  after: string,
): Promise<string | undefined> {
  if (table.name === db.pairings.name) {
    const memories = memoryRows(db)
    const { rows, last } = await memories.after(after, portion)
    await memories.put(...rows)
    return last
  }
  const keys = await table.where(':id').above(after).limit(portion).primaryKeys()
  const rows = await table.bulkGet(keys)
  await table.bulkPut(rows.filter(row => row !== undefined))
  return keys.at(-1)
}
