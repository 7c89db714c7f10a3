import { birthDateOf } from './birth-date.ts'
import { type Columns, mostPhones } from './columns.ts'
import { Scratch, writeEmail, writeName, writePhone } from './normal-bytes.ts'
import type { Row } from './row-scanner.ts'

/** A part of the scratch; empty where the patient has no such detail. */
export interface Span {
  from: number
  to: number
}

const comma = 44
const space = 32

/**
 * Reads the comparable details of a row into one scratch, over and over: a million rows make no garbage. Each is the
 * normal form that `lib/domain/contact.ts` gives.
 */
export class PatientCells {
  readonly bytes: Uint8Array
  readonly email: Span = { from: 0, to: 0 }
  readonly family: Span = { from: 0, to: 0 }
  /** The first given name, and all of them joined: either counts as the first name (sync-rules 4). */
  readonly first: Span = { from: 0, to: 0 }
  readonly given: Span = { from: 0, to: 0 }
  /** Both with the last name behind; `whole` of `first` is empty where `first` and `given` are the same. */
  readonly wholeFirst: Span = { from: 0, to: 0 }
  readonly whole: Span = { from: 0, to: 0 }
  readonly phones: readonly Span[] = Array.from({ length: mostPhones }, () => ({ from: 0, to: 0 }))
  /** See `birthDateOf`. */
  birthDate = 0
  readonly #out = new Scratch()
  readonly #columns: Columns
  readonly #thisYear: number
  #row: Row | undefined

  constructor(columns: Columns, thisYear: number) {
    this.#columns = columns
    this.#thisYear = thisYear
    this.bytes = this.#out.bytes
  }

  read(row: Row): void {
    const { email, birthDate, phones, fullName } = this.#columns
    const { bytes, starts, ends, count } = row
    this.#row = row
    this.#out.length = 0
    this.#begin(this.email)
    if (email !== null && email < count) writeEmail(this.#out, bytes, starts[email] ?? 0, ends[email] ?? 0)
    this.#end(this.email)
    if (fullName === null) this.#readNames()
    else this.#readFullName(fullName)
    this.#readWhole(this.whole, this.given)
    if (this.first.from === this.given.from) this.#empty(this.wholeFirst)
    else this.#readWhole(this.wholeFirst, this.first)
    for (let i = 0; i < phones.length; i++) this.#readPhone(i, phones[i] ?? 0)
    this.birthDate =
      birthDate !== null && birthDate < count
        ? birthDateOf(bytes, starts[birthDate] ?? 0, ends[birthDate] ?? 0, this.#thisYear)
        : 0
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
    this.#readGiven(() => this.#writeColumn(middleName))
  }

  #writeColumn(column: number | null): void {
    const row = this.#row
    if (column === null || !row || column >= row.count) return
    writeName(this.#out, row.bytes, row.starts[column] ?? 0, row.ends[column] ?? 0)
  }

  /** `first` is read; all given names are it and what `writeMore` adds, or nothing but the latter. */
  #readGiven(writeMore: () => void): void {
    const { first, given } = this
    const out = this.#out
    const start = out.length
    const hasFirst = first.to > first.from
    if (hasFirst) {
      out.bytes.copyWithin(start, first.from, first.to)
      out.length += first.to - first.from
      out.bytes[out.length++] = space
    }
    const more = out.length
    writeMore()
    if (out.length === more) {
      out.length = start
      given.from = first.from
      given.to = first.to
    } else {
      given.from = start
      given.to = out.length
      if (!hasFirst) first.from = start
      if (!hasFirst) first.to = out.length
    }
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
    this.#readGiven(() => writeName(out, bytes, firstTo, givenTo))
  }

  #readWhole(whole: Span, given: Span): void {
    const { family } = this
    const out = this.#out
    this.#begin(whole)
    if (given.to > given.from && family.to > family.from) {
      out.bytes.copyWithin(out.length, given.from, given.to)
      out.length += given.to - given.from
      out.bytes[out.length++] = space
      out.bytes.copyWithin(out.length, family.from, family.to)
      out.length += family.to - family.from
    }
    this.#end(whole)
  }
}

function trimmed(bytes: Uint8Array, from: number, to: number): [number, number] {
  while (from < to && bytes[from] === space) from++
  while (to > from && bytes[to - 1] === space) to--
  return [from, to]
}
