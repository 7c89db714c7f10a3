import { isMoney } from './amounts.ts'
import { directionOf } from './direction.ts'
import { isFlag } from './flags.ts'
import { meaningOf } from './meanings.ts'

type Rows = readonly (readonly string[])[]
/** What of the columns is looked at here. */
type Places = Record<'amount' | 'credit' | 'debit' | 'direction' | 'kind', number | null>

/** Columns that headings told, put right and added to by what the rows below them hold. */
export function byContents<C extends Places>(columns: C, names: readonly string[], rows: Rows): C {
  return withContents(settled(columns, rows), names, rows)
}

/** Credit and debit are a pair, of use where no one column holds the amount. */
function settled<C extends Places>(columns: C, rows: Rows): C {
  const isPair = columns.credit !== null && columns.debit !== null && columns.amount === null
  const pair = isPair ? {} : { credit: null, debit: null }
  const { kind } = columns
  const isDirection =
    kind !== null &&
    columns.direction === null &&
    // `S` is the debit of German books, and the sale of gateways.
    cellsOf(rows, kind).every(cell => directionOf(cell) !== undefined && !/^[sh]$/i.test(cell.trim()))
  return isDirection && cellsOf(rows, kind).length > 0
    ? { ...columns, ...pair, kind: null, direction: kind }
    : { ...columns, ...pair }
}

/** A column that no heading tells may still hold nothing but kinds, `Sale` and `Refund`. */
function withContents<C extends Places>(columns: C, names: readonly string[], rows: Rows): C {
  if (columns.kind !== null || columns.direction !== null) return columns
  const taken = new Set(Object.values(columns))
  const width = Math.max(0, ...rows.map(row => row.length))
  const kind = Array.from({ length: width }, (_, at) => at).find(at => {
    const meanings = cellsOf(rows, at).map(cell => (isMoney(cell) ? undefined : meaningOf('kind', cell)))
    return (
      !taken.has(at) && !isFlag(names[at] ?? '') && meanings.includes('back') && !meanings.includes(undefined)
    )
  })
  return kind === undefined ? columns : settled({ ...columns, kind }, rows)
}

/** What a column holds, but for blank cells. */
export function cellsOf(rows: Rows, at: number): string[] {
  return rows.map(row => row[at] ?? '').filter(cell => cell.trim() !== '')
}
