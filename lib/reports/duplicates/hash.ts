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
