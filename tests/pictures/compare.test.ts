import { expect, it } from 'vitest'
import { differenceOf } from './compare.ts'
import { fullPngOf, type Picture, readPicture, stack } from './picture.ts'
import { pixelsOf, pngOf, readBoth, reduce } from './two-schemes.ts'

type Colour = readonly [number, number, number]
const ground: Colour = [243, 246, 246]
const ink: Colour = [20, 38, 42]

/** A ground with a filled square at (10, 10). */
function picture({ side = 6, of = ink, on = ground, width = 60, height = 40 } = {}): Picture {
  const data = new Uint8Array(width * height * 4)
  for (let at = 0; at < width * height; at++) {
    const [x, y] = [at % width, Math.floor(at / width)]
    const isInside = x >= 10 && x < 10 + side && y >= 10 && y < 10 + side
    data.set([...(isInside ? of : on), 255], at * 4)
  }
  return { width, height, data }
}

it('finds nothing between two that are the same', () => {
  expect(differenceOf(picture(), picture())).toBeNull()
})

it.each<[string, Picture, RegExp]>([
  ['a mark that is larger by a row', picture({ side: 7 }), /up to 13 of 256 pixels/],
  ['a mark of another colour', picture({ of: [176, 42, 33] }), /up to 36 of 256/],
  [
    'a ground that is a little darker',
    picture({ on: [238, 242, 242] }),
    /no area is #f3f6f6 any more; an area is #eef2f2/,
  ],
  ['a row more', picture({ height: 41 }), /60 × 41 pixels in place of 60 × 40/],
])('finds %s', (_, changed, words) => {
  expect(differenceOf(picture(), changed)?.words).toMatch(words)
})

it('lets a point and a rounded value pass', () => {
  expect(differenceOf(picture(), picture({ of: [22, 37, 43], on: [243, 245, 247] }))).toBeNull()
  expect(differenceOf(picture({ side: 0 }), picture({ side: 1 }))).toBeNull()
})

it('keeps the colours of areas in a file of which others read the light half', () => {
  const [light, dark] = [picture(), picture({ on: ink, of: ground })]
  const png = pngOf(reduce(light, dark))
  expect(readPicture(png)).toMatchObject({ width: 60, height: 40 })
  expect(Buffer.from(readPicture(png).data).equals(Buffer.from(light.data))).toBe(true)
  const both = readBoth(png)
  expect(both).toMatchObject({ width: 60, height: 80 })
  expect(Buffer.from(both.data).equals(Buffer.from(stack(light, dark).data))).toBe(true)
})

it('keeps apart what has one colour in light and two in dark', () => {
  const [light, dark] = [picture({ side: 0 }), picture({ on: ink, of: ground })]
  expect(differenceOf(readBoth(pngOf(reduce(light, dark))), stack(light, dark))).toBeNull()
})

it('has the same pixels in the file as in what is compared with it, also of too many colours', () => {
  const noise = (factor: number): Picture => {
    const data = new Uint8Array(256 * 64 * 4).map((_, at) => (at % 4 === 3 ? 255 : (at * at * factor) % 251))
    return { width: 256, height: 64, data }
  }
  const reduced = reduce(noise(31), noise(17))
  expect(reduced.light.length).toBeLessThanOrEqual(256)
  expect(Buffer.from(readBoth(pngOf(reduced)).data).equals(Buffer.from(pixelsOf(reduced).data))).toBe(true)
})

it('reads a picture in which dark stands below light as pixels', () => {
  const both = stack(picture(), picture({ on: ink, of: ground }))
  expect(differenceOf(readBoth(fullPngOf(both)), both)).toBeNull()
})
