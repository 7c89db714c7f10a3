import { sum } from './amount-pieces.ts'
import type { GridRow, Labels } from './grid.ts'
import type { ColumnMap } from './labels.ts'
import { once } from './once.ts'
import { orderNumberOf } from './order-number.ts'
import { onlyNumber } from './orders-list.ts'
import { isHidden, textOf } from './text.ts'

type Cells = GridRow['cells']

/** What heads a column of things to press. */
export const headed = /^actions?$/
/** A day, in figures or with the name of its month; `1.03` alone may as well be a sum. */
const day = /\p{L}{3}.*\d|\d.*\p{L}{3}|\d([/.-]) ?\d{1,2}\1 ?\d/u
/** No more whole rows are looked at for what a column holds. */
const sample = 20
const place = /^\d{1,3}\.?$/

/** What is known of the columns below which a row's cells belong. */
export interface Columns {
  labels: Labels
  places: ColumnMap
  /** Rows of as many cells as there are headings. */
  whole: () => readonly GridRow[]
  /** The orders of these. */
  numbers: () => ReadonlySet<string | undefined>
}

/** The columns of a list, with what its rows of as many cells as there are headings tell of them. */
export function columnsOf(labels: Labels, places: ColumnMap, whole: () => readonly GridRow[]): Columns {
  const numbers = () => new Set(whole().map(({ cells }) => numberAt(cells, places)))
  return { labels, places, whole: once(whole), numbers: once(numbers) }
}

const numberAt = (cells: Cells, { number }: ColumnMap) => onlyNumber(number.flatMap(at => cells[at] ?? []))

/**
 * A row of more or fewer cells than there are headings, with its cells below those that they belong to. What is seen of both goes
 * together one by one; else boxes to tick and things to press may stand before or behind the cells of an order, or one cell is
 * not there. Undefined where its number, its day and its sum do not leave one way alone. `hidden` = columns whose headings
 * nobody sees.
 */
export function realigned(
  { parts, cells: all }: GridRow,
  columns: Columns,
  hidden: readonly number[] = [],
): GridRow | undefined {
  const { labels, places } = columns
  // What reaches over several columns or rows leaves it open which of them it fills.
  if (!Array.from(all).every(cell => cell && parts.some(part => part.contains(cell)))) return undefined
  const shown = all.filter(cell => cell && isSeen(cell))
  const isSeenWhole = shown.length + hidden.length === labels.length
  if (!isSeenWhole && all.length === labels.length - 1) {
    const cells = lacking(all, columns)
    // What says more of an order stands below its row.
    const isNew = cells && !columns.numbers().has(numberAt(cells, places))
    return isNew ? { parts, cells, width: labels.length, isMoved: true } : undefined
  }
  const ways = isSeenWhole ? [spread(shown, hidden)] : waysOf(all, labels, places)
  const [cells, ...others] = ways.filter(each => areSure(each, places))
  const isOne = cells !== undefined && others.length === 0
  return isOne ? { parts, cells, width: labels.length, isMoved: true } : undefined
}

/**
 * The cells of a row that lacks one, where number, day and sum stand below the same headings whichever may be without a cell.
 * A column holds what it holds in whole rows; a fact that may stand in two places counts in none.
 */
function lacking(all: Cells, { labels, places: { number, facts }, whole }: Columns): Cells | undefined {
  const rows = whole().slice(0, sample)
  const held = labels.map((_, at) => new Set(rows.map(({ cells }) => kindOf(cells[at]))))
  const kinds = all.map(kindOf)
  const wanted = labels.map((label, at): readonly Kind[] | undefined => {
    if (number.includes(at)) return ['number']
    if (facts.date.includes(at)) return ['day']
    if (facts.total.includes(at)) return ['sum']
    if ([...facts.customer, ...facts.status].includes(at)) return ['word', '']
    return headed.test(label) ? ['pressed'] : undefined
  })
  const isAt = (kind: Kind, at: number) => {
    const known = held[at] ?? new Set()
    return wanted[at]?.includes(kind) ?? (known.size === 0 || known.has(kind) || known.has(''))
  }
  const ways = labels.flatMap((_, at) => {
    const isWay = kinds.every((kind, from) => isAt(kind, from < at ? from : from + 1))
    return isWay ? [all.toSpliced(at, 0, undefined)] : []
  })
  const agreed = labels.map((_, at) =>
    ways.every(way => way[at] === ways[0]?.[at]) ? ways[0]?.[at] : undefined,
  )
  const sure = [...number, ...facts.date, ...facts.total]
  const isTold = facts.date.length > 0 && facts.total.length > 0
  return isTold && sure.every(at => agreed[at]) ? agreed : undefined
}

