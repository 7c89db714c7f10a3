import type { ShopWindow } from '../../lib/store/rules/intake.ts'
import type { PracticeTransaction } from '../database/practice-database.ts'

/** Since when these shops were read, as windows on their stores; those that never were are missing. */
export async function windowsOf(
  { tx, practiceId }: PracticeTransaction,
  origins: readonly string[],
): Promise<ShopWindow[]> {
  if (origins.length === 0) return []
  const rows = await tx
    .selectFrom('shop')
    .selectAll()
    .where('practice_id', '=', practiceId)
    .where('origin', 'in', [...origins])
    .execute()
  return rows.map(({ origin, first_sync_at, store }) => ({
    origin,
    firstSyncAt: first_sync_at,
    ...(store !== null && { store }),
  }))
}

/** Keeps since when a shop was read. */
export async function putWindow({ tx, practiceId }: PracticeTransaction, window: ShopWindow): Promise<void> {
  const row = { first_sync_at: window.firstSyncAt, store: window.store ?? null }
  await tx
    .insertInto('shop')
    .values({ practice_id: practiceId, origin: window.origin, ...row })
    .onConflict(conflict => conflict.columns(['practice_id', 'origin']).doUpdateSet(row))
    .execute()
}
