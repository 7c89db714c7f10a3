import type { RowReading } from '../../protocol/readings.ts'
import { numberIn, type OrdersTable } from './find-orders.ts'
import { cellsByColumn, spanOf } from './grid.ts'
import { textOf } from './text.ts'

/** A row of a list, and the cell that holds its badge. */
export interface OrderRow {
  reading: RowReading
  cell: Element
}

export interface RowsReading {
  rows: OrderRow[]
  /** Rows that hold an order's facts but no number to know it by. */
  unreadable: number
}

/** A link with another text may change the order: only one that shows it is ever followed. */
const showing = /^(view|open|details?|show)\b/i
const longestHref = 4000

/** Reads every row of a list as text (order-pages notes D). */
export function readRows(table: OrdersTable): RowsReading {
  const rows: OrderRow[] = []
  let unreadable = 0
  for (const element of table.rows) {
    const cells = cellsByColumn(element)
    const text = (column: 'date' | 'customer' | 'total' | 'status') =>
      textAt(cells, table.columns.get(column))
    const facts = {
      date: text('date'),
      customer: text('customer'),
      total: text('total'),
      status: text('status'),
    }
    const cell = cells.get(table.number)
    const number = cell && numberIn(cell)
    if (cell && number) rows.push({ cell, reading: { number, ...facts, href: hrefOf(element, cell) } })
    else if (cell && spanOf(cell) === 1 && (facts.date || facts.total) && facts.status) unreadable += 1
  }
  return { rows, unreadable }
}

function textAt(cells: ReadonlyMap<number, Element>, column: number | undefined): string | null {
  const cell = column === undefined ? undefined : cells.get(column)
  return (cell && textOf(cell)) || null
}

/** The address of the order page as the page itself gives it; Magento's cannot be built (order-pages notes B1). */
export function hrefOf(row: Element, cell: Element): string | null {
  const links = [...row.querySelectorAll('a[href]')]
  const view = links.find(link =>
    [textOf(link), link.getAttribute('aria-label') ?? ''].some(name => showing.test(name)),
  )
  const link = view ?? cell.querySelector('a[href]')
  const target = link?.getAttribute('href') ?? row.getAttribute('title') ?? row.getAttribute('data-href')
  return target ? sameOrigin(target, row.ownerDocument) : null
}

/** An address on this very shop, whole; null for any other. */
export function sameOrigin(target: string, document: Document): string | null {
  if (!URL.canParse(target, document.baseURI)) return null
  const url = new URL(target, document.baseURI)
  const isHere = url.origin === new URL(document.URL).origin && /^https?:$/.test(url.protocol)
  return isHere && url.href.length <= longestHref ? url.href : null
}
