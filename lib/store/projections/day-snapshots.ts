import * as v from 'valibot'
import { addDays, dayReader, daysOf } from '../../domain/practice-day.ts'
import type { PracticeDay } from '../../domain/units.ts'
import { type DaySnapshot, DaySnapshotSchema } from '../../reports/snapshot.ts'
import type { Database } from '../database.ts'
import type { LedgerRow } from '../rules/rows.ts'
import { momentOf, type Placed, snapshotPayment, snapshotsIn } from '../rules/snapshots.ts'
import { placedOn } from './orders-by-day.ts'

/**
 * Reads the books of days, both ends included: one kept row a day where there is one, because ten thousand rows take
 * seconds to read and thirty take none; else out of orders and payments. `open` = days that have no kept row.
 * Belongs into a transaction over these tables.
 */
export async function snapshotsOfDays(
  db: Database,
  from: PracticeDay,
  to: PracticeDay,
): Promise<{ books: DaySnapshot[]; open: PracticeDay[] }> {
  const days = daysOf(from, to)
  const kept = (await db.days.bulkGet(days)).flatMap(row => {
    const parsed = v.safeParse(DaySnapshotSchema, row)
    return parsed.success && parsed.output.timeZone === db.timeZone ? [parsed.output] : []
  })
  const known = new Set(kept.map(({ day }) => day))
  const open = days.filter(day => !known.has(day))
  const read = await Promise.all(runsOf(open).map(run => readDays(db, run.from, run.to)))
  return { books: [...kept, ...read.flat()], open }
}

/** Days that follow each other are read together. */
function runsOf(days: readonly PracticeDay[]): { from: PracticeDay; to: PracticeDay }[] {
  const runs: { from: PracticeDay; to: PracticeDay }[] = []
  for (const day of days) {
    const last = runs.at(-1)
    if (last && addDays(last.to, 1) === day) last.to = day
    else runs.push({ from: day, to: day })
  }
  return runs
}

/** The same out of orders, postings and payments alone, whatever is kept. */
export async function readDays(db: Database, from: PracticeDay, to: PracticeDay): Promise<DaySnapshot[]> {
  const [placed, payments] = await Promise.all([
    placedOn(db, from, to),
    db.ledger.where('day').between(from, to, true, true).toArray(),
  ])
  return snapshotsIn(db, placed, payments, { from, to })
}

/** Keeps the books of days that have none yet, a transaction a day: others' writing goes between them. */
export async function keepDays(db: Database, days: readonly PracticeDay[]): Promise<void> {
  for (const day of days) {
    await db.transaction('rw', db.days, db.orders, db.postings, db.ledger, async () => {
      const read = await readDays(db, day, day)
      await db.days.bulkPut(read)
    })
  }
}

/** Which of these days have no kept books. */
export async function openDays(db: Database, from: PracticeDay, to: PracticeDay): Promise<PracticeDay[]> {
  const kept = new Set(await db.days.where(':id').between(from, to, true, true).primaryKeys())
  return daysOf(from, to).filter(day => !kept.has(day))
}

/**
 * Drops the kept books of the days on which an order counted and counts now, where its part in them changed. Belongs
 * into the transaction that changes it: kept books are right, or they are not there.
 */
export async function dropOrders(
  db: Database,
  moves: readonly { before: Placed | undefined; after: Placed }[],
): Promise<void> {
  const dayOf = dayReader(db.timeZone)
  const days = moves.flatMap(({ before, after }) => {
    if (before && saidOf(before) === saidOf(after)) return []
    return [...(before ? [before] : []), after].map(each => dayOf(momentOf(each)))
  })
  await dropDays(db, days)
}

/** All of an order that its booked form is made of; unparsed, because it is asked at every change. */
function saidOf({ order, posting }: Placed): string {
  const { customer: _, ...sale } = order ?? { customer: undefined }
  const { key, state, reason, plan, paymentIds, owedCents } = posting
  return JSON.stringify([sale, key, state, reason, plan, paymentIds, owedCents])
}

/** The same for payments. */
export async function dropPayments(
  db: Database,
  moves: readonly { before: LedgerRow | undefined; after: LedgerRow }[],
): Promise<void> {
  const changed = moves.filter(
    ({ before, after }) =>
      before === undefined ||
      JSON.stringify(snapshotPayment(before)) !== JSON.stringify(snapshotPayment(after)),
  )
  await dropDays(
    db,
    changed.flatMap(({ before, after }) => [after.day, ...(before ? [before.day] : [])]),
  )
}

async function dropDays(db: Database, days: readonly PracticeDay[]): Promise<void> {
  if (days.length > 0) await db.days.bulkDelete([...new Set(days)])
}
