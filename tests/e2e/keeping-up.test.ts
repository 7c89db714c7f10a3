import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type ExtensionBrowser, launchWithExtension } from '../../sandbox/run/browser.ts'
import { newTab, openPlain, type PlainServer, servePages } from './plain-pages.ts'
import { throughout } from './wait.ts'
import { churn, type Way, watchFrames } from './watch-frames.ts'
import { built } from './world.ts'

declare global {
  interface Window {
    seen: { count: number }
  }
}

let server: PlainServer
let browser: ExtensionBrowser
let page: Page
/** What the page itself complained of. */
let complaints: string[]

beforeAll(async () => {
  server = await servePages({ list: {}, long: { rows: 300 }, huge: { rows: 5000 } })
  browser = await launchWithExtension(built('chrome'), { headless: true })
})
afterAll(async () => void (await Promise.allSettled([browser?.close(), server?.close()])))

beforeEach(() => page?.close())

async function open(name: string): Promise<void> {
  ;({ page, complaints } = await openPlain(browser, server.url(name)))
}

const watched = () => page.evaluate(() => window.frameWatch.wrong)

/** Numbers of the rows, and what the badge in each row says. */
const rows = () =>
  page.evaluate(() =>
    [...document.querySelectorAll('#list tbody tr')].map(row => [
      row.querySelector('span')?.textContent?.trim(),
      [...row.querySelectorAll('nextech-sync-badge')].map(badge => badge.getAttribute('data-order')).join(),
    ]),
  )

async function expectEachItsOwn(): Promise<void> {
  await expect
    .poll(async () => (await rows()).filter(([number, said]) => number !== said), { timeout: 20_000 })
    .toEqual([])
}

describe('badges stand beside their own order in every frame', () => {
  it.each<Way>(['text', 'move', 'html', 'cells', 'columns', 'recycle', 'hide'])(
    'while a page changes its %s',
    async way => {
      await open('list')
      await page.evaluate(watchFrames)
      await page.evaluate(churn, way)
      expect(await watched()).toEqual([])
      await expectEachItsOwn()
      expect(await watched()).toEqual([])
      expect(complaints).toEqual([])
    },
  )

  it('while a long list changes every frame, and once it rests', async () => {
    await open('long')
    await page.evaluate(watchFrames)
    await page.evaluate(churn, 'text' as Way)
    expect(await watched()).toEqual([])
    await expectEachItsOwn()
  })

  it('in five thousand rows that never rest, where they may be absent but never wrong', async () => {
    await open('huge')
    await page.evaluate(watchFrames)
    await page.evaluate(churn, 'text' as Way)
    expect(await watched()).toEqual([])
    await expectEachItsOwn()
    expect(complaints).toEqual([])
  })

  it('when the page makes its body again', async () => {
    await open('list')
    await page.evaluate(watchFrames)
    await page.evaluate(() => {
      const body = document.body.cloneNode(true)
      document.body.replaceWith(body)
    })
    await expectEachItsOwn()
    expect(await watched()).toEqual([])
  })
})

describe('a page that will not have them', () => {
  it('takes them away as often as it likes: no fight', async () => {
    await open('list')
    await page.evaluate(() => {
      const seen = { count: 0 }
      Object.assign(window, { seen })
      const sweep = () => {
        for (const badge of document.querySelectorAll('td nextech-sync-badge')) {
          badge.remove()
          seen.count += 1
        }
      }
      new MutationObserver(sweep).observe(document.body, { subtree: true, childList: true })
      sweep()
    })
    const count = () => page.evaluate(() => window.seen.count)
    // Six cells, a handful of tries each.
    await throughout(1500, async () => expect(await count()).toBeLessThan(60))
    const before = await count()
    await throughout(1000, async () => expect((await count()) - before).toBeLessThan(12))
  })

  it('copies rows: the copy gets a badge of its own, or none', async () => {
    await open('list')
    await page.evaluate(watchFrames)
    await page.evaluate(() => {
      const row = document.querySelector('#list tbody tr')
      const copy = row?.cloneNode(true) as HTMLElement
      const number = copy.querySelector('span')
      if (number) number.textContent = '100000077'
      row?.parentElement?.append(copy)
      document.body.append(document.querySelector('nextech-sync-badge')?.cloneNode(true) ?? '')
    })
    await expectEachItsOwn()
    expect(await page.locator('nextech-sync-badge').count()).toBe(7)
    expect(await watched()).toEqual([])
  })

  it('claims the element for itself, with a closed shadow: it keeps its page, and there are none', async () => {
    ;({ page, complaints } = await newTab(browser))
    await page.addInitScript(() => {
      const own = Element.prototype.attachShadow
      customElements.define(
        'nextech-sync-badge',
        class extends HTMLElement {
          constructor() {
            super()
            own.call(this, { mode: 'closed' })
          }
        },
      )
      Element.prototype.attachShadow = () => {
        throw new Error('not here')
      }
    })
    await page.goto(server.url('list'))
    // Either the browser keeps the page's claim from our elements, or none is left behind half made.
    const halves = () =>
      page.locator('nextech-sync-badge').evaluateAll(all => all.filter(badge => !badge.shadowRoot).length)
    await throughout(1000, async () => {
      expect(complaints).toEqual([])
      expect(await page.locator('#list tbody tr').count()).toBe(6)
      expect(await halves()).toBe(0)
    })
  })
})
