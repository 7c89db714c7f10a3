/** How the text of a file is written. Windows-1252 counts as UTF-8 here: each cell tells by itself (see `cellText`). */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be'

const chunkBytes = 4 << 20
/** Bytes that show a file's headings and its encoding. */
export const startBytes = 256 * 1024

/** The encoding by the byte order mark or, without one, by the zeros that UTF-16 puts beside Latin letters. */
export function encodingOf(start: Uint8Array): Encoding {
  const [first, second] = start
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  const pairs = Math.min(start.length, 2000) >> 1
  let [even, odd] = [0, 0]
  for (let i = 0; i < pairs; i++) {
    if (start[2 * i] === 0) even++
    if (start[2 * i + 1] === 0) odd++
  }
  if (odd > pairs / 2 && even < pairs / 10) return 'utf-16le'
  if (even > pairs / 2 && odd < pairs / 10) return 'utf-16be'
  return 'utf-8'
}

/** What a file is that is surely no text; undefined where it may be. */
export function notText(start: Uint8Array): 'workbook' | 'binary' | undefined {
  if (start[0] === 0x50 && start[1] === 0x4b && start[2] === 3) return 'workbook'
  if (start[0] === 0xd0 && start[1] === 0xcf && start[2] === 0x11) return 'workbook'
  return encodingOf(start) === 'utf-8' && isBinary(start) ? 'binary' : undefined
}

/** One stray NUL is a spoilt cell of a text; control characters by the dozen are no text. */
function isBinary(start: Uint8Array): boolean {
  if (!start.includes(0)) return false
  const controls = start.reduce((count, byte) => count + (byte < 9 || (byte > 13 && byte < 32) ? 1 : 0), 0)
  return controls > Math.max(8, start.length / 50)
}

/** A file's text as UTF-8, without its mark, in portions; the next one is read while one is worked on. */
export async function* textOfFile(file: Blob, encoding: Encoding): AsyncGenerator<Uint8Array> {
  const decoder = encoding === 'utf-8' ? undefined : new TextDecoder(encoding)
  const read = (from: number) => file.slice(from, from + chunkBytes).arrayBuffer()
  let next = read(0)
  for (let from = 0; from < file.size; from += chunkBytes) {
    const bytes = new Uint8Array(await next)
    if (from + chunkBytes < file.size) next = read(from + chunkBytes)
    if (decoder) yield new TextEncoder().encode(decoder.decode(bytes, { stream: true }))
    else yield from === 0 ? withoutMark(bytes) : bytes
  }
}

/** The beginning of a file's text as UTF-8. */
export async function startOfFile(file: Blob): Promise<{ bytes: Uint8Array; encoding: Encoding }> {
  const raw = new Uint8Array(await file.slice(0, startBytes).arrayBuffer())
  const encoding = encodingOf(raw)
  if (encoding === 'utf-8') return { bytes: withoutMark(raw), encoding }
  return { bytes: new TextEncoder().encode(new TextDecoder(encoding).decode(raw)), encoding }
}

function withoutMark(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const windows1252 = new TextDecoder('windows-1252')

/**
 * The text of one cell. What is no UTF-8 is Windows-1252, cell by cell: the first letter that tells may stand in the
 * last line of a file, and some exports mix the two.
 */
export function cellText(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes)
  } catch {
    return windows1252.decode(bytes)
  }
}
