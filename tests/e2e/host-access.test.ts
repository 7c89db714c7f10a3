import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { throughout } from './wait.ts'
import { openList, startConfigured, type World } from './world.ts'

declare global {
  namespace chrome {
    /** Of the browser's own page of extensions alone. */
    const developerPrivate: { updateExtensionConfiguration(change: object): Promise<void> }
  }
}

let world: World
let list: Page
let settings: Page

beforeAll(async () => {
  world = await startConfigured()
  list = await openList(world)
  settings = await world.browser.openOwn('workbench.html#/settings')
}, 120_000)
afterAll(() => world?.close())

const badges = (page: Page) => page.locator('nextech-sync-badge')
const rows = (page: Page) => page.locator('table.orders tbody tr.row-link')

/** What a person does on the browser's own page of extensions: access on a click only, or on all sites. */
async function setHostAccess(hostAccess: 'ON_CLICK' | 'ON_ALL_SITES'): Promise<void> {
  const page = await world.browser.context.newPage()
  await page.goto('chrome://extensions')
  await page.evaluate(change => chrome.developerPrivate.updateExtensionConfiguration(change), {
    extensionId: world.browser.extensionId,
    hostAccess,
  })
  await page.close()
}

// A journey: its parts build on each other.
describe('access to the shop', { shuffle: false }, () => {
  it('that is taken back ends our part of the page, and Settings asks for it', async () => {
    const count = await rows(list).count()
    await expect.poll(() => badges(list).count()).toBe(count)
    await setHostAccess('ON_CLICK')
    await expect.poll(() => badges(list).count(), { timeout: 15_000 }).toBe(0)
    expect(await rows(list).count()).toBe(count)
    await settings.getByRole('button', { name: 'Allow access' }).waitFor()
    await list.reload()
    await rows(list).first().waitFor()
    await throughout(1_000, async () => expect(await badges(list).count()).toBe(0))
  })

  it('that is given again brings the badges back into the open tab, one to an order', async () => {
    const count = await rows(list).count()
    await setHostAccess('ON_ALL_SITES')
    await expect.poll(() => badges(list).count(), { timeout: 15_000 }).toBe(count)
    await settings.getByRole('button', { name: 'Allow access' }).waitFor({ state: 'detached' })
    await list.reload()
    await expect.poll(() => badges(list).count(), { timeout: 15_000 }).toBe(count)
    await throughout(1_000, async () => expect(await badges(list).count()).toBe(count))
  })

  it('goes on after a page that was left comes back from the browser’s memory', async () => {
    const count = await rows(list).count()
    await list.goto('about:blank')
    await list.goBack()
    await expect.poll(() => badges(list).count(), { timeout: 15_000 }).toBe(count)
  })
})
