import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type ExtensionBrowser, launchWithExtension } from '../../sandbox/run/browser.ts'
import { openPlain, type PlainServer, servePages } from './plain-pages.ts'
import { countMarked, markBadges, throughout } from './wait.ts'
import { built } from './world.ts'

let server: PlainServer
let browser: ExtensionBrowser
let page: Page
let complaints: string[]

beforeAll(async () => {
  server = await servePages({ plain: {} })
  browser = await launchWithExtension(built('chrome'), { headless: true })
})
afterAll(async () => void (await Promise.allSettled([browser?.close(), server?.close()])))

beforeEach(async () => {
  await page?.close()
  ;({ page, complaints } = await openPlain(browser, server.url('plain')))
})

const badges = () => page.locator('#list nextech-sync-badge')

describe('two scripts in one page', () => {
  const tabOf = (url: string) =>
    browser.worker().then(worker =>
      worker.evaluate(async url => {
        const [tab] = await chrome.tabs.query({ url })
        const tabId = tab?.id
        if (tabId === undefined) throw new Error(`no tab shows ${url}`)
        const inject = () =>
          chrome.scripting.executeScript({
            target: { tabId },
            files: ['/content-scripts/shop-manager.js'],
          })
        await Promise.all([inject(), inject()])
      }, url),
    )

  it('end in one: the newer, with one badge to a row and one press for a click', async () => {
    await markBadges(page)
    await tabOf(server.url('plain').replace(/:\d+/, ''))
    await expect.poll(() => countMarked(page)).toBe(0)
    await expect.poll(() => badges().count()).toBe(6)
    await badges().first().getByRole('button').waitFor()
    const before = browser.context.pages().length
    await badges().first().getByRole('button').click()
    await expect.poll(() => browser.context.pages().length).toBe(before + 1)
    await throughout(800, () => expect(browser.context.pages().length).toBe(before + 1))
    await page.evaluate(() => {
      const number = document.querySelector('#list tbody span')?.firstChild
      if (number) number.nodeValue = '100000555'
    })
    expect(await badges().first().getAttribute('data-order')).toBe('100000555')
    expect(complaints).toEqual([])
  })
})
