import * as v from 'valibot'
import type { PracticeDay } from '../domain/order.ts'
import type { PostingState } from '../domain/posting-machine.ts'
import { type SumsRow, SumsRowSchema, staffRowId } from '../reports/day-sums.ts'
import type { Health } from '../sync/ports.ts'
import type { Database } from './database.ts'
import { createMeta } from './meta.ts'

/** What people look at: counts and days, read straight from the store. */
export interface Overview {
  /** How many orders wait for staff. */
  countStaff(): Promise<number>
  keysIn(states: readonly PostingState[]): Promise<string[]>
  /** The kept sums of these days and of what waits for staff, and whether the sync is alive: one snapshot. */
  sumsOf(days: readonly PracticeDay[]): Promise<{ sums: SumsRow[]; health: Health }>
}

const staffStates: readonly PostingState[] = ['resolve', 'attention', 'refused', 'voided', 'refunded']

export function createOverview(db: Database): Overview {
  return {
    countStaff: () =>
      db.postings
        .where('state')
        .anyOf([...staffStates])
        .count(),
    async keysIn(states) {
      return (
        await db.postings
          .where('state')
          .anyOf([...states])
          .primaryKeys()
      ).map(String)
    },
    sumsOf: days =>
      db.transaction('r', db.sums, db.meta, async () => {
        const [rows, health] = await Promise.all([
          db.sums.bulkGet([...days, staffRowId]),
          createMeta(db).health(),
        ])
        return { sums: rows.flatMap(row => (row ? [v.parse(SumsRowSchema, row)] : [])), health }
      }),
  }
}
