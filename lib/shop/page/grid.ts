/** Tables, and what frameworks build of other elements with the same roles. */
export const gridTags = 'table,[role="grid"],[role="table"],[role="treegrid"]'

/** Copies of a header that follow the scrolling page (order-pages notes B1). */
const clones = '.sticky-header,[data-role="sticky-el-root"],[aria-hidden="true"]'
const cellRoles = '[role="gridcell"],[role="cell"],[role="columnheader"],[role="rowheader"]'

export interface GridRows {
  /** Rows that may be the header, best guess first. */
  headers: readonly Element[]
  body: readonly Element[]
}

/** Everything on a page that has rows and cells, without cloned headers. */
export function gridsIn(root: ParentNode): Element[] {
  return [...root.querySelectorAll(gridTags)].filter(grid => !grid.closest(clones))
}

/** The rows of this very table, none of a table nested in it. */
export function rowsOf(grid: Element): GridRows {
  return grid.tagName === 'TABLE' ? tableRows(grid) : roleRows(grid)
}

function tableRows(table: Element): GridRows {
  const parts = [...table.children].flatMap(part =>
    part.tagName === 'TR' ? [part] : [...part.children].filter(child => child.tagName === 'TR'),
  )
  const sectionOf = (row: Element) => row.parentElement?.tagName
  const head = parts.filter(row => sectionOf(row) === 'THEAD')
  const rest = parts.filter(row => !['THEAD', 'TFOOT'].includes(sectionOf(row) ?? ''))
  return head.length > 0 ? { headers: head, body: rest } : { headers: rest.slice(0, 1), body: rest.slice(1) }
}

function roleRows(grid: Element): GridRows {
  const rows = [...grid.querySelectorAll('[role="row"]')].filter(row => row.closest(gridTags) === grid)
  const isHeader = (row: Element) => row.querySelector('[role="columnheader"]') !== null
  return { headers: rows.filter(isHeader), body: rows.filter(row => !isHeader(row)) }
}

/** The cells of a row in the order of the page. */
export function cellsOf(row: Element): Element[] {
  if (row.tagName === 'TR') return [...row.children].filter(({ tagName }) => /^T[DH]$/.test(tagName))
  return [...row.querySelectorAll(cellRoles)]
}

/** The cells of a row by the column in which each begins; a virtual grid numbers its columns itself. */
export function cellsByColumn(row: Element): Map<number, Element> {
  const cells = new Map<number, Element>()
  let column = 0
  for (const cell of cellsOf(row)) {
    column = positive(cell.getAttribute('aria-colindex')) ?? column
    cells.set(column, cell)
    column += spanOf(cell)
  }
  return cells
}

/** How many columns a cell covers. */
export function spanOf(cell: Element): number {
  return positive(cell.getAttribute('colspan') ?? cell.getAttribute('aria-colspan')) ?? 1
}

function positive(text: string | null): number | undefined {
  const value = Number(text)
  return Number.isInteger(value) && value > 0 ? value : undefined
}
