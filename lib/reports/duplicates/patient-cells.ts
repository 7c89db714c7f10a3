import { birthDateOf } from './birth-date.ts'
import { type Columns, maxPhones } from './columns.ts'
import { Scratch, writeEmail, writeId, writeName, writePhone } from './normalize-bytes.ts'
import type { Row } from './row-scanner.ts'

/** A part of the scratch; empty where the patient has no such detail. */
export interface Span {
  from: number
  to: number
}

const emptyBytes = new Uint8Array(0)
const comma = 44
const space = 32

/**
 * Reads the comparable details of a row into one scratch, over and over: a million rows make no garbage. Each is the
 * normal form that `lib/domain/contact.ts` gives.
 */
export class PatientCells {
  readonly bytes: Uint8Array
  readonly id: Span = { from: 0, to: 0 }
  readonly email: Span = { from: 0, to: 0 }
  readonly family: Span = { from: 0, to: 0 }
  /** The first given name, and all of them joined: either counts as the first name (rules 4). */
  readonly first: Span = { from: 0, to: 0 }
  readonly given: Span = { from: 0, to: 0 }
  /** Both with the last name behind, once `readWholes` was called. `wholeFirst` is empty where they are the same. */
  readonly whole: Span = { from: 0, to: 0 }
  readonly wholeFirst: Span = { from: 0, to: 0 }
  readonly phones: readonly Span[] = Array.from({ length: maxPhones }, () => ({ from: 0, to: 0 }))
  readonly phoneCount: number
  /** See `birthDateOf`. */
  birthDate = 0
  readonly #out = new Scratch()
  readonly #columns: Columns
  readonly #thisYear: number
  #row: Row | undefined

  constructor(columns: Columns, thisYear: number) {
    this.#columns = columns
    this.phoneCount = columns.phones.length
    this.#thisYear = thisYear
    this.bytes = this.#out.bytes
  }

  read(row: Row): void {
    const { id, email, birthDate, phones, fullName } = this.#columns
    const { bytes, starts, ends, count } = row
    this.#row = row
    this.#out.length = 0
    this.#begin(this.id)
    if (id !== null && id < count) writeId(this.#out, bytes, starts[id] ?? 0, ends[id] ?? 0)
    this.#end(this.id)
    this.#begin(this.email)
    if (email !== null && email < count) writeEmail(this.#out, bytes, starts[email] ?? 0, ends[email] ?? 0)
    this.#end(this.email)
    if (fullName === null) this.#readNames()
    else this.#readFullName(fullName)
    for (let i = 0; i < phones.length; i++) this.#readPhone(i, phones[i] ?? 0)
    this.birthDate =
      birthDate !== null && birthDate < count
        ? birthDateOf(bytes, starts[birthDate] ?? 0, ends[birthDate] ?? 0, this.#thisYear)
        : 0
  }

  /** Whether a name has more words than one for each part: only then can it be parted in several ways. */
  get hasManyWords(): boolean {
    return this.#hasSpace(this.family) || this.#hasSpace(this.given)
  }

  readWholes(): void {
    this.#readWhole(this.whole, this.given)
    if (this.first.from === this.given.from) this.#empty(this.wholeFirst)
    else this.#readWhole(this.wholeFirst, this.first)
  }

  #begin(span: Span): void {
    span.from = this.#out.length
  }

  #end(span: Span): void {
    span.to = this.#out.length
  }

  #empty(span: Span): void {
    this.#begin(span)
    this.#end(span)
  }

  #readPhone(i: number, column: number): void {
    const span = this.phones[i]
    const row = this.#row
    if (!span || !row) return
    this.#begin(span)
    if (column < row.count) writePhone(this.#out, row.bytes, row.starts[column] ?? 0, row.ends[column] ?? 0)
    this.#end(span)
  }

  #readNames(): void {
    const { firstName, middleName, lastName } = this.#columns
    this.#begin(this.family)
    this.#writeColumn(lastName)
    this.#end(this.family)
    this.#begin(this.first)
    this.#writeColumn(firstName)
    this.#end(this.first)
    const row = this.#row
    if (middleName === null || !row || middleName >= row.count) this.#readGiven(emptyBytes, 0, 0)
    else this.#readGiven(row.bytes, row.starts[middleName] ?? 0, row.ends[middleName] ?? 0)
  }

  #writeColumn(column: number | null): void {
    const row = this.#row
    if (column === null || !row || column >= row.count) return
    writeName(this.#out, row.bytes, row.starts[column] ?? 0, row.ends[column] ?? 0)
  }

  /** `first` is read; all given names are it and the name in these bytes, or only one of the two. */
  #readGiven(bytes: Uint8Array, from: number, to: number): void {
    const { first, given } = this
    const out = this.#out
    const start = out.length
    writeName(out, bytes, from, to)
    const size = out.length - start
    given.from = first.from
    given.to = first.to
    if (size === 0) return
    if (first.to === first.from) {
      given.from = first.from = start
      given.to = first.to = out.length
      return
    }
    const joined = out.length
    this.#copy(first.from, first.to)
    out.bytes[out.length++] = space
    this.#copy(start, start + size)
    given.from = joined
    given.to = out.length
  }

  #hasSpace({ from, to }: Span): boolean {
    for (let at = from; at < to; at++) if (this.bytes[at] === space) return true
    return false
  }

  #copy(from: number, to: number): void {
    const { bytes } = this
    let length = this.#out.length
    for (let at = from; at < to; at++) bytes[length++] = bytes[at] ?? 0
    this.#out.length = length
  }

  /** `Lopez, Maria Elena`, or the last word as the last name where there is no comma. */
  #readFullName(column: number): void {
    const row = this.#row
    const out = this.#out
    if (!row || column >= row.count) {
      for (const span of [this.family, this.first, this.given]) this.#empty(span)
      return
    }
    const { bytes } = row
    const [from, to] = trimmed(bytes, row.starts[column] ?? 0, row.ends[column] ?? 0)
    let cut = bytes.subarray(from, to).indexOf(comma)
    const familyFirst = cut >= 0
    if (!familyFirst) cut = bytes.subarray(from, to).lastIndexOf(space)
    const [familyFrom, familyTo] = familyFirst ? [from, from + cut] : [from + cut + 1, to]
    const [givenFrom, givenTo] = trimmed(
      bytes,
      familyFirst ? from + cut + 1 : from,
      familyFirst ? to : from + Math.max(cut, 0),
    )
    this.#begin(this.family)
    writeName(out, bytes, familyFrom, familyTo)
    this.#end(this.family)
    const firstWord = bytes.subarray(givenFrom, givenTo).indexOf(space)
    const firstTo = firstWord < 0 ? givenTo : givenFrom + firstWord
    this.#begin(this.first)
    writeName(out, bytes, givenFrom, firstTo)
    this.#end(this.first)
    this.#readGiven(bytes, firstTo, givenTo)
  }

  #readWhole(whole: Span, given: Span): void {
    const { family } = this
    this.#begin(whole)
    if (given.to > given.from && family.to > family.from) {
      this.#copy(given.from, given.to)
      this.bytes[this.#out.length++] = space
      this.#copy(family.from, family.to)
    }
    this.#end(whole)
  }
}

function trimmed(bytes: Uint8Array, from: number, to: number): [number, number] {
  while (from < to && bytes[from] === space) from++
  while (to > from && bytes[to - 1] === space) to--
  return [from, to]
}
