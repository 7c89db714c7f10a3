import { withFrozen } from './frozen-columns.ts'
import { cellsOf, type GridRow, type Labels, type Sheet, spanOf, tableRows } from './grid.ts'
import { columnWords, headingLabel, isKnownLabel, placesOf } from './labels.ts'
import { columnsOf, headed, realigned } from './odd-widths.ts'
import { once } from './once.ts'
import { isHidden } from './text.ts'

/** A heading may stand this deep in a table that has no `thead`. */
const maxHeaderRows = 3
/** Header and body of a split table stand this near to one another. */
const farthest = 6
/** Ids that a page gives to its columns: Magento's grids, and libraries' like them. */
const columnId = ['data-column-id', 'data-column', 'col-id', 'data-field']
/** Above a scroll bar libraries put a heading of its own. */
const gutter = /gutter|scrollbar/
/** A row with fewer tells no order: a number, and two facts of it. */
const minCells = 2

interface Table {
  root: Element
  head: Header[]
  rest: Element[]
}
interface Header {
  labels: Labels
  columnIds: Labels
  /** Columns whose headings nobody sees. */
  hidden: readonly number[]
}

/** Tables with the rows that may be their headers; a header that was split off is joined again. */
export function tableSheets(tables: readonly Element[]): Sheet[] {
  const all = tables.map(root => {
    const { head, rest } = tableRows(root)
    // A header that was split off needs no `thead`: it is all that its table holds.
    if (head.length > 0 || !rest.slice(1).every(isFilter)) return { root, head: headersOf(head), rest }
    const [first] = headersOf(rest.slice(0, 1))
    return first && isHeader(first) ? { root, head: [first], rest: [] } : { root, head: [], rest }
  })
  const heads = all.filter(({ head }) => head.length > 0)
  const split = new Set(heads.filter(({ rest }) => rest.length === 0))
  const bodies = all.filter(({ rest }) => rest.length > 0)
  return withFrozen(
    bodies.map(table => {
      const { root, rest } = table
      if (hasNames(table.head)) return { sheet: sheet(root, table.head, rest), rest }
      const joined = headerAbove(table, bodies, heads, split)
      if (joined) split.delete(joined)
      if (joined) return { sheet: sheet(root, joined.head, rest), rest }
      // Without a `thead` the header is one of the first rows.
      const headers = headersOf(rest.slice(0, maxHeaderRows)).map((header, at) => ({
        ...header,
        body: () => bodyOf(rest.slice(at + 1), header),
      }))
      return { sheet: { root, headers }, rest }
    }),
  )
}

/** A row of fields below the headings, to look for rows. */
const isFilter = (row: Element) =>
  row.querySelector('input,select') !== null && !/\d/.test(row.textContent ?? '')

/** Whether all cells of a row are labels that are known, but for those of boxes and actions. */
function isHeader(header: Header): boolean {
  const labels = header.labels.filter(Boolean)
  return labels.length > 2 && labels.filter(isKnownLabel).length * 2 > labels.length
}

function sheet(root: Element, headers: readonly Header[], rest: readonly Element[]): Sheet {
  return { root, headers: headers.map(header => ({ ...header, body: () => bodyOf(rest, header) })) }
}

function hasNames(headers: readonly Header[]): boolean {
  return headers.some(({ labels }) => labels.some(Boolean))
}

/** Labels by column, whatever rows and columns the headings span. */
function headersOf(rows: readonly Element[]): Header[] {
  const headers = rows.map(() => ({
    labels: [] as string[],
    columnIds: [] as string[],
    hidden: [] as number[],
  }))
  const groups: Group[][] = rows.map(() => [])
  rows.forEach((row, y) => {
    let x = 0
    for (const cell of cellsOf(row)) {
      if (gutter.test(cell.getAttribute('class') ?? '')) continue
      while (headers[y]?.labels[x] !== undefined) x += 1
      const width = spanOf(cell)
      const label = headingLabel(cell)
      groups[y]?.push({ label, from: x, to: x + width })
      const id = idOf(cell)
      for (const header of headers.slice(y, y + spanOf(cell, 'rowspan')))
        for (let at = 0; at < width; at += 1) {
          if (isHidden(cell)) header.hidden.push(x + at)
          header.labels[x + at] = at === 0 ? label : ''
          header.columnIds[x + at] = at === 0 ? id : ''
        }
      x += width
    }
  })
  groups.forEach((row, y) => {
    for (const group of row) tellParts(group, headers[y], headers[y + 1])
  })
  return headers
}

interface Group {
  label: string
  from: number
  to: number
}

/** Of several sums below one heading, the one with all in it is that of the heading. */
const isWhole = /^(?:incl|with tax|gross|inkl|brutto|ttc|con iva)/
const otherPerson = /^(?:ship|deliver|recipient|gift|env[ií]o|liefer|livraison)/

