import type { AnswerOf } from '../../contract/messages.ts'
import type { RowReading } from '../../contract/readings.ts'
import type { OrdersList } from './find/orders-list.ts'
import { createRowReader, type RowMemo, type RowsReading, readSomeRows } from './read/read-rows.ts'

type RowsAnswer = AnswerOf<'cs-bg/rows'>

export interface RowTellerOptions {
  lists: () => readonly OrdersList[]
  ask: (rows: RowReading[]) => Promise<RowsAnswer | undefined>
  onAnswer: (rows: readonly RowReading[], answer: RowsAnswer) => void
  /** Everything on the page has been told. */
  onTold: () => void
}

/** Readings as they travel, with what became of them. */
type Told = Map<string, { number: string; isUnderstood: boolean }>

/** So many rows are read and told in one go: a few milliseconds of the page's time. */
const sliceRows = 200
/** `contract/page-messages.ts`, and what a page can show without becoming slow by itself. */
const maxRows = 5000

/**
 * Tells the background of every row once for each thing that it says. Sorting tells nothing; rows that left the page are
 * told again when they are back, because what is known of them may have changed.
 */
export class RowReporter {
  readonly #options: RowTellerOptions
  /** Rows of the page as they were told, and whether the background understood them. */
  #told: Told = new Map()
  /** The same while they are told. */
  #telling: Told = new Map()
  #memo: RowMemo = { before: new Map(), now: new Map() }
  #nameless = 0
  #isTelling = false
  #isStale = false

  constructor(options: RowTellerOptions) {
    this.#options = options
  }

  /** Rows that got no badge: without a number, or not understood. */
  get unreadable(): number {
    return this.#nameless + [...this.#told.values()].filter(row => !row.isUnderstood).length
  }

  /** Orders of which no row was understood: they get no badge, not even an empty one. */
  get leftAlone(): ReadonlySet<string> {
    const rows = [...this.#told.values()]
    const understood = new Set(rows.filter(row => row.isUnderstood).map(row => row.number))
    return new Set(rows.map(row => row.number).filter(number => !understood.has(number)))
  }

  /** Makes rows be told again, all or those of some orders. */
  forget(numbers?: ReadonlySet<string>): void {
    for (const told of [this.#told, this.#telling])
      for (const [row, { number }] of told) if (!numbers || numbers.has(number)) told.delete(row)
  }

  async tell(): Promise<void> {
    this.#isStale = true
    if (this.#isTelling) return
    this.#isTelling = true
    while (this.#isStale) {
      this.#isStale = false
      await this.#tellOnce()
    }
    this.#isTelling = false
  }

  async #tellOnce(): Promise<void> {
    const before = this.#told
    const now: Told = new Map()
    this.#telling = now
    let nameless = 0
    this.#memo = { before: this.#memo.now, now: new Map() }
    for (const slice of slicesOf(this.#options.lists(), this.#memo)) {
      nameless += slice.unreadable
      const fresh: [string, RowReading][] = []
      for (const { reading } of slice.rows) {
        const key = JSON.stringify(reading)
        const known = before.get(key)
        if (known) now.set(key, known)
        else fresh.push([key, reading])
      }
      if (fresh.length === 0) await nextTask()
      // Refused, e.g. while nothing is set up: told again with the next change of the page.
      else if (!(await this.#tellFresh(fresh, now))) break
    }
    this.#told = now
    this.#nameless = nameless
    this.#options.onTold()
  }

  async #tellFresh(fresh: readonly [string, RowReading][], told: Told): Promise<boolean> {
    const rows = fresh.map(([, row]) => row)
    const answer = await this.#options.ask(rows)
    if (!answer) return false
    const understood = new Set(answer.badges.map(({ number }) => number))
    for (const [key, { number }] of fresh) told.set(key, { number, isUnderstood: understood.has(number) })
    this.#options.onAnswer(rows, answer)
    return true
  }
}

/** Rows are read when their slice is asked for, so that a long list leaves the page its turns. */
function* slicesOf(lists: readonly OrdersList[], memo: RowMemo): Generator<RowsReading> {
  let left = maxRows
  for (const list of lists) {
    const read = createRowReader(list, memo)
    for (let from = 0; from < list.rows.length && left > 0; from += sliceRows) {
      const rows = list.rows.slice(from, from + Math.min(sliceRows, left)).filter(row => row.cell.isConnected)
      left -= rows.length
      yield readSomeRows({ rows }, read)
    }
  }
}

const nextTask = () => new Promise<void>(done => setTimeout(done))
