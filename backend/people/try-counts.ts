import type { Kysely } from 'kysely'
import { databaseNow, databaseNowPlus } from '../database/database-clock.ts'
import type { Tables } from '../database/tables.ts'
import { hashOf } from './tokens.ts'

/** Whose tries are counted: an address for one way in, or a person. Only a hash of it is kept. */
export interface Counted {
  kind: string
  who: string
}

/** Counts a try for all processes of the database, by its clock; how many this is within the window. */
export async function countTry(
  db: Kysely<Tables>,
  { kind, who }: Counted,
  windowMs: number,
): Promise<number> {
  const { tries } = await db
    .insertInto('try_count')
    .values({ key: hashOf(`${kind} ${who}`), tries: 1, ends_at: databaseNowPlus(windowMs) })
    .onConflict(conflict =>
      conflict.column('key').doUpdateSet(({ eb, ref }) => {
        const isOver = eb('try_count.ends_at', '<=', databaseNow)
        return {
          tries: eb
            .case()
            .when(isOver)
            .then(1)
            .else(eb('try_count.tries', '+', 1))
            .end(),
          ends_at: eb
            .case()
            .when(isOver)
            .then(databaseNowPlus(windowMs))
            .else(ref('try_count.ends_at'))
            .end(),
        }
      }),
    )
    .returning('tries')
    .executeTakeFirstOrThrow()
  return tries
}

/** Forgets windows that are over. */
export async function forgetTries(db: Kysely<Tables>): Promise<void> {
  await db.deleteFrom('try_count').where('ends_at', '<=', databaseNow).execute()
}
