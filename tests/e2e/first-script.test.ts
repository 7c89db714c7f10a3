import type { CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type ExtensionBrowser, launchWithExtension } from '../../sandbox/run/browser.ts'
import { newTab, openPlain, type PlainServer, servePages } from './plain-pages.ts'
import { stopWorker } from './stop-worker.ts'
import { throughout } from './wait.ts'
import { built } from './world.ts'

/** The script that marks orders comes where orders may be, and nowhere else (ADR 0032). */
let server: PlainServer
let browser: ExtensionBrowser
let page: Page
let complaints: string[]

const menu = '<nav><a href="/list">Orders <b>12</b></a> <a href="/plain">Customers</a></nav>'
const customers = `${menu}<h1>Customers</h1><table id="people"><thead><tr><th>ID</th><th>Name</th><th>Customer Since</th></tr></thead>
<tbody><tr><td>1</td><td>Ann Lee</td><td>Mar 1, 2026</td></tr><tr><td>2</td><td>Zoe Berg</td><td>Mar 2, 2026</td></tr></tbody></table>`

beforeAll(async () => {
  server = await servePages({
    list: {},
    customers: { body: customers },
    framing: { body: `${menu}<iframe id="list" src="/customers" width="900" height="500"></iframe>` },
  })
  browser = await launchWithExtension(built('chrome'), { headless: true })
})
afterAll(async () => void (await Promise.allSettled([browser?.close(), server?.close()])))

/** Our scripts that ran in a page since `openHeard` opened it, by their names. */
let ran: string[]
let isRegistered = false

beforeEach(async () => {
  await page?.close()
  // The worker may still be registering its script when the first page opens.
  if (!isRegistered) await (await openPlain(browser, server.url('list'))).page.close()
  isRegistered = true
  ;({ page, complaints } = await newTab(browser))
  ran = []
  const session: CDPSession = await browser.context.newCDPSession(page)
  session.on('Debugger.scriptParsed', ({ url }) => {
    if (url.startsWith('chrome-extension:')) ran.push(url.replace(/^.*\//, ''))
  })
  await session.send('Debugger.enable')
})

const open = (name: string) => page.goto(server.url(name))
const badges = () => page.locator('#list nextech-sync-badge')
const sleeps = async () => {
  await expect.poll(() => ran).toEqual(['shop-manager.js'])
  await throughout(1_500, () => expect(ran).toEqual(['shop-manager.js']))
}
/** What a framework does when its list has come: another address, another content, in one turn. */
const turnIntoList = async () => {
  const html = await (await fetch(server.url('list'))).text()
  const list = html.slice(html.indexOf('<h1>'), html.indexOf('</html>'))
  await page.evaluate(list => {
    history.pushState({}, '', '/list')
    document.body.innerHTML = list
  }, list)
}

describe('a page without orders', () => {
  it('never gets the script that marks them, however often it changes', async () => {
    await open('customers')
    await sleeps()
    await page.evaluate(async () => {
      const body = document.querySelector('#people tbody')
      for (let i = 0; i < 60; i++) {
        body?.append(body.firstElementChild ?? '')
        await new Promise(done => requestAnimationFrame(done))
      }
      for (let i = 0; i < 5; i++) body?.insertAdjacentHTML('beforeend', body.innerHTML)
    })
    await sleeps()
    expect(await page.locator('nextech-sync-badge').count()).toBe(0)
    expect(complaints).toEqual([])
  })

  it('gets it once it is made a list of orders in place, and is marked at once', async () => {
    await open('customers')
    await sleeps()
    await turnIntoList()
    await expect.poll(() => badges().count()).toBe(6)
    expect(ran).toEqual(['shop-manager.js', 'orders.js'])
    expect(await badges().first().getAttribute('data-order')).toBe('100000001')
    expect(complaints).toEqual([])
  })

  it('gets it though the worker sleeps, and once where it asked in vain', async () => {
    await open('customers')
    await sleeps()
    const own = await browser.openOwn('popup.html')
    await stopWorker(own)
    await own.close()
    await page.bringToFront()
    await turnIntoList()
    await expect.poll(() => badges().count(), { timeout: 30_000 }).toBe(6)
    await throughout(1_500, () => expect(ran).toEqual(['shop-manager.js', 'orders.js']))
  })
})

describe('a page with orders', () => {
  it('gets both scripts, one time each, and the small one ends', async () => {
    await open('list')
    await expect.poll(() => badges().count()).toBe(6)
    await throughout(1_500, () => expect(ran).toEqual(['shop-manager.js', 'orders.js']))
  })

  it('gets both again when it comes back, and keeps its badges when it becomes another', async () => {
    await open('list')
    await expect.poll(() => badges().count()).toBe(6)
    await open('customers')
    await page.goBack()
    await expect.poll(() => badges().count()).toBe(6)
    await page.evaluate(() => document.querySelector('#list')?.remove())
    await expect.poll(() => page.locator('nextech-sync-badge').count()).toBe(0)
  })
})

describe('a frame of the shop’s own', () => {
  it('sleeps and wakes by itself, whatever the page around it does', async () => {
    await open('framing')
    const frame = () => page.frames()[1] ?? expect.fail('no frame')
    await expect.poll(() => frame().locator('#people').count()).toBe(1)
    await expect.poll(() => ran).toEqual(['shop-manager.js', 'shop-manager.js'])
    await frame().goto(server.url('list'))
    await expect.poll(() => frame().locator('#list nextech-sync-badge').count()).toBe(6)
    expect(ran.filter(name => name === 'orders.js')).toHaveLength(1)
    expect(await page.locator('nextech-sync-badge').count()).toBe(0)
  })
})
