import { hashOf, hashWith } from './hash.ts'

const blockBits = 20
const blockBytes = 1 << blockBits
/** A text's length stands before it. */
const lengthBytes = 3
/** Hash, number + 1 and address of a text lie side by side: a look-up waits for the memory once. */
const slotInts = 3

/** Gives equal texts one number, and different texts different ones, whatever their hashes are. */
export class Interner {
  #blocks: Uint8Array[] = []
  #used = blockBytes
  #slots = new Int32Array(slotInts << 12)
  #slotCount = 1 << 12
  #size = 0

  get size(): number {
    return this.#size
  }

  /** The number of a text that is shorter than a block. */
  idOf(bytes: Uint8Array, from: number, to: number): number {
    const hash = hashWith(hashOf(bytes, from, to), 0)
    const slots = this.#slots
    const mask = this.#slotCount - 1
    let slot = hash & mask
    for (;;) {
      const at = slot * slotInts
      const found = slots[at + 1] ?? 0
      if (found === 0) break
      if (slots[at] === hash && this.#equals(slots[at + 2] ?? 0, bytes, from, to)) return found - 1
      slot = (slot + 1) & mask
    }
    slots[slot * slotInts] = hash
    slots[slot * slotInts + 1] = ++this.#size
    slots[slot * slotInts + 2] = this.#keep(bytes, from, to)
    if (this.#size * 2 > this.#slotCount) this.#grow()
    return this.#size - 1
  }

  #equals(address: number, bytes: Uint8Array, from: number, to: number): boolean {
    const block = this.#blocks[address >>> blockBits]
    if (block === undefined) return false
    let at = address & (blockBytes - 1)
    const size = (block[at] ?? 0) | ((block[at + 1] ?? 0) << 8) | ((block[at + 2] ?? 0) << 16)
    if (size !== to - from) return false
    at += lengthBytes
    for (let i = from; i < to; i++) if (block[at++] !== bytes[i]) return false
    return true
  }

  #keep(bytes: Uint8Array, from: number, to: number): number {
    const size = to - from
    if (this.#used + lengthBytes + size > blockBytes) {
      this.#blocks.push(new Uint8Array(blockBytes))
      this.#used = 0
    }
    const block = this.#blocks[this.#blocks.length - 1]
    const start = this.#used
    if (block) {
      block[start] = size & 255
      block[start + 1] = (size >>> 8) & 255
      block[start + 2] = size >>> 16
      for (let at = 0; at < size; at++) block[start + lengthBytes + at] = bytes[from + at] ?? 0
    }
    this.#used += lengthBytes + size
    return ((this.#blocks.length - 1) << blockBits) | start
  }

  #grow(): void {
    const old = this.#slots
    this.#slotCount *= 2
    const slots = new Int32Array(slotInts * this.#slotCount)
    for (let at = 0; at < old.length; at += slotInts) {
      if (old[at + 1] === 0) continue
      let slot = (old[at] ?? 0) & (this.#slotCount - 1)
      while (slots[slot * slotInts + 1] !== 0) slot = (slot + 1) & (this.#slotCount - 1)
      for (let i = 0; i < slotInts; i++) slots[slot * slotInts + i] = old[at + i] ?? 0
    }
    this.#slots = slots
  }
}
