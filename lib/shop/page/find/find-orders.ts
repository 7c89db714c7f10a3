import { isOrderPage } from '../read/read-order-page.ts'
import { sum } from './amount-pieces.ts'
import { headingsIn, isOtherDocument } from './blocks.ts'
import { findCards, narrowRow } from './cards.ts'
import { type GridRow, gridsIn, gridTags, type Labels, type Sheet, tableRows } from './grid.ts'
import { knownAs, labelsById, placesByContent } from './known-grids.ts'
import { type ColumnMap, isKnownLabel, isNumberLabel, isVeto, mayBeFlag, placesOf } from './labels.ts'
import { numberIn } from './number-cell.ts'
import { once } from './once.ts'
import { listByEvidence, withoutDoubt } from './orders-by-evidence.ts'
import {
  isConfirmed,
  listRows,
  type OrdersList,
  tableRow,
  withoutCopies,
  withoutSums,
} from './orders-list.ts'
import { isOtherList, isUnderOrders, isUnderOther } from './other-lists.ts'
import { holdsUnreadTexts, isLikeOrders, plainSheets, pressedHeads } from './plain-sheets.ts'
import { roleSheets } from './role-sheets.ts'
import { isDetail, tableSheets } from './table-sheets.ts'
import { textOf } from './text.ts'
import { holdsUnreadBoxes, holdsUnreadRows, oddRows, tablesOfOne, unreadList } from './unread-lists.ts'

/** Rows that are looked at before a table is taken for one whose cells bring their own labels. */
const firstRows = 3

/**
 * The lists of orders on a page, chosen by evidence: a grid's own name, then the labels of its columns or
 * cards; and confirmed by what the cells hold (order pages C and D). Computed again each time: staff move, hide
 * and sort columns as they like.
 */
export function findOrders(root: ParentNode): OrdersList[] {
  return lookForOrders(root).lists
}

/** What a look for orders found. */
export interface Finding {
  lists: OrdersList[]
  /** Something on the page is called an order's, and may be a part of one that is yet to come. */
  hasTraces: boolean
  /** Whether the headings of orders, or rows like theirs, stand on a page of which nothing is read. */
  holdsUnread: () => boolean
}

/**
 * The same as `findOrders`, and whether there is anything that may become one of its lists. What the page is about is
 * asked only where something looks like orders: most pages have no such thing, and to read their headings takes time.
 */
export function lookForOrders(root: ParentNode, headings = headingsIn(pageOf(root))): Finding {
  const grids = gridsIn(root)
  const isTable = (grid: Element) => grid.localName === 'table'
  const sheets = [...tableSheets(grids.filter(isTable)), ...roleSheets(grids.filter(grid => !isTable(grid)))]
  const page = pageOf(root)
  const isOther = once(() => isOtherList(root) || isOtherDocument(page, headings))
  // An order's own page is full of labels and values, and names other orders too.
  const isOrders = once(() => !isOrderPage(page, headings))
  const named = sheets.map(sheet => ({ sheet, name: knownAs(sheet.root) }))
  const found = named.flatMap(({ sheet, name }) => {
    if (name === 'orders') return labelledList(sheet, true) ?? []
    if (name === 'other') return []
    const list = labelledList(sheet, false, isOrders) ?? narrowList(sheet, isOrders)
    return list && !isOther() && !isUnderOther(sheet.root) ? list : []
  })
  const roots = found.map(list => list.root)
  const { cards, hasMarks, heads } = findCards(root, roots, { isOther, isOrders })
  const plainHeads = found.length + heads.length > 0 ? heads : pressedHeads(root)
  const plain = plainSheets(plainHeads).flatMap(sheet => {
    const list = labelledList(sheet, false, isOrders)
    // One row may be what an order's own page says of it.
    return list && isLikeOrders(list) && !isOther() && (list.rows.length > 1 || isOrders()) ? list : []
  })
  const isBeside = ({ root }: OrdersList) => !plain.some(list => list.root.contains(root))
  const around = plain.filter(({ root }) => !found.some(list => root.contains(list.root)))
  const loose = [...around, ...cards.filter(isBeside)].filter(({ root }) => !isUnderOther(root))
  const isUnread = ({ rows }: OrdersList) =>
    rows.length > 0 && rows.every(({ holders }) => holders.length === 0)
  const isTold = (list: OrdersList) => isConfirmed(list) || isUnread(list)
  const told = [...found, ...loose].filter(isTold)
  const isOpen = ({ root }: Sheet) => !told.some(list => list.root === root)
  const guessed = named.flatMap(({ sheet, name }) => {
    if (name === 'other' || !isOpen(sheet)) return []
    const list = name === 'orders' ? listByContent(sheet) : listByEvidence(sheet)
    return list && (name === 'orders' || !(isOther() || isUnderOther(sheet.root))) ? list : []
  })
  const read = withoutCopies([...told, ...guessed])
  const isKnown = (sheet: Sheet) =>
    read.some(list => sheet.root.contains(list.root) || list.root.contains(sheet.root))
  const unread = named.flatMap(({ sheet, name }) => {
    const list = name === 'other' || isKnown(sheet) ? undefined : unreadList(sheet)
    return list && !isOther() && !isUnderOther(sheet.root) && isOrders() ? list : []
  })
  const ones = tablesOfOne(
    named.flatMap(({ sheet, name }) => (name === 'other' || isKnown(sheet) ? [] : sheet.root)),
  )
  const apart = ones.length > 0 && !isOther() && isOrders() ? ones : []
  const odd = [...found, ...plain].flatMap(list => (read.includes(list) ? (oddRows(list) ?? []) : []))
  const isOpenTo = ({ sheet, name }: (typeof named)[number]) =>
    name !== 'other' && holdsUnreadRows(sheet) && !isUnderOther(sheet.root)
  const holdsUnread = () =>
    (holdsUnreadTexts(root, plainHeads) || named.some(isOpenTo) || holdsUnreadBoxes(root)) &&
    !isOther() &&
    isOrders()
  const lists = [...read, ...apart, ...odd, ...unread]
  return { lists, hasTraces: found.length > 0 || hasMarks, holdsUnread }
}

