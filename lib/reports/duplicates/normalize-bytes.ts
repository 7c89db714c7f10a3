import { normalEmail, normalName, normalPhone } from '../../domain/contact.ts'
import { cellText } from './decode-file.ts'
import { maxRowLength } from './row-scanner.ts'

/** A place to write normal forms to, one after the other. */
export class Scratch {
  /** The longest cell, each of its bytes grown to three by a change of encoding, for every cell of a row. */
  readonly bytes = new Uint8Array(4 * maxRowLength)
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

/** Writes `normalName` of a cell. */
export function writeName(out: Scratch, bytes: Uint8Array, from: number, to: number): void {
  const start = out.length
  const target = out.bytes
  let length = start
  let gap = false
  for (let i = from; i < to; i++) {
    const byte = bytes[i] ?? 0
    if (isStrange(byte)) {
      out.text(normalName(cellText(bytes.subarray(from, to))))
      return
    }
    const char = nameTable[byte] ?? drop
    if (char === drop) continue
    if (char === space) {
      gap = length > start
      continue
    }
    if (gap) target[length++] = space
    gap = false
    target[length++] = char
  }
  out.length = length
}

/** No ASCII, or the zero that stands for a dropped character in the table. */
const isStrange = (byte: number) => byte > 127 || byte === 0

const isBlank = (byte: number) => byte === space || (byte >= 9 && byte <= 13)

/**
 * Writes `normalEmail` of a cell; nothing where it is no address: the store's customers all have one, so `none` or
 * `n/a` can never make an order ambiguous.
 */
export function writeEmail(out: Scratch, bytes: Uint8Array, from: number, to: number): void {
  const start = out.length
  writeId(out, bytes, from, to)
  for (let i = start; i < out.length; i++) if (out.bytes[i] === at) return
  out.length = start
}

/** Writes a cell trimmed and in lower case. */
export function writeId(out: Scratch, bytes: Uint8Array, from: number, to: number): void {
  let first = from
  let last = to
  while (first < last && isBlank(bytes[first] ?? 0)) first++
  while (last > first && isBlank(bytes[last - 1] ?? 0)) last--
  let length = out.length
  for (let i = first; i < last; i++) {
    const byte = bytes[i] ?? 0
    if (isStrange(byte)) {
      out.text(normalEmail(cellText(bytes.subarray(from, to))))
      return
    }
    out.bytes[length++] = byte >= 65 && byte <= 90 ? byte + 32 : byte
  }
  out.length = length
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
const [one, plus, openBracket, closeBracket] = [49, 43, 40, 41]

/**
 * The ways that Americans write a number, e.g. `(214) 555-0100`, without asking the library, which takes a
 * hundred times as long. False where the cell is written in any other way, and nothing is written then.
 */
function writePlainPhone(out: Scratch, bytes: Uint8Array, from: number, to: number): boolean {
  const start = out.length
  const digits = start + 2
  let length = digits
  let i = from
  if (bytes[i] === plus && bytes[i + 1] === one) i++
  if (bytes[i] === one) i = afterGap(bytes, i + 1, to)
  const inBrackets = bytes[i] === openBracket
  if (inBrackets) i++
  const first = bytes[i] ?? 0
  // Area codes begin with 2 or more; all else has meanings that only the library knows.
  if (first < 50) return false
  let same = 0
  while (length < digits + 10) {
    const count = length - digits
    if (count === 3 && inBrackets && bytes[i++] !== closeBracket) return false
    if (count === 3 || count === 6) i = afterGap(bytes, i, to)
    const byte = bytes[i++] ?? 0
    if (i > to || !isDigit(byte)) return false
    if (byte === first) same++
    out.bytes[length++] = byte
  }
  if (same === 10 || !isExtension(bytes, i, to)) return false
  out.bytes[start] = plus
  out.bytes[start + 1] = one
  out.length = length
  return true
}

/** Past one space, dash or dot. */
function afterGap(bytes: Uint8Array, i: number, to: number): number {
  const byte = bytes[i]
  return i < to && (byte === space || byte === 45 || byte === 46) ? i + 1 : i
}

/** Nothing, or ` x12` or ` ext. 12`. */
function isExtension(bytes: Uint8Array, from: number, to: number): boolean {
  if (from === to) return true
  let i = from
  if (bytes[i] === space) i++
  const letter = (bytes[i] ?? 0) | 32
  if (letter === 0x65 && ((bytes[i + 1] ?? 0) | 32) === 0x78 && ((bytes[i + 2] ?? 0) | 32) === 0x74) i += 3
  else if (letter === 0x78) i++
  else return false
  if (bytes[i] === 46) i++
  if (bytes[i] === space) i++
  const digits = to - i
  while (i < to && isDigit(bytes[i] ?? 0)) i++
  return i === to && digits >= 1 && digits <= 5
}
