/** One row, valid only while it is handed over: the next one is read into the same arrays. */
export interface Row {
  /** Holds the cells' bytes; quotes are taken off already. */
  bytes: Uint8Array
  count: number
  starts: Int32Array
  ends: Int32Array
  /** The line of the file, from 1, on which the row begins. */
  line: number
  /** Where the row lies in the text, with its line end. */
  from: number
  to: number
}

export type RowFault = 'open-quote' | 'too-long' | 'too-many-cells'

export interface ScannerEvents {
  onRow: (row: Row) => void
  /** Something that is no row; its line and column (the cell's place in its row) count from 1. */
  onFault: (fault: RowFault, line: number, column: number) => void
}

const [lf, cr, quote] = [10, 13, 34]
/** A row of patients is far shorter: beyond, a quote was never closed or the file is no table. */
export const maxRowLength = 128 * 1024
export const maxCells = 1024

/**
 * Takes the text of a CSV file in portions (RFC 4180, but lenient: any line end, text after a closing quote) and
 * hands its rows over as bytes: no text is made of cells that nobody reads. A quote that is never closed costs its own
 * line alone. Keeps at most one unfinished row.
 */
export class RowScanner {
  readonly #delimiter: number
  readonly #events: ScannerEvents
  readonly #row: Row
  readonly #wasQuoted = new Uint8Array(maxCells)
  #buffer = new Uint8Array(0)
  #length = 0
  #skipping = false
  /** Bytes of the text that came before the buffer. */
  #before = 0
  /** Letters and digits are above every character that ends a cell: most bytes need one comparison. */
  readonly #highest: number

