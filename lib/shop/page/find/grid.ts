/** Tables, and what frameworks build of other elements with the same roles. */
export const gridTags = 'table,[role="grid"],[role="table"],[role="treegrid"]'

/** Copies of a header that follow the scrolling page (order pages B1). */
const clones = '.sticky-header,[data-role="sticky-el-root"]'

/** A row of a list: where it stands in several containers, as pinned columns do, it has several parts. */
export interface GridRow {
  parts: readonly Element[]
  /** By the column in which each begins. */
  cells: readonly (Element | undefined)[]
  /** How many columns the cells cover. */
  width: number
  /** It has more or fewer cells than there are headings. */
  isMoved?: true
}

/** Labels of a header row by column; what a spanning heading covers beyond its first column is ''. */
export type Labels = readonly string[]

/** Anything that has rows and columns, whatever it is made of. */
export interface Sheet {
  root: Element
  /** Rows that may be the header; `body` = the rows that are orders if this one is. */
  headers: readonly { labels: Labels; columnIds: Labels; body: () => readonly GridRow[] }[]
}

/** Everything on a page that has rows and cells, without cloned headers. */
export function gridsIn(root: ParentNode): Element[] {
  return [...root.querySelectorAll(gridTags)].filter(grid => !isClone(grid))
}

/** A dialog hides the whole page from assistive technology: only what is hidden by itself is a copy. */
function isClone(grid: Element): boolean {
  const near = [grid, grid.parentElement, grid.parentElement?.parentElement]
  return near.some(element => element?.getAttribute('aria-hidden') === 'true') || !!grid.closest(clones)
}

/**
 * The rows of this very table by section, none of a table nested in it. Below the head no more than `most`: to be handed a
 * row takes time, and the first ones are often enough.
 */
export function tableRows(
  table: Element,
  most = Number.POSITIVE_INFINITY,
): { head: Element[]; rest: Element[] } {
  const head: Element[] = []
  const rest: Element[] = []
  for (let part = table.firstElementChild; part; part = part.nextElementSibling) {
    if (part.localName === 'tr' && rest.length < most) rest.push(part)
    else if (part.localName === 'thead') head.push(...childRows(part))
    else if (part.localName === 'tbody') rest.push(...childRows(part, most - rest.length))
  }
  return { head, rest }
}

function childRows(section: Element, most = Number.POSITIVE_INFINITY): Element[] {
  const rows: Element[] = []
  for (let row = section.firstElementChild; row && rows.length < most; row = row.nextElementSibling)
    if (row.localName === 'tr') rows.push(row)
  return rows
}

/** The cells of a table's row in the order of the page. */
export function cellsOf(row: Element): Element[] {
  const cells: Element[] = []
  for (let cell = row.firstElementChild; cell; cell = cell.nextElementSibling)
    if (cell.localName === 'td' || cell.localName === 'th') cells.push(cell)
  return cells
}

/** The cell of a table's row that begins in this column. */
export function cellAt(row: Element, column: number): Element | undefined {
  let width = 0
  for (let cell = row.firstElementChild; cell && width <= column; cell = cell.nextElementSibling) {
    if (cell.localName !== 'td' && cell.localName !== 'th') continue
    if (width === column) return cell
    width += spanOf(cell)
  }
  return undefined
}

/** A table's row with its cells by column. */
export function gridRow(row: Element): GridRow {
  const cells: (Element | undefined)[] = []
  let width = 0
  for (const cell of cellsOf(row)) {
    cells[width] = cell
    width += spanOf(cell)
  }
  return { parts: [row], cells, width }
}

/** Caps a cell's colspan: no page has more columns, and a hostile one could ask for 10⁹. */
const maxSpan = 1000

/** How many columns or rows a cell covers. */
export function spanOf(cell: Element, name: 'colspan' | 'rowspan' | 'aria-colspan' = 'colspan'): number {
  return Math.min(positive(cell.getAttribute(name)) ?? 1, maxSpan)
}

export function positive(text: string | null): number | undefined {
  if (text === null) return undefined
  const value = Number(text)
  return Number.isInteger(value) && value > 0 ? value : undefined
}
