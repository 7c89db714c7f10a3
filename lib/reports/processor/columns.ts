import * as v from 'valibot'
import { isMoney, moneyIn } from './amounts.ts'
import { byContents, cellsOf } from './column-contents.ts'
import { type Wanted, wanted } from './column-names.ts'
import { plainWord } from './meanings.ts'

const PlaceSchema = v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0)))

/** Which column holds what, by its place from 0; null where the file has none. */
export const ColumnsSchema = v.object({
  day: PlaceSchema,
  /** Absent in choices that were kept before it could be made. */
  backDay: v.optional(PlaceSchema, null),
  time: PlaceSchema,
  zone: PlaceSchema,
  amount: PlaceSchema,
  refunded: PlaceSchema,
  credit: PlaceSchema,
  debit: PlaceSchema,
  direction: PlaceSchema,
  number: PlaceSchema,
  kind: PlaceSchema,
  state: PlaceSchema,
  currency: PlaceSchema,
})
export type ProcessorColumns = v.InferOutput<typeof ColumnsSchema>

export const noColumns: ProcessorColumns = {
  day: null,
  backDay: null,
  time: null,
  zone: null,
  amount: null,
  refunded: null,
  credit: null,
  debit: null,
  direction: null,
  number: null,
  kind: null,
  state: null,
  currency: null,
}

/** The columns that headings and the first rows below them most likely mean. */
export function guessColumns(
  names: readonly string[],
  rows: readonly (readonly string[])[],
): ProcessorColumns {
  const columns = { ...noColumns }
  const words = names.map(plainWord)
  const taken = new Set<number>()
  for (const [role, want] of wanted) {
    const { names: patterns, never } = want
    if (columns[role] !== null) continue
    const isFree = (word: string, at: number) =>
      !taken.has(at) && word !== '' && !never?.test(word) && holds(rows, at, want, names)
    const [at] = patterns
      .map(pattern => words.findIndex((word, i) => pattern.test(word) && isFree(word, i)))
      .filter(place => place >= 0)
    if (at === undefined) continue
    columns[role] = at
    taken.add(at)
  }
  const amount = wholeAmount(settledAmount(columns.amount, words, rows), words, rows)
  return byContents({ ...columns, amount }, names, rows)
}

/** Beside what was authorised or asked for, what was settled or approved is the money: a part of it may never have been taken. */
function settledAmount(amount: number | null, words: readonly string[], rows: Rows): number | null {
  const isBeside = words.some(word => /^(auth(ori[sz](ation|ed))?|request(ed)?) (amount|amt)$/.test(word))
  const at = words.findIndex(word => /^(settle(d|ment)?|approved) (amount|amt)$/.test(word))
  return isBeside && at >= 0 && cellsOf(rows, at).some(isMoney) ? at : amount
}

const total = /^(grand )?total( (amount|amt|charged|paid))?$/
const added = /^(tips?|gratuity|(sales )?tax(es)?|surcharge|convenience fee|shipping)( (amount|amt))?$/

/** `Amount`, `Tip`, `Total`: the total is the money where it is the others' sum in all rows. */
function wholeAmount(amount: number | null, words: readonly string[], rows: Rows): number | null {
  const at = words.findIndex((word, place) => place !== amount && total.test(word))
  const parts = words.flatMap((word, place) => (added.test(word) ? [place] : []))
  if (amount === null || at < 0 || parts.length === 0) return amount
  const sums = rows.map(row => {
    const cents = (place: number) => moneyIn(row[place] ?? '', 'point')?.cents ?? 0
    const more = parts.reduce((sum, place) => sum + cents(place), 0)
    return { more, isWhole: cents(amount) + more === cents(at) }
  })
  return sums.some(({ more }) => more !== 0) && sums.every(({ isWhole }) => isWhole) ? at : amount
}

type Rows = readonly (readonly string[])[]

/** A blank column is what its heading says, where others do not stand in for it. */
function holds(rows: Rows, at: number, { fits, isFilled, among }: Wanted, names: readonly string[]): boolean {
  const cells = cellsOf(rows, at)
  if (rows.length === 0 || (cells.length === 0 && !isFilled)) return true
  return cells.some(fits) && (among === undefined || among(names, at, cells))
}

/** Whether a file can be compared by these columns: it needs a date, and money; of refunds alone that is what went back. */
export function isUsable({ day, backDay, amount, credit, debit, refunded }: ProcessorColumns): boolean {
  return (day ?? backDay) !== null && [amount, credit, debit, refunded].some(place => place !== null)
}
