import { ByteStore, GrowingInts } from './growing.ts'
import { hashOf, hashWith } from './hash.ts'

/** Gives equal texts one number, and different texts different ones, whatever their hashes are. */
export class Interner {
  readonly #texts = new ByteStore()
  readonly #hashes = new GrowingInts()
  #slots = new Int32Array(1 << 12)

  get size(): number {
    return this.#texts.length
  }

  idOf(bytes: Uint8Array, from: number, to: number): number {
    const hash = hashWith(hashOf(bytes, from, to), 0)
    let slot = hash & (this.#slots.length - 1)
    for (;;) {
      const found = (this.#slots[slot] ?? 0) - 1
      if (found < 0) break
      if (this.#hashes.at(found) === hash && this.#texts.equals(found, bytes, from, to)) return found
      slot = (slot + 1) & (this.#slots.length - 1)
    }
    const id = this.#texts.add(bytes, from, to)
    this.#hashes.push(hash)
    this.#slots[slot] = id + 1
    if (this.size * 2 > this.#slots.length) this.#grow()
    return id
  }

  #grow(): void {
    const larger = new Int32Array(this.#slots.length * 2)
    for (let id = 0; id < this.size; id++) {
      let slot = this.#hashes.at(id) & (larger.length - 1)
      while (larger[slot] !== 0) slot = (slot + 1) & (larger.length - 1)
      larger[slot] = id + 1
    }
    this.#slots = larger
  }
}
