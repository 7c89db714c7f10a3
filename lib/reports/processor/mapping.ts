import * as v from 'valibot'
import { amountIn, dayIn } from './values.ts'

/** Which column holds what, by its place; null where the file has none. */
export const MappingSchema = v.object({
  day: v.nullable(v.number()),
  amount: v.nullable(v.number()),
  number: v.nullable(v.number()),
})
export type Mapping = v.InferOutput<typeof MappingSchema>

/** A file's headings, and where they stand. */
export interface Headings {
  names: string[]
  /** Rows before the first of data, blank ones included. */
  skip: number
}

/** Rows in which headings are looked for: exports begin with titles, periods and blank lines. */
export const headingRows = 30

const wanted: Readonly<Record<keyof Mapping, readonly RegExp[]>> = {
  day: [
    /^(transaction|trans|sale|order|payment|processed|posted|batch|settle\w*)[ _-]*(date|day|time)/,
    /\bdate\b|^day$|_date$|\btime\b/,
  ],
  amount: [
    /^(net |gross |transaction |trans |sale |settle\w* |payment )?amount\b/,
    /\bamount\b|_amount$|^amt\b|^total\b/,
  ],
  number: [
    /\b(order|invoice)[ _#-]*(id|no|num|number|#)?\b/,
    /\b(reference|merchant ref|memo|description|custom id)\b/,
  ],
}

/**
 * Finds the headings among the first rows: the row that names most of what we look for. With two rows of headings the
 * lower one that still is no data ends them. Undefined where no row names a date and an amount.
 */
export function findHeadings(rows: readonly (readonly string[])[]): Headings | undefined {
  const scored = rows.slice(0, headingRows).map((row, at) => ({ at, row, score: scoreOf(row) }))
  const best = scored.reduce<(typeof scored)[number] | undefined>(
    (top, each) => (each.score > (top?.score ?? 0) ? each : top),
    undefined,
  )
  if (best === undefined) return undefined
  let skip = best.at + 1
  const names = best.row.map(name => name.trim())
  // A second row of headings names units or continues the names above.
  for (let next = rows[skip]; next !== undefined && isHeadingToo(next); next = rows[skip]) {
    next.forEach((part, i) => {
      if (part.trim() !== '') names[i] = `${names[i] ?? ''} ${part.trim()}`.trim()
    })
    skip++
  }
  return { names, skip }
}

/** The columns that the headings most likely mean. */
export function guessMapping(names: readonly string[]): Mapping {
  return { day: placeOf(names, 'day'), amount: placeOf(names, 'amount'), number: placeOf(names, 'number') }
}

function placeOf(names: readonly string[], what: keyof Mapping): number | null {
  for (const pattern of wanted[what]) {
    const at = names.findIndex(name => pattern.test(name.trim().toLowerCase()))
    if (at >= 0) return at
  }
  return null
}

function scoreOf(row: readonly string[]): number {
  const { day, amount, number } = guessMapping(row)
  if (day === null || amount === null || day === amount || row.some(isValue)) return 0
  return 2 + (number === null ? 0 : 1) + row.filter(cell => cell.trim() !== '').length / 1000
}

/** Text in several columns, none of which is a value: no data, and no blank line either. */
function isHeadingToo(row: readonly string[]): boolean {
  const filled = row.filter(cell => cell.trim() !== '')
  return filled.length > 1 && !filled.some(isValue)
}

const isValue = (cell: string) => amountIn(cell) !== undefined || dayIn(cell) !== undefined
