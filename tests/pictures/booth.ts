import { fileURLToPath } from 'node:url'
import type { BrowserContext, CDPSession, Page } from 'playwright-core'
import { build, preview } from 'vite'
import { viteOptions } from '../../gallery/vite-options.ts'
import { launchPlain } from '../../sandbox/run/browser.ts'

/** The same letters on every machine of one kind. */
const drawing = [
  '--font-render-hinting=none',
  '--disable-lcd-text',
  '--force-color-profile=srgb',
  '--force-device-scale-factor=1',
]
/** The gallery that is photographed, so that a gallery somebody looks at stays. */
const outDir = fileURLToPath(new URL('../../.output/pictures/gallery', import.meta.url))
/** In pixels. What is higher is cut off. */
const windowHeight = { min: 600, max: 5_000 }
/** Half of its size shows every word, in a third of the bytes. */
const scale = 0.5
/** The narrowest window of WCAG 2.2, 1.4.10, in pixels. */
export const narrow = 320
const moment = '2026-03-16T15:00:00Z'

export interface Sitting {
  address: string
  width: number
  /** No window is narrower. */
  isFixed: boolean
}

/** What was seen of a story. */
export interface Shots {
  light: Buffer
  dark: Buffer
  /** Errors of the page, and what is wider than a narrow window. */
  faults: string[]
}

/** Takes pictures of stories; several at once where several pages are open. */
export interface Booth {
  /** Name and major version of the browser, and the system that it draws on. */
  drawnBy: string
  shoot(sitting: Sitting): Promise<Shots>
  close(): Promise<void>
}

interface Camera {
  page: Page
  devtools: CDPSession
  book: string
  faults: string[]
}

/** Builds the gallery and opens it in Chromium. Throws with the cure where none is installed. */
export async function openBooth(): Promise<Booth> {
  const options = { ...viteOptions, build: { ...viteOptions.build, outDir } }
  await build(options)
  const [server, browser] = await Promise.all([preview(options), launchPlain(drawing)])
  const gallery = server.resolvedUrls?.local[0] ?? ''
  const context = await browser.newContext({ locale: 'en-US', timezoneId: 'America/New_York' })
  await context.clock.setFixedTime(moment)
  const idle: Camera[] = []
  return {
    drawnBy: `Chromium ${browser.version().split('.')[0]} on ${process.platform} ${process.arch}`,
    async shoot(sitting) {
      const camera = idle.pop() ?? (await createCamera(context))
      await turnTo(camera, gallery, sitting.address)
      const shots = await take(camera, sitting)
      idle.push(camera)
      return shots
    },
    async close() {
      await browser.close()
      await server.close()
    },
  }
}

async function createCamera(context: BrowserContext): Promise<Camera> {
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', error => faults.push(error.message))
  return { page, devtools: await context.newCDPSession(page), book: '', faults }
}

/** A story has the styles of its own page only. */
async function turnTo(camera: Camera, gallery: string, address: string): Promise<void> {
  const [book = ''] = address.split('/')
  if (camera.book === book) return
  await camera.page.goto(`${gallery}pose.html`)
  await camera.page.waitForFunction(() => 'pose' in globalThis)
  camera.book = book
}

async function take(camera: Camera, { address, width, isFixed }: Sitting): Promise<Shots> {
  const { page, devtools, faults } = camera
  await resize(devtools, width, windowHeight.min)
  const wanted = await page.evaluate(story => globalThis.pose(story), address)
  const height = Math.min(Math.max(wanted, windowHeight.min), windowHeight.max)
  if (height > windowHeight.min) await resize(devtools, width, height)
  const light = await shot(devtools, 'light', { width, height })
  const dark = await shot(devtools, 'dark', { width, height })
  if (!isFixed) faults.push(...(await overflow(camera)))
  return { light, dark, faults: faults.splice(0) }
}

async function resize(devtools: CDPSession, width: number, height: number): Promise<void> {
  const size = { width, height, deviceScaleFactor: 1, mobile: false }
  await devtools.send('Emulation.setDeviceMetricsOverride', size)
}

async function shot(devtools: CDPSession, scheme: 'light' | 'dark', size: { width: number; height: number }) {
  const features = [
    { name: 'prefers-color-scheme', value: scheme },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]
  await devtools.send('Emulation.setEmulatedMedia', { features })
  const clip = { x: 0, y: 0, ...size, scale }
  const { data } = await devtools.send('Page.captureScreenshot', { clip, optimizeForSpeed: true })
  return Buffer.from(data, 'base64')
}

/** A page that scrolls sideways hides something from people who enlarge it. */
async function overflow({ page, devtools }: Camera): Promise<string[]> {
  await resize(devtools, narrow, windowHeight.min)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  return wide > narrow ? [`It is ${wide} pixels wide in a window of ${narrow}.`] : []
}
