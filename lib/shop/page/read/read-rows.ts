import type { RowReading } from '../../../contract/readings.ts'
import { isNumberLabel, normalLabel } from '../find/labels.ts'
import { createOrderLinks } from '../find/order-link.ts'
import { factOf, type ListRow, numberNow, type OrdersList } from '../find/orders-list.ts'
import { textOf } from '../find/text.ts'

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

/** Reads every row of a list as text (order pages D). */
export function readRows(list: OrdersList): RowsReading {
  const hrefOf = createOrderLinks(list.root.ownerDocument)
  const rows: OrderRow[] = []
  let unreadable = 0
  for (const row of list.rows) {
    const { parts, cell } = row
    const taught = row.readTaught?.()
    const number = numberNow(row, taught)
    const texts = taught?.facts ?? factsOf(row)
    const href = () => hrefOf(parts, taught?.numberAt ?? cell, taught?.link)
    if (number) rows.push({ cell, reading: { number, ...texts, href: href() } })
    // A header that is repeated among the rows has words of its own in every cell.
    else if ((texts.date || texts.total) && texts.status && !isNumberLabel(normalLabel(textOf(cell))))
      unreadable += 1
  }
  return { rows, unreadable }
}

function factsOf({ facts }: ListRow): Omit<RowReading, 'number' | 'href'> {
  return {
    date: factOf(facts.date),
    customer: factOf(facts.customer),
    total: factOf(facts.total),
    status: factOf(facts.status),
  }
}
