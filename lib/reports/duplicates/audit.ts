import { type MissingField, missingOf } from './columns.ts'
import { comparedPlaces, DamagedCells, type DamagedColumn, placeOfNul } from './damaged-cells.ts'
import { findGroups } from './find-groups.ts'
import type { GroupList } from './group-list.ts'
import type { Layout } from './layout.ts'
import { PatientCells } from './patient-cells.ts'
import { type Row, type RowFault, RowScanner } from './row-scanner.ts'
import { Shortlist } from './shortlist.ts'
import { Suspects } from './suspects.ts'

/** Where a row could not be read; such a row takes no part. */
export interface Fault {
  kind: RowFault | 'too-few-cells' | 'nul'
  line: number
  /** The cell's place in its row, from 1. */
  column: number
}

export interface Progress {
  /** Of the whole work, 0 to 1. */
  share: number
  rows: number
}

/** What an audit brought; suspects and groups stay where they were found. */
export interface Audit {
  rows: number
  faults: { total: number; first: readonly Fault[] }
  missing: readonly MissingField[]
  /** Columns with cells that a spreadsheet spoilt; those count as blank. */
  damaged: readonly DamagedColumn[]
  suspects: Suspects
  groups: GroupList
}

export interface AuditOptions {
  layout: Layout
  /** The file's size in the bytes of `portions`, as near as it is known. */
  size: number
  /** Starts the file's text again at each call: it is read twice. */
  portions: () => AsyncIterable<Uint8Array>
  thisYear: number
  onProgress: (progress: Progress) => void
}

const maxFaultsReported = 100
/** The first reading's part of the whole work. */
const firstShare = 0.7

/**
 * Finds the patients of a file who share all four fields, and those whose orders would need RESOLVE. The file is read
 * twice: first as hashes alone, to know which rows can be in a group at all, then only those rows. Rejects where the
 * file cannot be read any more.
 */
export async function auditFile(options: AuditOptions): Promise<Audit> {
  const { columns } = options.layout
  const cells = new PatientCells(columns, options.thisYear)
  const { shortlist, faults, damaged } = await readAll(options, cells)
  const suspects = await readShortlist(options, cells, shortlist)
  return {
    rows: shortlist.length,
    faults,
    missing: missingOf(columns),
    damaged,
    suspects,
    groups: findGroups(suspects),
  }
}

async function readAll({ layout, size, portions, onProgress }: AuditOptions, cells: PatientCells) {
  const shortlist = new Shortlist()
  const faults = { total: 0, first: [] as Fault[] }
  const onFault = (kind: Fault['kind'], line: number, column: number) => {
    if (faults.total++ < maxFaultsReported) faults.first.push({ kind, line, column })
  }
  const check = createRowCheck(layout, onFault)
  const damaged = new DamagedCells(layout)
  const places = comparedPlaces(layout.columns).toSorted((a, b) => a - b)
  // Looked for in whole portions: hardly a file has one.
  let hasNul = false
  const scanner = new RowScanner(layout.delimiter, {
    onFault,
    onRow(row) {
      if (!check(row)) return
      const nul = hasNul ? placeOfNul(row, places) : -1
      if (nul >= 0) return onFault('nul', row.line, nul + 1)
      damaged.clean(row)
      cells.read(row)
      shortlist.add(row, cells)
    },
  })
  let bytes = 0
  for await (const portion of portions()) {
    hasNul ||= portion.includes(0)
    scanner.push(portion)
    bytes += portion.length
    onProgress({ share: firstShare * Math.min(1, bytes / Math.max(1, size)), rows: shortlist.length })
  }
  scanner.end()
  shortlist.finish()
  return { shortlist, faults, damaged: damaged.columns }
}

/** Only the rows of the shortlist are taken apart again. */
async function readShortlist(
  { layout, size, portions, onProgress }: AuditOptions,
  cells: PatientCells,
  shortlist: Shortlist,
): Promise<Suspects> {
  const suspects = new Suspects(layout.columns)
  let next = 0
  /** Rows on their way: the last one of a file may come out only at its end. */
  const pushed: number[] = []
  const damaged = new DamagedCells(layout)
  const scanner = new RowScanner(layout.delimiter, {
    onFault: () => undefined,
    onRow(row) {
      const number = pushed.shift() ?? 0
      damaged.clean(row)
      cells.read(row)
      suspects.add(row, shortlist.lineOf(number), cells, {
        email: shortlist.email.has(number),
        phone: shortlist.phone.has(number),
        name: shortlist.name.has(number),
        id: shortlist.id.has(number),
      })
    },
  })
  let before = 0
  for await (const portion of portions()) {
    for (; next < shortlist.length; next++) {
      if (!shortlist.has(next)) continue
      const { from, to } = shortlist.placeOf(next)
      if (from >= before + portion.length) break
      if (from >= before) pushed.push(next)
      scanner.push(portion, Math.max(0, from - before), Math.min(portion.length, to - before))
      if (to > before + portion.length) break
    }
    before += portion.length
    const share = firstShare + (1 - firstShare) * Math.min(1, before / Math.max(1, size))
    onProgress({ share, rows: shortlist.length })
  }
  scanner.end()
  return suspects
}

/** Tells rows of patients from headings, also from those that each printed page repeats, and from broken rows. */
function createRowCheck(
  { headings, rowsToSkip, columns }: Layout,
  onFault: (kind: Fault['kind'], line: number, column: number) => void,
): (row: Row) => boolean {
  const needed = Math.max(...comparedPlaces(columns)) + 1
  let left = rowsToSkip
  let heading = new Uint8Array(0)
  return row => {
    if (left > 0) {
      if (--left === 0) heading = textOf(row).slice()
      return false
    }
    if (isSame(textOf(row), heading)) return false
    if (row.count < needed) {
      if (!isBlank(row)) onFault('too-few-cells', row.line, row.count)
      return false
    }
    if (row.count <= headings.length || isEmptyFrom(row, headings.length)) return true
    onFault('too-many-cells', row.line, headings.length + 1)
    return false
  }
}

const textOf = ({ bytes, starts, ends, count }: Row) => bytes.subarray(starts[0], ends[count - 1])

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i])
}

function isEmptyFrom({ starts, ends, count }: Row, from: number): boolean {
  for (let cell = from; cell < count; cell++) if (starts[cell] !== ends[cell]) return false
  return true
}

const isBlank = (row: Row) => textOf(row).every(byte => byte === 32)
