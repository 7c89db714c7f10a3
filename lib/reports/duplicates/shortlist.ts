import { GrowingInts, RowMarks } from './growing.ts'
import { hashOf, hashStart, hashWith, KeyTable } from './hash.ts'
import type { PatientCells, Span } from './patient-cells.ts'

const emailSalt = 1
const phoneSalt = 2
const nameSalt = 3

/**
 * The first reading: which rows have an e-mail, a phone, or a whole name with birth date in common with another row.
 * All others can be in no group. Holds hashes, never a patient.
 */
export class Shortlist {
  readonly rows = new RowMarks()
  readonly #keys = new KeyTable()
  readonly #withoutBirthDate = new RowMarks()
  /** Hash of the whole name and its row, one after the other. */
  readonly #names = new GrowingInts()

  add(row: number, cells: PatientCells): void {
    this.#addSpan(row, cells, cells.email, emailSalt)
    for (const phone of cells.phones) this.#addSpan(row, cells, phone, phoneSalt)
    if (cells.birthDate === 0) this.#withoutBirthDate.mark(row)
    this.#addName(row, cells, cells.whole)
    this.#addName(row, cells, cells.wholeFirst)
  }

  /** To be called once after the last row. */
  finish(): void {
    this.#meetUnknownBirthDates()
  }

  #addSpan(row: number, { bytes }: PatientCells, { from, to }: Span, salt: number): void {
    if (to > from) this.#meet(hashWith(hashOf(bytes, from, to), salt), row)
  }

  #addName(row: number, { bytes, birthDate }: PatientCells, { from, to }: Span): void {
    if (to === from) return
    const hash = hashWith(hashOf(bytes, from, to, hashStart), nameSalt)
    this.#meet(hashWith(hash, birthDate), row)
    this.#names.push(hash)
    this.#names.push(row)
  }

  #meet(hash: number, row: number): void {
    const first = this.#keys.firstRow(hash, row)
    if (first < 0 || first === row) return
    this.rows.mark(first)
    this.rows.mark(row)
  }

  /** A patient without a birth date may be any of the same name, whatever theirs is. */
  #meetUnknownBirthDates(): void {
    if (this.#withoutBirthDate.count === 0) return
    const unknown = new Set<number>()
    const met = new Set<number>()
    this.#eachName((hash, row) => {
      if (this.#withoutBirthDate.has(row)) unknown.add(hash)
    })
    this.#eachName((hash, row) => {
      if (this.#withoutBirthDate.has(row) || !unknown.has(hash)) return
      met.add(hash)
      this.rows.mark(row)
    })
    this.#eachName((hash, row) => {
      if (met.has(hash) && this.#withoutBirthDate.has(row)) this.rows.mark(row)
    })
  }

  #eachName(visit: (hash: number, row: number) => void): void {
    for (let at = 0; at < this.#names.length; at += 2) visit(this.#names.at(at), this.#names.at(at + 1))
  }
}
