import { GrowingInts, GrowingOffsets, RowMarks } from './growable-arrays.ts'
import { hashOf, hashWith } from './hash.ts'
import { KeyList } from './key-list.ts'
import type { PatientCells, Span } from './patient-cells.ts'
import type { Row } from './row-scanner.ts'

const space = 32

/**
 * The first reading: which rows have an e-mail, a phone, or a whole name with birth date in common with another row.
 * All others can be in no group. Holds hashes and where each row lies, never a patient.
 */
export class Shortlist {
  /** Rows whose e-mail, phone or name is shared. */
  readonly email = new RowMarks()
  readonly phone = new RowMarks()
  readonly name = new RowMarks()
  /** Rows whose id is another row's too: one patient on several lines. */
  readonly id = new RowMarks()
  readonly #ids = new KeyList()
  readonly #emails = new KeyList()
  readonly #phones = new KeyList()
  readonly #names = new KeyList()
  readonly #withoutBirthDate = new RowMarks()
  /** Hash of the whole name alone and its row, one after the other. */
  readonly #wholes = new GrowingInts()
  readonly #from = new GrowingOffsets()
  readonly #size = new GrowingInts()
  readonly #line = new GrowingInts()

  get length(): number {
    return this.#line.length
  }

  add(row: Row, cells: PatientCells): void {
    const { bytes, id, email, phones, phoneCount, family, first, given, birthDate } = cells
    const number = this.length
    this.#from.push(row.from)
    this.#size.push(row.to - row.from)
    this.#line.push(row.line)
    if (id.to > id.from) this.#ids.add(hashWith(hashOf(bytes, id.from, id.to), 0), number)
    if (email.to > email.from) this.#emails.add(hashWith(hashOf(bytes, email.from, email.to), 0), number)
    for (let i = 0; i < phoneCount; i++) {
      const phone = phones[i]
      if (phone && phone.to > phone.from)
        this.#phones.add(hashWith(hashOf(bytes, phone.from, phone.to), 0), number)
    }
    if (birthDate === 0) this.#withoutBirthDate.mark(number)
    if (family.to === family.from || given.to === given.from) return
    this.#addName(number, bytes, given, family, birthDate)
    if (first.from !== given.from) this.#addName(number, bytes, first, family, birthDate)
  }

  /** Compares all that was added; to be called once, after the last row. */
  finish(): void {
    this.#ids.markShared(this.id)
    this.#emails.markShared(this.email)
    this.#phones.markShared(this.phone)
    this.#names.markShared(this.name)
    this.#meetUnknownBirthDates()
  }

  has(row: number): boolean {
    return this.email.has(row) || this.phone.has(row) || this.name.has(row)
  }

  lineOf(row: number): number {
    return this.#line.at(row)
  }

  /** Where a row lies in the text. */
  placeOf(row: number): Span {
    const from = this.#from.at(row)
    return { from, to: from + this.#size.at(row) }
  }

  #addName(row: number, bytes: Uint8Array, given: Span, family: Span, birthDate: number): void {
    const start = Math.imul(hashOf(bytes, given.from, given.to) ^ space, 0x01000193)
    const hash = hashOf(bytes, family.from, family.to, start)
    this.#names.add(hashWith(hash, birthDate), row)
    this.#wholes.push(hash)
    this.#wholes.push(row)
  }

  /** A patient without a birth date may be any of the same name, whatever theirs is. */
  #meetUnknownBirthDates(): void {
    const isUnknown = (row: number) => this.#withoutBirthDate.has(row)
    if (this.#withoutBirthDate.count === 0 || this.#withoutBirthDate.count === this.length) return
    const unknown = new Set<number>()
    const met = new Set<number>()
    this.#eachWhole((hash, row) => {
      if (isUnknown(row)) unknown.add(hash)
    })
    this.#eachWhole((hash, row) => {
      if (isUnknown(row) || !unknown.has(hash)) return
      met.add(hash)
      this.name.mark(row)
    })
    this.#eachWhole((hash, row) => {
      if (met.has(hash) && isUnknown(row)) this.name.mark(row)
    })
  }

  #eachWhole(visit: (hash: number, row: number) => void): void {
    for (let at = 0; at < this.#wholes.length; at += 2) visit(this.#wholes.at(at), this.#wholes.at(at + 1))
  }
}
