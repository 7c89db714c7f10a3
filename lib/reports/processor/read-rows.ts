import type { Cents, PracticeDay } from '../../domain/units.ts'
import type { Mapping } from './mapping.ts'
import { amountIn, dayIn } from './values.ts'

/** One payment or refund of the processor's file. */
export interface Transaction {
  line: number
  day: PracticeDay
  cents: Cents
  /** What the order's column says, untouched. */
  reference: string
}

/** What of a file could not be taken, with its place. */
export interface Problem {
  line: number
  column: string
  kind: 'no-amount' | 'no-day' | 'open-quote'
  text: string
}

/** What a file has given so far. */
export interface FileReading {
  transactions: Transaction[]
  problems: Problem[]
  rows: number
  /** Transactions outside of the range. */
  outside: number
}

export interface RowReaderOptions {
  mapping: Mapping
  names: readonly string[]
  from: PracticeDay
  to: PracticeDay
}

/** A file with more problems than this is the wrong file, or mapped wrongly. */
const maxProblems = 100

/** Takes rows in, one by one, with the line on which each begins; keeps only what falls into the range. */
export function createRowReader({ mapping, names, from, to }: RowReaderOptions) {
  const reading: FileReading = { transactions: [], problems: [], rows: 0, outside: 0 }
  const cell = (row: readonly string[], at: number | null) => (at === null ? '' : (row[at] ?? ''))
  const note = (line: number, at: number | null, kind: Problem['kind'], text: string) => {
    if (reading.problems.length < maxProblems)
      reading.problems.push({
        line,
        kind,
        column: at === null ? '' : (names[at] ?? `${at + 1}`),
        text: text.slice(0, 40),
      })
  }
  return {
    reading,
    note,
    take(row: readonly string[], line: number): void {
      if (row.every(each => each.trim() === '') || isHeadingAgain(row, names) || isTotal(row, mapping)) return
      reading.rows++
      const day = dayIn(cell(row, mapping.day))
      const cents = amountIn(cell(row, mapping.amount))
      if (day === undefined) note(line, mapping.day, 'no-day', cell(row, mapping.day))
      else if (cents === undefined) note(line, mapping.amount, 'no-amount', cell(row, mapping.amount))
      else if (day < from || day > to) reading.outside++
      else reading.transactions.push({ line, day, cents, reference: cell(row, mapping.number).trim() })
    },
  }
}

/** Headings are repeated where files were put together. */
function isHeadingAgain(row: readonly string[], names: readonly string[]): boolean {
  return row.length > 1 && row.every((each, i) => (names[i] ?? '').startsWith(each.trim()))
}

/** A line of sums at the end: it has no day and says so. */
function isTotal(row: readonly string[], { day }: Mapping): boolean {
  const noDay = day === null || dayIn(row[day] ?? '') === undefined
  return noDay && row.some(each => /^(grand |sub)?-?totals?\b/i.test(each.trim()))
}
