import * as v from 'valibot'
import { SaleSchema } from '../../domain/order.ts'
import { PostingSchema } from '../../domain/posting.ts'
import type { PracticeDay } from '../../domain/units.ts'
import {
  type AggregateRow,
  contributionsOf,
  type Delta,
  staffRowId,
  withContribution,
} from '../../reports/daily-aggregates.ts'
import type { Placed } from './snapshots.ts'

/** Of a decision only that there is one: what it says may be sealed. */
const CountedSchema = v.object({
  ...v.pick(PostingSchema, ['state', 'reason', 'asked']).entries,
  decision: v.nullish(v.looseObject({}), null),
})

/** The zone whose days are meant. */
interface Zone {
  readonly timeZone: string
}

/** A row that cannot be read counts nowhere, here as in the recount. */
export function contributions(
  { timeZone }: Zone,
  { order, posting }: { order: unknown; posting: unknown },
): Delta[] {
  const sale = v.safeParse(SaleSchema, order)
  const counted = v.safeParse(CountedSchema, posting)
  return sale.success && counted.success ? contributionsOf(sale.output, counted.output, timeZone) : []
}

/** Puts contributions into rows, or takes them out. */
export function put(rows: Map<string, AggregateRow>, parts: readonly Delta[], sign: 1 | -1): void {
  for (const part of parts)
    rows.set(part.row, withContribution(rows.get(part.row) ?? { id: part.row, cells: {} }, part, sign))
}

/** The rows of practice days, both included, out of the orders that count on them. */
export function dailyAggregates(
  zone: Zone,
  counted: readonly Placed[],
  { from, to }: { from: PracticeDay; to: PracticeDay },
): AggregateRow[] {
  const rows = new Map<string, AggregateRow>()
  for (const each of counted)
    put(
      rows,
      contributions(zone, each).filter(({ row }) => row !== staffRowId && row >= from && row <= to),
      1,
    )
  return [...rows.values()]
}

/** The row of what waits for staff, out of the orders that do. */
export function staffAggregates(zone: Zone, waiting: readonly Placed[]): AggregateRow {
  const rows = new Map<string, AggregateRow>()
  for (const each of waiting)
    put(
      rows,
      contributions(zone, each).filter(({ row }) => row === staffRowId),
      1,
    )
  return rows.get(staffRowId) ?? { id: staffRowId, cells: {} }
}
