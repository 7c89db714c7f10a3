import { addDays } from '../../domain/practice-day.ts'
import type { Cents, PracticeDay } from '../../domain/units.ts'
import { isOwnCurrency } from './amounts.ts'
import { type Choices, chosenMeaning } from './choices.ts'
import { timeIn, writtenIn } from './dates.ts'
import type { FileReading, Problem } from './file-reading.ts'
import { type Flag, flagOf, flagsIn } from './flags.ts'
import { withoutTail } from './headings.ts'
import { type Meaning, type WordRole, wordKey } from './meanings.ts'
import { moneyOfRow } from './row-money.ts'
import { type OpenRow, settleRows } from './settle-rows.ts'
import { dayIn, zoneNamed } from './zones.ts'

export interface RowReaderOptions {
  choices: Choices
  names: readonly string[]
  from: PracticeDay
  to: PracticeDay
  /** The practice's zone. */
  timeZone: string
}

/** A file with more problems than this is the wrong file, or read wrongly. */
const maxProblems = 100
/** Money goes back, and settles, within so many days of its sale. */
export const nearDays = 120

/** Takes rows in, one by one, with the line on which each begins; `end` when all are in. */
export function createRowReader(options: RowReaderOptions) {
  const { names } = options
  const reading: FileReading = {
    transactions: [],
    problems: [],
    leftOut: 0,
    rows: 0,
    far: 0,
    totals: 0,
    notCounted: [],
    unknown: [],
  }
  const open: OpenRow[] = []
  const { columns, flags: chosen } = options.choices
  const flags = flagsIn(names, new Set(Object.values(columns)), chosen)
  const lines = new Map<string, number>()
  const [first, last] = [addDays(options.from, -nearDays), addDays(options.to, nearDays)]

  const note = (line: number, at: number | null, kind: Problem['kind'], text: string) => {
    reading.leftOut++
    if (reading.problems.length >= maxProblems) return
    const column = at === null ? '' : names[at] || `${at + 1}`
    reading.problems.push({ line, kind, column, text: text.slice(0, 40) })
  }
  const notCount = (word: string, cents: Cents) => {
    const known = reading.notCounted.find(each => each.word === word)
    if (known) Object.assign(known, { count: known.count + 1, cents: known.cents + cents })
    else reading.notCounted.push({ word, count: 1, cents })
  }
  const ask = (role: WordRole, text: string) => {
    const key = wordKey(role, text)
    if (reading.unknown.length < maxProblems && !reading.unknown.some(each => each.key === key))
      reading.unknown.push({ role, text, key })
  }

  function take(row: readonly string[], line: number): void {
    if (row.every(each => each.trim() === '') || isHeadingAgain(row, names)) return
    reading.rows++
    if (isTotal(row, options.choices)) {
      reading.totals++
      return
    }
    const read = readRow(row, line, options, flags)
    if (read.kind === 'none') notCount(read.word, read.cents)
    else if (read.kind === 'row') keep(read.row, row.join('\u001f'))
    else {
      if (read.role) ask(read.role, read.text)
      note(line, read.at, read.problem, read.text)
    }
  }

  function keep(row: OpenRow, text: string): void {
    const earlier = lines.get(text)
    if (row.day < first || row.day > last) reading.far++
    else if (earlier !== undefined) note(row.line, null, 'repeated', `${earlier}`)
    else {
      lines.set(text, row.line)
      open.push(row)
    }
  }

  return {
    reading,
    /** A row that was taken apart wrongly: it is one of the file, and left out. */
    broken(line: number, text: string): void {
      reading.rows++
      note(line, null, 'open-quote', text)
    },
    take,
    /** What single rows cannot tell is decided from all of them. */
    end(): FileReading {
      const settled = settleRows(open.splice(0))
      reading.transactions.push(...settled.transactions)
      for (const { word, cents } of settled.notCounted) notCount(word, cents)
      for (const { line, at, kind, text } of settled.problems) note(line, at, kind, text)
      reading.problems.sort((a, b) => a.line - b.line)
      return reading
    },
  }
}

