import { normalEmail, normalName, normalPhone } from '../../domain/contact.ts'
import { longestRow } from './row-scanner.ts'
import { cellText } from './text-of-file.ts'

/** A place to write normal forms to, one after the other. */
export class Scratch {
  /** The longest cell, each of its bytes grown to three by a change of encoding, for every cell of a row. */
  readonly bytes = new Uint8Array(4 * longestRow)
  length = 0

  /** Text that does not fit is cut: no name is so long. */
  text(text: string): void {
    this.length += new TextEncoder().encodeInto(text, this.bytes.subarray(this.length)).written
  }
}

const drop = 0
const space = 32
const at = 64

/** What becomes of each ASCII character of a name: 0 = dropped. `normalName` itself says so. */
const nameTable = Uint8Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code)
  if (normalName(`a${char}b`) === 'a b') return space
  return normalName(char).charCodeAt(0) || drop
})

/** Plain characters, without the zero that stands for a dropped one below. */
function isAscii(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const byte = bytes[i] ?? 0
    if (byte > 127 || byte === 0) return false
  }
  return true
}

/** Writes `normalName` of a cell. */
export function writeName(out: Scratch, bytes: Uint8Array, from: number, to: number): void {
  if (!isAscii(bytes, from, to)) {
    out.text(normalName(cellText(bytes.subarray(from, to))))
    return
  }
  const start = out.length
  let length = start
  let gap = false
  for (let i = from; i < to; i++) {
    const char = nameTable[bytes[i] ?? 0] ?? drop
    if (char === drop) continue
    if (char === space) {
      gap = length > start
      continue
    }
    if (gap) out.bytes[length++] = space
    gap = false
    out.bytes[length++] = char
  }
  out.length = length
}

const isBlank = (byte: number) => byte === space || (byte >= 9 && byte <= 13)

/**
 * Writes `normalEmail` of a cell; nothing where it is no address: the store's customers all have one, so `none` or
 * `n/a` can never make an order ambiguous.
 */
export function writeEmail(out: Scratch, bytes: Uint8Array, from: number, to: number): void {
  const start = out.length
  if (isAscii(bytes, from, to)) {
    while (from < to && isBlank(bytes[from] ?? 0)) from++
    while (to > from && isBlank(bytes[to - 1] ?? 0)) to--
    for (let i = from; i < to; i++) {
      const byte = bytes[i] ?? 0
      out.bytes[out.length++] = byte >= 65 && byte <= 90 ? byte + 32 : byte
    }
  } else out.text(normalEmail(cellText(bytes.subarray(from, to))))
  if (!out.bytes.subarray(start, out.length).includes(at)) out.length = start
}

/** Writes `normalPhone` of a cell; nothing where it is no number. */
export function writePhone(out: Scratch, bytes: Uint8Array, from: number, to: number): void {
  while (from < to && isBlank(bytes[from] ?? 0)) from++
  while (to > from && isBlank(bytes[to - 1] ?? 0)) to--
  if (from === to || writePlainPhone(out, bytes, from, to)) return
  const phone = normalPhone(cellText(bytes.subarray(from, to)))
  if (phone !== undefined) out.text(phone)
}

const isDigit = (byte: number) => byte >= 48 && byte <= 57
const one = 49

/**
 * The ways that Americans write a number, `(214) 555-0100` and its like, without asking the library, which takes a
 * hundred times as long. False where the cell is written in any other way, and nothing is written then.
 */
function writePlainPhone(out: Scratch, bytes: Uint8Array, from: number, to: number): boolean {
  let i = from
  const start = out.length
  const refuse = () => {
    out.length = start
    return false
  }
  const put = (byte: number) => {
    out.bytes[out.length++] = byte
  }
  put(43)
  put(one)
  if (bytes[i] === 43) {
    if (bytes[i + 1] !== one) return refuse()
    i++
  }
  if (bytes[i] === one) i = afterGap(bytes, i + 1, to)
  const inBrackets = bytes[i] === 40
  if (inBrackets) i++
  // Area codes begin with 2 or more; all else has meanings that only the library knows.
  if ((bytes[i] ?? 0) < 50) return refuse()
  const firstDigit = bytes[i]
  let same = 0
  for (let digits = 0; digits < 10; digits++, i++) {
    if (digits === 3 && inBrackets && bytes[i++] !== 41) return refuse()
    if (digits === 3 || digits === 6) i = afterGap(bytes, i, to)
    const byte = bytes[i] ?? 0
    if (i >= to || !isDigit(byte)) return refuse()
    if (byte === firstDigit) same++
    put(byte)
  }
  return i === to && same < 10 ? true : refuse()
}

/** Past one space, dash or dot. */
function afterGap(bytes: Uint8Array, i: number, to: number): number {
  const byte = bytes[i]
  return i < to && (byte === space || byte === 45 || byte === 46) ? i + 1 : i
}
