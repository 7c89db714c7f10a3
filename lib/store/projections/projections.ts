import { addDays } from '../../domain/practice-day.ts'
import type { PracticeDay } from '../../domain/units.ts'
import type { KeptReports } from '../../service/ports.ts'
import { closedMonths, closeMonth } from '../closed-months.ts'
import type { Database } from '../database.ts'
import { aggregatesState } from './aggregates-state.ts'
import { keepDays, openDays } from './day-snapshots.ts'
import { forgetAggregates, keepAggregates, type OnCounted } from './recount.ts'
import { readSnapshots } from './snapshots.ts'
import { verifyAggregates } from './verify-aggregates.ts'

/** This month and the last two are what people look at. */
const recentDays = 92

/** `today` = the practice day of this moment: its books change too often to be kept. */
export function createKeptReports(db: Database, today: () => PracticeDay): KeptReports {
  let underWay: Promise<void> | undefined
  let last: Promise<void> = Promise.resolve()
  /** One portion at a time, however many callers ask. */
  const follow = (work: () => Promise<void>) => {
    last = last.then(work, work)
    return last
  }
  const keep = async (onCounted: OnCounted) => {
    await keepAggregates(db, onCounted)
    await keepDays(db, await openDays(db, addDays(today(), -recentDays), addDays(today(), -1)))
  }
  return {
    refresh(onCounted) {
      underWay ??= follow(() => keep(onCounted)).finally(() => {
        underWay = undefined
      })
      return underWay
    },
    async readSnapshots(range) {
      const books = await readSnapshots(db, range)
      // Readers of these days read them again.
      void follow(() =>
        keepDays(
          db,
          books.open.filter(day => day < today()),
        ),
      ).catch(() => undefined)
      return books
    },
    closedMonths: months => closedMonths(db, months),
    closeMonth: closed => closeMonth(db, closed),
    async prove() {
      if ((await aggregatesState(db))?.before !== null) return { kind: 'counting' }
      let orders = 0
      const wrong = await verifyAggregates(db, checked => {
        orders = checked
      })
      if (wrong.length === 0) return { kind: 'right', orders }
      await forgetAggregates(db)
      return { kind: 'wrong', days: [...new Set(wrong.map(({ id }) => id))].sort() }
    },
  }
}
