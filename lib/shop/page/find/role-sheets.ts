import { type GridRow, gridTags, type Labels, positive, type Sheet } from './grid.ts'
import { headingLabel, placesOf } from './labels.ts'
import { columnsOf, realigned } from './odd-widths.ts'
import { once } from './once.ts'

const rowsAndCells = ['row', 'gridcell', 'cell', 'columnheader', 'rowheader']
  .map(role => `[role="${role}"]`)
  .join()
const columnIds = ['col-id', 'data-field', 'data-col-key', 'tabulator-field']

interface RoleRow {
  parts: Element[]
  cells: Element[]
  isHeader: boolean
}

/** Grids made of roles; rows in several containers are joined, and virtual columns told by their numbers. */
export function roleSheets(grids: readonly Element[]): Sheet[] {
  return grids.map(root => {
    const rows = rowsIn(root)
    const body = rows.filter(row => !row.isHeader)
    const headers = rows
      .filter(row => row.isHeader)
      .map(({ cells }) => {
        const labels = cells.map(headingLabel)
        return { labels, columnIds: cells.map(idOf), body: () => placed(root, cells, labels, body) }
      })
    return {
      root,
      headers: headers.length > 0 ? headers : [...namedHeaders(body), ...firstHeader(root, body)],
    }
  })
}

/** Headings with the role of any cell, in the first row. */
function firstHeader(root: Element, [first, ...body]: readonly RoleRow[]): Sheet['headers'] {
  const cells = first?.cells ?? []
  const labels = cells.map(headingLabel)
  return placesOf(labels) ? [{ labels, columnIds: [], body: () => placed(root, cells, labels, body) }] : []
}

/** Headings that stand elsewhere, of which each cell names its own. */
function namedHeaders(body: readonly RoleRow[]): Sheet['headers'] {
  const ids = body[0]?.cells.map(headingOf) ?? []
  const labels = ids.map(id => {
    const heading = id ? body[0]?.parts[0]?.ownerDocument.getElementById(id) : null
    return heading ? headingLabel(heading) : ''
  })
  if (!labels.some(Boolean)) return []
  const rows = () =>
    body.map(({ parts, cells }) => {
      const own = ids.map(id => (id === '' ? undefined : cells.find(cell => headingOf(cell) === id)))
      return { parts, cells: own, width: ids.length }
    })
  return [{ labels, columnIds: [], body: rows }]
}

function headingOf(cell: Element): string {
  return cell.getAttribute('aria-labelledby') ?? ''
}

function rowsIn(root: Element): RoleRow[] {
  const isNested = root.querySelector(gridTags) !== null
  const rows: RoleRow[] = []
  const byIndex = new Map<string, RoleRow>()
  let part: Element | undefined
  let row: RoleRow | undefined
  for (const element of root.querySelectorAll(rowsAndCells)) {
    if (isNested && element.closest(gridTags) !== root) continue
    const role = element.getAttribute('role')
    if (role === 'row') {
      part = element.hasAttribute('hidden') ? undefined : element
      row = part && rowWith(part, rows, byIndex)
    } else if (row && part?.contains(element)) {
      row.cells.push(element)
      row.isHeader ||= role === 'columnheader'
    }
  }
  return rows
}

/** The same number in another container is the same row: pinned columns stand apart from the others. */
function rowWith(part: Element, rows: RoleRow[], byIndex: Map<string, RoleRow>): RoleRow {
  const index = part.getAttribute('aria-rowindex') ?? part.getAttribute('row-index')
  const same = index === null ? undefined : byIndex.get(index)
  if (same?.parts.every(other => other.parentElement !== part.parentElement)) {
    same.parts.push(part)
    return same
  }
  const row = { parts: [part], cells: [], isHeader: false }
  rows.push(row)
  if (index !== null) byIndex.set(index, row)
  return row
}

function placed(root: Element, headings: readonly Element[], labels: Labels, body: readonly RoleRow[]) {
  const columns = new Map<string, number>()
  const isNumbered = headings.some(heading => numberOf(heading) !== undefined)
  headings.forEach((heading, at) => {
    columns.set(`#${isNumbered ? numberOf(heading) : at + 1}`, at)
    const id = idOf(heading)
    if (id) columns.set(id, at)
  })
  const count = root.getAttribute('aria-colcount')
  const isWhole = count === null || count === String(labels.length)
  const width = labels.length
  const gridRow = ({ parts, cells }: RoleRow): GridRow => ({ parts, cells, width })
  const known = once(() => {
    const places = isWhole ? placesOf(labels) : undefined
    const whole = () => body.filter(({ cells }) => cells.length === width).map(gridRow)
    return places && columnsOf(labels, places, whole)
  })
  return body.flatMap((row): GridRow[] => {
    const cells = cellsByColumn(row.cells, columns)
    // Headings without numbers are counted, and mean something only where all columns are there.
    const isSure = isNumbered || (isWhole && row.cells.length === width)
    if (cells && (isSure || row.cells.every(idOf))) return [{ parts: row.parts, cells, width }]
    const isCounted = row.cells.length > 2 && !row.cells.some(isPlaced)
    const sure = isCounted ? known() : undefined
    const moved = sure && realigned(gridRow(row), sure)
    return moved ? [moved] : []
  })
}

/** Whether a cell tells its column. */
const isPlaced = (cell: Element) => numberOf(cell) !== undefined || idOf(cell) !== ''

/** Undefined where two cells claim one column, or one claims none. */
function cellsByColumn(cells: readonly Element[], columns: ReadonlyMap<string, number>) {
  const found: (Element | undefined)[] = []
  const isCounted = !cells.some(isPlaced)
  for (const [at, cell] of cells.entries()) {
    const column = columns.get(idOf(cell)) ?? columns.get(`#${isCounted ? at + 1 : numberOf(cell)}`)
    if (column === undefined || found[column]) return undefined
    found[column] = cell
  }
  return found
}

function numberOf(cell: Element): number | undefined {
  return positive(cell.getAttribute('aria-colindex'))
}

function idOf(cell: Element): string {
  const ids = columnIds.map(name => cell.getAttribute(name))
  return ids.find(id => id !== null) ?? ''
}