  constructor(delimiter: string, events: ScannerEvents) {
    this.#delimiter = delimiter.charCodeAt(0)
    this.#events = events
    this.#row = {
      bytes: this.#buffer,
      count: 0,
      starts: new Int32Array(maxCells),
      ends: new Int32Array(maxCells),
      line: 1,
      from: 0,
      to: 0,
    }
    this.#highest = Math.max(this.#delimiter, cr)
  }

  /** Takes a portion, or a part of it. */
  push(portion: Uint8Array, from = 0, to = portion.length): void {
    this.#append(portion, from, to)
    this.#scan(false)
  }

  end(): void {
    this.#scan(true)
  }

  #append(portion: Uint8Array, from: number, to: number): void {
    const needed = this.#length + to - from + 1
    if (this.#buffer.length < needed) {
      const larger = new Uint8Array(needed + maxRowLength)
      larger.set(this.#buffer.subarray(0, this.#length))
      this.#buffer = larger
      this.#row.bytes = larger
    }
    const buffer = this.#buffer
    if (to - from < portion.length)
      for (let at = from; at < to; at++) buffer[this.#length++] = portion[at] ?? 0
    else {
      buffer.set(portion, this.#length)
      this.#length += portion.length
    }
  }

  #scan(isLast: boolean): void {
    // Stands for the end of the last line, so that the inner loops need to look for nothing else.
    this.#buffer[this.#length] = lf
    let at = 0
    while (at < this.#length) {
      const next = this.#skipping ? this.#skipLine(at) : this.#readRow(at, isLast)
      if (next < 0) break
      at = next
    }
    if (at < this.#length) this.#buffer.copyWithin(0, at, this.#length)
    this.#before += Math.min(at, this.#length)
    this.#length -= Math.min(at, this.#length)
  }

  /** Reads one row and answers where the next begins; -1 where its end is not there yet. */
  #readRow(from: number, isLast: boolean): number {
    const { starts, ends } = this.#row
    const buffer = this.#buffer
    const length = this.#length
    const delimiter = this.#delimiter
    const highest = this.#highest
    let count = 0
    let at = from
    let lines = 1
    let byte = 0
    for (;;) {
      const start = at
      let isQuoted = 0
      byte = buffer[at] ?? lf
      if (byte === quote) {
        isQuoted = 1
        at = this.#closingQuote(start)
        if (at < 0) return this.#unclosed(from, start, count, isLast)
        const within = this.#linesWithin(start, at)
        lines += within
        byte = buffer[++at] ?? lf
        const isClosed = byte === delimiter || byte === lf || byte === cr
        // What looks like its end, lines below, is the beginning of another cell.
        if (within > 0 && !isClosed) return this.#open(from, start, count)
      }
      while (byte > highest || (byte !== delimiter && byte !== lf && byte !== cr)) byte = buffer[++at] ?? lf
      if (count < maxCells) {
        starts[count] = start
        ends[count] = at
        this.#wasQuoted[count] = isQuoted
      }
      count++
      if (byte === delimiter && at < length) at++
      else break
    }
    if (at >= length && !isLast) return this.#unfinished(from, count)
    if (byte === cr && at + 1 === length && !isLast) return -1
    const to = Math.min(length, at + (byte === cr && buffer[at + 1] === lf && at + 1 < length ? 2 : 1))
    this.#row.from = this.#before + from
    this.#row.to = this.#before + to
    this.#finish(count, from === at)
    this.#row.line += lines
    return to
  }

  #finish(count: number, isBlank: boolean): void {
    const row = this.#row
    row.count = count
    if (count > maxCells) this.#events.onFault('too-many-cells', row.line, maxCells + 1)
    else if (!isBlank) {
      for (let i = 0; i < count; i++) if (this.#wasQuoted[i]) this.#unquote(i)
      this.#events.onRow(row)
    }
  }

  /** Where the quote that opens at `start` is closed; -1 where it is not, as far as the text is there. */
  #closingQuote(start: number): number {
    const buffer = this.#buffer
    const length = Math.min(this.#length, start + maxRowLength)
    for (let at = start + 1; at < length; at++) {
      if (buffer[at] !== quote) continue
      if (buffer[at + 1] !== quote || at + 1 >= this.#length) return at
      at++
    }
    return -1
  }

  #linesWithin(from: number, to: number): number {
    const buffer = this.#buffer
    let lines = 0
    for (let at = from; at < to; at++)
      if (buffer[at] === lf || (buffer[at] === cr && buffer[at + 1] !== lf)) lines++
    return lines
  }

  #unclosed(from: number, opening: number, column: number, isLast: boolean): number {
    return !isLast && this.#length - opening <= maxRowLength ? -1 : this.#open(from, opening, column)
  }

  /** Leaves out the line on which the quote opens, with what came before it in the row. */
  #open(from: number, opening: number, column: number): number {
    this.#row.line += this.#linesWithin(from, opening)
    this.#events.onFault('open-quote', this.#row.line, column + 1)
    return this.#skipLine(opening)
  }

  #unfinished(from: number, column: number): number {
    if (this.#length - from <= maxRowLength) return -1
    this.#events.onFault('too-long', this.#row.line, column)
    return this.#skipLine(from)
  }

  /** Goes on after the end of the line, which may come with a later portion. */
  #skipLine(from: number): number {
    const buffer = this.#buffer
    const length = this.#length
    let at = from
    while (buffer[at] !== lf && buffer[at] !== cr) at++
    const isCut = at >= length || (buffer[at] === cr && at + 1 === length)
    this.#skipping = isCut
    if (at >= length) return length
    if (isCut) return at === from ? -1 : at
    this.#row.line++
    return at + (buffer[at] === cr && buffer[at + 1] === lf ? 2 : 1)
  }

  /** Takes the quotes off in place: the row is whole, so nobody reads these bytes again. */
  #unquote(cell: number): void {
    const buffer = this.#buffer
    const { starts, ends } = this.#row
    const end = ends[cell] ?? 0
    let from = (starts[cell] ?? 0) + 1
    starts[cell] = from
    let to = from
    let inside = true
    for (; from < end; from++) {
      const byte = buffer[from] ?? 0
      if (byte !== quote) buffer[to++] = byte
      else if (inside && buffer[from + 1] === quote && from + 1 < end) buffer[to++] = buffer[++from] ?? 0
      else inside = !inside
    }
    ends[cell] = to
  }
}
