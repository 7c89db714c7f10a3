import type { Place } from '../../domain/shop-profile.ts'
import { textOf } from '../page/find/text.ts'
import { childrenOf, columnsIn, headersBefore, labelsOf } from '../page/read/profile-places.ts'
import { type FoundRow, type Pointed, pathTo } from './find-row.ts'
import { inferAt } from './infer-place.ts'
import { isPlainName } from './shapes.ts'

export interface Columns {
  /** From the row to the parent of its cells, where it has headed columns. */
  cells: number[] | null
  placeOf(target: Element): Place | undefined
}

interface Headed {
  cells: number[]
  labels: ReadonlyMap<number, string>
  columns: ReadonlyMap<number, Element>
}

/** Where things stand in the rows: under headings if the list has them, since columns move; else in the row. */
export function findColumns(pointed: Pointed, { row, peers }: FoundRow): Columns {
  const others = peers.filter(peer => peer !== row)
  const values = Object.values(pointed)
  const headed = headedColumns(pointed, row, peers[0] ?? row)
  const inRow = (target: Element): Place | undefined => {
    const at = inferAt(target, { base: row, others, values })
    return at && { heading: null, at }
  }
  if (!headed) return { cells: null, placeOf: inRow }
  const { cells, columns, labels } = headed
  const underHeading = (target: Element): Place | undefined => {
    const [column, cell] = [...columns].find(([, each]) => each.contains(target)) ?? []
    if (column === undefined || !cell) return undefined
    const same = others.flatMap(other => columnsIn(other, cells).get(column) ?? [])
    const whole = textOf(cell) === textOf(target)
    const at = whole ? { by: 'whole' as const } : inferAt(target, { base: cell, others: same, values })
    const heading = labels.get(column)
    return at && heading ? { heading, at } : undefined
  }
  return { cells, placeOf: target => underHeading(target) ?? inRow(target) }
}

/** The header over this row whose labels name all columns that were pointed at, or none. */
function headedColumns(pointed: Pointed, row: Element, first: Element): Headed | undefined {
  for (const cells of cellParents(pointed.number, row)) {
    const columns = columnsIn(row, cells)
    for (const header of headersBefore(first)) {
      const labels = labelsOf(header, columns)
      if (isHeader(labels, columns, pointed) && stands(header, columns)) return { cells, labels, columns }
    }
    if (row.matches('tr,[role="row"]')) return undefined
  }
  return undefined
}

/** Elements whose children may be the row's cells, the row itself first. */
function cellParents(number: Element, row: Element): number[][] {
  const parents: number[][] = []
  let element: Element | null = number.parentElement
  while (element && row.contains(element)) {
    if (childrenOf(element).length > 1) parents.unshift(pathTo(row, element))
    element = element === row ? null : element.parentElement
  }
  return parents.length > 0 ? parents : [[]]
}

/** Numbers and money stand in rows: one that has no order number must not be taken for the header. */
function isData(text: string): boolean {
  return /\d{2,}|[$€£¥]\s?\d|@/.test(text)
}

/** Each number or fact has a heading, and one that no other column has. */
function isHeader(
  labels: ReadonlyMap<number, string>,
  columns: ReadonlyMap<number, Element>,
  pointed: Pointed,
): boolean {
  const texts = [...labels.values()]
  if (labels.size === 0 || texts.some(isData)) return false
  return Object.values(pointed).every(target => {
    const column = [...columns].find(([, cell]) => cell.contains(target))?.[0]
    const label = labels.get(column ?? -1) ?? ''
    return isPlainName(label) && texts.indexOf(label) === texts.lastIndexOf(label)
  })
}

/** Where the page is laid out, a heading stands over its column; elsewhere there is nothing to measure. */
function stands(header: Element, columns: ReadonlyMap<number, Element>): boolean {
  const over = columnsIn(header, [])
  return [...columns].every(([column, cell]) => {
    const [above, below] = [over.get(column)?.getBoundingClientRect(), cell.getBoundingClientRect()]
    if (!above || above.width === 0 || below.width === 0) return true
    return above.left < below.right && below.left < above.right
  })
}
