import { type Page, pageSize, type Resource } from './list-page.ts'
import { textOf } from './wire-values.ts'

/** What follows from a page: read on, the list is over, or it cannot be read. */
export type Step = 'more' | 'end' | 'repeats' | 'strangers' | 'blank' | 'moved' | 'contradicts' | 'leads'

/** Servers with pages of their own size choose such a number, and 10 is the documented default (Nextech API 1.5). */
const roundSize = 5
const minSize = 10

/** Older builds list these several times on one page, and count each (Nextech API 2.8). */
const repeating: readonly string[] = ['Patient', 'Practitioner']

/** A list while its pages are read, and what its own numbers say of it. */
export class ListReading<T> {
  readonly #parse: (resource: unknown) => T | undefined
  readonly #mayRepeat: boolean
  readonly #found = new Map<string, T | undefined>()
  #largestPage = 0
  #pages = 0
  /** Its counts contradict each other or what is shown: only an empty page ends such a list. */
  #mustSeeEnd = false
  /** The last record of the page before. */
  #last: string | undefined
  /** This server begins pages only where it wants to. */
  #isFixed = false
  /** The last page that brought anything names a next one. */
  #namesNext = false
  /** And only therefore another one was asked for. */
  #isLedOn = false
  /** A record came in two versions. */
  #isContradicted = false

  /** Places of the list that were shown: distinct records, and what such a build repeats on one page. */
  shown = 0
  /** The most records that any page counted; null where none did. */
  counted: number | null = null
  /** Entries without a record. */
  blanks = 0
  /** False where a page counts less than was shown by then, or something that is no count. */
  isCountBelievable = true

  constructor(resource: string, parse: (resource: unknown) => T | undefined) {
    this.#parse = parse
    this.#mayRepeat = repeating.includes(resource)
  }

  /**
   * Where the next page begins: behind what was shown, so that pages which overlap hide nothing. Where more are counted it
   * begins with the last record of the page before: where that is missing, records left the pages behind us, those that
   * follow moved up, and some were never shown, though another one that came meanwhile makes the count right.
   */
  get offset(): number {
    return this.shown + this.blanks - Number(this.#overlaps)
  }

  get #overlaps(): boolean {
    const isMore = this.counted !== null && this.counted > this.shown
    // On pages that are smaller than any server's, one record more would cost too many of them.
    return (
      isMore &&
      this.#last !== undefined &&
      this.#largestPage >= minSize &&
      this.blanks === 0 &&
      !this.#isFixed
    )
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
    const expected = this.#overlaps ? this.#last : undefined
    const known = new Set(this.#found.keys())
    const ids = page.records.map(record => this.#keep(record))
    this.#last = ids.at(-1)
    const fresh = ids.filter(id => !known.has(id))
    this.shown += this.#mayRepeat ? fresh.length : this.found - before
    this.blanks += page.blanks
    this.#count(page, before)
    if (page.records.length === 0 && page.strangers > 0) return 'strangers'
    if (page.size === 0) return page.namesNext && this.found === 0 ? 'leads' : this.#endOrConfirm(page)
    if (page.records.length === 0) return 'blank'
    if (this.#isContradicted) return 'contradicts'
    if (expected !== undefined && !ids.includes(expected)) return 'moved'
    if (this.found === before && expected !== undefined && this.#isFull(page)) {
      this.#isFixed = true
      return 'more'
    }
    if (this.found === before) return this.#isHarmlessRepeat(page) ? 'end' : 'repeats'
    const isThere = this.#isAllThere && !this.#isFull(page)
    this.#namesNext = page.namesNext
    this.#isLedOn = isThere && page.namesNext
    this.#largestPage = Math.max(this.#largestPage, page.size)
    this.#pages += 1
    return isThere && !page.namesNext ? 'end' : 'more'
  }

  /** Records repeat where pages overlap or shift, and a record that cannot be read must still count as seen. */
  #keep(record: Resource): string {
    const id = textOf(record.id)?.trim().toLowerCase() ?? JSON.stringify(record)
    const [known, value] = [this.#found.get(id), this.#parse(record)]
    if (known === undefined) this.#found.set(id, value)
    else if (!this.#mayRepeat && JSON.stringify(value) !== JSON.stringify(known)) this.#isContradicted = true
    return id
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
    const { counted, found, shown } = this
    return !this.#mustSeeEnd && counted !== null && found <= counted && counted <= shown
  }

  /**
   * Behind the end some servers show the last page again: harmless where several pages agreed on the count. Without
   * a count, a page below the documented size that comes again is a list that knows no offset, unless it says that more follows.
   */
  #isHarmlessRepeat({ size }: Page): boolean {
    if (this.#isAllThere && (this.#pages > 1 || this.#isLedOn)) return true
    const isUncounted = this.counted === null && this.isCountBelievable && this.blanks === 0
    return isUncounted && size < minSize && !this.#namesNext
  }

  /** A page as large as was asked for, or as this server seems to make them, need not be the last. */
  #isFull({ size }: Page): boolean {
    if (size >= pageSize) return true
    if (this.#largestPage > 0) return size >= this.#largestPage
    return size >= minSize && size % roundSize === 0
  }
}
