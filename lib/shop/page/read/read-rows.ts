import type { RowReading } from '../../../contract/readings.ts'
import type { DateEvidence } from '../../../domain/date-order.ts'
import { isNumberLabel, normalLabel } from '../find/labels.ts'
import { createOrderLinks } from '../find/order-link.ts'
import { factOf, type Holder, type ListRow, numberNow, type OrdersList } from '../find/orders-list.ts'
import { textOf } from '../find/text.ts'
import { dateEvidenceOn, isFiguresDate } from './date-order.ts'
import { machineDate } from './machine-date.ts'

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
  return readSomeRows(list, listDates(list))
}

/** Reads rows of a list that is read in parts: `datesOf` is that of the whole list (`listDates`). */
export function readSomeRows(list: OrdersList, datesOf: () => DateEvidence): RowsReading {
  const hrefOf = createOrderLinks(list.root.ownerDocument)
  const rows: OrderRow[] = []
  let unreadable = 0
  for (const row of list.rows) {
    const { parts, cell } = row
    const taught = row.readTaught?.()
    const number = numberNow(row, taught)
    const texts = taught?.facts ?? factsOf(row)
    const link = taught && number ? { number, link: taught.link } : undefined
    const href = () => hrefOf(parts, taught?.numberAt ?? cell, link)
    const dates = () => (isFiguresDate(texts.date) ? { dates: datesOf() } : {})
    if (number) rows.push({ cell, reading: { number, ...texts, href: href(), ...dates() } })
    // A header that is repeated among the rows has words of its own in every cell.
    else if ((texts.date || texts.total) && texts.status && !isNumberLabel(normalLabel(textOf(cell))))
      unreadable += 1
  }
  return { rows, unreadable }
}

/** What the page of a list gives to tell day from month: looked for once, and only where it is asked for. */
export function listDates({ root, rows }: OrdersList): () => DateEvidence {
  let found: DateEvidence | undefined
  return () => {
    found ??= dateEvidenceOn(
      root.ownerDocument,
      rows.map(row => {
        const taught = row.readTaught?.()
        return { date: (taught?.facts ?? factsOf(row)).date, number: numberNow(row, taught) }
      }),
    )
    return found
  }
}

function factsOf({ facts }: ListRow): Omit<RowReading, 'number' | 'href'> {
  return {
    date: dateIn(facts.date),
    customer: factOf(facts.customer),
    total: factOf(facts.total),
    status: factOf(facts.status),
  }
}

/** A date as the page keeps it for programs, where it says no more than how long ago that was. */
function dateIn(holders: readonly Holder[]): string | null {
  const text = factOf(holders)
  const [holder] = holders
  if (text === null || holder === undefined || typeof holder === 'string' || !holder.firstElementChild)
    return text
  return machineDate(holder, text) ?? text
}
