import * as v from 'valibot'
import { DateOrderSchema } from '../../domain/date-order.ts'
import { decimalOf, moneyIn } from './amounts.ts'
import { type Codes, CodesSchema, codesOf, explainedIn } from './codes.ts'
import { ColumnsSchema, guessColumns, type ProcessorColumns } from './columns.ts'
import { dateOrderOf } from './dates.ts'
import { directionOf } from './direction.ts'
import { FlagsSchema, guessFlags } from './flags.ts'
import { type Meaning, MeaningSchema, meaningOf, plainWord, type WordRole, wordKey } from './meanings.ts'
import { zoneOfHeading } from './zones.ts'

/** How a processor's file is to be read: guessed, shown, and chosen by a person. */
export const ChoicesSchema = v.object({
  columns: ColumnsSchema,
  /** The zone whose clock the dates show where neither cell nor column names one; null = the practice's. */
  zone: v.nullable(v.string()),
  order: DateOrderSchema,
  decimal: v.nullable(v.picklist(['point', 'comma', 'none'])),
  /** Whether credit (`CR`) is money that came in or that went back; debit is the other. */
  credit: v.picklist(['in', 'back']),
  /** What a person says that words of the kind's and the state's column mean, by `wordKey`. */
  words: v.record(v.string(), MeaningSchema),
  /** What the codes of the state's column mean, where its gateway is known: looked at in each file again. */
  codes: v.optional(CodesSchema),
  /** What columns of yes and no say; absent in choices that were kept before they could be made: their headings tell. */
  flags: v.optional(FlagsSchema),
})
export type Choices = v.InferOutput<typeof ChoicesSchema>

type Rows = readonly (readonly string[])[]

/** A word of the file, how often the rows at hand have it, and what it is taken for; null where it is not known. */
export interface Word {
  role: WordRole
  text: string
  key: string
  meaning: Meaning | null
}

/** What headings and first rows say about how a file is to be read. */
export function guessChoices(names: readonly string[], rows: Rows): Choices {
  return guessForColumns(guessColumns(names, rows), names, rows)
}

/** The same where a person has chosen the columns. */
export function guessForColumns(columns: ProcessorColumns, names: readonly string[], rows: Rows): Choices {
  const { day, time, amount, credit, debit, refunded } = columns
  const money = [amount, credit, debit, refunded].flatMap(at => cellsOf(rows, at))
  const decimal = isWholeCents(names, cellsOf(rows, day), money) ? 'none' : decimalOf(money)
  const headings = [day, time].map(at => (at === null ? '' : (names[at] ?? '')))
  return {
    columns,
    zone: headings.map(zoneOfHeading).find(zone => zone !== undefined) ?? null,
    order: dateOrderOf(cellsOf(rows, day)) ?? (decimal === 'comma' ? 'day-first' : 'month-first'),
    decimal,
    credit: creditOf(columns, rows),
    words: {},
    codes: stateCodes(columns, names, rows),
    flags: guessFlags(names, rows, new Set(Object.values(columns))),
  }
}

/**
 * PayPal's settlement report writes cents under `Gross Transaction Amount`, which does not say so; so do interfaces
 * (Stripe, Square), which write moments as seconds since 1970.
 */
function isWholeCents(names: readonly string[], days: readonly string[], money: readonly string[]): boolean {
  const isReport = names.map(plainWord).includes('transaction event code')
  const isInterface = days.length > 0 && days.every(cell => /^\d{10}(?:\d{3})?$/.test(cell.trim()))
  return (isReport || isInterface) && money.length > 0 && money.every(cell => /^-?\d+$/.test(cell.trim()))
}

/** What the codes of the state's column mean in this file. */
export function stateCodes({ state }: ProcessorColumns, names: readonly string[], rows: Rows): Codes {
  return state === null ? {} : codesOf('state', explainedIn(names, state, cellsOf(rows, state)))
}

/** The distinct words of the kind's and the state's column, the unknown ones first. */
export function wordsIn(choices: Pick<Choices, 'columns' | 'words' | 'codes'>, rows: Rows): Word[] {
  const { columns } = choices
  const found = new Map<string, Word>()
  for (const role of ['kind', 'state'] as const)
    for (const row of columns[role] === null ? [] : rows) {
      const text = (row[columns[role] ?? -1] ?? '').trim()
      const key = wordKey(role, text)
      if (!found.has(key))
        found.set(key, { role, text, key, meaning: chosenMeaning(choices, role, text) ?? null })
    }
  return [...found.values()].toSorted((a, b) => Number(a.meaning !== null) - Number(b.meaning !== null))
}

/** What a word means: as a person said, else by its column, else as it is known by itself. */
export function chosenMeaning(
  { words, codes = {} }: Pick<Choices, 'words' | 'codes'>,
  role: WordRole,
  text: string,
): Meaning | undefined {
  const key = wordKey(role, text)
  return words[key] ?? codes[key] ?? meaningOf(role, text)
}

/**
 * Sales that stand on the debit side make credit the money that went back; so does `CR` beside some of the amounts,
 * where the others have no mark: a mark is for the exception.
 */
function creditOf(columns: ProcessorColumns, rows: Rows): Choices['credit'] {
  const { credit, debit, direction, kind, amount } = columns
  const sides = rows.map(row => sideOf(row, columns)).filter(side => side !== undefined)
  const sales = rows.filter(row => kind !== null && meaningOf('kind', row[kind] ?? '') === 'counts')
  const salesInDebit = sales.filter(row => sideOf(row, columns) === 'debit').length
  if (salesInDebit > sales.length - salesInDebit) return 'back'
  if (credit !== null || debit !== null || direction !== null || sales.length > 0) return 'in'
  const marks = cellsOf(rows, amount).flatMap(cell => moneyIn(cell, null) ?? [])
  const hasPlain = marks.some(({ mark }) => mark === null)
  if (sides.includes('credit') && sides.includes('debit')) return 'in'
  if (sides.includes('credit')) return hasPlain ? 'back' : 'in'
  return sides.includes('debit') && !hasPlain ? 'back' : 'in'
}

/** On which side of the books a row stands by its marks or columns. */
function sideOf(row: readonly string[], columns: ProcessorColumns): 'credit' | 'debit' | undefined {
  const { credit, debit, direction, amount } = columns
  if (direction !== null) return directionOf(row[direction] ?? '')
  if (amount !== null) return moneyIn(row[amount] ?? '', null)?.mark ?? undefined
  const isFilled = (at: number | null) => at !== null && /[1-9]/.test(row[at] ?? '')
  if (isFilled(credit) === isFilled(debit)) return undefined
  return isFilled(credit) ? 'credit' : 'debit'
}

function cellsOf(rows: Rows, at: number | null): string[] {
  return at === null ? [] : rows.map(row => row[at] ?? '').filter(cell => plainWord(cell) !== '')
}
