import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { credentials } from '../../sandbox/nextech/server.ts'
import { openPanel, waitUntilRead } from '../../sandbox/run/steps.ts'
import { inContentScript } from './content-script.ts'
import { everythingIn, everythingStored, secretsOf } from './everything.ts'
import { numbersOf, openList, startConfigured, untilAtRest, type World } from './world.ts'

let world: World
let page: Page
let own: Page

beforeAll(async () => {
  world = await startConfigured()
  page = await openList(world)
  await waitUntilRead(page)
  own = await world.browser.openOwn('workbench.html#/settings')
})
afterAll(() => world?.close())

describe('the shop’s page', () => {
  it('holds nothing of Nextech’s patients, in no shadow root either, while the panel shows them', async () => {
    const [number = ''] = numbersOf(world, ({ reason }) => reason === 'possible-match')
    const candidates = world.expected.get(number)?.candidates ?? []
    const secrets = world.practice.patients.filter(({ id }) => candidates.includes(id)).flatMap(secretsOf)
    const panel = await openPanel(page, world.shop.url, number)
    await panel
      .getByRole('button', { name: /^Choose/ })
      .first()
      .waitFor()
    const inside = await everythingIn(page.frames().find(frame => frame.url().includes('/resolve.html')))
    const outside = await everythingIn(page.mainFrame())
    expect(secrets.length).toBeGreaterThan(3)
    expect(secrets.filter(secret => inside.includes(secret)).length).toBeGreaterThan(2)
    expect(outside).toContain('nextech-sync-panel')
    expect(secrets.filter(secret => outside.includes(secret))).toEqual([])
  })

  it('is printed without them, while the panel shows them', async () => {
    const [number = ''] = numbersOf(world, ({ reason }) => reason === 'possible-match')
    const panel = await openPanel(page, world.shop.url, number)
    await panel
      .getByRole('button', { name: /^Choose/ })
      .first()
      .waitFor()
    const isShown = () => panel.getByRole('article').first().isVisible()
    expect(await isShown()).toBe(true)
    await page.emulateMedia({ media: 'print' })
    await expect.poll(isShown).toBe(false)
    await page.emulateMedia({ media: null })
    await expect.poll(isShown).toBe(true)
  })
})

describe('what is kept', () => {
  it('the password is kept nowhere, and tokens only in memory', async () => {
    await expect.poll(() => own.evaluate(everythingStored)).toContain(world.practice.orders[0]?.increment_id)
    await untilAtRest(world, own)
    const session = await own.evaluate(() => chrome.storage.session.get(null))
    const { accessToken, refreshToken } = session.tokens as Record<'accessToken' | 'refreshToken', string>
    const local = JSON.stringify(await own.evaluate(() => chrome.storage.local.get(null)))
    const database = await own.evaluate(everythingStored)
    const password = credentials.password.slice(0, 12)
    expect(local).toContain(credentials.username)
    expect(database).toContain(world.practice.orders[0]?.increment_id)
    expect(accessToken.length).toBeGreaterThan(10)
    for (const secret of [password, encodeURIComponent(password), accessToken, refreshToken]) {
      expect(local).not.toContain(secret)
      expect(database).not.toContain(secret)
    }
    expect(JSON.stringify(session)).not.toContain(password)
    // No such key; the activity names the places of the file that changed.
    expect(local + database).not.toMatch(/password"\s*:|access_?token/i)
  })

  it('an exported configuration has no secrets', async () => {
    const exported = await own.evaluate(() =>
      chrome.runtime.sendMessage({ name: 'ext-bg/export-configuration', body: {} }),
    )
    expect(exported.value.json).toContain(credentials.username)
    expect(exported.value.json).not.toContain('password')
  })
})

describe('who may speak to the background', () => {
  it('a page that is no shop of the configuration gets nothing, and its messages are refused', async () => {
    const table = await (await page.request.get(`${world.shop.url}/sales/orders`)).text()
    const foreign = await world.browser.context.newPage()
    await foreign.route(`${world.nextech.url}/orders`, route =>
      route.fulfill({ contentType: 'text/html', body: table }),
    )
    const ask = await contentScriptOf(foreign, () => foreign.goto(`${world.nextech.url}/orders`))
    expect(await ask('cs-bg/hello', { protocol: 1 })).toMatchObject({ ok: true, value: { shop: false } })
    for (const [name, body] of [
      ['cs-bg/rows', { rows: [] }],
      ['cs-bg/open-resolve', { number: '100007001' }],
    ] as const)
      expect(await ask(name, body)).toMatchObject({ ok: false, error: { code: 'not-a-shop' } })
    expect(await foreign.locator('table.orders').count()).toBe(1)
    expect(await everythingIn(foreign.mainFrame())).not.toContain('nextech-sync')
    await foreign.close()
  })

  it('a shop page may not do what our own pages and the panel may', async () => {
    const shop = await world.browser.context.newPage()
    const ask = await contentScriptOf(shop, () => shop.goto(`${world.shop.url}/customers`))
    expect(await ask('cs-bg/rows', { rows: [] })).toMatchObject({ ok: true })
    for (const [name, body] of [
      ['ext-bg/import-configuration', { json: '{}' }],
      ['ext-bg/export-configuration', {}],
      ['ext-bg/sign-in', { password: 'x' }],
      ['panel-bg/load', { ticket: 'x' }],
    ] as const)
      expect(await ask(name, body)).toMatchObject({ ok: false, error: { code: 'not-allowed' } })
    await shop.close()
  })

  it('the panel opens with no ticket but its own, and only in the tab that it was made for', async () => {
    const [, number = ''] = numbersOf(world, ({ reason }) => reason === 'possible-match', 2)
    await openPanel(page, world.shop.url, number)
    const frame = page.frames().find(each => each.url().includes('/resolve.html'))
    const elsewhere = await world.browser.context.newPage()
    await elsewhere.goto(
      `chrome-extension://${world.browser.extensionId}/resolve.html${new URL(frame?.url() ?? '').hash}`,
    )
    // A panel that holds a tab is nobody to the background: not even that it came too late is said.
    await elsewhere.getByText('The sync does not answer').waitFor()
    expect(await elsewhere.getByRole('article').count()).toBe(0)
    await elsewhere.close()
  })
})

type Ask = (name: string, body: object) => Promise<unknown>

/** Sends messages as our content script in this page would. */
async function contentScriptOf(target: Page, go: () => Promise<unknown>): Promise<Ask> {
  const run = await inContentScript(world.browser, target, go)
  return (name, body) => run(`chrome.runtime.sendMessage(${JSON.stringify({ name, body })})`)
}
