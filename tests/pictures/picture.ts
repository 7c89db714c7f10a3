import { crc32, deflateSync } from 'node:zlib'
import { PNG } from 'pngjs'

/** Red, green, blue and alpha of each pixel, row by row. */
export interface Picture {
  width: number
  height: number
  data: Uint8Array
}

/** A picture of few colours: a number in `palette` for each pixel. */
interface Reduced {
  width: number
  height: number
  /** As four bytes of a picture's data, read as one number. */
  palette: readonly number[]
  indexes: Uint8Array
}

/** So many of the most frequent colours stay what they are: all that fills an area. The rest are edges of letters. */
const keptColours = 48
const maxColours = 256
/** Edges of letters have so many values of red, green and blue. */
const levels = 8

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

/** The same picture in at most 256 colours, a third of its size: the same pixels give the same. */
export function reduce(picture: Picture): Reduced {
  const { width, height } = picture
  const byUse = [...countColours(picture)].toSorted(([a, n], [b, m]) => m - n || a - b)
  const colours = byUse.map(([colour]) => colour)
  const palette = [...new Set([...colours.slice(0, keptColours), ...colours.map(coarse)])].slice(
    0,
    maxColours,
  )
  const places = new Map(palette.map((colour, at) => [colour, at]))
  for (const colour of colours) places.set(colour, places.get(colour) ?? places.get(coarse(colour)) ?? 0)
  const pixels = coloursOf(picture)
  const indexes = new Uint8Array(pixels.length)
  for (let at = 0; at < pixels.length; at++) {
    const colour = pixels[at] ?? 0
    // Most pixels are what the one before them is; looking each up takes longer than reading the file.
    indexes[at] = at > 0 && colour === pixels[at - 1] ? (indexes[at - 1] ?? 0) : (places.get(colour) ?? 0)
  }
  return { width, height, palette, indexes }
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

function coloursOf({ data }: Picture): Uint32Array {
  return new Uint32Array(new Uint8Array(data).buffer)
}

function coarse(colour: number): number {
  const [red, green, blue] = channelsOf(colour).map(value => {
    const step = 255 / (levels - 1)
    return Math.round(Math.round(value / step) * step)
  })
  return ((red ?? 0) | ((green ?? 0) << 8) | ((blue ?? 0) << 16) | (0xff << 24)) >>> 0
}

function channelsOf(colour: number): number[] {
  return [colour & 0xff, (colour >>> 8) & 0xff, (colour >>> 16) & 0xff]
}

/** All pixels of a reduced picture. */
export function pixelsOf({ width, height, palette, indexes }: Reduced): Picture {
  const pixels = new Uint32Array(indexes.length)
  for (let at = 0; at < pixels.length; at++) pixels[at] = palette[indexes[at] ?? 0] ?? 0
  return { width, height, data: new Uint8Array(pixels.buffer) }
}

/** A PNG of 8 bits for a pixel, which `pngjs` reads but does not write. */
export function pngOf({ width, height, palette, indexes }: Reduced): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // Eight bits, colours of a palette; the usual compression, no filter, no interlacing.
  header.set([8, 3, 0, 0, 0], 8)
  const rows = Buffer.alloc(height * (width + 1))
  for (let row = 0; row < height; row++)
    rows.set(indexes.subarray(row * width, (row + 1) * width), row * (width + 1) + 1)
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap(channelsOf))),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(kind: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), content])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(content.length, 0)
  framed.set(body, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}

/** A PNG of all colours, e.g. of the differences. */
export function fullPngOf({ width, height, data }: Picture): Buffer {
  const png = new PNG({ width, height })
  png.data = Buffer.from(data)
  return PNG.sync.write(png)
}