type Kind = '' | 'pressed' | 'number' | 'day' | 'less' | 'sum' | 'figures' | 'word'

/** What a cell holds, by its looks. */
function kindOf(cell: Element | undefined): Kind {
  const text = cell ? textOf(cell) : ''
  if (text === '') return ''
  if (isBeside(cell)) return 'pressed'
  if (cell && onlyNumber([cell]) !== undefined) return 'number'
  if (isDay(text)) return 'day'
  if (sum.test(text)) return /^\W*[-(\u2212]/.test(text) ? 'less' : 'sum'
  return /\d/.test(text) ? 'figures' : 'word'
}

function isSeen(cell: Element): boolean {
  return !isHidden(cell) && (cell.checkVisibility?.() ?? true)
}

function spread(cells: Cells, hidden: readonly number[]): Cells {
  let at = 0
  return Array.from({ length: cells.length + hidden.length }, (_, column) =>
    hidden.includes(column) ? undefined : cells[at++],
  )
}

/** All ways in which cells may stand below these headings with others before or behind; words count between what is sure alone. */
function waysOf(cells: Cells, labels: Labels, { number, facts }: ColumnMap): Cells[] {
  const sure = [...number, ...facts.date, ...facts.total]
  const words = [...facts.customer, ...facts.status]
  const isOpen = (column: number) => column < Math.min(...sure) || column > Math.max(...sure)
  const more = Math.max(cells.length - labels.length, -1)
  return Array.from({ length: more + 1 }, (_, from) => from).flatMap(from => {
    const behind = cells.slice(from + labels.length)
    // Else it is the last cell of these that is one too many, or any before.
    const isHeaded = labels.at(-1) === '' || labels.some(label => headed.test(label))
    const isApart =
      // What stands before another column than the number's may be that of a heading.
      cells.slice(0, from).every(cell => number.includes(0) && isBeside(cell, true)) &&
      behind.every(cell => !isHeaded && isBeside(cell))
    const own = cells.slice(from, from + labels.length)
    return isApart
      ? [own.map((cell, column) => (words.includes(column) && isOpen(column) ? undefined : cell))]
      : []
  })
}

function isBeside(cell: Element | undefined, isFirst = false): boolean {
  if (!cell) return false
  const text = textOf(cell)
  const isPressed = cell.querySelector('a,button,select,input') !== null && !/\d/.test(text)
  return isPressed || (isFirst && place.test(text))
}

/** Whether each fact has a cell, and those that are known by their looks look like it. */
function areSure(cells: Cells, { number, facts: { date, total, customer, status } }: ColumnMap): boolean {
  const areAll = (columns: readonly number[], is: (text: string) => boolean) =>
    columns.every(at => cells[at] && is(textOf(cells[at])))
  const isWord = (text: string) => !sum.test(text) && !/\d{3}/.test(text)
  return (
    date.length + total.length > 0 &&
    onlyNumber(number.flatMap(at => cells[at] ?? [])) !== undefined &&
    areAll(date, isDay) &&
    areAll(total, text => sum.test(text) && !isDay(text)) &&
    [...customer, ...status].every(at => !cells[at] || isWord(textOf(cells[at])))
  )
}

const isDay = (text: string) => day.test(text) && orderNumberOf(text) === undefined
