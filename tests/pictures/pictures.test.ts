import { existsSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addressOf, loadStories } from '../../components/stories/books.ts'
import { type Booth, openBooth } from './booth.ts'
import { differenceOf } from './compare.ts'
import { fullPngOf, pixelsOf, pngOf, readPicture, reduce, stack } from './picture.ts'

const committed = join(import.meta.dirname, 'committed')
/** Which browser drew the committed ones. */
const drawnByFile = join(committed, 'drawn-by.txt')
const out = join(import.meta.dirname, '../../.output/pictures/differences')
/** Set by `npm run pictures -- --accept`: what differs is what is wanted. */
const isAccepting = process.env.ACCEPT_PICTURES !== undefined

const books = await loadStories()
const addresses = books.flatMap(({ folder, book }) => book.stories.map(story => addressOf(folder, story)))

let booth: Booth
let isSameBrowser: boolean
beforeAll(async () => {
  rmSync(out, { recursive: true, force: true })
  booth = await openBooth()
  isSameBrowser = isAccepting || readFileSync(drawnByFile, 'utf8').trim() === booth.drawnBy
}, 120_000)
afterAll(() => booth?.close())

/** So often a story is drawn before it counts as different. */
const maxTries = 3

const fileOf = (address: string) => join(committed, `${address}.png`)

/** Leaves the two pictures and their difference where a person finds them; gives what to do. */
function report(address: string, pictures: Readonly<Record<string, Buffer>>): string {
  for (const [name, png] of Object.entries(pictures)) write(join(out, `${address}-${name}.png`), png)
  return `Look at .output/pictures/differences/${address}-*.png. If it is right: npm run pictures -- --accept ${address}`
}

function write(file: string, content: Buffer | string) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
}

describe.each(books)('$book.title', ({ folder, book }) => {
  const { width, makesItsWindow: isFixed = false } = book
  const ofBook = book.stories.map(story => addressOf(folder, story))

  /** Draws a story, again where it differs: a browser may round a curve otherwise once, and a change differs each time. */
  async function drawn(address: string, expected: Buffer | null) {
    const faults: string[] = []
    for (let tries = 1; ; tries += 1) {
      const { light, dark, ...shot } = await booth.shoot({ address, width, isFixed })
      faults.push(...shot.faults)
      const seen = reduce(stack(readPicture(light), readPicture(dark)))
      const difference = expected && differenceOf(readPicture(expected), pixelsOf(seen))
      if (difference === null || tries === maxTries) return { seen, faults, difference }
    }
  }

  it.concurrent.for(ofBook)('%s looks as it is committed', async (address, ctx) => {
    const expected = existsSync(fileOf(address)) ? readFileSync(fileOf(address)) : null
    const { seen, faults, difference } = await drawn(address, expected)
    ctx.expect(faults).toEqual([])
    if (expected === null) {
      if (isAccepting) return write(fileOf(address), pngOf(seen))
      throw new Error(`No picture of ${address} is committed. ${report(address, { actual: pngOf(seen) })}`)
    }
    if (difference === null) return
    if (isAccepting) return write(fileOf(address), pngOf(seen))
    const pictures = { actual: pngOf(seen), expected, difference: fullPngOf(difference.picture) }
    const told = `${difference.words}. ${report(address, pictures)}`
    ctx.skip(!isSameBrowser, `drawn by ${booth.drawnBy}, which the committed pictures are not: ${told}`)
    throw new Error(`${address} looks different: ${told}`)
  })
})

it('keeps a picture of every story, and of nothing else', () => {
  const kept = globSync('**/*.png', { cwd: committed }).map(file =>
    file.replaceAll('\\', '/').slice(0, -'.png'.length),
  )
  const extra = kept.filter(address => !addresses.includes(address))
  if (isAccepting) {
    for (const address of extra) rmSync(fileOf(address))
    write(drawnByFile, `${booth.drawnBy}\n`)
  } else expect(extra, 'npm run pictures -- --accept removes them').toEqual([])
})

it('keeps no file that is larger than 300 kB', () => {
  const large = globSync('**/*.png', { cwd: committed }).filter(
    file => statSync(join(committed, file)).size > 300_000,
  )
  expect(large).toEqual([])
})
