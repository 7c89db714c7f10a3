import { isDummyPatient } from '../../domain/patient.ts'
import { type Columns, maxPhones } from './columns.ts'
import { ByteStore, GrowingInts } from './growable-arrays.ts'
import { Interner } from './interner.ts'
import type { PatientCells, Span } from './patient-cells.ts'
import { type PatientRow, patientOf, RecordWriter } from './patient-row.ts'
import type { Row } from './row-scanner.ts'

/** No such detail, or none that another patient shares. */
export const none = -1

/** The set-up article's dummy patient was born on this day. */
const dummyBirthDate = 2000_01_01

/** Which details of a row some other row seems to share. */
export interface Shared {
  email: boolean
  phone: boolean
  name: boolean
  id: boolean
}

/**
 * The second reading: the rows of the shortlist, their details as numbers. Two details are equal when their numbers
 * are: the texts themselves were compared, no hash decides. Details that nobody shares get no number.
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
  /** `maxPhones` numbers for each suspect. */
  readonly phones = new GrowingInts()
  /** The first suspect with the same id in the file: they are one patient. */
  readonly patient = new GrowingInts()
  readonly #texts = new Interner()
  readonly #records = new ByteStore()
  readonly #record: RecordWriter
  readonly #line = new GrowingInts()
  readonly #firstOfId = new Map<number, number>()

  constructor(columns: Columns) {
    this.columns = columns
    this.#record = new RecordWriter(columns)
  }

  get count(): number {
    return this.#line.length
  }

  /** One more than the largest number of a detail. */
  get texts(): number {
    return this.#texts.size
  }

  add(row: Row, line: number, cells: PatientCells, shared: Shared): void {
    const size = this.#record.write(row)
    const record = this.#record.bytes
    if (cells.birthDate === dummyBirthDate && this.#isDummy(record.subarray(0, size))) return
    const suspect = this.count
    this.#records.add(record, 0, size)
    this.#line.push(line)
    this.email.push(shared.email ? this.#numberOf(cells, cells.email) : none)
    for (let i = 0; i < maxPhones; i++)
      this.phones.push(shared.phone && i < cells.phoneCount ? this.#numberOf(cells, cells.phones[i]) : none)
    this.family.push(shared.phone ? this.#numberOf(cells, cells.family) : none)
    const first = shared.phone ? this.#numberOf(cells, cells.first) : none
    this.first.push(first)
    this.given.push(
      cells.given.from === cells.first.from || !shared.phone ? first : this.#numberOf(cells, cells.given),
    )
    const isWhole = shared.name || shared.email || cells.hasManyWords
    if (isWhole) cells.readWholes()
    this.whole.push(isWhole ? this.#numberOf(cells, cells.whole) : none)
    this.wholeFirst.push(isWhole ? this.#numberOf(cells, cells.wholeFirst) : none)
    this.birthDate.push(cells.birthDate)
    this.patient.push(shared.id ? this.#samePatient(cells, suspect) : suspect)
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

  #samePatient(cells: PatientCells, suspect: number): number {
    const id = this.#numberOf(cells, cells.id)
    if (id === none) return suspect
    const first = this.#firstOfId.get(id) ?? suspect
    this.#firstOfId.set(id, first)
    return first
  }
}
