import type { ProcessorColumns } from './columns.ts'
import { orderIn } from './order-numbers.ts'

type Rows = readonly (readonly string[])[]

/** Columns of which nothing is read, and whose cells may name orders. */
function othersWithNumbers(columns: ProcessorColumns, rows: Rows): number[] {
  const taken = new Set(Object.values(columns))
  const width = Math.max(0, ...rows.map(row => row.length))
  return Array.from({ length: width }, (_, at) => at).filter(
    at => !taken.has(at) && rows.some(row => /\d/.test(row[at] ?? '')),
  )
}

/** Whether only the shop's orders tell which of several columns names them: a processor numbers its own orders too. */
export function isNumberUnsure(columns: ProcessorColumns, rows: Rows): boolean {
  return othersWithNumbers(columns, rows).length > 0
}

/** The columns, with the one that names orders of the shop as their number where the guessed one names none. */
export function withOwnNumbers(
  columns: ProcessorColumns,
  rows: Rows,
  known: ReadonlySet<string>,
): ProcessorColumns {
  const named = (at: number | null) =>
    at === null ? 0 : rows.filter(row => orderIn((row[at] ?? '').trim(), known) !== undefined).length
  if (named(columns.number) > 0) return columns
  const [best] = othersWithNumbers(columns, rows)
    .map(at => ({ at, count: named(at) }))
    .toSorted((a, b) => b.count - a.count)
  return best && best.count > 0 ? { ...columns, number: best.at } : columns
}
