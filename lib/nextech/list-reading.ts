import { type Page, pageSize, type Resource } from './list-page.ts'
import { textOf } from './wire-values.ts'

/** What follows from a page: read on, the list is over, or it cannot be read. */
export type Step = 'more' | 'end' | 'repeats' | 'strangers' | 'blank'

/** Servers with pages of their own size choose such a number, and 10 is the documented default (Nextech API notes 1.5). */
const roundSize = 5
const leastSize = 10

/** A list while its pages are read, and what its own numbers say of it. */
export class ListReading<T> {
  readonly #parse: (resource: unknown) => T | undefined
  readonly #found = new Map<string, T | undefined>()
  #largestPage = 0
  #pages = 0
  /** Its counts contradict each other or what is shown: only an empty page ends such a list. */
  #mustSeeEnd = false

  /** Where the next page begins. */
  offset = 0
  /** The most records that any page counted; null where none did. */
  counted: number | null = null
  /** Entries without a record. */
  blanks = 0
  /** False where a page counts less than was shown by then, or something that is no count. */
  isCountBelievable = true

  constructor(parse: (resource: unknown) => T | undefined) {
    this.#parse = parse
  }

  /** Distinct records, readable or not. */
  get found(): number {
    return this.#found.size
  }

  /** Those that could be read. */
  get values(): T[] {
    return [...this.#found.values()].filter(value => value !== undefined)
  }

  /** Takes a page in. */
  take(page: Page): Step {
    const before = this.found
    for (const record of page.records) this.#keep(record)
    this.blanks += page.blanks
    this.#count(page, before)
    if (page.records.length === 0 && page.strangers > 0) return 'strangers'
    if (page.size === 0) return this.#endOrConfirm(page)
    if (page.records.length === 0) return 'blank'
    if (this.found === before) return this.#isHarmlessRepeat(page) ? 'end' : 'repeats'
    const isOver = this.#isAllThere && !this.#isFull(page)
    this.offset += page.size
    this.#largestPage = Math.max(this.#largestPage, page.size)
    this.#pages += 1
    return isOver ? 'end' : 'more'
  }

  /** Records repeat where pages overlap or shift, and a record that cannot be read must still count as seen. */
  #keep(record: Resource): void {
    const id = textOf(record.id)?.trim().toLowerCase() ?? JSON.stringify(record)
    if (this.#found.get(id) === undefined) this.#found.set(id, this.#parse(record))
  }

  #count({ total, size }: Page, before: number): void {
    if (total === null) return
    if (total === 'unclear') this.isCountBelievable = false
    else {
      // Records are entered while it is read. A count that shrinks, or that grows where it was reached, is another matter.
      const isReached = this.counted !== null && before >= this.counted
      if (this.counted !== null && (total < this.counted || (total > this.counted && isReached)))
        this.#mustSeeEnd = true
      // Behind the last record some servers count nothing: that takes nothing back.
      if (size > 0 && total < this.found) this.isCountBelievable = false
      this.counted = Math.max(this.counted ?? 0, total)
    }
    this.#mustSeeEnd ||= !this.isCountBelievable
  }

  /** A bare answer, no count and no entry, may be one that lost both: it must say so twice. */
  #endOrConfirm({ total }: Page): Step {
    if (this.#pages > 0 || total !== null) return 'end'
    this.#pages += 1
    return 'more'
  }

  /** No count contradicts another, and as many are there. */
  get #isAllThere(): boolean {
    return !this.#mustSeeEnd && this.found === this.counted
  }

  /**
   * Behind the end some servers show the last page again: harmless where several pages agreed on the count. Without
   * a count, a page below the documented size that comes again is a list that knows no offset.
   */
  #isHarmlessRepeat({ size }: Page): boolean {
    if (this.#isAllThere && this.#pages > 1) return true
    return this.counted === null && this.isCountBelievable && this.blanks === 0 && size < leastSize
  }

  /** A page as large as was asked for, or as this server seems to make them, need not be the last. */
  #isFull({ size }: Page): boolean {
    if (size >= pageSize) return true
    if (this.#largestPage > 0) return size >= this.#largestPage
    return size >= leastSize && size % roundSize === 0
  }
}
