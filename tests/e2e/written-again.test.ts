import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ExtensionBrowser, launchWithExtension } from '../../sandbox/run/browser.ts'
import { launchFirefox } from '../../sandbox/run/firefox.ts'
import { newTab, openPlain, type PlainServer, servePages } from './plain-pages.ts'
import { throughout } from './wait.ts'
import { built } from './world.ts'

let server: PlainServer
let browser: ExtensionBrowser

beforeAll(async () => {
  server = await servePages({ plain: {}, other: { body: '<h1>Dashboard</h1><p>Nothing here.</p>' } })
  browser = await launchWithExtension(built('chrome'), { headless: true })
})
afterAll(async () => void (await Promise.allSettled([browser?.close(), server?.close()])))

/** Writes the same list over the page, as old shops do to print or to refresh. */
const writeAgain = (page: Page, url: string, times = 1) => page.evaluate(writeAgainInPage, { url, times })

async function writeAgainInPage({ url, times }: { url: string; times: number }): Promise<void> {
  const html = await (await fetch(url)).text()
  for (let i = 0; i < times; i++) {
    document.open()
    document.write(html)
    document.close()
    await new Promise(done => setTimeout(done, 20))
  }
}

const badges = (page: Page) => page.locator('#list nextech-sync-badge')

/** The button of a badge here opens our own page: nothing is set up. */
async function expectPressTaken(page: Page) {
  const others = browser.context.pages().filter(each => each !== page && /^chrome-ext/.test(each.url()))
  await Promise.all(others.map(each => each.close()))
  const before = browser.context.pages().length
  await expect
    .poll(
      async () => {
        await badges(page)
          .first()
          .getByRole('button')
          .click({ timeout: 1_000 })
          .catch(() => undefined)
        return browser.context.pages().length
      },
      { timeout: 20_000, interval: 1_000 },
    )
    .toBeGreaterThan(before)
}

const buttonPlace = () => {
  const badge = document.querySelector('#list nextech-sync-badge')
  const box = badge?.shadowRoot?.querySelector('button')?.getBoundingClientRect()
  return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

it('takes presses in Firefox too, once it has written itself again', async ctx => {
  const firefox = await launchFirefox(built('firefox'))
  if (firefox === undefined) return ctx.skip('no Firefox here')
  try {
    const page = await firefox.browser.newPage()
    await page.goto(server.url('plain'))
    await expect.poll(() => page.evaluate(buttonPlace), { timeout: 30_000 }).toBeTruthy()
    await page.evaluate(writeAgainInPage, { url: server.url('plain'), times: 3 })
    const before = (await firefox.browser.pages()).length
    await expect
      .poll(
        async () => {
          const at = await page.evaluate(buttonPlace)
          if (at) await page.mouse.click(at.x, at.y)
          return (await firefox.browser.pages()).length
        },
        { timeout: 20_000, interval: 1_000 },
      )
      .toBeGreaterThan(before)
  } finally {
    await firefox.close()
  }
}, 90_000)

describe('a page that writes itself again', () => {
  it.each([1, 30])('takes presses, written %i times', async times => {
    const { page } = await openPlain(browser, server.url('plain'))
    await writeAgain(page, server.url('plain'), times)
    await expect.poll(() => badges(page).count(), { timeout: 20_000 }).toBe(6)
    await expectPressTaken(page)
    await page.close()
  })

  it('has one badge to an order while it does so over and over', async () => {
    const { page, complaints } = await openPlain(browser, server.url('plain'))
    await writeAgain(page, server.url('plain'), 5)
    await expect.poll(() => badges(page).count(), { timeout: 20_000 }).toBe(6)
    await throughout(3_000, async () => expect(await badges(page).count()).toBeLessThanOrEqual(6))
    expect(complaints).toEqual([])
    await page.close()
  })

  it('is marked where it held no orders before', async () => {
    const { page } = await newTab(browser)
    await page.goto(server.url('other'))
    await writeAgain(page, server.url('plain'))
    await expect.poll(() => badges(page).count(), { timeout: 20_000 }).toBe(6)
    await expectPressTaken(page)
    await page.close()
  })
})
