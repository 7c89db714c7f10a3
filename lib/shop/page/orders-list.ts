import type { GridRow } from './grid.ts'
import type { Fact, Places } from './labels.ts'
import { orderNumberOf } from './order-number.ts'
import { isHidden, textOf } from './text.ts'

/** Where a row says something: an element, or a text that stands with others in one. */
export type Holder = Element | string

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
  facts: Readonly<Record<Fact, readonly Holder[]>>
}

/** A list of orders, whatever it is made of: what every reader gives. */
export interface OrdersList {
  root: Element
  rows: readonly ListRow[]
  /** Reads a row that came after the list was found; without it the list must be found anew. */
  rowOf?: (row: Element) => ListRow | undefined
}

/**
 * The number that a row shows at this moment, for pages use their rows again for other orders; undefined also where the
 * row must be found anew, because other things that it said were kept as texts.
 */
export function numberNow({ number, holders, facts }: ListRow): string | undefined {
  const now = onlyNumber(holders)
  const isLive = Object.values(facts).every(all => all.every(holder => typeof holder !== 'string'))
  return isLive || now === number ? now : undefined
}

/** The rows of a sheet, once its labels have told where everything stands. */
export function listRows(rows: readonly GridRow[], places: Places): ListRow[] {
  return rows.flatMap(({ parts, cells }) => {
    const at = (columns: readonly number[]) => columns.flatMap(column => cells[column] ?? [])
    const holders = at(places.number)
    const [first] = holders
    // One cell alone is a sentence about the list, or the details of the row above.
    if (!first || cells.filter(Boolean).length < 2) return []
    const cell = isShown(first) ? first : (cells.find(cell => cell && isShown(cell)) ?? first)
    const { date, customer, total, status } = places.facts
    const facts = { date: at(date), customer: at(customer), total: at(total), status: at(status) }
    return [{ parts, cell, number: onlyNumber(holders), holders, facts }]
  })
}

/** The number that all of these hold. */
export function onlyNumber(holders: readonly Holder[]): string | undefined {
  const [first, ...others] = holders.map(holder =>
    typeof holder === 'string' ? orderNumberOf(holder) : numberIn(holder),
  )
  return others.every(other => other === first) ? first : undefined
}

/** The order number that a cell shows: all its text, or all the text of the links in it. */
export function numberIn(cell: Element): string | undefined {
  const whole = orderNumberOf(textOf(cell))
  if (whole) return whole
  const linked = [...cell.getElementsByTagName('a')].map(link => orderNumberOf(textOf(link)))
  const numbers = new Set(linked.filter(number => number !== undefined))
  return numbers.size === 1 ? [...numbers][0] : undefined
}

/** What a row says of something; null = nothing, or more than one thing. */
export function factOf(holders: readonly Holder[]): string | null {
  const [text, ...others] = holders.map(holder => (typeof holder === 'string' ? holder : textOf(holder)))
  return text && others.every(other => other === text) ? text : null
}

/** Most rows must hold an order number: labels alone are no proof. */
export function isConfirmed({ rows }: OrdersList): boolean {
  const numbers = rows.filter(({ number }) => number).length
  return numbers > 0 && numbers * 2 >= rows.length
}

/** Copies of fixed columns stand over cells that are there but not seen (Element, Ant Design). */
const covered = /(^|\s)(is-hidden|dtr-hidden|\S*-in-body)(\s|$)/

function isShown(cell: Element): boolean {
  return !isHidden(cell) && !covered.test(cell.getAttribute('class') ?? '')
}

/** Lists nearer than this that hold the same orders are one list and its fixed columns. */
const nearCopies = 4

/** Lists without the copies that libraries make of fixed columns: one badge for an order, not two. */
export function withoutCopies(lists: readonly OrdersList[]): OrdersList[] {
  const kept: { list: OrdersList; key: string }[] = []
  for (const list of lists) {
    const key = list.rows.map(({ number }) => number).join()
    if (!kept.some(other => other.key === key && areNear(other.list.root, list.root)))
      kept.push({ list, key })
  }
  return kept.map(({ list }) => list)
}

function areNear(one: Element, other: Element): boolean {
  let around: Element | null = other
  for (let up = 0; around && up < nearCopies; up += 1) around = around.parentElement
  return around !== null && around !== other.ownerDocument.body && around.contains(one)
}
