import type { Result } from '../../domain/result.ts'
import { type Columns, columnsOf, countNamed, noColumns } from './columns.ts'
import { cellText, type Encoding, notText, startOfFile } from './decode-file.ts'
import { RowScanner } from './row-scanner.ts'

/** How a file is laid out. */
export interface Layout {
  encoding: Encoding
  delimiter: string
  /** What each column is called; empty texts where the file gives no heading. */
  headings: readonly string[]
  /** The line of the headings; 0 where the file has none. */
  headingLine: number
  /** How many rows stand before the first patient. */
  rowsToSkip: number
  columns: Columns
}

export type LayoutTrouble = 'empty' | 'workbook' | 'binary'

const delimiters = [',', ';', '\t', '|']
/** Titles and blank rows may stand before the headings. */
const maxRowsBefore = 10

interface StartRow {
  cells: string[]
  line: number
}

/** Finds delimiter, headings and columns in the beginning of a file. */
export async function readLayout(file: Blob): Promise<Result<Layout, LayoutTrouble>> {
  const raw = new Uint8Array(await file.slice(0, 4096).arrayBuffer())
  const trouble = notText(raw)
  if (trouble) return { ok: false, error: trouble }
  const { bytes, encoding } = await startOfFile(file)
  const layouts = delimiters.flatMap(delimiter => {
    const rows = firstRows(bytes, delimiter)
    return rows.length > 0 ? [{ ...layoutOf(rows, delimiter), encoding }] : []
  })
  const [best] = layouts.toSorted((a, b) => worth(b) - worth(a))
  return best ? { ok: true, value: best } : { ok: false, error: 'empty' }
}

/** Named columns decide; where none is named, the delimiter that makes the most columns. */
function worth({ columns, headings }: Layout): number {
  return countNamed(columns) * 10_000 + Math.min(headings.length, 9_999)
}

function firstRows(bytes: Uint8Array, delimiter: string): StartRow[] {
  const rows: StartRow[] = []
  const scanner = new RowScanner(delimiter, {
    onRow({ bytes: text, count, starts, ends, line }) {
      if (rows.length > maxRowsBefore) return
      rows.push({
        cells: Array.from({ length: count }, (_, i) => headingText(text.subarray(starts[i], ends[i]))),
        line,
      })
    },
    onFault: () => undefined,
  })
  scanner.push(bytes)
  scanner.end()
  return rows
}

/** A stray NUL in a heading hides nothing of it. */
const headingText = (bytes: Uint8Array) => cellText(bytes).replaceAll('\0', '').trim()

type Found = Omit<Layout, 'encoding' | 'delimiter'>

function layoutOf(rows: readonly StartRow[], delimiter: string): Omit<Layout, 'encoding'> {
  const found: Found[] = rows.flatMap((row, i) => {
    const above = rows[i - 1]
    const single = headed(row.cells, row.line, i + 1)
    return above ? [single, headed(joined(above.cells, row.cells), row.line, i + 1)] : [single]
  })
  // The first of the best: what follows the headings may be a row of the same words.
  const [best] = found.toSorted((a, b) => countNamed(b.columns) - countNamed(a.columns))
  const named = best && countNamed(best.columns) > 0 ? best : unnamed(rows)
  return { ...named, delimiter }
}

function headed(headings: readonly string[], headingLine: number, rowsToSkip: number): Found {
  return { headings, headingLine, rowsToSkip, columns: columnsOf(headings) }
}

/** Two rows of headings: `Phone` over `Home` and `Cell`, where a blank goes on from its left. */
function joined(above: readonly string[], below: readonly string[]): string[] {
  let group = ''
  return below.map((heading, i) => {
    group = above[i] || group
    return `${group} ${heading}`.trim()
  })
}

/** No row has a heading that we know: the widest is taken for it, unless it holds a patient already. */
function unnamed(rows: readonly StartRow[]): Found {
  const width = Math.max(...rows.map(({ cells }) => cells.length))
  const at = rows.findIndex(({ cells }) => cells.length === width)
  const row = rows[at]
  if (!row || row.cells.some(cell => /@|\d{3}/.test(cell))) {
    const headings = Array.from({ length: width }, () => '')
    return { headings, headingLine: 0, rowsToSkip: at, columns: noColumns }
  }
  return { headings: row.cells, headingLine: row.line, rowsToSkip: at + 1, columns: noColumns }
}
