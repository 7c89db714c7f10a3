import { findOrders } from './find-orders.ts'
import { titledNumberOf } from './order-number.ts'
import { type ListRow, numberNow, type OrdersList } from './orders-list.ts'
import { textOf } from './text.ts'

/**
 * How a badge fits into its cell without making the row higher: `inline` after the number, or where a block fills the
 * cell's line, on that line at its `end` or, where the number stands there, at its `start`.
 */
export type Fit = 'inline' | 'end' | 'start'

/** Where the badge of an order belongs. */
export interface BadgePlace {
  number: string
  /** The cell or card that belongs to the order; the badge becomes its last child. */
  cell: Element
  /** All that shows the order: a change in it may make it another order's. */
  row: Element
  fit: Fit
  /** The number that the cell shows now. */
  numberOf: (cell: Element) => string | undefined
}

/** The places of one list, and its rows for reading. */
export interface ListPlaces {
  list: OrdersList
  places: BadgePlace[]
}

/** Lists of orders with the place of every badge; nothing else of the rows is read. */
export function listPlaces(root: ParentNode): ListPlaces[] {
  return findOrders(root).map(list => ({ list, places: placesOf(list) }))
}

/** The places in a list's rows, or in those of them that are given with it. */
export function placesOf(list: OrdersList): BadgePlace[] {
  let fit: Fit | undefined
  return list.rows.flatMap(listRow => {
    const { number, cell, parts } = listRow
    const row = parts.find(part => part.contains(cell)) ?? parts[0]
    if (!number || !row) return []
    fit ??= fitOf(list.root, cell)
    return [{ number, cell, row, fit, numberOf: numberReader(listRow) }]
  })
}

/** A number that was read as a part of a longer text stands as long as the text does. */
function numberReader(row: ListRow): BadgePlace['numberOf'] {
  if (row.holders.every(holder => typeof holder !== 'string')) return () => numberNow(row)
  const text = textOf(row.cell)
  return cell => (textOf(cell) === text ? row.number : undefined)
}

/** The heading of an order's own page is its row. */
export function headingPlace(number: string, heading: Element): BadgePlace {
  const numberOf = (cell: Element) => titledNumberOf(textOf(cell))
  return { number, cell: heading, row: heading, fit: 'inline', numberOf }
}

const fits = new WeakMap<Element, Fit>()

/** One cell speaks for its list, once: asking every cell for its style would cost more than all the rest. */
function fitOf(root: Element, cell: Element): Fit {
  const known = fits.get(root)
  if (known) return known
  const fit = measuredFit(cell)
  fits.set(root, fit)
  return fit
}

function measuredFit(cell: Element): Fit {
  const view = cell.ownerDocument.defaultView
  const content = [...cell.children].findLast(child => !child.localName.startsWith('nextech-sync-'))
  if (!view || !content || !fillsLine(content, view)) return 'inline'
  const { textAlign, direction } = view.getComputedStyle(cell)
  const isRight = direction === 'rtl' ? !/left|end/.test(textAlign) : /right|end/.test(textAlign)
  return isRight ? 'start' : 'end'
}

function fillsLine(content: Element, view: Window): boolean {
  const { display, position, float } = view.getComputedStyle(content)
  if (display === 'none' || position === 'absolute' || position === 'fixed' || float !== 'none') return false
  if (/^(block|flex|grid|table|list-item|flow-root)/.test(display)) return true
  return display === 'inline-block' && isFullWidth(content)
}

/** Magento's cell content is an inline block of `width: 100%`; the computed value is there without a layout. */
function isFullWidth(content: Element): boolean {
  const { computedStyleMap } = content as Element & { computedStyleMap?: () => StylePropertyMapReadOnly }
  if (computedStyleMap) return computedStyleMap.call(content).get('width')?.toString() === '100%'
  const around = content.parentElement?.clientWidth ?? 0
  return around > 0 && content.getBoundingClientRect().width > around * 0.7
}
