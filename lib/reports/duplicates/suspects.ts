import { isDummyPatient } from '../../domain/patient.ts'
import { type Columns, mostPhones } from './columns.ts'
import { ByteStore, GrowingInts } from './growing.ts'
import { Interner } from './interner.ts'
import type { PatientCells, Span } from './patient-cells.ts'
import { type PatientRow, patientOf, recordOf } from './patient-row.ts'
import type { Row } from './row-scanner.ts'

/** No such detail. */
export const none = -1

/** The set-up article's dummy patient was born on this day. */
const dummyBirthDate = 2000_01_01

/**
 * The second reading: the rows of the shortlist, their details as numbers. Two details are equal when their numbers
 * are: the texts themselves were compared, no hash decides.
 */
export class Suspects {
  readonly columns: Columns
  readonly email = new GrowingInts()
  readonly family = new GrowingInts()
  readonly first = new GrowingInts()
  readonly given = new GrowingInts()
  readonly whole = new GrowingInts()
  readonly wholeFirst = new GrowingInts()
  readonly birthDate = new GrowingInts()
  /** `mostPhones` numbers for each suspect. */
  readonly phones = new GrowingInts()
  /** The first suspect with the same id in the file: they are one patient. */
  readonly patient = new GrowingInts()
  readonly #texts = new Interner()
  readonly #records = new ByteStore()
  readonly #line = new GrowingInts()
  readonly #firstOfId = new Map<number, number>()

  constructor(columns: Columns) {
    this.columns = columns
  }

  get count(): number {
    return this.#line.length
  }

  /** One more than the largest number of a detail. */
  get texts(): number {
    return this.#texts.size
  }

  add(row: Row, cells: PatientCells): void {
    const record = recordOf(row, this.columns)
    if (cells.birthDate === dummyBirthDate && this.#isDummy(record)) return
    const suspect = this.count
    this.#records.add(record, 0, record.length)
    this.#line.push(row.line)
    for (const field of ['email', 'family', 'first', 'given', 'whole', 'wholeFirst'] as const)
      this[field].push(this.#numberOf(cells, cells[field]))
    for (let i = 0; i < mostPhones; i++) this.phones.push(this.#numberOf(cells, cells.phones[i]))
    this.birthDate.push(cells.birthDate)
    this.patient.push(this.#samePatient(row, suspect))
  }

  /** A suspect as the file has it. */
  row(suspect: number): PatientRow {
    return patientOf(this.#records.get(suspect), this.columns, this.#line.at(suspect))
  }

  #numberOf({ bytes }: PatientCells, span: Span | undefined): number {
    return span && span.to > span.from ? this.#texts.idOf(bytes, span.from, span.to) : none
  }

  #isDummy(record: Uint8Array): boolean {
    const { given, family } = patientOf(record, this.columns, 0)
    const known = { uid: '', chartNumber: null, email: null, phones: [], city: null, postalCode: null }
    return isDummyPatient({ ...known, given, family, birthDate: '2000-01-01' })
  }

  #samePatient(row: Row, suspect: number): number {
    const { id } = this.columns
    if (id === null || id >= row.count) return suspect
    const text = new TextEncoder().encode(patientId(row, id))
    if (text.length === 0) return suspect
    const number = this.#texts.idOf(text, 0, text.length)
    const first = this.#firstOfId.get(number) ?? suspect
    this.#firstOfId.set(number, first)
    return first
  }
}

/** Ids are compared without their case (sync-rules 4). */
function patientId({ bytes, starts, ends }: Row, column: number): string {
  return new TextDecoder().decode(bytes.subarray(starts[column], ends[column])).trim().toLowerCase()
}
