import { type Kysely, sql } from 'kysely'
import { type PracticeDatabase, write } from '../database/practice-database.ts'
import type { Tables } from '../database/tables.ts'

/**
 * How far a practice's changes have come. Every write of a posting takes the next number under the practice's lock, so
 * that nobody sees a number without all those before it.
 */
export interface Position {
  /** Tells the numbers of one database from those of another. */
  epoch: string
  /** The last number that a posting took. */
  changed: number
  /** Changes when other things that pages show may have. */
  pages: string
}

/** What changed after one position, up to another. */
export interface ChangedKeys {
  keys: string[]
  /** The number up to which these are all. */
  upTo: number
}

type Db = Pick<Kysely<Tables>, 'selectFrom'>

/** The positions of these practices, by id. */
export async function positionsOf(db: Db, ids: readonly string[]): Promise<Map<string, Position>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('practice')
    .select(['id', 'changes_epoch', 'changed', 'pages_changed', 'configured_at'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(
    rows.map(row => [
      row.id,
      {
        epoch: row.changes_epoch,
        changed: row.changed,
        pages: `${row.pages_changed} ${row.configured_at}`,
      },
    ]),
  )
}

/** Keys of the postings that changed after a number and up to another, those first that changed first. */
export async function keysChanged(
  db: Db,
  practiceId: string,
  { after, upTo, max }: { after: number; upTo: number; max: number },
): Promise<ChangedKeys> {
  const rows = await db
    .selectFrom('posting')
    .select(['key', 'changed'])
    .where('practice_id', '=', practiceId)
    .where('changed', '>', after)
    .where('changed', '<=', upTo)
    .orderBy('changed')
    .limit(max)
    .execute()
  const last = rows.at(-1)
  return {
    keys: rows.map(({ key }) => key),
    upTo: rows.length === max && last ? last.changed : upTo,
  }
}

/** Badges of these postings say something else by now, though the postings are what they were. */
export async function touchPostings(practice: PracticeDatabase, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return
  await write(practice, async ({ tx, practiceId }) => {
    const { changed } = await tx
      .updateTable('practice')
      .set(({ eb }) => ({ changed: eb('changed', '+', keys.length) }))
      .where('id', '=', practiceId)
      .returning('changed')
      .executeTakeFirstOrThrow()
    const first = changed - keys.length
    // One parameter for all keys: a statement takes 65,535.
    await sql`update posting set changed = ${first} + told.nth
      from jsonb_array_elements_text(cast(${JSON.stringify(keys)} as jsonb)) with ordinality as told (key, nth)
      where posting.practice_id = ${practiceId} and posting.key = told.key`.execute(tx)
  })
}

/** Other things that pages show may have changed. */
export async function notePagesChanged(
  db: Pick<Kysely<Tables>, 'updateTable'>,
  practiceId: string,
): Promise<void> {
  await db
    .updateTable('practice')
    .set(({ eb }) => ({ pages_changed: eb('pages_changed', '+', 1) }))
    .where('id', '=', practiceId)
    .execute()
}
