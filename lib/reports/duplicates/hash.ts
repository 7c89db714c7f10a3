/** Where every hash begins. */
export const hashStart = 0x811c9dc5 | 0

/** FNV-1a over a span of bytes, going on from an earlier hash. */
export function hashOf(bytes: Uint8Array, from: number, to: number, start = hashStart): number {
  let hash = start
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193)
  return hash
}

/** Goes on with a whole number, and spreads the hash over all its 32 bits. */
export function hashWith(hash: number, value: number): number {
  let mixed = Math.imul(hash ^ value, 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}

const golden = 0x9e3779b1

/**
 * Which rows have a key in common with another row. Keys are known by 32 bits of hash alone: a row too many is found
 * out later, a row too few is impossible. Eight bytes a key.
 */
export class KeyTable {
  #bits = 16
  /** Pairs of hash and row + 1; 0 where the slot is free. */
  #slots = new Int32Array(2 << 16)
  #size = 0

  /** The first row that came with this key; -1 where this one is the first. */
  firstRow(hash: number, row: number): number {
    const slots = this.#slots
    const mask = (1 << this.#bits) - 1
    let slot = Math.imul(hash, golden) >>> (32 - this.#bits)
    for (;;) {
      const found = slots[2 * slot + 1] ?? 0
      if (found === 0) break
      if (slots[2 * slot] === hash) return found - 1
      slot = (slot + 1) & mask
    }
    slots[2 * slot] = hash
    slots[2 * slot + 1] = row + 1
    if (++this.#size > mask * 0.8) this.#grow()
    return -1
  }

  #grow(): void {
    const old = this.#slots
    this.#bits++
    const mask = (1 << this.#bits) - 1
    this.#slots = new Int32Array(2 << this.#bits)
    for (let at = 0; at < old.length; at += 2) {
      const hash = old[at] ?? 0
      const row = old[at + 1] ?? 0
      if (row === 0) continue
      let slot = Math.imul(hash, golden) >>> (32 - this.#bits)
      while (this.#slots[2 * slot + 1] !== 0) slot = (slot + 1) & mask
      this.#slots[2 * slot] = hash
      this.#slots[2 * slot + 1] = row
    }
  }
}
