import type { Cents, PracticeDay } from '../../domain/units.ts'
import type { Problem, Transaction } from './file-reading.ts'
import { type Meaning, wordKey } from './meanings.ts'
import { isRounded } from './order-numbers.ts'
import type { RowMoney } from './row-money.ts'

/** A row that is understood but for what other rows say. */
export interface OpenRow extends RowMoney {
  line: number
  day: PracticeDay
  /** When money of it went back, by a column of its own. */
  backDay: PracticeDay | null
  reference: string
  meaning: Meaning
  /** The column of the amount. */
  at: number | null
  /** Its kind, to compare with others of the same. */
  kindWord: string
  /** The word that decides, as it is written. */
  word: string
}

/** How the sales of a file are written: with a minus, where the money that went back has none. */
type SaleSign = 'plain' | 'reversed' | 'unclear'

/** What a row counts with, less what it says went `back` of it. */
type Outcome =
  | { cents: Cents; back?: Cents; isLater?: boolean }
  | { notCounted: string }
  | { problem: Problem['kind']; text: string }

export interface SettledRows {
  transactions: Transaction[]
  notCounted: { word: string; cents: Cents }[]
  problems: { line: number; at: number | null; kind: Problem['kind']; text: string }[]
}

/** Decides the sign of each row, with what the others of its order and of its kind say. */
export function settleRows(rows: readonly OpenRow[]): SettledRows {
  const settled: SettledRows = { transactions: [], notCounted: [], problems: [] }
  const signs = signsOf(rows)
  const saleSign = saleSignOf(rows, signs)
  const byOrder = Map.groupBy(rows, orderOf)
  const used = { undone: new Set<OpenRow>(), settled: new Set<OpenRow>() }
  for (const row of rows) {
    const outcome = outcomeOf(
      row,
      orderOf(row) === '' ? [] : (byOrder.get(orderOf(row)) ?? []),
      signs,
      used,
      saleSign,
    )
    const { line, at } = row
    if ('cents' in outcome) settled.transactions.push(transactionOf(row, outcome))
    else if ('notCounted' in outcome) settled.notCounted.push({ word: outcome.notCounted, cents: row.cents })
    else settled.problems.push({ line, at, kind: outcome.problem, text: outcome.text })
  }
  return settled
}

function transactionOf(
  { line, day, backDay, reference }: OpenRow,
  { cents, back = 0, isLater = false }: Extract<Outcome, { cents: Cents }>,
): Transaction {
  return {
    ...{ line, day, cents, reference },
    ...(back > 0 && { back: { cents: back, day: backDay } }),
    ...(isLater && { isLater: true as const }),
  }
}

/** What tells rows of one order; '' where nothing does: many orders are rounded to one number. */
const orderOf = ({ reference }: OpenRow) => (isRounded(reference) ? '' : reference)

type Signs = ReadonlyMap<string, { hasPlus: boolean; hasMinus: boolean }>

/** With which signs each kind of money back is written. */
function signsOf(rows: readonly OpenRow[]): Signs {
  const signs = new Map<string, { hasPlus: boolean; hasMinus: boolean }>()
  for (const { kindWord, meaning, isOwnSign, cents } of rows) {
    if (meaning !== 'back' || !isOwnSign || cents === 0) continue
    const known = signs.get(kindWord) ?? { hasPlus: false, hasMinus: false }
    signs.set(kindWord, { hasPlus: known.hasPlus || cents > 0, hasMinus: known.hasMinus || cents < 0 })
  }
  return signs
}

/** Sales that are all below zero are the other way round where the money back is above it; else nobody can tell. */
function saleSignOf(rows: readonly OpenRow[], signs: Signs): SaleSign {
  const sales = rows.filter(isNamedSale)
  if (sales.length === 0 || sales.some(({ cents }) => cents > 0)) return 'plain'
  const back = [...signs.values()]
  return back.length > 0 && back.every(({ hasMinus }) => !hasMinus) ? 'reversed' : 'unclear'
}

