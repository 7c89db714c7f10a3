import puppeteer, { type Browser, type Page } from 'puppeteer-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { findFirefox } from '../../scripts/find-browser.mjs'
import { areTold, componentRows } from './component-rows.ts'
import { type PlainServer, servePages } from './plain-pages.ts'
import { churn, watchFrames } from './watch-frames.ts'
import { built } from './world.ts'

declare global {
  interface Window {
    heard: string[]
  }
}

const executablePath = findFirefox()
const uuid = 'c0ffee00-0000-4000-8000-000000000002'
const addOn = 'nextech-companion@dermpro.com'
let browser: Browser
let server: PlainServer

beforeAll(async () => {
  if (executablePath === undefined) return
  server = await servePages({
    list: {},
    empty: { body: '<h1>Start</h1><p>Ann Lee</p><main></main>' },
    policy: { headers: { 'content-security-policy': "default-src 'none'" } },
    hostile: {
      css: '*{all:unset!important;letter-spacing:3px!important;font-size:13px!important}nextech-sync-badge{display:none!important}',
    },
    rows: { body: componentRows },
    cells: { body: componentRows },
    full: { cell: '<div style="display:inline-block;width:100%">#</div>' },
  })
  browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: { 'extensions.webextensions.uuids': JSON.stringify({ [addOn]: uuid }) },
  })
  await browser.installExtension(built('firefox'))
})
afterAll(async () => void (await Promise.allSettled([browser?.close(), server?.close()])))

async function open(name: string): Promise<Page> {
  const page = await browser.newPage()
  await expect
    .poll(
      async () => {
        await page.goto(server.url(name))
        const isDrawn = () =>
          document.querySelector('td nextech-sync-badge')?.shadowRoot?.querySelector('button')
        return page.waitForFunction(isDrawn, { timeout: 4000, polling: 100 }).catch(() => null)
      },
      { timeout: 40_000 },
    )
    .not.toBeNull()
  return page
}

const said = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('nextech-sync-badge')].map(badge => badge.getAttribute('data-order')),
  )
const numbers = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('tbody td:first-child')].map(cell => cell.textContent?.trim()),
  )

