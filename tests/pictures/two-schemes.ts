import { inflateSync } from 'node:zlib'
import {
  channelsOf,
  chunk,
  chunksOf,
  coloursOf,
  countColours,
  deflatedRows,
  type Picture,
  readPicture,
  signature,
  stack,
} from './picture.ts'

/**
 * A story in light and in dark: a number for each pixel, and the colour that it stands for in either. What has one colour in
 * light mostly has one in dark, so that both together are hardly larger than one.
 */
export interface TwoSchemes {
  width: number
  height: number
  /** As four bytes of a picture's data, read as one number. */
  light: readonly number[]
  dark: readonly number[]
  indexes: Uint8Array
}

/** So many of the most frequent colours stay what they are: all that fills an area. The rest are edges of letters. */
const keptColours = 48
/** So many pairs of a colour in light and one in dark have a number. */
const maxPairs = 256
/** Edges of letters have so many values of red, green and blue. */
const levels = 8
/** Ours: dark's colours, in the order of light's. A viewer that does not know it shows light alone. */
const darkChunk = 'drKP'

interface Pair {
  light: number
  dark: number
  count: number
  /** Its number. */
  at: number
}

/** Reduces both pictures to few pairs of colours: the same pixels give the same. */
export function reduce(light: Picture, dark: Picture): TwoSchemes {
  if (light.height !== dark.height) throw new Error(`${light.height} and ${dark.height} pixels high`)
  const colours = reducedColours(stack(light, dark))
  const half = colours.length / 2
  const pairs = new Map<number, Pair>()
  const pixels: Pair[] = []
  for (let at = 0; at < half; at++) {
    const last = pixels[at - 1]
    const [bright, dim] = [colours[at] ?? 0, colours[half + at] ?? 0]
    // Most pixels are what the one before them is; looking each up takes longer than reading the file.
    const pair = last?.light === bright && last.dark === dim ? last : known(pairs, bright, dim)
    pair.count += 1
    pixels.push(pair)
  }
  const named = numbered([...pairs.values()])
  return {
    ...{ width: light.width, height: light.height },
    light: named.map(pair => pair.light),
    dark: named.map(pair => pair.dark),
    indexes: Uint8Array.from(pixels, ({ at }) => at),
  }
}

function known(pairs: Map<number, Pair>, light: number, dark: number): Pair {
  // Both are whole numbers below 2 ** 24, for nothing is seen through.
  const key = (light & 0xffffff) * 2 ** 24 + (dark & 0xffffff)
  const pair = pairs.get(key) ?? { light, dark, count: 0, at: 0 }
  pairs.set(key, pair)
  return pair
}

/** Gives each pair its number, the most frequent first; a rare one too many gets that of the pair that looks most like it. */
function numbered(pairs: readonly Pair[]): Pair[] {
  const byUse = pairs.toSorted((a, b) => b.count - a.count || a.light - b.light || a.dark - b.dark)
  const named = byUse.slice(0, maxPairs)
  for (const [at, pair] of named.entries()) pair.at = at
  for (const pair of byUse.slice(maxPairs)) {
    const distances = named.map(each => distance(each.light, pair.light) + distance(each.dark, pair.dark))
    pair.at = distances.indexOf(Math.min(...distances))
  }
  return named
}

/** Each pixel's colour, or the one of few that stands for it. */
function reducedColours(picture: Picture): Uint32Array {
  const byUse = [...countColours(picture)].toSorted(([a, n], [b, m]) => m - n || a - b)
  const kept = byUse.map(([colour], rank) => [colour, rank < keptColours ? colour : coarse(colour)] as const)
  const few = new Map(kept)
  const pixels = coloursOf(picture)
  for (let at = 0, before = -1, reduced = 0; at < pixels.length; at++) {
    const colour = pixels[at] ?? 0
    if (colour !== before) reduced = few.get(colour) ?? colour
    before = colour
    pixels[at] = reduced
  }
  return pixels
}

function coarse(colour: number): number {
  const step = 255 / (levels - 1)
  const [red, green, blue] = channelsOf(colour).map(value => Math.round(Math.round(value / step) * step))
  return ((red ?? 0) | ((green ?? 0) << 8) | ((blue ?? 0) << 16) | (0xff << 24)) >>> 0
}

function distance(one: number, other: number): number {
  const others = channelsOf(other)
  return channelsOf(one).reduce((sum, value, at) => sum + Math.abs(value - (others[at] ?? 0)), 0)
}

/** All pixels, light above dark. */
export function pixelsOf({ width, height, light, dark, indexes }: TwoSchemes): Picture {
  const pixels = new Uint32Array(indexes.length * 2)
  for (const [half, palette] of [light, dark].entries())
    for (let at = 0; at < indexes.length; at++)
      pixels[half * indexes.length + at] = palette[indexes[at] ?? 0] ?? 0
  return { width, height: height * 2, data: new Uint8Array(pixels.buffer) }
}

/** A PNG that shows light, with dark's colours beside its own. */
export function pngOf({ width, height, light, dark, indexes }: TwoSchemes): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // Eight bits, colours of a palette; the usual compression, no filter, no interlacing.
  header.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', bytesOf(light)),
    chunk(darkChunk, bytesOf(dark)),
    chunk('IDAT', deflatedRows(indexes, width)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const bytesOf = (palette: readonly number[]) =>
  Buffer.from(palette.flatMap(colour => channelsOf(colour).slice(0, 3)))

/** All pixels of such a PNG, light above dark; a PNG without dark's colours is taken for one that has both as pixels. */
export function readBoth(png: Buffer): Picture {
  const chunks = chunksOf(png)
  const [header, dark] = [chunks.get('IHDR'), chunks.get(darkChunk)]
  if (!header || !dark) return readPicture(png)
  const width = header.readUInt32BE(0)
  const rows = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0))
  const height = rows.length / (width + 1)
  const indexes = new Uint8Array(width * height)
  for (let row = 0; row < height; row++)
    indexes.set(rows.subarray(row * (width + 1) + 1, (row + 1) * (width + 1)), row * width)
  const light = coloursIn(chunks.get('PLTE') ?? Buffer.alloc(0))
  return pixelsOf({ width, height, light, dark: coloursIn(dark), indexes })
}

function coloursIn(bytes: Buffer): number[] {
  return Array.from({ length: bytes.length / 3 }, (_, at) => (bytes.readUIntLE(at * 3, 3) | 0xff000000) >>> 0)
}