function isNamedSale({ meaning, kindWord, isOwnSign, cents }: OpenRow): boolean {
  return meaning === 'counts' && kindWord !== noKind && isOwnSign && cents !== 0
}

/** Sales that a row has undone, and those that a row has said are settled. */
type Used = Record<'undone' | 'settled', Set<OpenRow>>

function outcomeOf(
  row: OpenRow,
  order: readonly OpenRow[],
  signs: Signs,
  { undone, settled }: Used,
  saleSign: SaleSign,
): Outcome {
  const { cents, meaning, refunded, word } = row
  const size = Math.abs(cents)
  if (saleSign === 'unclear' && isNamedSale(row)) return { problem: 'sign-unclear', text: word }
  if (saleSign === 'reversed' && isNamedSale(row)) return lessBack(size, refunded)
  if (meaning === 'returned') return { cents: size, isLater: true }
  if (meaning === 'void') return voidOf(row, order, undone)
  if (isSettlementOf(row, order, settled)) return { notCounted: word }
  if (meaning === 'back') {
    const { hasPlus = false, hasMinus = false } = signs.get(row.kindWord) ?? {}
    // Where the same kind is written with both signs, one of the two is something else.
    if (hasPlus && hasMinus && row.isOwnSign && cents > 0) return { problem: 'sign-unclear', text: word }
    if (refunded && refunded !== size) return { problem: 'two-amounts', text: word }
    return { cents: size === 0 ? 0 : -size, isLater: true }
  }
  if (refunded !== null && refunded > Math.max(0, cents)) return { problem: 'refund-above', text: word }
  if (meaning === 'refunded' && !refunded) return refundedOf(row, order)
  return lessBack(cents, refunded)
}

function lessBack(cents: Cents, refunded: Cents | null): Outcome {
  return { cents: cents - (refunded ?? 0), back: refunded ?? 0, isLater: cents < 0 }
}

/** What stands for the kind where the file has no column of it. */
const noKind = wordKey('kind', '')

/** A sale whose refund no column of its own row tells: a row of its own does, or all went back. */
function refundedOf(row: OpenRow, order: readonly OpenRow[]): Outcome {
  const { cents, word, refunded } = row
  if (cents < 0) return { cents, isLater: true }
  if (order.some(other => other !== row && isBack(other))) return { cents }
  // Beside another payment this may be its refund, or a second payment that was refunded: only a kind tells.
  const hasSale = order.some(other => other !== row && other.meaning === 'counts' && other.cents >= cents)
  const isUntold = hasSale && row.kindWord === noKind
  // Part of it, or none by the file's own column: how much stays unknown.
  if (isUntold || /part|teil|parcial/i.test(word) || refunded === 0)
    return { problem: 'refund-untold', text: word }
  return { cents: 0, back: cents }
}

const isBack = ({ meaning, cents }: OpenRow) => meaning === 'back' || (meaning !== 'void' && cents < 0)

const settlement = new Set(['settle', 'settled', 'settlement'].map(word => wordKey('kind', word)))

/** Whether a row only says that a sale of its order, which has a row of its own, was settled; of each sale once. */
function isSettlementOf(row: OpenRow, order: readonly OpenRow[], settled: Set<OpenRow>): boolean {
  if (row.meaning !== 'counts' || !settlement.has(row.kindWord)) return false
  const sale = order.find(
    other =>
      other.meaning === 'counts' &&
      other.cents === row.cents &&
      !settlement.has(other.kindWord) &&
      !settled.has(other),
  )
  if (sale) settled.add(sale)
  return sale !== undefined
}

/** A void undoes a sale of its order and amount, each once; where there is none, that sale was not counted either. */
function voidOf(row: OpenRow, order: readonly OpenRow[], undone: Set<OpenRow>): Outcome {
  const size = Math.abs(row.cents)
  const sale = order.find(other => other.meaning === 'counts' && other.cents === size && !undone.has(other))
  if (sale) {
    undone.add(sale)
    return { cents: -size }
  }
  if (orderOf(row) === '') return { problem: 'sign-unclear', text: row.word }
  return { notCounted: row.word }
}