function pageOf(root: ParentNode): Document {
  return root.ownerDocument ?? (root as Document)
}

/** `isKnown` = the grid says so itself; `isOrders` = the page is not that of one order. */
function labelledList(
  { root, headers }: Sheet,
  isKnown = false,
  isOrders = () => false,
): OrdersList | undefined {
  const areOrders = once(() => isOrders() && isUnderOrders(root))
  const readings = headers.flatMap(({ labels, columnIds, body }) => {
    const told = isKnown
      ? labelsById(labels, columnIds)
      : withoutPapers(withoutFlags(labels, body), body, areOrders)
    const places = placesOf(withPaid(told, body), isKnown)
    if (!places) return []
    const numbered = withNumbers(told, places, body) ?? places
    return [{ places: besideBoxes(told, numbered, body), body }]
  })
  const [best] = readings.toSorted((one, other) => other.places.score - one.places.score)
  if (!best) return undefined
  const body = best.body()
  const list = { root, rows: withoutSums(listRows(body, best.places)) }
  // One of more or fewer cells is no such row, or must be looked at with the headings.
  const counts = new Set(list.rows.map(({ parts: [row] }) => row?.childElementCount))
  const rowOf = (row: Element) =>
    isDetail(row) || !counts.has(row.childElementCount) ? undefined : tableRow(row, best.places)
  const isWhole = isPlain(root) && !body.some(({ isMoved }) => isMoved)
  return isWhole ? { ...list, rowOf, columns: JSON.stringify(best.places) } : list
}

const paid = /^(?:(?:amount|total) )?paid$|^(?:importe )?pagado$|^bezahlt$/

/** Labels of which `Paid` is that of the total where no other is, and each row has money there: elsewhere it says whether. */
function withPaid(labels: Labels, body: () => readonly GridRow[]): Labels {
  const at = labels.findIndex(label => paid.test(label))
  if (at < 0 || placesOf(labels)?.facts.total.length) return labels
  const rows = body()
  const isSum = rows.length > 0 && rows.every(({ cells }) => cells[at] && sum.test(textOf(cells[at])))
  return isSum ? labels.with(at, 'total') : labels
}

/** The same places with another number, where what is called an order has none in it: `View`, `2 items`. */
function withNumbers(
  labels: Labels,
  { number }: ColumnMap,
  body: () => readonly GridRow[],
): ColumnMap | undefined {
  if (number.some(at => isNumberLabel(labels[at] ?? ''))) return undefined
  const other = placesOf(labels.map((label, at) => (number.includes(at) ? '' : label)))
  const isNone = (cell: Element | undefined) => !cell || !/\d{3}/.test(textOf(cell))
  return other && body().every(({ cells }) => number.every(at => isNone(cells[at]))) ? other : undefined
}

