import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { launchPlain } from '../sandbox/run/browser.ts'
import { type Picture, pictureIndex } from './picture-index.ts'
import { type View, views } from './views.ts'

/** High enough for the panel's frame, in pixels. A longer page gets a longer window, so that what sticks to its end is there. */
const windowHeight = { min: 600, max: 8_000 }

interface Entry {
  address: string
  book: string
  name: string
  width: number
  /** Whether no window is narrower. */
  isFixed: boolean
}

/**
 * Leaves a picture of every story whose address begins with `only`, in each view, in the folder `out`, and an index.html of them.
 * Gives what is wrong, a line each: errors of a page, and what is wider than its window.
 */
export async function takePictures(gallery: string, out: string, only = ''): Promise<string[]> {
  await rm(out, { recursive: true, force: true })
  const browser = await launchPlain()
  try {
    const entries = (await entriesOf(browser, gallery)).filter(({ address }) => address.startsWith(only))
    const pictures: Picture[] = []
    for (const view of views) pictures.push(...(await picturesOf(browser, { gallery, out, entries, view })))
    await mkdir(out, { recursive: true })
    await writeFile(join(out, 'index.html'), pictureIndex(pictures))
    if (pictures.length === 0) return [`No story begins with “${only}”.`]
    return pictures.flatMap(({ file, faults }) => faults.map(fault => `${file}: ${fault}`))
  } finally {
    await browser.close()
  }
}

async function entriesOf(browser: Browser, gallery: string): Promise<Entry[]> {
  const page = await browser.newPage()
  await page.goto(gallery)
  await page.locator('[data-address]').first().waitFor({ state: 'attached' })
  const entries = await page.locator('[data-address]').evaluateAll(links =>
    links.map(link => ({
      address: link.getAttribute('data-address') ?? '',
      book: link.getAttribute('data-book') ?? '',
      name: link.textContent ?? '',
      width: Number(link.getAttribute('data-width')),
      isFixed: link.hasAttribute('data-fixed'),
    })),
  )
  await page.close()
  return entries
}

interface Run {
  gallery: string
  out: string
  entries: readonly Entry[]
  view: View
}

async function picturesOf(browser: Browser, { gallery, out, entries, view }: Run): Promise<Picture[]> {
  const context = await browser.newContext({ colorScheme: view.scheme, reducedMotion: 'reduce' })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', error => faults.push(error.message))
  const pictures: Picture[] = []
  for (const { address, book, name, width, isFixed } of entries) {
    const file = `${address}-${view.name.replace(' ', '')}.png`
    const size = { width: view.width ?? width, height: windowHeight.min }
    await page.setViewportSize(size)
    await page.goto(`${gallery}frame.html?${new URLSearchParams({ story: address })}`)
    await page.locator('html[data-story]').waitFor({ state: 'attached' })
    if (!isFixed) faults.push(...(await overflowOf(page)))
    const height = await page.evaluate(() => document.documentElement.scrollHeight)
    if (height > size.height)
      await page.setViewportSize({ ...size, height: Math.min(height, windowHeight.max) })
    await mkdir(dirname(join(out, file)), { recursive: true })
    await page.screenshot({ path: join(out, file), animations: 'disabled' })
    pictures.push({ book, name, view: view.name, file, faults: faults.splice(0) })
  }
  await context.close()
  return pictures
}

/** A page that scrolls sideways hides something from people who enlarge it (WCAG 2.2, 1.4.10). */
async function overflowOf(page: Page): Promise<string[]> {
  const { wide, room } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    room: document.documentElement.clientWidth,
  }))
  return wide > room ? [`${wide} px wide in a window of ${room} px`] : []
}
