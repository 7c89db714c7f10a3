import { fixedIn, holdsOther } from './fields.ts'
import { cellAt, type GridRow, gridRow } from './grid.ts'
import { type ColumnMap, type Fact, isKnownLabel, normalLabel } from './labels.ts'
import { numberIn } from './number-cell.ts'
import { once } from './once.ts'
import { orderNumberOf } from './order-number.ts'
import { isHidden, loneTextOf, onceTextOf, partsOf, textOf, tidy } from './text.ts'
import { isCut, uncutIn, withoutPictures } from './uncut.ts'

/** Where a row says something: an element, or a text that stands with others in one. */
export type Holder = Element | string

/** What goes with one of the facts, in cells of its own. */
type FurtherFact = 'currency' | 'names' | 'before' | 'behind' | 'times' | 'zone'

/** One row or card of a list, and where it says what of its order. */
export interface ListRow {
  parts: readonly Element[]
  /** As it was found; undefined = the row has none, or more than one. See `numberNow`. */
  number: string | undefined
  /** What holds the number. */
  holders: readonly Holder[]
  /** Where the number stands, and the badge beside it. */
  cell: Element
  /** More than one holder where the page says a thing twice. */
  facts: Readonly<Record<Fact, readonly Holder[]>> & Partial<Record<FurtherFact, readonly Holder[]>>
  /** Reads the row again by what staff taught of it; then neither `holders` nor `facts` are asked. */
  readTaught?: () => TaughtRow
  /** Of a row that stands in several trees: the row as it is now, put together in one. */
  again?: () => ListRow
}

/** What a row says by what staff taught of it. */
export interface TaughtRow {
  number: string | undefined
  numberAt: Element | undefined
  /** Where the badge belongs; undefined = there is no number. */
  cell: Element | undefined
  facts: Readonly<Record<Fact, string | null>>
  /** What stands where the link was taught. */
  link: Element | null
}

/** A list of orders, whatever it is made of: what every reader gives. */
export interface OrdersList {
  root: Element
  rows: readonly ListRow[]
  /** Reads a row that came after the list was found; without it the list must be found again. */
  rowOf?: (row: Element) => ListRow | undefined
  /** What its columns hold, where a row says no more than its own elements do: rows of one markup say the same. */
  columns?: string
  /** What heads a list that staff taught; no table needs to be around it to tell. Undefined = it was not taught. */
  headings?: readonly Element[]
}

/**
 * The number that a row shows at this moment, for pages use their rows again for other orders; undefined also where the
 * row must be found again, because other things that it said were kept as texts.
 */
export function numberNow(row: ListRow, taught = row.readTaught?.()): string | undefined {
  if (taught) return taught.cell === row.cell ? taught.number : undefined
  const found = row.again ? row.again() : row
  const now = onlyNumber(found.holders)
  // Its facts are found when they are asked for.
  return now === row.number || isLive(found.facts) ? now : undefined
}

const isText = (holder: Holder) => typeof holder === 'string'

function isLive({ date, customer, total, status }: ListRow['facts']): boolean {
  return !(date.some(isText) || customer.some(isText) || total.some(isText) || status.some(isText))
}

/** The rows of a sheet, once its labels have told where everything stands. */
export function listRows(rows: readonly GridRow[], places: ColumnMap): ListRow[] {
  const told = toldAt(places)
  return rows.flatMap(row => listRow(row, places, told) ?? [])
}

/**
 * Rows without the last one where that only adds up the others: it counts them where they have their numbers; and without such
 * rows among them, whose figures are too few for an order.
 */
export function withoutSums(rows: readonly ListRow[]): readonly ListRow[] {
  const tells = (row: ListRow, fact: Fact) => factOf(row.facts[fact]) !== null
  const [first] = rows
  if (!first || !tells(first, 'date')) return rows
  const size = (row: ListRow | undefined) => row?.number?.length ?? Number.POSITIVE_INFINITY
  const maySum = (row: ListRow, at: number) => at === rows.length - 1 || size(row) < size(first)
  return rows.filter((row, at) => !maySum(row, at) || tells(row, 'date') || tells(row, 'customer'))
}

/** One of them; undefined = it has no cell for a number. */
export function listRow(
  { parts, cells }: GridRow,
  places: ColumnMap,
  told = toldAt(places),
): ListRow | undefined {
  const holders = cellsAt(cells, places.number)
  const [first] = holders
  // One cell alone is a sentence about the list, or the details of the row above; so is one that reaches over all else.
  const isOther = (cell: Element | undefined) => cell !== undefined && cell !== first
  if (!first || !(told.length > 0 ? told.some(at => isOther(cells[at])) : cells.some(isOther)))
    return undefined
  // A number that reaches down from the row above is that row's: this one tells something of the same order.
  if (!parts.some(part => part.contains(first))) return undefined
  const cell = isShown(first) ? first : (cells.find(cell => cell && isShown(cell)) ?? first)
  return { parts, cell, number: onlyNumber(holders), holders, facts: factsAt(cells, places) }
}

/** The columns of all that a row tells beside its number. */
function toldAt({ facts: { date, customer, total, status }, names = [] }: ColumnMap): number[] {
  return [...date, ...customer, ...total, ...status, ...names]
}

/**
 * The same of a table's row by itself. Its facts are found when they are asked for: a page may make hundreds of rows again
 * many times a second, and their badges need no more than the number.
 */
