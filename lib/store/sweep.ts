import * as v from 'valibot'
import { activityNote } from '../domain/activity.ts'
import type { OrderRecord } from '../domain/posting.ts'
import { forgotten, isToForget } from '../domain/retention.ts'
import { type Instant, InstantSchema } from '../domain/units.ts'
import { activityTables, tell } from './activity-store.ts'
import type { Database } from './database.ts'
import { withOrders } from './records.ts'
import { forgottenMemory, isForgotten } from './rules/forgotten-memory.ts'
import { bareText } from './rules/ledger-row.ts'
import { orderRow } from './rules/rows.ts'
import { memoryRows } from './sealing/memory-rows.ts'

/** So many orders are looked at in one transaction: what is posted meanwhile hardly waits. */
const portion = 200

const name = 'sweep'
const SweepSchema = v.object({ at: InstantSchema })
const yearsName = 'auditYears'
const YearsSchema = v.object({ years: v.number() })

/** Deletes by age what the practice does not keep for longer. */
export interface Sweep {
  /** When it was done last, by Nextech's clock; undefined where it never was. */
  doneAt(): Promise<Instant | undefined>
  /**
   * Takes customers and items out of finished orders from before that moment, the items out of the texts of their payments,
   * and names out of memories. Answers how many orders it took. Cut short, it goes on where it was the next time.
   */
  run(before: Instant, now: Instant): Promise<number>
  /** The most years that any configuration kept the activity for: a later one does not shorten it (rules 11). */
  longestAuditYears(years: number): Promise<number>
}

/** Over Dexie. */
export function createSweep(db: Database): Sweep {
  return {
    async doneAt() {
      const known = v.safeParse(SweepSchema, (await db.meta.get(name))?.value)
      return known.success ? known.output.at : undefined
    },
    async run(before, now) {
      const taken = await sweepOrders(db, before, now)
      await sweepMemories(db, before)
      await db.meta.put({ name, value: { at: now } })
      return taken
    },
    longestAuditYears: years =>
      db.transaction('rw', db.meta, async () => {
        const known = v.safeParse(YearsSchema, (await db.meta.get(yearsName))?.value)
        const longest = Math.max(years, known.success ? known.output.years : 0)
        if (!known.success || longest > known.output.years)
          await db.meta.put({ name: yearsName, value: { years: longest } })
        return longest
      }),
  }
}

async function sweepOrders(db: Database, before: Instant, now: Instant): Promise<number> {
  let taken = 0
  const keys = await db.postings.where('placedAt').below(before).primaryKeys()
  for (let from = 0; from < keys.length; from += portion) {
    const tables = [db.postings, db.orders, db.ledger, ...activityTables(db)]
    taken += await db.transaction('rw', tables, () =>
      sweepPortion(db, keys.slice(from, from + portion), before, now),
    )
  }
  return taken
}

async function sweepPortion(
  db: Database,
  keys: readonly string[],
  before: Instant,
  now: Instant,
): Promise<number> {
  const postings = (await db.postings.bulkGet([...keys])).filter(posting => posting !== undefined)
  // One that cannot be read is left: nobody can say whether it is finished.
  const records = await withOrders(db, postings, () => undefined)
  const old = records.filter(record => isToForget(record, before))
  if (old.length === 0) return 0
  const left = old.map(forgotten)
  await db.orders.bulkPut(left.map(orderRow))
  await db.postings.bulkPut(left.map(({ posting }) => posting))
  await sweepPayments(db, left)
  await tell(
    db,
    left.map(({ posting: { shop, number } }) =>
      activityNote({ at: now, actor: 'sync', code: 'order.forgotten', shop, number }),
    ),
  )
  return left.length
}

/** The payments of these orders keep what finds them: their marker, or the numbers that their text names. */
async function sweepPayments(db: Database, records: readonly OrderRecord[]): Promise<void> {
  const ids = records.flatMap(({ posting }) => posting.paymentIds)
  const rows = (await db.ledger.bulkGet(ids)).filter(row => row !== undefined)
  await db.ledger.bulkPut(rows.map(row => ({ ...row, text: bareText(row) ?? row.text })))
}

async function sweepMemories(db: Database, before: Instant): Promise<void> {
  await db.transaction('rw', db.pairings, async () => {
    const memories = memoryRows(db)
    const old = (await memories.all()).filter(
      row => !isForgotten(row) && Math.max(row.decidedAt, ...deniedAt(row.never)) < before,
    )
    await memories.delete(...old.map(({ key }) => key))
    await memories.put(...old.map(forgottenMemory))
  })
}

const deniedAt = (never: readonly { decidedAt: Instant }[] = []) => never.map(({ decidedAt }) => decidedAt)
