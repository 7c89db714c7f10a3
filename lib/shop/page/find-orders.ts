import { cellsByColumn, gridsIn, rowsOf } from './grid.ts'
import { type Column, columnsOf, headingLabel, scoreOf } from './labels.ts'
import { orderNumberOf } from './order-number.ts'
import { textOf } from './text.ts'

/** Where an order's facts stand in the rows of a list. */
export interface OrdersTable {
  root: Element
  rows: readonly Element[]
  number: number
  columns: ReadonlyMap<Exclude<Column, 'number' | 'id'>, number>
}

/**
 * The lists of orders on a page, known by the labels of their columns and confirmed by what the cells hold
 * (order-pages notes C). Computed anew each time: staff move, hide and sort columns as they like.
 */
export function findOrders(root: ParentNode): OrdersTable[] {
  return gridsIn(root).flatMap(grid => {
    const table = recognise(grid)
    return table && isConfirmed(table) ? [table] : []
  })
}

function recognise(grid: Element): OrdersTable | undefined {
  const { headers, body } = rowsOf(grid)
  if (body.length === 0) return undefined
  let best: OrdersTable | undefined
  let bestScore = 0
  for (const header of headers) {
    const places = [...cellsByColumn(header)].map(([at, cell]) => ({ at, label: headingLabel(cell) }))
    const labels = places.map(place => place.label)
    const score = scoreOf(labels)
    if (score <= bestScore) continue
    const found = new Map([...columnsOf(labels)].map(([column, i]) => [column, places[i]?.at ?? -1]))
    const number = found.get('number') ?? found.get('id') ?? -1
    found.delete('number')
    found.delete('id')
    best = { root: grid, rows: body, number, columns: found as OrdersTable['columns'] }
    bestScore = score
  }
  return best
}

/** Most cells of the order-number column must hold an order number. */
function isConfirmed(table: OrdersTable): boolean {
  const texts = table.rows.flatMap(row => {
    const cell = cellsByColumn(row).get(table.number)
    return cell && cell.getAttribute('colspan') === null ? [numberIn(cell)] : []
  })
  const numbers = texts.filter(Boolean).length
  return numbers > 0 && numbers * 2 >= texts.length
}

/** The order number that a cell shows: all its text, or all the text of a link in it. */
export function numberIn(cell: Element): string | undefined {
  const whole = orderNumberOf(textOf(cell))
  if (whole) return whole
  const link = cell.querySelector('a')
  return link ? orderNumberOf(textOf(link)) : undefined
}
