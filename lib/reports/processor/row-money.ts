import type { Cents } from '../../domain/units.ts'
import { type Money, moneyIn } from './amounts.ts'
import type { Choices } from './choices.ts'
import { directionOf } from './direction.ts'
import type { Problem } from './file-reading.ts'
import { plainWord } from './meanings.ts'

/** The money of a row before its kind is looked at. */
export interface RowMoney {
  /** As it is written, with the sign that the row itself gives it. */
  cents: Cents
  /** Whether the sign is the number's own, and not that of a mark or a column. */
  isOwnSign: boolean
  /** What went back of it, by its own column, never negative; null where the row does not tell. */
  refunded: Cents | null
}

interface MoneyTrouble {
  problem: Problem['kind']
  at: number | null
}

/** The money of a row: from one column of amounts, or from a pair of credit and debit. */
export function moneyOfRow(
  row: readonly string[],
  choices: Choices,
  names: readonly string[] = [],
): RowMoney | MoneyTrouble {
  const { amount, refunded } = choices.columns
  const back = readCell(row, refunded, choices, names)
  if (back !== null && 'problem' in back) return back
  const own = amount === null ? pairOf(row, choices, names) : amountOf(row, amount, choices, names)
  if (own !== null && 'problem' in own) return own
  const backCents = back === null ? null : Math.abs(back.cents)
  const isAlone = backCents !== null && backCents > 0 && (own === null || own.cents === 0)
  if (own !== null && !isAlone) return { ...own, refunded: backCents }
  // A refund that stands in the column of refunds alone.
  if (isAlone) return { cents: -backCents, isOwnSign: false, refunded: null }
  return { problem: 'no-amount', at: amount ?? choices.columns.credit ?? choices.columns.debit }
}

type Own = Omit<RowMoney, 'refunded'>

function amountOf(
  row: readonly string[],
  at: number,
  choices: Choices,
  names: readonly string[],
): Own | MoneyTrouble | null {
  const money = readCell(row, at, choices, names)
  if (money === null || 'problem' in money) return money
  if (isSplit(row, at, choices)) return { problem: 'split-amount', at }
  const { direction } = choices.columns
  const cell = direction === null ? '' : (row[direction] ?? '')
  const told = directionOf(cell)
  if (cell.trim() !== '' && told === undefined) return { problem: 'sign-unclear', at: direction }
  const side = told ?? money.mark
  if (side === null || side === undefined) return { cents: money.cents, isOwnSign: true }
  return { cents: signed(Math.abs(money.cents), side, choices), isOwnSign: false }
}

/** `1,230.00` without quotes beside a row that is one cell short: the `1` alone is no amount where others have cents. */
function isSplit(row: readonly string[], at: number, { decimal }: Choices): boolean {
  if (decimal !== 'point') return false
  return (
    /^[-(]?\$?\d{1,3}$/.test((row[at] ?? '').trim()) && /^\d{3}\.\d{2}\)?$/.test((row[at + 1] ?? '').trim())
  )
}

function pairOf(
  row: readonly string[],
  choices: Choices,
  names: readonly string[],
): Own | MoneyTrouble | null {
  const { credit, debit } = choices.columns
  const into = readCell(row, credit, choices, names)
  const out = readCell(row, debit, choices, names)
  if (into !== null && 'problem' in into) return into
  if (out !== null && 'problem' in out) return out
  if (into?.cents && out?.cents) return { problem: 'two-amounts', at: debit }
  const [side, money] = out?.cents ? (['debit', out] as const) : (['credit', into ?? out] as const)
  return money && { cents: signed(Math.abs(money.cents), side, choices), isOwnSign: false }
}

/** A credit is money in or money back, as the choice says; a debit is the other. */
function signed(cents: Cents, side: 'credit' | 'debit', { credit }: Choices): Cents {
  return (side === 'credit') === (credit === 'in') || cents === 0 ? cents : -cents
}

/** Null where there is no such column, or its cell is blank. */
function readCell(
  row: readonly string[],
  at: number | null,
  { decimal }: Choices,
  names: readonly string[],
): Money | MoneyTrouble | null {
  const text = at === null ? '' : (row[at] ?? '').trim()
  if (at === null || text === '' || /^(-+|n\/?a)$/i.test(text)) return null
  const money = moneyIn(text, decimal)
  if (money === undefined) return { problem: 'no-amount', at }
  if (money.currency !== null) return { problem: 'other-currency', at }
  // A hundredth of a cent is no money: where a cell has cents of its own, its heading is wrong.
  if (decimal === 'none' || !isInCents(names[at] ?? '')) return money
  return money.cents % 100 === 0 ? { ...money, cents: money.cents / 100 } : { problem: 'no-amount', at }
}

/** `amount_cents`, `Amount (minor units)`: whole cents, without a mark before them. */
function isInCents(heading: string): boolean {
  return /\b(in )?(cents?|minor( currency)?( units?)?)\b/.test(plainWord(heading))
}
