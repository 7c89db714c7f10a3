import type { Columns } from './columns.ts'
import { cellText } from './decode-file.ts'
import type { Layout } from './layout.ts'
import type { Row } from './row-scanner.ts'

/** A column in which a spreadsheet lost what stood there: a number's last digits, or the whole cell. */
export interface DamagedColumn {
  /** Its place, from 1. */
  column: number
  heading: string
  /** Cells that are lost. */
  count: number
  /** The line of the first of them. */
  line: number
  /** What stands in it. */
  example: string
}

const [space, hash, digitZero, digitNine] = [32, 35, 48, 57]
/** A number that was cut to a few digits: `2.14963E+09`, with a comma in other countries. */
const shortened = /^[-+]?\d(?:[.,]\d+)?E\+?\d{1,3}$/i
/** What is written instead of a value that could not be shown or computed. */
const lost = /^#(?:#+|NAME\?|VALUE!|REF!|NUM!|NULL!|DIV\/0!|N\/A|SPILL!|CALC!|GETTING_DATA)$/i
const maxLength = 24

/** Blanks the cells that are compared and were lost in a spreadsheet, and counts them by column. */
export class DamagedCells {
  readonly #found = new Map<number, DamagedColumn>()
  readonly #headings: readonly string[]
  /** Where a number with an exponent is none of a person's. */
  readonly #numbers: readonly number[]
  readonly #others: readonly number[]

  constructor({ headings, columns }: Pick<Layout, 'headings' | 'columns'>) {
    this.#headings = headings
    this.#numbers = [...columns.phones, ...(columns.id === null ? [] : [columns.id])]
    this.#others = comparedPlaces(columns).filter(place => !this.#numbers.includes(place))
  }

  /** In the order of the columns. */
  get columns(): DamagedColumn[] {
    return [...this.#found.values()].toSorted((a, b) => a.column - b.column)
  }

  /** A spoilt cell of a row becomes blank: equal remains of two numbers are no equal numbers. */
  clean(row: Row): void {
    for (const place of this.#numbers) this.#cleanCell(row, place, true)
    for (const place of this.#others) this.#cleanCell(row, place, false)
  }

  #cleanCell(row: Row, place: number, isNumber: boolean): void {
    const { bytes, starts, ends } = row
    let from = starts[place] ?? 0
    const to = ends[place] ?? 0
    while (from < to && bytes[from] === space) from++
    if (from >= to || to - from > maxLength || !mayBe(bytes, from, to, isNumber)) return
    const text = cellText(bytes.subarray(from, to)).trim()
    if (!lost.test(text) && !(isNumber && shortened.test(text))) return
    ends[place] = starts[place] ?? 0
    const known = this.#found.get(place)
    if (known) known.count++
    else
      this.#found.set(place, {
        column: place + 1,
        heading: this.#headings[place] ?? '',
        count: 1,
        line: row.line,
        example: text,
      })
  }
}

/** A cheap look at the bytes, so that a million phones are not made texts. */
function mayBe(bytes: Uint8Array, from: number, to: number, isNumber: boolean): boolean {
  const first = bytes[from] ?? 0
  if (first === hash) return true
  if (!isNumber) return false
  const isDigit = first >= digitZero && first <= digitNine
  if (!isDigit && first !== 43 && first !== 45) return false
  for (let at = from + 1; at < to; at++) {
    const byte = bytes[at] ?? 0
    if (byte === 69 || byte === 101) return true
  }
  return false
}

/** The places of all columns that are compared. */
export function comparedPlaces({ phones, ...single }: Columns): number[] {
  return [...Object.values({ ...single, status: null }), ...phones].filter(column => column !== null)
}

/** The place of the first compared cell of a row that holds a NUL; -1 where none does. */
export function placeOfNul({ bytes, starts, ends }: Row, places: readonly number[]): number {
  const holds = (place: number) => bytes.subarray(starts[place], ends[place]).includes(0)
  return places.find(holds) ?? -1
}
