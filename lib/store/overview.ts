import type { OrderRecord } from '../domain/posting.ts'
import type { PostingState } from '../domain/posting-machine.ts'
import type { Health } from '../sync/ports.ts'
import type { Database } from './database.ts'
import { createMeta } from './meta.ts'
import { withOrders } from './records.ts'

/** What people look at: counts and days, read straight from the store. */
export interface Overview {
  /** How many orders wait for staff. */
  countStaff(): Promise<number>
  keysIn(states: readonly PostingState[]): Promise<string[]>
  /** Orders placed in `[from, to)`, and all that wait for staff. */
  ofDay(from: number, to: number): Promise<{ day: OrderRecord[]; staff: OrderRecord[]; health: Health }>
}

const staffStates: readonly PostingState[] = ['resolve', 'attention', 'refused', 'voided', 'refunded']

/** A row that cannot be read is told where it is due; totals go on without it. */
const leaveOut = () => undefined

export function createOverview(db: Database): Overview {
  const staff = () => db.postings.where('state').anyOf([...staffStates])
  return {
    countStaff: () => staff().count(),
    async keysIn(states) {
      return (
        await db.postings
          .where('state')
          .anyOf([...states])
          .primaryKeys()
      ).map(String)
    },
    async ofDay(from, to) {
      const [day, waiting, health] = await Promise.all([
        db.postings.where('placedAt').between(from, to, true, false).toArray(),
        staff().toArray(),
        createMeta(db).health(),
      ])
      return {
        day: await withOrders(db, day, leaveOut),
        staff: await withOrders(db, waiting, leaveOut),
        health,
      }
    },
  }
}