type RowResult =
  | { kind: 'row'; row: OpenRow }
  | { kind: 'none'; word: string; cents: Cents }
  | { kind: 'problem'; at: number | null; problem: Problem['kind']; text: string; role?: WordRole }

const problem = (at: number | null, kind: Problem['kind'], text: string, role?: WordRole): RowResult => ({
  kind: 'problem',
  at,
  problem: kind,
  text,
  ...(role && { role }),
})

function readRow(
  row: readonly string[],
  line: number,
  options: RowReaderOptions,
  flags: readonly Flag[],
): RowResult {
  const { choices, names } = options
  const { columns } = choices
  const cell = (at: number | null) => (at === null ? '' : (row[at] ?? '').trim())
  // A comma without quotes moves all cells behind it: no cell of such a row can be trusted.
  if (withoutTail(row).length > names.length) return problem(null, 'too-wide', `${row.length}`)
  if (row.length < names.length) return problem(null, 'too-narrow', `${row.length}`)
  const meanings = meaningsOf(cell, choices)
  const unknown = (['kind', 'state'] as const).find(role => meanings[role] === 'unknown')
  // What was declined moved no money, whatever it was to be; nor does a payout, however it went.
  if (unknown && !Object.values(meanings).includes('none'))
    return problem(columns[unknown], `unknown-${unknown}`, cell(columns[unknown]), unknown)
  const money = moneyOfRow(row, choices, names)
  const silent = (['state', 'kind'] as const).find(role => meanings[role] === 'none')
  const flag = flagOf(row, flags)
  const word = silent ? cell(columns[silent]) : flag?.meaning === 'none' ? flag.word : undefined
  if (word !== undefined) return { kind: 'none', word, cents: 'cents' in money ? money.cents : 0 }
  if (!isOwnCurrency(cell(columns.currency)))
    return problem(columns.currency, 'other-currency', cell(columns.currency))
  const days = daysOfRow(cell, options)
  if ('kind' in days) return days
  if ('problem' in money) return problem(money.at, money.problem, cell(money.at))
  // Nothing comes here with a word that is not known.
  const kind = meanings.kind === 'unknown' ? 'none' : (meanings.kind ?? 'counts')
  const ofState = meanings.state === 'unknown' ? undefined : meanings.state
  const told = ofState === 'counts' || !ofState ? flag?.meaning : ofState
  // The date of a refund says by itself that there was one.
  const isDated = !told && kind === 'counts' && days.back !== null && money.cents > 0 && !money.refunded
  const state = isDated ? 'refunded' : (told ?? 'counts')
  const meaning = kind === 'counts' || state === 'back' ? state : kind
  const isBack = meaning === 'back' || money.cents < 0
  return {
    kind: 'row',
    row: {
      line,
      day: (isBack && days.back) || days.day,
      backDay: days.back,
      ...money,
      at: columns.amount ?? columns.debit ?? columns.credit,
      reference: cell(columns.number),
      meaning,
      kindWord: wordKey('kind', cell(columns.kind)),
      word:
        flag && state === flag.meaning ? flag.word : cell(state === 'counts' ? columns.kind : columns.state),
    },
  }
}

type CellOf = (at: number | null) => string

/** What kind and state of a row mean, by the columns that there are. */
function meaningsOf(cell: CellOf, choices: Choices): Partial<Record<WordRole, Meaning | 'unknown'>> {
  const { columns } = choices
  const of = (role: WordRole) =>
    columns[role] === null ? {} : { [role]: chosenMeaning(choices, role, cell(columns[role])) ?? 'unknown' }
  return { ...of('kind'), ...of('state') }
}

