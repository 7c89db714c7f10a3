import pixelmatch from 'pixelmatch'
import { countColours, type Picture } from './picture.ts'

/** How far apart two colours may be, of 1 for black and white: rounding of a letter's edge is nearer. */
const threshold = 0.08
/** In no square of so many pixels … */
const windowSize = 16
/** … may more pixels differ: fewer than a point of a letter takes. */
const maxDifferent = 3
/** What fills more than this part of a picture is an area, whose colour may be … */
const areaPart = 0.003
/** … so far from what it was in red, green or blue. */
const maxStep = 2

/** What is not as it was. */
export interface Difference {
  /** In words, for the person who reads the test's output. */
  words: string
  /** The new picture, pale, and what differs in red. */
  picture: Picture
}

/** Compares a picture with the committed one; null where they look the same. */
export function differenceOf(expected: Picture, actual: Picture): Difference | null {
  if (expected.width === actual.width && Buffer.compare(expected.data, actual.data) === 0) return null
  const sizes = [expected, actual].map(({ width, height }) => `${width} × ${height}`)
  const [before, now] = sameSize(expected, actual)
  const picture = { ...now, data: new Uint8Array(now.data.length) }
  const options = { threshold, windowSize, includeAA: true }
  const nearby = pixelmatch(before.data, now.data, picture.data, now.width, now.height, options)
  const words = [
    sizes[0] === sizes[1] ? '' : `it is ${sizes[1]} pixels in place of ${sizes[0]}`,
    nearby > maxDifferent ? `up to ${nearby} of ${windowSize ** 2} pixels beside each other differ` : '',
    ...areasWithout(expected, actual).map(colour => `no area is ${colour} any more`),
    ...areasWithout(actual, expected).map(colour => `an area is ${colour}, which none was`),
  ].filter(Boolean)
  return words.length > 0 ? { words: words.join('; '), picture } : null
}

/** The smaller one gets an edge in which nothing is. */
function sameSize(one: Picture, other: Picture): [Picture, Picture] {
  const width = Math.max(one.width, other.width)
  const height = Math.max(one.height, other.height)
  const widened = (picture: Picture): Picture => {
    if (picture.width === width && picture.height === height) return picture
    const data = new Uint8Array(width * height * 4)
    for (let row = 0; row < picture.height; row++) {
      const from = row * picture.width * 4
      data.set(picture.data.subarray(from, from + picture.width * 4), row * width * 4)
    }
    return { width, height, data }
  }
  return [widened(one), widened(other)]
}

/** Colours of areas of one picture that the other has nowhere. */
function areasWithout(one: Picture, other: Picture): string[] {
  const others = [...countColours(other).keys()]
  const area = one.width * one.height * areaPart
  const lost = [...countColours(one)].filter(
    ([colour, count]) => count > area && !others.some(each => isNear(colour, each)),
  )
  return lost.map(([colour]) => `#${hexOf(colour)}`)
}

function isNear(one: number, other: number): boolean {
  return [0, 8, 16].every(at => Math.abs(((one >>> at) & 0xff) - ((other >>> at) & 0xff)) <= maxStep)
}

function hexOf(colour: number): string {
  return [0, 8, 16].map(at => ((colour >>> at) & 0xff).toString(16).padStart(2, '0')).join('')
}
