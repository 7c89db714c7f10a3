import * as v from 'valibot'
import type { PostingState } from '../domain/posting-machine.ts'
import type { PracticeDay } from '../domain/units.ts'
import { type SumsRow, SumsRowSchema, staffRowId } from '../reports/day-sums.ts'
import type { Health } from '../sync/ports.ts'
import type { Database } from './database.ts'
import { createMeta } from './meta.ts'
import { type SumsState, sumsState } from './projections/sums-state.ts'

/** What people look at: counts and days, read straight from the store. */
export interface Overview {
  /** How many orders wait for staff. */
  countStaff(): Promise<number>
  keysIn(states: readonly PostingState[]): Promise<string[]>
  /** The kept sums of these days and of what waits for staff, and whether the sync is alive: one snapshot. */
  sumsOf(days: readonly PracticeDay[]): Promise<DaysOverview>
}

export interface DaysOverview {
  /** Days that are not counted yet have none. */
  sums: SumsRow[]
  health: Health
  /**
   * While the stored orders are counted: from which day on they are, so many of so many; what waits for staff is
   * counted before any day. `from` is null before that. Null once the sums are whole.
   */
  counting: { from: PracticeDay | null; counted: number; total: number } | null
}

/** In another zone's sums, or none, nothing can be told of any day. */
const notBegun: SumsState = { before: '~', counted: 0, total: 0 }

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
        const [rows, health, state = notBegun] = await Promise.all([
          db.sums.bulkGet([...days, staffRowId]),
          createMeta(db).health(),
          sumsState(db),
        ])
        const { before, counted, total } = state
        const from = state === notBegun ? null : before
        // The row of the staff is counted first and stands after all days.
        const sums = rows.flatMap(row =>
          row && (before === null || row.id >= before) ? [v.parse(SumsRowSchema, row)] : [],
        )
        return { sums, health, counting: before === null ? null : { from, counted, total } }
      }),
  }
}
