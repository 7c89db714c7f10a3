import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPanel } from '../../sandbox/run/steps.ts'
import { tooSmall } from './screen-checks.ts'
import { badge, first, numbersOf, openList, startConfigured, untilStatus, type World } from './world.ts'

let world: World

beforeAll(async () => {
  world = await startConfigured()
  await (await openList(world, 'no-such-order')).close()
})
afterAll(() => world?.close())

/** As on a tablet: a finger, and nothing that hovers. */
async function withFinger(page: Page, width = 800): Promise<Page> {
  const devtools = await page.context().newCDPSession(page)
  const size = { width, height: 1_200, deviceScaleFactor: 1, mobile: true }
  await devtools.send('Emulation.setDeviceMetricsOverride', size)
  await devtools.send('Emulation.setTouchEmulationEnabled', { enabled: true })
  expect(await isCoarse(page)).toBe(true)
  return page
}

const isCoarse = (page: Page) => page.evaluate(() => matchMedia('(pointer: coarse)').matches)

describe('by a finger', () => {
  it.each(['staff', 'reconciliation', 'duplicates', 'setup', 'activity', 'settings', 'welcome'])(
    'every control of the page %s can be hit',
    async route => {
      const page = await world.browser.openOwn(`workbench.html#/${route}`)
      await page.locator('main h1').waitFor()
      await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null)
      // A page that names its days in its address while it loads would lose the emulated finger by that.
      await withFinger(page)
      for (const more of await page.locator('main details').all())
        await more.evaluate((details: HTMLDetailsElement) => {
          details.open = true
        })
      expect(await page.evaluate(tooSmall)).toEqual([])
      expect(await isCoarse(page)).toBe(true)
      await page.close()
    },
  )

  it('every control of the popup can be hit', async () => {
    const popup = await withFinger(await world.browser.openOwn('popup.html'))
    await popup.getByRole('button', { name: 'Sync now' }).waitFor()
    expect(await popup.evaluate(tooSmall)).toEqual([])
    await popup.close()
  })

  it('every control of the panel can be hit', async () => {
    const page = await world.browser.context.newPage()
    const number = first(numbersOf(world, each => each.reason === 'possible-match'))
    const panel = await openPanel(page, world.shop.url, number)
    await withFinger(page)
    await panel.getByRole('heading', { name: 'New patient' }).waitFor()
    const frame = page.frames().find(each => each.url().includes('/resolve.html'))
    expect(await frame?.evaluate(tooSmall)).toEqual([])
    await page.close()
  })

  it('a tap beside a badge’s word, where its row still belongs to it, tells what it means', async () => {
    const number = first(numbersOf(world, ({ warnings }) => warnings.length > 0))
    const page = await withFinger(await openList(world, number), 1_366)
    await untilStatus(page, number, 'synced')
    await badge(page, number).locator('.pill').scrollIntoViewIfNeeded()
    const box = await badge(page, number).locator('.pill').boundingBox()
    if (!box) throw new Error('The badge has no place.')
    expect(box.height).toBe(18)
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2 + 11)
    await page.locator('nextech-sync-details').waitFor({ state: 'attached' })
    await page.keyboard.press('Escape')
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2 - 11)
    await page.locator('nextech-sync-details').waitFor({ state: 'attached' })
    await page.close()
  })
})
