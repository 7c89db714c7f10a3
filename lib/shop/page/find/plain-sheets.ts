import { type GridRow, gridTags, type Sheet } from './grid.ts'
import { headingLabel, placesOf } from './labels.ts'
import { factOf, type OrdersList } from './orders-list.ts'
import { fits } from './table-sheets.ts'
import { isHidden, isOwn, textOf } from './text.ts'

/** A heading's text stands no deeper in its cell, and its row no deeper beside the rows of orders. */
const maxDepth = 4
/** No list of orders has fewer columns that count, or more. */
const columns = { least: 3, most: 60 }
/** A page with more headings of that kind is none of lists. */
const maxHeads = 20

/**
 * Tables made of plain elements without roles: a row of headings, and rows of as many elements below it. `heads` = what may be
 * the heading of their column of numbers.
 */
export function plainSheets(heads: readonly Element[]): Sheet[] {
  return heads.slice(0, maxHeads).flatMap(head => sheetOf(head) ?? [])
}

function sheetOf(head: Element): Sheet | undefined {
  const row = headerRow(head)
  const labels = row ? cellsIn(row).map(headingLabel) : []
  let above = row
  for (let up = 0; above?.parentElement && up < maxDepth; up += 1, above = above.parentElement) {
    const rows = following(above).flatMap(element => rowsIn(element, labels.length))
    const body = rows.filter(each => fits(each, labels))
    const root = above.parentElement
    if (body.length > 0) return { root, headers: [{ labels, columnIds: [], body: () => body }] }
    // Something that holds more than the headings holds other rows than theirs.
    if (textOf(root) !== textOf(above)) return undefined
  }
  return undefined
}

/** The element around a heading whose parts are the headings of a list of orders. */
function headerRow(head: Element): Element | undefined {
  let row = head.parentElement
  for (let up = 0; row && up < maxDepth; up += 1, row = row.parentElement) {
    const cells = cellsIn(row)
    if (cells.length < columns.least || cells.length > columns.most) continue
    const isGrid = row.closest(`${gridTags},dl`) !== null
    return !isGrid && placesOf(cells.map(headingLabel)) ? row : undefined
  }
  return undefined
}

const sum = /\d[.,]\d{2}(?!\d)|\p{Sc}\s?\d|\d\s?\p{Sc}/u
const day = /\d|today|yesterday|hoy|ayer|heute|gestern|aujourd|hier/iu

/** Whether the cells hold what the headings say: without a table, these may be a choice of how to sort what follows. */
export function isLikeOrders({ rows }: OrdersList): boolean {
  return rows.every(({ facts }) => {
    const [date, customer, total] = [factOf(facts.date), factOf(facts.customer), factOf(facts.total)]
    const isDay = date === null || (day.test(date) && !/\p{Sc}/u.test(date))
    const isName = customer === null || (/\p{L}/u.test(customer) && !/\p{Sc}/u.test(customer))
    return isDay && isName && (total === null || sum.test(total))
  })
}

/** The rows of so many cells that an element is, or holds. */
function rowsIn(element: Element, count: number, depth = 0): GridRow[] {
  const parts = cellsIn(element)
  const isRow = (part: Element) => cellsIn(part).length === count || cellsIn(part).length === count + 1
  const inside = parts.filter(isRow)
  const holdsRows = inside.length > 0 && inside.length * 2 >= parts.length
  if (!holdsRows && isRow(element)) return [{ parts: [element], cells: parts, width: parts.length }]
  return depth < 2 ? parts.flatMap(part => rowsIn(part, count, depth + 1)) : []
}

function following(element: Element): Element[] {
  const found: Element[] = []
  for (let next = element.nextElementSibling; next; next = next.nextElementSibling)
    if (!isOwn(next) && !isHidden(next)) found.push(next)
  return found
}

function cellsIn(row: Element): Element[] {
  return [...row.children].filter(cell => !isOwn(cell) && !/^(?:script|style|template)$/.test(cell.localName))
}