/** The day of a row's sale, and that on which money of it went back; they stand for each other. */
function daysOfRow(
  cell: CellOf,
  options: RowReaderOptions,
): { day: PracticeDay; back: PracticeDay | null } | RowResult {
  const { columns } = options.choices
  const backText = cell(columns.backDay)
  const back = /\d/.test(backText) ? dayOfRow(cell, options, columns.backDay) : null
  if (back !== null && typeof back !== 'string') return back
  if (back !== null && (columns.day === null || cell(columns.day) === '')) return { day: back, back }
  const day = dayOfRow(cell, options, columns.day)
  return typeof day === 'string' ? { day, back } : day
}

/** The practice day on which a row's money moved. */
function dayOfRow(
  cell: CellOf,
  { choices, timeZone }: RowReaderOptions,
  at: number | null,
): PracticeDay | RowResult {
  const { columns, order, zone } = choices
  const written = writtenIn(cell(at), order)
  if (written === undefined) return problem(at, 'no-day', cell(at))
  const isSale = at === columns.day
  const apart = written.time === null && isSale ? timeIn(cell(columns.time)) : undefined
  if (
    columns.time !== null &&
    isSale &&
    written.time === null &&
    apart === undefined &&
    cell(columns.time) !== ''
  )
    return problem(columns.time, 'no-day', cell(columns.time))
  const { time, zone: beside } = apart ?? written
  const told = beside ?? (cell(columns.zone) || null)
  const named = told === null ? (zone ?? timeZone) : zoneNamed(told)
  if (named === undefined) return problem(beside === null ? columns.zone : at, 'no-zone', told ?? '')
  return dayIn({ day: written.day, time, zone: null }, named, timeZone)
}

/** Headings are repeated where files were put together. */
function isHeadingAgain(row: readonly string[], names: readonly string[]): boolean {
  const isNamed = names.some(name => name !== '')
  return isNamed && row.length > 1 && row.every((each, i) => (names[i] ?? '').startsWith(each.trim()))
}

const total =
  /^(grand |sub|net |report |batch )?-?(totals?|gesamt(summe)?|summen?|suma|totales)\b|^(sum|count|records|transactions|rows|items|average|anzahl|n\u00famero|cantidad)\b[^:=]*[:=]|^end of (report|file)\b|^page \d+\b/i
const kindOfTotal =
  '(?:sub|(?:grand|net|report|batch|daily|day|weekly|monthly|period|page|cards?|overall|running|deposit) )'
const onlyTotal = new RegExp(
  [
    `^(?:(?:${kindOfTotal}?-?totals?|gesamt(?:summe)?|summe|suma(?: total)?|total general)\\s*:?$)`,
    // `03/02/2026 Subtotal`
    `^\\d[\\d/., -]*\\s${kindOfTotal}?-?totals?\\s*:?$`,
    // What an account held: no money of the days between.
    `^(?:opening|closing|beginning|ending|starting|previous|available|current) balance\\b|^balance (?:brought |carried )?forward\\b`,
    `^saldo (?:inicial|final|anterior|iniziale|finale)\\b|^(?:anfangs|end|schluss)saldo\\b|^solde (?:initial|final)\\b`,
    // A day's own line in a statement: `Net sales 03/02/2026`.
    `^(?:net|gross|total) sales(?: (?:for|of))?(?: [\\d/. -]+)?:?$`,
    // `Subtotal for 3/3`, `Total (2 transactions)`: what follows says of what.
    `^(?:${kindOfTotal}-?totals?|totals?|sum|summe) ?(?:\\(|:|for\\b|of\\b)`,
  ].join('|'),
  'i',
)

/** A line of sums: one cell says nothing else, or the row has no day and begins one of its cells so. */
function isTotal(row: readonly string[], { columns, order }: Choices): boolean {
  if (row.some(each => onlyTotal.test(each.trim()))) return true
  const at = columns.day ?? columns.backDay
  const noDay = at === null || writtenIn(row[at] ?? '', order) === undefined
  return noDay && row.some(each => total.test(each.trim()))
}
