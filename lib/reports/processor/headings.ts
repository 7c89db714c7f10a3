import { isMoney } from './amounts.ts'
import { columnRoles } from './column-names.ts'
import { guessColumns, isUsable } from './columns.ts'
import { isDate } from './dates.ts'
import { meaningOf } from './meanings.ts'

/** A file's headings, and where they stand. */
export interface Headings {
  /** Empty texts where the file gives a column no heading. */
  names: string[]
  /** Rows before the first of data, blank ones included. */
  skip: number
}

type Rows = readonly (readonly string[])[]

/** Rows in which headings are looked for: exports begin with titles, periods and blank lines. */
export const headingRows = 30

/**
 * Finds the headings among the first rows: the row that names most of what we look for. With two rows of headings the
 * lower one that still is no data ends them. Where no row names a date and money, the first one as wide as the table
 * is taken for them, unless it holds values: then the columns have no names.
 */
export function findHeadings(rows: Rows): Headings {
  const scored = rows.slice(0, headingRows).map((row, at) => ({ at, row, score: scoreOf(row) }))
  const best = scored.reduce<(typeof scored)[number] | undefined>(
    (top, each) => (each.score > (top?.score ?? 0) ? each : top),
    undefined,
  )
  if (best === undefined) return headingsInTwo(rows) ?? unknownHeadings(rows)
  return headingsWithAbove(rows, best) ?? headingsAt(rows, best.at)
}

/** `Transaction`, `Order`, `Gross` above `Date`, `ID`, `Amount`: the row above begins the headings where it names more columns. */
function headingsWithAbove(
  rows: Rows,
  { at, row, score }: { at: number; row: readonly string[]; score: number },
) {
  const above = withoutTail(rows[at - 1] ?? [])
  if (above.length <= withoutTail(row).length || above.filter(isText).length < 3) return undefined
  const names = above.map((name, i) => `${name.trim()} ${(row[i] ?? '').trim()}`.trim())
  return scoreOf(names) > score ? { names, skip: at + 1 } : undefined
}

const isText = (cell: string) => cell.trim() !== ''

/** Headings of which each row has half: `Transaction` above `Date`. */
function headingsInTwo(rows: Rows): Headings | undefined {
  const halves = rows.slice(0, headingRows).map((row, at) => {
    const below = rows[at + 1] ?? []
    const isData = [...row, ...below].some(isValue)
    return isData ? [] : row.map((name, i) => `${name.trim()} ${(below[i] ?? '').trim()}`.trim())
  })
  const at = halves.findIndex(names => names.length > 1 && scoreOf(names) > 0)
  return at < 0 ? undefined : { names: withoutTail(halves[at] ?? []), skip: at + 2 }
}

/** The headings that begin with a row, by its place from 0. */
function headingsAt(rows: Rows, at: number): Headings {
  let skip = at + 1
  const names = (rows[at] ?? []).map(name => name.trim())
  // A second row of headings names units or continues the names above.
  for (let next = rows[skip]; next !== undefined && isHeadingToo(next); next = rows[skip]) {
    next.forEach((part, i) => {
      if (part.trim() !== '') names[i] = `${names[i] ?? ''} ${part.trim()}`.trim()
    })
    skip++
  }
  return { names: withoutTail(names), skip }
}

function unknownHeadings(rows: Rows): Headings {
  const widths = rows.slice(0, headingRows).map(row => withoutTail(row).length)
  const counts = new Map<number, number>()
  for (const width of widths) if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1)
  const [width = Math.max(0, ...widths)] =
    [...counts].toSorted(([, a], [, b]) => b - a).find(() => true) ?? []
  const at = widths.indexOf(width)
  const row = rows[at] ?? []
  if (row.some(isValue)) return { names: Array.from({ length: width }, () => ''), skip: Math.max(0, at) }
  return { names: withoutTail(row.map(name => name.trim())), skip: at + 1 }
}

function scoreOf(row: readonly string[]): number {
  if (row.some(isValue)) return 0
  const columns = guessColumns(row, [])
  if (!isUsable(columns)) return 0
  const known = columnRoles.filter(role => columns[role] !== null).length
  return known + row.filter(cell => cell.trim() !== '').length / 1000
}

/** More headings: no value, and units in brackets or a date's heading. Other text may be a row that is to be named. */
function isHeadingToo(row: readonly string[]): boolean {
  const filled = row.filter(cell => cell.trim() !== '')
  if (filled.length < 2 || filled.some(cell => isValue(cell) || /\d/.test(cell))) return false
  if (filled.some(cell => /^[([].*[)\]]$/.test(cell.trim()))) return true
  const { day } = guessColumns(row, [])
  // `Paid` may head a date and may be what a row says.
  return day !== null && meaningOf('state', row[day] ?? '') === undefined
}

const isValue = (cell: string) => isMoney(cell) || isDate(cell)

/** A row without the blank cells at its end, which a delimiter too many makes. */
export function withoutTail<T extends string>(row: readonly T[]): T[] {
  return row.slice(0, row.findLastIndex(cell => cell.trim() !== '') + 1)
}
