import type { GridRow, Sheet } from './grid.ts'
import { isKnownLabel } from './labels.ts'

/** A table's rows without its `thead`, and what it makes a sheet. */
export interface SheetRows {
  sheet: Sheet
  rest: readonly Element[]
}

/** Tables of one list stand this near to what holds them all. */
const maxDepth = 4
/** What a page calls the part that does not scroll. */
const word = /froz|(?<![a-z])locked|pinned|fixed[-_]?(?:co[ln]|body|view|left|right|data)/i
/** Attributes that rows of any two tables may share. */
const ofLook = /^(?:class|style|role|tabindex|hidden|height|v?align|bgcolor)$/
/** A row's place in its table is the same in every table. */
const place = /^\d{0,3}$/

/**
 * Sheets of which two are one: columns that stay while the others scroll are a table of their own beside the one with the
 * others (Kendo, Syncfusion, PrimeNG). Rows of two tables are joined only where the page says that they are the same.
 */
export function withFrozen(all: readonly SheetRows[]): Sheet[] {
  const sheets: Sheet[] = []
  for (let at = 0; at < all.length; at += 1) {
    const [one, other] = [all[at], all[at + 1]]
    const root = one && other && holderOf(one, other)
    if (one && !root) sheets.push(one.sheet)
    if (!root) continue
    sheets.push({ root, headers: joined(one.sheet, other.sheet) })
    at += 1
  }
  return sheets
}

/** What holds both tables, where the rows of one go on in the other. */
function holderOf(one: SheetRows, other: SheetRows): Element | undefined {
  const { length } = one.rest
  if (length === 0 || length !== other.rest.length) return undefined
  const [above, beside] = [around(one.sheet.root), around(other.sheet.root)]
  const root = above.find(element => beside.includes(element))
  if (!root || root.querySelector('h1,h2,h3,h4,caption,legend')) return undefined
  const isNamed = [above, beside].some(path =>
    path.slice(0, path.indexOf(root)).some(element => word.test(element.getAttribute('class') ?? '')),
  )
  return (isNamed || areSame(one.rest, other.rest)) && !isCopy(one.sheet, other.sheet) ? root : undefined
}

function around({ parentElement }: Element): Element[] {
  const path: Element[] = []
  for (let at = parentElement; at && path.length < maxDepth; at = at.parentElement) path.push(at)
  return path
}

/** Whether each row says the same of itself as the one beside it, and no other row does. */
function areSame(rows: readonly Element[], others: readonly Element[]): boolean {
  const names = rows[0]?.getAttributeNames().filter(name => !ofLook.test(name)) ?? []
  return names.some(name => {
    const values = rows.map(row => row.getAttribute(name) ?? '')
    const areOther = values.some((value, at) => place.test(value) || others[at]?.getAttribute(name) !== value)
    return !areOther && new Set(values).size === values.length
  })
}

/** Whether a table repeats headings of the other: then it shows a part of it again. */
function isCopy(one: Sheet, other: Sheet): boolean {
  const known = ({ headers }: Sheet) => headers.flatMap(({ labels }) => labels.filter(isKnownLabel))
  const labels = new Set(known(one))
  return known(other).some(label => labels.has(label))
}

function joined(one: Sheet, other: Sheet): Sheet['headers'] {
  return one.headers.flatMap(left =>
    other.headers.map(right => ({
      labels: [...left.labels, ...right.labels],
      columnIds: [...left.columnIds, ...right.columnIds],
      body: () => rowsOf(left.body(), right.body(), left.labels.length),
    })),
  )
}

function rowsOf(left: readonly GridRow[], right: readonly GridRow[], width: number): GridRow[] {
  if (left.length !== right.length) return []
  return left.flatMap((row, at) => {
    const { parts, cells } = right[at] as GridRow
    const own = Array.from({ length: width }, (_, column) => row.cells[column])
    const all = [...own, ...cells]
    return [{ parts: [...row.parts, ...parts], cells: all, width: all.length }]
  })
}
