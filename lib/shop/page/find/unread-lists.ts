import { clearDayOf } from '../read/told-twice.ts'
import { isAction } from './actions.ts'
import { sum } from './amount-pieces.ts'
import { cellsOf, gridRow, type Sheet, tableRows } from './grid.ts'
import { labelForms } from './label-forms.ts'
import { attributed } from './label-pairs.ts'
import { headingLabel, isKnownLabel, isNumberLabel, placesOf } from './labels.ts'
import { orderNumberOf } from './order-number.ts'
import { isCalledOrders } from './orders-by-evidence.ts'
import { type ListRow, listRows, type OrdersList } from './orders-list.ts'
import { isUnderOrders } from './other-lists.ts'
import { isLikeOrders } from './plain-sheets.ts'
import { isDetail } from './table-sheets.ts'
import { isHidden, textOf } from './text.ts'

/** Figures of any writing. */
const figures = /\p{Nd}{3}/u
/** A number of fewer figures, one of letters alone, or one that is cut or covered. */
const code = /^#?\s?[\p{L}\p{Nd}\u2026\u2022*.-]{1,20}$/u
/** A table in which each order is a column has no more rows. */
const maxFacts = 14
const minCells = 3
/** Shorter figures may count something. */
const minFigures = 5

/**
 * A list whose headings are those of orders and whose rows look like them, though their numbers cannot be read, or no cell is
 * known to stand below its heading: its rows are there to be told of, without a number.
 */
export function unreadList({ root, headers }: Sheet): OrdersList | undefined {
  for (const { labels, body } of headers) {
    const places = placesOf(labels)
    if (!places || !(labels.some(isNumberLabel) || isUnderOrders(root))) continue
    const rows = body()
    if (rows.length === 0) return listOf(root, rowsWithout(root))
    const list = listRows(rows, places)
    // Where they only lead to their orders, or name them in a form that is not known, days and sums say that there are some.
    const named = list.filter(({ cell, parts: [row = root] }) => {
      const text = textOf(cell)
      const isNameless = text === '' || isAction(text) || code.test(text)
      return figures.test(text) || (isNameless && isLikeOrder([...row.children]))
    })
    if (named.length * 2 < list.length || !isLikeOrders({ root, rows: list })) return undefined
    return listOf(
      root,
      named.filter(({ number }) => !number).map(({ parts: [row = root] }) => unreadRow(row)),
    )
  }
  return listOf(root, columnsOf(root))
}

/** Tables of which each is all of one order, heading by heading: one alone may be a part of that order's page. */
export function tablesOfOne(tables: readonly Element[]): OrdersList[] {
  const lists = tables.flatMap(root => listOf(root, columnsOf(root, 1)) ?? [])
  return new Set(lists.map(({ rows: [row] }) => row?.number)).size > 1 ? lists : []
}

function listOf(root: Element, rows: readonly ListRow[]): OrdersList | undefined {
  return rows.length > 0 ? { root, rows } : undefined
}

/** What counts as an order whose number is not known. */
export function unreadRow(cell: Element): ListRow {
  const said = ['?']
  const facts = { date: said, total: said, status: said, customer: [] }
  return { parts: [cell], cell, number: undefined, holders: [], facts }
}

function rowsWithout(root: Element): ListRow[] {
  const isTable = root.localName === 'table'
  const rows = isTable ? tableRows(root).rest : [...root.querySelectorAll('[role="row"]')]
  return rows.filter(row => isLikeOrder(isTable ? cellsOf(row) : [...row.children])).map(unreadRow)
}

/**
 * Whether the headings of orders stand over rows that look like some, or such rows without headings below a title of orders. Rows
 * are read last: it is asked of every list on a page without orders.
 */
export function holdsUnreadRows({ root, headers }: Sheet): boolean {
  const labels = headers.flatMap(header => header.labels)
  const isHeaded = labels.filter(isKnownLabel).length > 1
  const isNamed = isHeaded && labels.some(label => isNumberLabel(label) || labelForms.order.test(label))
  if (isHeaded && placesOf(labels) === undefined) return false
  if (!isNamed && !isUnderOrders(root) && !(isHeaded && isCalledOrders(root.ownerDocument))) return false
  // Cells that bring their own labels have headings too.
  if (!isHeaded && root.querySelector(attributed)) return false
  const rows = rowsWithout(root)
  return isHeaded ? rows.length > 0 : areNumbered(rows)
}