/** A heading over several that differ is that of none of them, or of one; what stands below another person's is that one's. */
function tellParts({ label, from, to }: Group, own?: Header, below?: Header): void {
  if (to - from < 2 || label === '' || !own || !below) return
  const labels = own.labels as string[]
  const parts = below.labels as string[]
  const told = parts.slice(from, to)
  if (told.filter(Boolean).length < 2) return
  labels[from] = ''
  const whole = told.findIndex(part => isWhole.test(part))
  if (whole >= 0) labels[from + whole] = label
  for (let at = from; at < to; at += 1) {
    const both = `${label} ${parts[at]}`
    if (parts[at] && (otherPerson.test(label) || columnWords.customer.includes(both))) parts[at] = both
  }
}

function idOf(cell: Element): string {
  const ids = columnId.map(name => cell.getAttribute(name))
  return ids.find(id => id !== null) ?? ''
}

/** The table above that has nothing but a header, where this one has nothing but rows. */
function headerAbove(
  { root }: Table,
  bodies: readonly Table[],
  heads: readonly Table[],
  split: ReadonlySet<Table>,
): Table | undefined {
  let around = root.parentElement
  if (split.size === 0 || around?.closest('table')) return undefined
  for (let up = 0; around && up < farthest; up += 1, around = around.parentElement) {
    const isNear = (other: Table) => other.root !== root && around?.contains(other.root)
    const isAbove = (other: Table) => (other.root.compareDocumentPosition(root) & 4) > 0
    const above = heads.filter(other => isNear(other) && isAbove(other))
    const free = above.slice(above.findLastIndex(other => !split.has(other)) + 1)
    // Of headers side by side each has its own rows below, in the same order.
    const below = bodies.filter(other => isNear(other) && !isAbove(other) && !hasNames(other.head))
    if (above.length > 0) return free.length === below.length + 1 ? free[0] : free.at(-1)
  }
  return undefined
}

/** Rows whose cells stand below the headings one by one; no other is known to show what they say. */
function bodyOf(rows: readonly Element[], header: Header): GridRow[] {
  const reaching: ({ cell: Element | undefined; left: number } | undefined)[] = []
  // Where all are called so, the word is for the page of an order.
  const hasDetails = !rows.every(isDetail)
  const columns = once(() => {
    const places = placesOf(header.labels)
    return places && columnsOf(header.labels, places, () => all.filter(row => fits(row, header.labels)))
  })
  const all = rows.flatMap(element => {
    const row = spannedRow(element, reaching)
    const isOut = (hasDetails && isDetail(element)) || element.hasAttribute('hidden') || isHeadRow(element)
    return isOut ? [] : [row]
  })
  return all.flatMap(row => {
    if (fits(row, header.labels)) return [row]
    const known = row.cells.length > minCells ? columns() : undefined
    return (known && realigned(row, known, header.hidden)) ?? []
  })
}

/** Headings that are repeated among the rows. */
function isHeadRow(row: Element): boolean {
  return row.lastElementChild?.localName === 'th' && row.querySelector(':scope > td') === null
}

/** A row with what reaches into it from those above. */
function spannedRow(
  element: Element,
  reaching: ({ cell: Element | undefined; left: number } | undefined)[],
): GridRow {
  const cells: (Element | undefined)[] = []
  let x = 0
  const pass = () => {
    for (let above = reaching[x]; above && above.left > 0; above = reaching[x]) {
      above.left -= 1
      cells[x++] = above.cell
    }
  }
  for (const cell of cellsOf(element)) {
    pass()
    const left = spanOf(cell, 'rowspan') - 1
    for (let last = x + spanOf(cell), own: Element | undefined = cell; x < last; own = undefined) {
      if (left > 0) reaching[x] = { cell: own, left }
      if (own) cells[x] = own
      x += 1
    }
  }
  pass()
  return { parts: [element], cells, width: x }
}

/** A row below an order's own, for something of that order: a shipment, a refund. */
const detail = /(?:^|[\s_-])(?:child|sub|details?)(?:[_-]?row)?(?:\s|$)/i

/** Whether a row of a table says of itself that it belongs to the one above. */
export function isDetail(row: Element): boolean {
  return detail.test(row.getAttribute('class') ?? '')
}

/** Whether the cells of a row stand below these headings one by one. */
export function fits({ cells, width }: GridRow, labels: Labels): boolean {
  if (width === labels.length) return true
  const last = cells[width - 1]
  // Many pages leave the column of actions without a heading.
  const isUnheaded = labels.at(-1) !== '' && !labels.some(label => headed.test(label))
  const isActions = last?.querySelector('a,button') && !/\d/.test(last.textContent ?? '')
  return width === labels.length + 1 && isUnheaded && Boolean(isActions)
}
