import type { Kysely } from 'kysely'
import type { Presence } from '../../lib/contract/messages.ts'
import { databaseNow, databaseNowPlus } from '../database/database-clock.ts'
import type { Tables } from '../database/tables.ts'

/** A panel that said nothing for so long is closed. */
const staleMs = 15_000

/** One opening of an order's panel, at whatever station. */
export interface Opening {
  practiceId: string
  key: string
  opening: string
  name: string | null
}

/** Notes that this opening is there, and answers who else has had the order open longest. */
export async function otherViewer(db: Kysely<Tables>, viewer: Opening): Promise<Presence | null> {
  const { practiceId, key, opening, name } = viewer
  const seen = { name, seen_at: databaseNow }
  await db
    .insertInto('viewer')
    .values({ practice_id: practiceId, key, opening, since: databaseNow, ...seen })
    .onConflict(conflict => conflict.columns(['practice_id', 'key', 'opening']).doUpdateSet(seen))
    .execute()
  await db
    .deleteFrom('viewer')
    .where('practice_id', '=', practiceId)
    .where('seen_at', '<', databaseNowPlus(-staleMs))
    .execute()
  const other = await db
    .selectFrom('viewer')
    .select(['name', 'since'])
    .where('practice_id', '=', practiceId)
    .where('key', '=', key)
    .where('opening', '!=', opening)
    .orderBy('since')
    .executeTakeFirst()
  return other ?? null
}