export function tableRow(row: Element, places: ColumnMap): ListRow | undefined {
  const holders: Element[] = []
  for (const column of places.number) {
    const cell = cellAt(row, column)
    if (cell) holders.push(cell)
  }
  const [cell] = holders
  // To count cells is to be handed none of them, which takes time.
  if (!cell || row.childElementCount < 2) return undefined
  if (!isShown(cell)) return listRow(gridRow(row), places)
  const facts = once(() => factsAt(gridRow(row).cells, places))
  return {
    parts: [row],
    cell,
    number: onlyNumber(holders),
    holders,
    get facts() {
      return facts()
    },
  }
}

function factsAt(cells: GridRow['cells'], { facts, ...further }: ColumnMap): ListRow['facts'] {
  return {
    currency: cellsAt(cells, further.currency ?? []),
    names: cellsAt(cells, further.names ?? []),
    before: cellsAt(cells, further.before ?? []),
    behind: cellsAt(cells, further.behind ?? []),
    times: cellsAt(cells, further.times ?? []),
    ...(further.zone !== undefined && { zone: [further.zone] }),
    date: cellsAt(cells, facts.date),
    customer: cellsAt(cells, facts.customer),
    total: cellsAt(cells, facts.total),
    status: cellsAt(cells, facts.status),
  }
}

function cellsAt(cells: GridRow['cells'], columns: readonly number[]): Element[] {
  const found: Element[] = []
  for (const column of columns) {
    const cell = cells[column]
    if (cell) found.push(cell)
  }
  return found
}

/** The number that all of these hold. */
export function onlyNumber(holders: readonly Holder[]): string | undefined {
  const first = holders[0] === undefined ? undefined : numberOf(holders[0])
  for (let at = 1; at < holders.length; at += 1)
    if (numberOf(holders[at] as Holder) !== first) return undefined
  return first
}

function numberOf(holder: Holder): string | undefined {
  return typeof holder === 'string' ? orderNumberOf(holder) : numberIn(holder)
}

/** What a row says of something; null = nothing, or more than one thing. */
export function factOf(holders: readonly Holder[]): string | null {
  const [text, ...others] = holders.map(holder => (typeof holder === 'string' ? holder : saidIn(holder)))
  return text && others.every(other => other === text) ? text : null
}

const led = /^([^:\d]{2,30}):\s*(\S.*)$/

/** What a cell says, without its heading where it repeats that for narrow screens; all of it where it is cut. */
function saidIn(cell: Element): string {
  const text = withoutPictures(bareTextIn(cell))
  return isCut(text) ? (uncutIn(cell, text) ?? text) : text
}

function bareTextIn(cell: Element): string {
  if (!cell.firstElementChild) return textOf(cell)
  const lone = loneTextOf(cell)
  if (lone === undefined && isDoubtful(cell)) return ''
  const parts = lone === undefined ? partsOf(cell) : []
  const text = lone === undefined ? onceTextOf(cell, parts) || fixedIn(cell) : tidy(lone)
  const [, label = '', value = ''] = parts.length === 2 ? ['', ...parts.map(textOf)] : (led.exec(text) ?? [])
  return value && isKnownLabel(normalLabel(label)) ? value : text
}

/** Whether somebody may be writing something else than a cell says. */
function isDoubtful(cell: Element): boolean {
  // Most have none, and to put a text together takes time.
  if (cell.getElementsByTagName('input').length === 0) return false
  const text = textOf(cell)
  return text !== '' && holdsOther(cell, text)
}

/** Most rows must hold an order number: labels alone are no proof. */
export function isConfirmed({ rows }: OrdersList): boolean {
  const numbers = rows.filter(({ number }) => number).length
  if (numbers * 2 >= rows.length) return numbers > 0
  return numbers > 0 && numbers * 2 >= rows.filter(row => row.number || !isWaiting(row)).length
}

/** A row that a page keeps for an order to come: hidden, or without a word. */
function isWaiting({ parts }: ListRow): boolean {
  return parts.every(part => isHidden(part) || textOf(part) === '')
}

/** Copies of fixed columns stand over cells that are there but not seen (Element, Ant Design). */
const covered = /(^|\s)(is-hidden|dtr-hidden|\S*-in-body)(\s|$)/

function isShown(cell: Element): boolean {
  if (!cell.hasAttributes()) return true
  return !isHidden(cell) && !covered.test(cell.getAttribute('class') ?? '')
}

/** Lists nearer than this that hold the same orders are one list and its fixed columns. */
const nearCopies = 4

/** Lists without the copies that libraries make of fixed columns: one badge for an order, not two. */
export function withoutCopies(lists: readonly OrdersList[]): OrdersList[] {
  const kept: { list: OrdersList; key: string }[] = []
  for (const list of lists) {
    const key = list.rows.map(({ number }) => number).join()
    const isCopy = ({ root }: OrdersList) => areNear(root, list.root) && isSeen(root) === isSeen(list.root)
    if (!kept.some(other => other.key === key && isCopy(other.list))) kept.push({ list, key })
  }
  return kept.map(({ list }) => list)
}

/** Of two lists for screens of two widths, only one is seen at a time. A page that was fetched shows none. */
const isSeen = (root: Element) => root.checkVisibility?.() ?? true

function areNear(one: Element, other: Element): boolean {
  let around: Element | null = other
  for (let up = 0; around && up < nearCopies; up += 1) around = around.parentElement
  return around !== null && around !== other.ownerDocument.body && around.contains(one)
}