describe('pages in Firefox', () => {
  beforeEach(ctx => ctx.skip(executablePath === undefined, 'no Firefox here'))

  it.each(['rows', 'cells'])('have badges that keep to their orders in components: %s', async name => {
    await (await open('list')).close()
    const page = await browser.newPage()
    await page.goto(server.url(name))
    const told = () => page.evaluate(() => window.told())
    await expect.poll(async () => areTold(await told()), { timeout: 40_000 }).toBe(true)
    expect(await page.evaluate(() => window.churn())).toBe(0)
    await expect.poll(async () => areTold(await told()), { timeout: 10_000 }).toBe(true)
    await page.close()
  })

  it.each(['list', 'policy', 'hostile', 'full'])('hold badges that look the same: %s', async name => {
    const page = await open(name)
    const look = await page.evaluate(() => {
      const pill = document
        .querySelector('td nextech-sync-badge')
        ?.shadowRoot?.querySelector('.pill') as Element
      const { backgroundColor, fontSize, letterSpacing } = getComputedStyle(pill)
      return { backgroundColor, fontSize, letterSpacing, height: pill.getBoundingClientRect().height }
    })
    expect(look).toMatchObject({ backgroundColor: 'rgb(233, 237, 241)', letterSpacing: 'normal' })
    // Where the whole badge would make its row higher it lies below the number, in smaller letters.
    expect(['11px, 18 px high', '10px, 14 px high']).toContain(`${look.fontSize}, ${look.height} px high`)
    await page.close()
  })

  it.each(['list', 'full'])('have rows as high as without us: %s', async name => {
    const page = await open(name)
    const heights = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('tbody tr')].map(row => row.getBoundingClientRect().height),
      )
    const withBadges = await heights()
    await page.evaluate(() => {
      const style = Object.assign(document.createElement('style'), {
        textContent: 'nextech-sync-badge{visibility:hidden}',
      })
      document.head.append(style)
      for (const badge of document.querySelectorAll('nextech-sync-badge'))
        badge.replaceWith(document.createComment(''))
    })
    // Sizes are told in the same turn, before the badges are put back.
    expect(withBadges).toEqual(await heights())
    await page.close()
  })

  it.each(['text', 'html', 'columns'] as const)(
    'keep each badge with its order in every frame: %s',
    async way => {
      const page = await open('list')
      await page.evaluate(watchFrames)
      await page.evaluate(churn, way)
      await expect
        .poll(async () => (await said(page)).join(), { timeout: 10_000 })
        .toBe((await numbers(page)).join())
      const wrong = await page.evaluate(() => window.frameWatch.wrong)
      expect(wrong).toEqual([])
      await page.close()
    },
  )

  it('sleep while there are no orders, and are marked once there are', async () => {
    const list = await open('list')
    const html = await list.evaluate(() => {
      for (const badge of document.querySelectorAll('nextech-sync-badge')) badge.remove()
      return document.querySelector('#list')?.outerHTML ?? ''
    })
    await list.close()
    const page = await browser.newPage()
    await page.goto(server.url('empty'))
    await new Promise(done => setTimeout(done, 1_500))
    await page.evaluate(html => document.querySelector('main')?.insertAdjacentHTML('beforeend', html), html)
    await expect
      .poll(async () => (await said(page)).join(), { timeout: 20_000 })
      .toBe((await numbers(page)).join())
    expect(await said(page)).toHaveLength(6)
    await page.close()
  })

  it('hear nothing of a press, by mouse or by key, while the badge does', async () => {
    const page = await open('list')
    await page.evaluate(() => {
      const heard: string[] = []
      Object.assign(window, { heard })
      for (const type of ['click', 'mousedown', 'mouseup', 'pointerdown', 'keydown', 'keyup'])
        for (const target of [document.querySelector('tbody tr'), document])
          for (const capture of [true, false]) target?.addEventListener(type, () => heard.push(type), capture)
    })
    // The workbench opens in a tab, of which Firefox tells a driver nothing but that it is there.
    const opened = async () => (await browser.pages()).filter(each => !before.includes(each))
    let before = await browser.pages()
    const expectOpened = async () => {
      await expect.poll(async () => (await opened()).length, { timeout: 20_000 }).toBe(1)
      for (const tab of await opened()) await tab.close()
      // A tab of an add-on that was closed stays on the driver's list.
      before = await browser.pages()
    }
    const atRest = () =>
      page.evaluate(async () => {
        const drawn = () => {
          const button = document.querySelector('td nextech-sync-badge')?.shadowRoot?.querySelector('button')
          const { x = 0, y = 0 } = button?.getBoundingClientRect() ?? {}
          return { button, look: button?.outerHTML, x, y }
        }
        const first = drawn()
        await new Promise(done => setTimeout(done, 1000))
        const { button, look, x, y } = drawn()
        const isSame = button === first.button && look === first.look && x === first.x && y === first.y
        return button && isSame ? { x: x + 5, y: y + 5 } : null
      })
    // A badge that is drawn again between the two halves of a press hears nothing of it.
    await expect.poll(atRest, { timeout: 20_000 }).not.toBeNull()
    const at = (await atRest()) ?? expect.fail('the badge does not come to rest')
    await page.mouse.click(at.x, at.y)
    await expectOpened()
    await page.bringToFront()
    await page.evaluate(() =>
      document.querySelector('td nextech-sync-badge')?.shadowRoot?.querySelector('button')?.focus(),
    )
    await page.keyboard.press('Enter')
    await expectOpened()
    expect(await page.evaluate(() => window.heard)).toEqual([])
    await page.close()
  })

  it('have one badge to a row when the extension is put in again under them', async () => {
    const page = await open('list')
    await browser.installExtension(built('firefox'))
    await page.evaluate(() => new Promise(done => setTimeout(done, 2500)))
    const rows = await page.evaluate(() =>
      [...document.querySelectorAll('tbody tr')].map(
        row => row.querySelectorAll('nextech-sync-badge').length,
      ),
    )
    expect(rows.every(count => count <= 1)).toBe(true)
    await page.evaluate(() => {
      const number = document.querySelector('tbody span')?.firstChild
      if (number) number.nodeValue = '100000555'
    })
    await expect.poll(() => said(page).then(all => all[0]), { timeout: 10_000 }).toBe('100000555')
    expect(new Set(await said(page)).size).toBe((await said(page)).length)
  })
})