/** The same places with the number behind a box to tick, where one heading reaches over both. */
function besideBoxes(labels: Labels, places: ColumnMap, body: () => readonly GridRow[]): ColumnMap {
  const [at = 0, ...others] = places.number
  if (others.length > 0 || labels[at + 1] !== '') return places
  const isBox = (cell: Element | undefined) => cell?.querySelector('input') && textOf(cell) === ''
  const isBehind = ({ cells }: GridRow) =>
    isBox(cells[at]) && cells[at + 1] && numberIn(cells[at + 1] as Element)
  const rows = body()
  return rows.length > 0 && rows.every(isBehind) ? { ...places, number: [at + 1] } : places
}

/** What says of an order whether it has a document, and names none. */
const flag =
  /^(?:[-\u2010-\u2015\u2713\u2714\u2715\u2717\u2718\u00d7]?|yes|no|none|n\/a|pdf|print|download|view|sent|not sent|(?:partially |not |un)?shipped|s\u00ed|ja|nein)$/i
const saysMore = (cell: Element | undefined) => cell !== undefined && !flag.test(textOf(cell))

/** Labels without those of columns behind the first that only say whether there is such a document. */
function withoutFlags(labels: Labels, body: () => readonly GridRow[]): Labels {
  const flags = labels.flatMap((label, at) => (at > 0 && mayBeFlag(label) ? [at] : []))
  if (flags.length === 0) return labels
  const rows = body()
  const isFlag = (at: number) => rows.length > 0 && !rows.some(({ cells }) => saysMore(cells[at]))
  return labels.map((label, at) => (flags.includes(at) && isFlag(at) ? '' : label))
}

/**
 * Labels without those of papers beside the order's own number, where all its facts are told, each order comes once, and most
 * have no such paper or what is above calls them orders: a list of papers has one in each row.
 */
function withoutPapers(labels: Labels, body: () => readonly GridRow[], areOrders: () => boolean): Labels {
  const first = labels.findIndex(isNumberLabel)
  const papers = labels.flatMap((label, at) => (first >= 0 && at !== first && isVeto(label) ? [at] : []))
  if (papers.length === 0) return labels
  const own = labels.map((label, at) => (papers.includes(at) ? '' : label))
  if ((placesOf(own)?.score ?? 0) < withoutDoubt) return labels
  const numbered = body().filter(({ cells }) => cells[first] && numberIn(cells[first]))
  const orders = new Set(numbered.map(({ cells }) => cells[first] && numberIn(cells[first])))
  const isSeldom = (at: number) =>
    numbered.filter(({ cells }) => saysMore(cells[at])).length * 2 <= numbered.length
  // One paper of one order may stand on the page of that order, whatever that is called.
  const isOne = numbered.length === 1 && papers.some(at => at < first)
  const isOfOrders = orders.size === numbered.length && (papers.every(isSeldom) || (!isOne && areOrders()))
  return isOfOrders ? own : labels
}

/** A table whose rows stand alone: none reaches into the next. */
function isPlain(root: Element): boolean {
  return root.localName === 'table' && root.querySelector('[rowspan]') === null
}

function listByContent({ root, headers }: Sheet): OrdersList | undefined {
  const [header] = headers
  const rows = header?.body() ?? []
  const places = header && placesByContent(rows, header.labels)
  return places && { root, rows: listRows(rows, places) }
}

/** On a narrow window many tables write each heading beside its cell, and have no header (order pages C). */
function narrowList({ root, headers }: Sheet, isOrders: () => boolean): OrdersList | undefined {
  // Headings that are no orders' are not made so by the details below a row.
  const isHeaded = headers.some(({ labels }) => labels.filter(isKnownLabel).length > 1)
  if (root.localName !== 'table' || isHeaded || root.querySelector(gridTags)) return undefined
  const { rest } = tableRows(root)
  const read = (row: Element) => narrowRow(row) ?? []
  if (rest.slice(0, firstRows).flatMap(read).length === 0 || !isOrders()) return undefined
  return { root, rows: rest.flatMap(read) }
}
