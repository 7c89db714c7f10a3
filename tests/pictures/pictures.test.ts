import { existsSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addressOf, loadStories } from '../../components/stories/books.ts'
import { type Booth, narrow, openBooth, type Sitting } from './booth.ts'
import { differenceOf } from './compare.ts'
import { fullPngOf, readPicture } from './picture.ts'
import { pixelsOf, pngOf, readBoth, reduce } from './two-schemes.ts'

const committed = join(import.meta.dirname, 'committed')
/** Which browser drew the committed ones. */
const drawnByFile = join(committed, 'drawn-by.txt')
const out = join(import.meta.dirname, '../../.output/pictures/differences')
/** Set by `npm run pictures -- --accept`: what differs is what is wanted. */
const isAccepting = process.env.ACCEPT_PICTURES !== undefined

const books = await loadStories()
/** What is pictured: each story in its window, and some in the narrowest one. */
const sittings = books.map(({ folder, book }) => ({
  title: book.title,
  ofBook: [
    ...book.stories.map(story => ({ story, width: book.width, file: addressOf(folder, story) })),
    ...book.stories
      .filter(({ name }) => book.narrow?.includes(name))
      .map(story => ({ story, width: narrow, file: `${addressOf(folder, story)}@${narrow}` })),
  ].map(({ story, ...rest }) => ({
    ...rest,
    address: addressOf(folder, story),
    isFixed: book.makesItsWindow ?? false,
  })),
}))
const files = sittings.flatMap(({ ofBook }) => ofBook.map(({ file }) => file))

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

describe.each(sittings)('$title', ({ ofBook }) => {
  /** Draws a story, again where it differs: a browser may round a curve otherwise once, and a change differs each time. */
  async function drawn(sitting: Sitting, expected: Buffer | null) {
    const faults: string[] = []
    for (let tries = 1; ; tries += 1) {
      const { light, dark, ...shot } = await booth.shoot(sitting)
      faults.push(...shot.faults)
      const seen = reduce(readPicture(light), readPicture(dark))
      const difference = expected && differenceOf(readBoth(expected), pixelsOf(seen))
      if (difference === null || tries === maxTries) return { seen, faults, difference }
    }
  }

  it.concurrent.for(ofBook)('$file looks as it is committed', async (sitting, ctx) => {
    const { file } = sitting
    const expected = existsSync(fileOf(file)) ? readFileSync(fileOf(file)) : null
    const { seen, faults, difference } = await drawn(sitting, expected)
    ctx.expect(faults).toEqual([])
    if (expected === null) {
      if (isAccepting) return write(fileOf(file), pngOf(seen))
      throw new Error(
        `No picture of ${file} is committed. ${report(file, { actual: fullPngOf(pixelsOf(seen)) })}`,
      )
    }
    if (difference === null) return
    if (isAccepting) return write(fileOf(file), pngOf(seen))
    const pictures = {
      ...{ actual: fullPngOf(pixelsOf(seen)), expected: fullPngOf(readBoth(expected)) },
      difference: fullPngOf(difference.picture),
    }
    const told = `${difference.words}. ${report(file, pictures)}`
    ctx.skip(!isSameBrowser, `drawn by ${booth.drawnBy}, which the committed pictures are not: ${told}`)
    throw new Error(`${file} looks different: ${told}`)
  })
})

it('pictures in a narrow window no story that is not there', () => {
  for (const { book } of books)
    for (const name of book.narrow ?? []) expect(book.stories.map(story => story.name)).toContain(name)
})

it('keeps a picture of every story, and of nothing else', () => {
  const kept = globSync('**/*.png', { cwd: committed }).map(each =>
    each.replaceAll('\\', '/').slice(0, -'.png'.length),
  )
  const extra = kept.filter(file => !files.includes(file))
  if (isAccepting) {
    for (const file of extra) rmSync(fileOf(file))
    write(drawnByFile, `${booth.drawnBy}\n`)
  } else expect(extra, 'npm run pictures -- --accept removes them').toEqual([])
})

it('keeps no file that is larger than 300 kB', () => {
  const large = globSync('**/*.png', { cwd: committed }).filter(
    file => statSync(join(committed, file)).size > 300_000,
  )
  expect(large).toEqual([])
})
