import { crc32, deflateSync } from 'node:zlib'
import { PNG } from 'pngjs'

/** Red, green, blue and alpha of each pixel, row by row. */
export interface Picture {
  width: number
  height: number
  data: Uint8Array
}

/** Reads a PNG. Throws where it is none. */
export function readPicture(png: Buffer): Picture {
  return PNG.sync.read(png)
}

/** One picture under the other. */
export function stack(upper: Picture, lower: Picture): Picture {
  if (upper.width !== lower.width) throw new Error(`${upper.width} and ${lower.width} pixels wide`)
  const data = Buffer.concat([upper.data, lower.data])
  return { width: upper.width, height: upper.height + lower.height, data }
}

/** How many pixels have a colour, four bytes read as one number. */
export function countColours(picture: Picture): Map<number, number> {
  const pixels = coloursOf(picture)
  const counts = new Map<number, number>()
  let start = 0
  for (let at = 1; at <= pixels.length; at++) {
    const colour = pixels[start] ?? 0
    if (pixels[at] === colour) continue
    counts.set(colour, (counts.get(colour) ?? 0) + at - start)
    start = at
  }
  return counts
}

/** Each pixel as one number. */
export function coloursOf({ data }: Picture): Uint32Array {
  return new Uint32Array(new Uint8Array(data).buffer)
}

/** Red, green, blue and alpha of a colour. */
export function channelsOf(colour: number): [number, number, number, number] {
  return [colour & 0xff, (colour >>> 8) & 0xff, (colour >>> 16) & 0xff, colour >>> 24]
}

/** A PNG of all colours, e.g. of the differences. */
export function fullPngOf({ width, height, data }: Picture): Buffer {
  const png = new PNG({ width, height })
  png.data = Buffer.from(data)
  return PNG.sync.write(png)
}

/** A part of a PNG, with its length and its check. */
export function chunk(kind: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), content])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(content.length, 0)
  framed.set(body, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}

/** The parts of a PNG by their kind; those of one kind beside each other. */
export function chunksOf(png: Buffer): Map<string, Buffer> {
  const chunks = new Map<string, Buffer>()
  for (let at = signature.length; at < png.length; ) {
    const length = png.readUInt32BE(at)
    const kind = png.toString('latin1', at + 4, at + 8)
    const content = png.subarray(at + 8, at + 8 + length)
    chunks.set(kind, Buffer.concat([chunks.get(kind) ?? Buffer.alloc(0), content]))
    at += length + 12
  }
  return chunks
}

/** What every PNG begins with. */
export const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')

/** Rows as a PNG holds them, each without a filter: the numbers of a palette are no shades. */
export function deflatedRows(indexes: Uint8Array, width: number): Buffer {
  const height = indexes.length / width
  const rows = Buffer.alloc(height * (width + 1))
  for (let row = 0; row < height; row++)
    rows.set(indexes.subarray(row * width, (row + 1) * width), row * (width + 1) + 1)
  return deflateSync(rows, { level: 9, memLevel: 9 })
}
