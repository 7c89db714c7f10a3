import type { Columns } from './columns.ts'
import type { Row } from './row-scanner.ts'
import { cellText } from './text-of-file.ts'

/** A patient as the file has it, cut down to the columns that are compared. */
export interface PatientRow {
  line: number
  id: string
  given: string[]
  family: string
  email: string
  phones: string[]
  birthDate: string
}

const separator = '\u001f'
const encoder = new TextEncoder()

/** The cells that are compared, as UTF-8, in the order in which `patientOf` takes them apart. */
export function recordOf({ bytes, count, starts, ends }: Row, columns: Columns): Uint8Array {
  const texts = placesOf(columns).map(column => {
    if (column === null || column >= count) return ''
    return cellText(bytes.subarray(starts[column], ends[column])).replaceAll(separator, ' ').trim()
  })
  return encoder.encode(texts.join(separator))
}

/** The patient of a record. */
export function patientOf(record: Uint8Array, columns: Columns, line: number): PatientRow {
  const cells = new TextDecoder().decode(record).split(separator)
  const [id = '', first = '', middle = '', last = '', full = '', email = '', birthDate = '', ...phones] =
    cells
  const names = columns.fullName === null ? { given: [first, middle], family: last } : partsOf(full)
  return {
    line,
    id,
    given: names.given.filter(Boolean),
    family: names.family,
    email,
    phones: phones.filter(Boolean),
    birthDate,
  }
}

function placesOf({ id, firstName, middleName, lastName, fullName, email, birthDate, phones }: Columns) {
  return [id, firstName, middleName, lastName, fullName, email, birthDate, ...phones]
}

/** See `PatientCells`: `Lopez, Maria Elena` or `Maria Elena Lopez`. */
function partsOf(full: string): { given: string[]; family: string } {
  const comma = full.indexOf(',')
  const words = full.split(' ').filter(Boolean)
  if (comma < 0) return { given: words.slice(0, -1), family: words.at(-1) ?? '' }
  const given = full.slice(comma + 1).split(' ')
  return { given: given.filter(Boolean), family: full.slice(0, comma).trim() }
}
