/** Whole numbers without a bound on how many; four bytes each. */
export class GrowingInts {
  #items = new Int32Array(1024)
  length = 0

  push(value: number): void {
    if (this.length === this.#items.length) {
      const larger = new Int32Array(this.length * 2)
      larger.set(this.#items)
      this.#items = larger
    }
    this.#items[this.length++] = value
  }

  at(index: number): number {
    return this.#items[index] ?? 0
  }

  set(index: number, value: number): void {
    this.#items[index] = value
  }

  /** All numbers, no longer kept here. */
  take(): Int32Array {
    const items = this.#items.subarray(0, this.length)
    this.#items = new Int32Array(0)
    this.length = 0
    return items
  }
}

/** Places in a file, which may be too large for four bytes. */
export class GrowingOffsets {
  #items = new Float64Array(1024)
  #length = 0

  push(value: number): void {
    if (this.#length === this.#items.length) {
      const larger = new Float64Array(this.#length * 2)
      larger.set(this.#items)
      this.#items = larger
    }
    this.#items[this.#length++] = value
  }

  at(index: number): number {
    return this.#items[index] ?? 0
  }
}

/** Marks on rows; one bit each. */
export class RowMarks {
  #bits = new Uint8Array(1024)
  count = 0

  mark(row: number): void {
    const at = row >> 3
    if (at >= this.#bits.length) {
      const larger = new Uint8Array(Math.max(at + 1, this.#bits.length * 2))
      larger.set(this.#bits)
      this.#bits = larger
    }
    if (this.has(row)) return
    this.#bits[at] = (this.#bits[at] ?? 0) | (1 << (row & 7))
    this.count++
  }

  has(row: number): boolean {
    return ((this.#bits[row >> 3] ?? 0) & (1 << (row & 7))) !== 0
  }
}

const blockBytes = 1 << 20

/** Short pieces of bytes, kept in large blocks; each is known by the number of its turn. */
export class ByteStore {
  #blocks: Uint8Array[] = []
  #used = blockBytes
  readonly #block = new GrowingInts()
  readonly #start = new GrowingInts()
  readonly #size = new GrowingInts()

  add(bytes: Uint8Array, from: number, to: number): number {
    const size = to - from
    if (this.#used + size > blockBytes) {
      this.#blocks.push(new Uint8Array(Math.max(blockBytes, size)))
      this.#used = 0
    }
    const block = this.#blocks[this.#blocks.length - 1]
    // Byte by byte: a view of so few bytes costs more than copying them.
    if (block) for (let at = 0; at < size; at++) block[this.#used + at] = bytes[from + at] ?? 0
    this.#block.push(this.#blocks.length - 1)
    this.#start.push(this.#used)
    this.#size.push(size)
    this.#used += size
    return this.#size.length - 1
  }

  /** The piece itself, not a copy. */
  get(index: number): Uint8Array {
    const start = this.#start.at(index)
    const block = this.#blocks[this.#block.at(index)]
    return block?.subarray(start, start + this.#size.at(index)) ?? new Uint8Array(0)
  }
}
