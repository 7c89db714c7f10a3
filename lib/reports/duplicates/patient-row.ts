import { saysRestricted, saysUsedNoMore, statusSaysNoMore } from '../../domain/record-words.ts'
import type { Columns } from './columns.ts'
import { cellText } from './decode-file.ts'
import { maxRowLength, type Row } from './row-scanner.ts'

/** A patient as the file has it, cut down to the columns that are compared. */
export interface PatientRow {
  line: number
  id: string
  given: string[]
  family: string
  email: string
  phones: string[]
  birthDate: string
  isInactive: boolean
  /** Then no e-mail and no phone are told here. */
  isRestricted: boolean
}

const separator = 0x1f
const space = 0x20

/** Writes the cells of a row that are compared, in the order in which `patientOf` takes them apart. */
export class RecordWriter {
  readonly bytes = new Uint8Array(2 * maxRowLength)
  readonly #places: readonly (number | null)[]

  constructor(columns: Columns) {
    this.#places = placesOf(columns)
  }

  /** Answers how many bytes were written. */
  write({ bytes, count, starts, ends }: Row): number {
    let length = 0
    for (let place = 0; place < this.#places.length; place++) {
      const column = this.#places[place] ?? null
      if (place > 0) this.bytes[length++] = separator
      if (column === null || column >= count) continue
      const end = ends[column] ?? 0
      for (let at = starts[column] ?? 0; at < end; at++) {
        const byte = bytes[at] ?? 0
        this.bytes[length++] = byte === separator ? space : byte
      }
    }
    return length
  }
}

/** The patient of a record. Of a restricted one the contact is compared and never shown (rules 4.8). */
export function patientOf(record: Uint8Array, columns: Columns, line: number): PatientRow {
  const cells = cellsOf(record)
  const [id = '', first = '', middle = '', last = '', full = '', email = '', birthDate = '', ...others] =
    cells
  const [status = '', ...phones] = others
  const isRestricted = saysRestricted(status)
  const names = columns.fullName === null ? { given: [first, middle], family: last } : partsOf(full)
  return {
    line,
    id,
    given: names.given.filter(Boolean),
    family: names.family,
    email: isRestricted ? '' : email,
    phones: isRestricted ? [] : phones.filter(Boolean),
    birthDate,
    isInactive: saysUsedNoMore(status) || statusSaysNoMore(status),
    isRestricted,
  }
}

function cellsOf(record: Uint8Array): string[] {
  const cells: string[] = []
  for (let from = 0; from <= record.length; ) {
    const next = record.indexOf(separator, from)
    const to = next < 0 ? record.length : next
    // A cell may hold line breaks; a list shows one line a patient.
    cells.push(cellText(record.subarray(from, to)).replace(/\s+/g, ' ').trim())
    from = to + 1
  }
  return cells
}

function placesOf({ phones, ...single }: Columns) {
  const { id, firstName, middleName, lastName, fullName, email, birthDate, status } = single
  return [id, firstName, middleName, lastName, fullName, email, birthDate, status, ...phones]
}

/** See `PatientCells`: `Lopez, Maria Elena` or `Maria Elena Lopez`. */
function partsOf(full: string): { given: string[]; family: string } {
  const comma = full.indexOf(',')
  const words = full.split(' ').filter(Boolean)
  if (comma < 0) return { given: words.slice(0, -1), family: words.at(-1) ?? '' }
  const given = full.slice(comma + 1).split(' ')
  return { given: given.filter(Boolean), family: full.slice(0, comma).trim() }
}
