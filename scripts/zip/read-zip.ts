import { readFileSync } from 'node:fs'
import { inflateRawSync } from 'node:zlib'

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const endLength = 22
const entryLength = 46
const localLength = 30

/** The files in a ZIP archive, by their names; folders are left out. Throws where it is none, or is cut off. */
export function readZip(path: string): Map<string, Buffer> {
  const bytes = readFileSync(path)
  const end = findEnd(bytes)
  if (end === -1) throw new Error(`${path} is no ZIP archive`)
  const files = new Map<string, Buffer>()
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    if (bytes.readUInt32LE(at) !== entrySignature) throw new Error(`${path}: the list of files is broken`)
    const nameLength = bytes.readUInt16LE(at + 28)
    const name = bytes.toString('utf8', at + entryLength, at + entryLength + nameLength)
    if (!name.endsWith('/')) files.set(name, contentOf(bytes, at))
    at += entryLength + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return files
}

/** The end stands last, but for a comment of any length. */
function findEnd(bytes: Buffer): number {
  for (let at = bytes.length - endLength; at >= 0; at--)
    if (bytes.readUInt32LE(at) === endSignature) return at
  return -1
}

function contentOf(bytes: Buffer, entry: number): Buffer {
  const method = bytes.readUInt16LE(entry + 10)
  const size = bytes.readUInt32LE(entry + 20)
  const local = bytes.readUInt32LE(entry + 42)
  const start = local + localLength + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
  const packed = bytes.subarray(start, start + size)
  if (method === 0) return packed
  if (method === 8) return inflateRawSync(packed)
  throw new Error(`unknown compression ${method}`)
}
