import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ExtensionBrowser, launchWithExtension } from '../../sandbox/run/browser.ts'
import { openPlain, type PlainServer, servePages } from './plain-pages.ts'
import { countMarked, markBadges } from './wait.ts'
import { built } from './world.ts'

let server: PlainServer
// A browser of its own: an extension that was reloaded may be gone for good where it came from the command line.
let browser: ExtensionBrowser
let page: Page
let complaints: string[]

beforeAll(async () => {
  server = await servePages({ plain: {} })
  browser = await launchWithExtension(built('chrome'), { headless: true })
})
afterAll(async () => void (await Promise.allSettled([browser?.close(), server?.close()])))

const badges = () => page.locator('#list nextech-sync-badge')

describe('an update under an open page', () => {
  it('is taken over by the new script, or says so: never a stale badge, never two', async () => {
    ;({ page, complaints } = await openPlain(browser, server.url('plain')))
    await markBadges(page)
    const worker = await browser.worker()
    await worker.evaluate(() => chrome.runtime.reload()).catch(() => undefined)
    const notice = page.locator('nextech-sync-notice')
    // The old script looks for its extension every five seconds; its badges go with it.
    await expect.poll(() => countMarked(page), { timeout: 20_000 }).toBe(0)
    const isOver = async () => (await badges().count()) === 6 || (await notice.count()) === 1
    await expect.poll(isOver, { timeout: 20_000 }).toBe(true)
    await page.evaluate(() => {
      const number = document.querySelector('#list tbody span')?.firstChild
      if (number) number.nodeValue = '100000666'
    })
    const said = await badges().evaluateAll(all => all.map(badge => badge.getAttribute('data-order')))
    if (await notice.count()) {
      expect(await notice.getByRole('status').innerText()).toMatch(/Reload this page/)
      expect(said).toEqual([])
    } else {
      expect(said).toHaveLength(6)
      expect(said[0]).toBe('100000666')
    }
    expect(complaints).toEqual([])
  })
})
