import { sum } from './amount-pieces.ts'
import { type GridRow, gridTags, type Sheet } from './grid.ts'
import { headingLabel, isNumberLabel, normalLabel, placesOf } from './labels.ts'
import { factOf, type OrdersList, onlyNumber } from './orders-list.ts'
import { fits } from './table-sheets.ts'
import { isHidden, isOwn, textOf } from './text.ts'

/** A heading's text stands no deeper in its cell, and its row no deeper beside the rows of orders. */
const maxDepth = 4
/** A page with more headings of that kind is none of lists, and no list has more columns. */
const maxColumns = 40
const maxHeadLength = 40

/**
 * Tables made of plain elements without roles: a row of headings, and rows of as many elements below it. `heads` = what may be
 * the heading of their column of numbers.
 */
export function plainSheets(heads: readonly Element[]): Sheet[] {
  return heads
    .slice(0, maxColumns)
    .flatMap(head => sheetOf(head) ?? flatSheet(head) ?? columnSheet(head) ?? [])
}

/** Buttons and headings of tables without rows that may head a column of numbers: what they sort stands below in plain boxes. */
export function pressedHeads(root: ParentNode): Element[] {
  return [...root.querySelectorAll('button,th')].filter(
    ({ textContent }) =>
      (textContent?.length ?? maxHeadLength) < maxHeadLength && isNumberLabel(normalLabel(textContent ?? '')),
  )
}

/** What begins a line of headings that no element parts from the next. */
const parted = /\s{2,}|\s*[|;\t]\s*/
const headLines = 5

/** Whether the headings of orders stand over something that tells sums and numbers, in elements or in a text that is typed. */
export function holdsUnreadTexts(root: ParentNode, heads: readonly Element[]): boolean {
  const isTold = (text: string | null = '') => sum.test(text ?? '') && /\d{3}/.test(text ?? '')
  const areAbove = (head: Element) => {
    let around: Element | null | undefined = head.closest(gridTags) ? undefined : headerRow(head)
    for (let up = 0; around && around.localName !== 'body' && up < maxDepth; up += 1) {
      if (isTold(around.textContent)) return true
      around = around.parentElement
    }
    return false
  }
  const areTyped = ({ textContent }: Element) => {
    const lines = (textContent ?? '').split('\n').slice(0, headLines)
    return isTold(textContent) && lines.some(line => placesOf(line.trim().split(parted).map(normalLabel)))
  }
  return heads.slice(0, maxColumns).some(areAbove) || [...root.querySelectorAll('pre')].some(areTyped)
}

function sheetOf(head: Element): Sheet | undefined {
  let above = headerRow(head)
  const labels = above ? cellsIn(above).map(headingLabel) : []
  for (let up = 0; above?.parentElement && up < maxDepth; up += 1) {
    const root: Element = above.parentElement
    const all = cellsIn(root)
    const below = all.slice(all.indexOf(above) + 1).filter(each => !isHidden(each))
    // A table of headings may be a copy of the one above other rows: those are read with their own.
    const isOfTable = (row: GridRow) => head.localName === 'th' && row.parts[0]?.closest(gridTags)
    const rows = below
      .flatMap(element => rowsIn(element, labels.length))
      .filter(row => fits(row, labels) && !isOfTable(row))
    if (rows.length > 0) return { root, headers: [{ labels, columnIds: [], body: () => rows }] }
    // Something that holds more than the headings holds other rows than theirs.
    if (textOf(root) !== textOf(above)) return undefined
    above = root
  }
  return undefined
}

/** A list that is laid out by columns, each an element of its own with its heading first. */
function columnSheet(head: Element): Sheet | undefined {
  const around = [head.parentElement, head.parentElement?.parentElement].find(
    element => element && element.childElementCount > 1,
  )
  const root = around?.parentElement
  if (!root || root.closest(`${gridTags},dl`) || !around.firstElementChild?.contains(head)) return undefined
  const columns = cellsIn(root).map(cellsIn)
  const labels = columns.map(([heading]) => (heading ? headingLabel(heading) : ''))
  const places = columns.length <= maxColumns ? placesOf(labels) : undefined
  const [height = 0, ...others] = new Set(columns.map(({ length }) => length))
  if (!places || others.length > 0) return undefined
  const rows = Array.from({ length: height - 1 }, (_, at) => {
    const cells = columns.flatMap(column => column[at + 1] ?? [])
    return { parts: cells, cells, width: cells.length }
  })
  const areNumbered = rows.every(({ cells }) => onlyNumber(places.number.flatMap(at => cells[at] ?? [])))
  return areNumbered ? { root, headers: [{ labels, columnIds: [], body: () => rows }] } : undefined
}

/** Headings and cells in one element, row after row, as a style lays them out. */
function flatSheet(head: Element): Sheet | undefined {
  const root = head.parentElement
  if (!root || root.closest(`${gridTags},dl`)) return undefined
  const all = cellsIn(root)
  const from = all.indexOf(head)
  for (let count = from + 3; count <= maxColumns && count * 2 <= all.length; count += 1) {
    if (all.length % count > 0) continue
    const labels = all.slice(0, count).map(headingLabel)
    const rows = Array.from({ length: all.length / count - 1 }, (_, at) => {
      const cells = all.slice((at + 1) * count, (at + 2) * count)
      return { parts: cells, cells, width: count }
    })
    const areNumbered = rows.every(({ cells }) => onlyNumber(cells.slice(from, from + 1)))
    if (areNumbered && placesOf(labels))
      return { root, headers: [{ labels, columnIds: [], body: () => rows }] }
  }
  return undefined
}

/** The element around a heading whose parts are the headings of a list of orders. */
function headerRow(head: Element): Element | undefined {
  let row = head.parentElement
  for (let up = 0; row && up < maxDepth; up += 1, row = row.parentElement) {
    const cells = cellsIn(row)
    // A table that holds nothing but headings may stand above boxes.
    const isIn = row.closest(`${gridTags},dl`)
    if (cells.length > maxColumns || (isIn && (isIn.localName !== 'table' || isIn.querySelector('td'))))
      return undefined
    if (cells.length > 2) return placesOf(cells.map(headingLabel)) ? row : undefined
  }
  return undefined
}

/** Whether most cells hold what the headings say: without a table, these may be a choice of how to sort what follows. */
export function isLikeOrders({ rows }: OrdersList): boolean {
  const like = rows.filter(
    ({ facts: { date, total } }) => /\d|day/i.test(factOf(date) ?? '1') && sum.test(factOf(total) ?? '$'),
  )
  return like.length * 2 >= rows.length
}

/** The rows of so many cells that an element is, or holds; one cell more is that of its actions. */
function rowsIn(element: Element, count: number, depth = 0): GridRow[] {
  const parts = cellsIn(element)
  const isRow = (size: number) => size === count || size === count + 1
  const inside = parts.filter(part => isRow(cellsIn(part).length))
  const holdsRows = inside.length > 0 && inside.length * 2 >= parts.length
  if (!holdsRows && isRow(parts.length)) return [{ parts: [element], cells: parts, width: parts.length }]
  return depth < maxDepth ? parts.flatMap(part => rowsIn(part, count, depth + 1)) : []
}

function cellsIn(row: Element): Element[] {
  return [...row.children].filter(cell => !isOwn(cell))
}
