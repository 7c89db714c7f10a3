import { GrowingInts, type RowMarks } from './growable-arrays.ts'

const digitBits = 11
const buckets = 1 << digitBits

/**
 * Keys of rows, each known by 32 bits of hash alone: a row too many is found out later, a row too few is impossible.
 * Sorted once at the end, which is several times faster than asking a table of this size for each key.
 */
export class KeyList {
  readonly #hashes = new GrowingInts()
  readonly #rows = new GrowingInts()

  add(hash: number, row: number): void {
    this.#hashes.push(hash)
    this.#rows.push(row)
  }

  /** Marks every row that has a key in common with another row. The list is empty afterwards. */
  markShared(marks: RowMarks): void {
    const [hashes, rows] = sortByHash(this.#hashes.take(), this.#rows.take())
    let start = 0
    for (let at = 1; at <= hashes.length; at++) {
      if (at < hashes.length && hashes[at] === hashes[start]) continue
      if (at - start > 1) markRun(marks, rows, start, at)
      start = at
    }
  }
}

/** Two phones of one row may be the same: that is nothing shared. */
function markRun(marks: RowMarks, rows: Int32Array, from: number, to: number): void {
  const first = rows[from] ?? 0
  let shared = false
  for (let at = from + 1; at < to; at++) {
    const row = rows[at] ?? 0
    if (row === first) continue
    shared = true
    marks.mark(row)
  }
  if (shared) marks.mark(first)
}

/** Radix sort, lowest digit first; equal hashes stay in the order of their rows. */
function sortByHash(hashes: Int32Array, rows: Int32Array): [Int32Array, Int32Array] {
  let from: [Int32Array, Int32Array] = [hashes, rows]
  let to: [Int32Array, Int32Array] = [new Int32Array(hashes.length), new Int32Array(hashes.length)]
  for (let shift = 0; shift < 32; shift += digitBits) {
    sortByDigit(from[0], from[1], to[0], to[1], shift)
    ;[from, to] = [to, from]
  }
  return from
}

function sortByDigit(
  hashes: Int32Array,
  rows: Int32Array,
  toHashes: Int32Array,
  toRows: Int32Array,
  shift: number,
): void {
  const next = new Int32Array(buckets + 1)
  for (let at = 0; at < hashes.length; at++) {
    const digit = ((hashes[at] ?? 0) >>> shift) & (buckets - 1)
    next[digit + 1] = (next[digit + 1] ?? 0) + 1
  }
  for (let digit = 0; digit < buckets; digit++) next[digit + 1] = (next[digit + 1] ?? 0) + (next[digit] ?? 0)
  for (let at = 0; at < hashes.length; at++) {
    const hash = hashes[at] ?? 0
    const digit = (hash >>> shift) & (buckets - 1)
    const place = next[digit] ?? 0
    next[digit] = place + 1
    toHashes[place] = hash
    toRows[place] = rows[at] ?? 0
  }
}
