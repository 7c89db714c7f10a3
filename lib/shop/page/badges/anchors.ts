import { copied, type PageView, placeIn } from '../find/flat-page.ts'
import { headingNumberOf } from '../find/heading-number.ts'
import { holds } from '../find/holds.ts'
import { orderNumberOf } from '../find/order-number.ts'
import { type ListRow, numberNow, type OrdersList } from '../find/orders-list.ts'
import { textOf } from '../find/text.ts'
import { type Fit, fitOf } from './cell-layout.ts'

/** Where the badge of an order belongs. */
export interface BadgeAnchor {
  number: string
  /** The cell or card that belongs to the order; the badge becomes its last child. */
  cell: Element
  /** All that shows the order: a change in it may make it another order's. */
  row: Element
  /** The row with what else of it stands elsewhere, as beside a frozen column. */
  parts: readonly Element[]
  /** The list that the row is one of; undefined = the order's own page. */
  list: Element | undefined
  fit: Fit
  /** The number that the cell shows now. */
  numberOf: (cell: Element) => string | undefined
}

/** The places in a list's rows, or in those of them that are given with it. */
export function anchorsOf(list: OrdersList): BadgeAnchor[] {
  return list.rows.flatMap(listRow => {
    const { number, cell, parts } = listRow
    const row = (parts.length > 1 && parts.find(part => holds(part, cell))) || parts[0]
    if (!number || !row) return []
    const fit = fitOf(list.root, cell)
    return [{ number, cell, row, parts, list: list.root, fit, numberOf: numberReader(listRow) }]
  })
}

/** A number that was read as a part of a longer text stands as long as the text does. */
function numberReader(row: ListRow): BadgeAnchor['numberOf'] {
  if (row.holders.every(holder => typeof holder !== 'string')) return () => numberNow(row)
  const { again } = row
  const textIn = again ? () => textOf(again().cell) : textOf
  const text = textIn(row.cell)
  return cell => (textIn(cell) === text ? row.number : undefined)
}

/** The heading of an order's own page is its row, or the fact of that page that tells its number. */
export function headingAnchor(
  number: string,
  found: Element,
  { realOf, isMixed, document }: PageView,
): BadgeAnchor {
  const row = realOf(found)
  const now = isMixed(found) ? () => copied([row], document)(row) : () => row
  const numberOf = () => {
    const heading = now()
    return heading && (headingNumberOf(heading) ?? orderNumberOf(textOf(heading)))
  }
  return { number, cell: placeIn(row), row, parts: [row], list: undefined, fit: 'inline', numberOf }
}
