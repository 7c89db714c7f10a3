import * as v from 'valibot'
import { addDays } from '../../domain/practice-day.ts'
import type { PracticeDay } from '../../domain/units.ts'
import { type AggregateRow, AggregateRowSchema, staffRowId } from '../../reports/daily-aggregates.ts'
import type { DaySnapshot } from '../../reports/snapshot.ts'
import type { Database } from '../database.ts'
import { readDays } from './day-snapshots.ts'
import { placedOn } from './orders-by-day.ts'
import { countDays, countStaff, lastDay, portionBefore } from './recount.ts'

/** A kept row that is not what a full count gives. */
export interface WrongSum {
  /** A practice day, or `staff`. */
  id: string
  kept: AggregateRow | DaySnapshot | undefined
  counted: AggregateRow | DaySnapshot | undefined
}

/**
 * Proves the kept sums, and the days' books, against all orders and payments: empty when every row is right. A portion of days at a
 * time, each in one snapshot, so that nobody waits for the whole. `onChecked` is told how many orders were counted.
 */
export async function verifyAggregates(
  db: Database,
  onChecked: (orders: number) => void = () => {},
): Promise<WrongSum[]> {
  const wrong = await proveStaff(db)
  let before = lastDay
  let checked = 0
  for (;;) {
    const from = await portionBefore(db, before)
    const portion = await provePortion(db, from, before)
    wrong.push(...portion.wrong)
    checked += portion.orders
    onChecked(checked)
    if (from === undefined) return wrong
    before = from
  }
}

function proveStaff(db: Database): Promise<WrongSum[]> {
  return db.transaction('r', db.sums, db.postings, db.orders, async () => {
    const [counted, kept] = await Promise.all([countStaff(db), db.sums.get(staffRowId)])
    return sameAggregates(kept, counted) ? [] : [{ id: staffRowId, kept, counted }]
  })
}

function provePortion(db: Database, from: PracticeDay | undefined, before: PracticeDay) {
  const { sums, days, postings, orders, ledger } = db
  return db.transaction('r', [sums, days, postings, orders, ledger], async () => {
    const to = addDays(before, -1)
    const [placed, keptAggregates, keptDays] = await Promise.all([
      from === undefined ? [] : placedOn(db, from, to),
      sums
        .where(':id')
        .between(from ?? '', before)
        .toArray(),
      days
        .where(':id')
        .between(from ?? '', before)
        .toArray(),
    ])
    const counted = from === undefined ? [] : await countDays(db, from, to, placed)
    const wrong = wrongAggregates(keptAggregates, counted)
    return { orders: placed.length, wrong: [...wrong, ...(await wrongDays(db, keptDays))] }
  })
}

function wrongAggregates(kept: readonly AggregateRow[], counted: readonly AggregateRow[]): WrongSum[] {
  const known = new Map(kept.map(row => [row.id, row]))
  const right = new Map(counted.map(row => [row.id, row]))
  return [...new Set([...known.keys(), ...right.keys()])].flatMap(id => {
    const pair = { id, kept: known.get(id), counted: right.get(id) }
    return sameAggregates(pair.kept, pair.counted) ? [] : [pair]
  })
}

async function wrongDays(db: Database, kept: readonly DaySnapshot[]): Promise<WrongSum[]> {
  const counted = await Promise.all(kept.map(({ day }) => readDays(db, day, day)))
  return kept.flatMap((row, i) => {
    const [right] = counted[i] ?? []
    return JSON.stringify(sorted(row)) === JSON.stringify(sorted(right))
      ? []
      : [{ id: row.day, kept: row, counted: right }]
  })
}

/** In one order, whatever order the rows were read in; nothing but the books. */
function sorted(books: DaySnapshot | undefined): unknown {
  const texts = (rows: readonly unknown[] | undefined) => rows?.map(row => JSON.stringify(row)).sort()
  return [books?.day, texts(books?.orders), texts(books?.payments), books?.unreadable]
}

/** A row without cells is the same as none: all its orders moved elsewhere. */
function sameAggregates(a: AggregateRow | undefined, b: AggregateRow | undefined): boolean {
  const cells = (row: AggregateRow | undefined) => {
    const parsed = v.safeParse(AggregateRowSchema, row ?? { id: '', cells: {} })
    return parsed.success ? JSON.stringify(Object.entries(parsed.output.cells).sort()) : 'unreadable'
  }
  return cells(a) === cells(b)
}