/** No more boxes of a page are looked at. */
const maxBoxes = 2000

/** Whether rows like those of orders stand in plain boxes without headings, on a page that is called one of orders. */
export function holdsUnreadBoxes(root: ParentNode): boolean {
  const boxes = [...root.querySelectorAll('div,ul,ol,section')].slice(0, maxBoxes)
  return boxes.some(box => {
    const rows = [...box.children].filter(row => isLikeOrder([...row.children])).map(unreadRow)
    return rows.length > 1 && areNumbered(rows) && isUnderOrders(box)
  })
}

/** Whether most rows have an order's number, each another. */
function areNumbered(rows: readonly ListRow[]): boolean {
  const numbers = rows.flatMap(({ cell }) => {
    const own = [...cell.children].flatMap(each => orderNumberOf(textOf(each)) ?? [])
    return own.find(number => number.length > minFigures) ?? []
  })
  return new Set(numbers).size > 1 && numbers.length * 2 >= rows.length
}

function isLikeOrder(cells: readonly Element[]): boolean {
  const texts = cells.map(cell => cell.textContent ?? '')
  const tells = (is: (text: string) => boolean) => texts.some(is)
  const isNews = (text: string) => sum.test(text) || clearDayOf(text) !== undefined
  return cells.length >= minCells && tells(text => figures.test(text)) && tells(isNews)
}

/** Rows of a list that was read which have more or fewer cells than it has headings, and name another order. */
export function oddRows({ root, rows }: OrdersList): OrdersList | undefined {
  const known = new Set(rows.flatMap(({ parts }) => parts))
  const numbers = new Set(rows.map(({ number }) => number))
  const odd = besideRows(root, known).filter(row => {
    if (row.childElementCount < minCells || isHidden(row) || isDetail(row)) return false
    const cells = root.localName === 'table' ? cellsOf(row) : [...row.children]
    const own = cells.flatMap(cell => orderNumberOf(textOf(cell)) ?? [])
    return isLikeOrder(cells) && own.some(number => number.length > minFigures && !numbers.has(number))
  })
  return listOf(root, odd.map(unreadRow))
}

/** What stands where the rows of a list do; most have a row more, that of the headings. */
function besideRows(root: Element, known: ReadonlySet<Element>): Element[] {
  if (root.localName === 'table') {
    const isMore = (root as HTMLTableElement).rows.length > known.size + 1
    return isMore ? tableRows(root).rest.filter(row => !known.has(row)) : []
  }
  const around = new Set([...known].flatMap(({ parentElement }) => parentElement ?? []))
  const beside = [...around].flatMap(({ children }) => [...children])
  return beside.filter(row => !known.has(row) && ![...known].some(part => row.contains(part)))
}

/**
 * The orders of a table in which each is a column beside that of the headings: read where each has its number, and days and sums
 * stand where they belong.
 */
function columnsOf(root: Element, least = 2): readonly ListRow[] {
  if (root.localName !== 'table') return []
  const { head, rest } = tableRows(root, maxFacts + 1)
  const all = [...head, ...rest].map(row => gridRow(row))
  // A title above reaches over all of them.
  const rows = all
    .filter(({ width }, at) => at > 0 || width === all[0]?.cells.length)
    .map(({ cells }) => cells)
  const [first = []] = rows
  const isOne = least === 1 && first.length === 2
  if (rows.length > maxFacts || (first.length < minCells && !isOne)) return []
  const labels = rows.map(([cell]) => (cell ? headingLabel(cell) : ''))
  const places =
    labels.some(isNumberLabel) && rows.every(row => row.length === first.length) && placesOf(labels)
  if (!places) return []
  const columns = Array.from({ length: first.length - 1 }, (_, at) => {
    const cells = rows.map(row => row[at + 1])
    return { parts: cells.flatMap(cell => cell ?? []), cells, width: cells.length }
  })
  const list = listRows(columns, places)
  const areOrders = list.length >= least && list.every(({ cell }) => figures.test(textOf(cell)))
  if (!areOrders) return []
  const areRead = list.every(({ number }) => number) && isLikeOrders({ root, rows: list })
  return areRead ? list : list.map(({ cell }) => unreadRow(cell))
}
