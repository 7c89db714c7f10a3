import { addDays } from '../../domain/practice-day.ts'
import type { PracticeDay } from '../../domain/units.ts'
import type { KeptReports } from '../../service/ports.ts'
import type { Database } from '../database.ts'
import { readBooks } from './books.ts'
import { keepDays, openDays } from './day-books.ts'
import { forgetSums, keepSums, type OnCounted } from './recount.ts'
import { sumsState } from './sums-state.ts'
import { verifySums } from './verify-sums.ts'

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
    await keepSums(db, onCounted)
    await keepDays(db, await openDays(db, addDays(today(), -recentDays), addDays(today(), -1)))
  }
  return {
    refresh(onCounted) {
      underWay ??= follow(() => keep(onCounted)).finally(() => {
        underWay = undefined
      })
      return underWay
    },
    async readBooks(range) {
      const books = await readBooks(db, range)
      // Readers of these days read them again.
      void follow(() =>
        keepDays(
          db,
          books.open.filter(day => day < today()),
        ),
      ).catch(() => undefined)
      return books
    },
    async prove() {
      if ((await sumsState(db))?.before !== null) return { kind: 'counting' }
      let orders = 0
      const wrong = await verifySums(db, checked => {
        orders = checked
      })
      if (wrong.length === 0) return { kind: 'right', orders }
      await forgetSums(db)
      return { kind: 'wrong', days: [...new Set(wrong.map(({ id }) => id))].sort() }
    },
  }
}
