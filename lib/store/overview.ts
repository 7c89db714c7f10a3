import * as v from 'valibot'
import { type PostingState, staffStates } from '../domain/posting-machine.ts'
import { AggregateRowSchema, staffRowId } from '../reports/daily-aggregates.ts'
import type { Overview } from '../service/ports.ts'
import type { Database } from './database.ts'
import { createMeta } from './meta.ts'
import { type AggregatesState, aggregatesState } from './projections/aggregates-state.ts'
import { reading, recheckedIn } from './records.ts'

/** In another zone's sums, or none, nothing can be told of any day. */
const notBegun: AggregatesState = { before: '~', counted: 0, total: 0 }

export function createOverview(db: Database): Overview {
  return {
    // Keys alone: rows of a closed vault can be counted, and not be read.
    countStaff: async () => {
      const [waiting, again] = await Promise.all([keysIn(db, staffStates), recheckedOf(db)])
      return waiting.length + again.length
    },
    keysIn: states => keysIn(db, states),
    rechecked: async () =>
      (await recheckedOf(db)).flatMap(({ key, asked }) => (asked ? { key, since: asked.since } : [])),
    sumsOf: days =>
      db.transaction('r', db.sums, db.meta, async () => {
        const [rows, health, state = notBegun] = await Promise.all([
          db.sums.bulkGet([...days, staffRowId]),
          createMeta(db).health(),
          aggregatesState(db),
        ])
        const { before, counted, total } = state
        const from = state === notBegun ? null : before
        // The row of the staff is counted first and stands after all days.
        const sums = rows.flatMap(row =>
          row && (before === null || row.id >= before) ? [v.parse(AggregateRowSchema, row)] : [],
        )
        return { sums, health, counting: before === null ? null : { from, counted, total } }
      }),
  }
}

/** Of a closed vault with blanks: a count needs no more. */
const recheckedOf = (db: Database) => reading(db, 'shown', () => recheckedIn(db))

function keysIn(db: Database, states: readonly PostingState[]): Promise<string[]> {
  return db.postings
    .where('state')
    .anyOf([...states])
    .primaryKeys()
}
