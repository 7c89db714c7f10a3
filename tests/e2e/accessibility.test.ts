import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPanel, panelIn } from '../../sandbox/run/steps.ts'
import { violations } from './axe.ts'
import { first, numbersOf, openList, startConfigured, startWorld, type World } from './world.ts'

let world: World

beforeAll(async () => {
  world = await startConfigured()
  // Signed in to the shop from here on.
  await openList(world, 'no-such-order')
})
afterAll(() => world?.close())

describe.each(['light', 'dark'] as const)('in %s colours, axe finds nothing wrong with', colorScheme => {
  it('the popup', async () => {
    const popup = await world.browser.openOwn('popup.html')
    await popup.emulateMedia({ colorScheme })
    await popup.getByRole('button', { name: 'Sync now' }).waitFor()
    expect(await violations(popup)).toEqual([])
    await popup.close()
  })

  it('Settings', async () => {
    const settings = await world.browser.openOwn('workbench.html#/settings')
    await settings.emulateMedia({ colorScheme })
    await settings.getByRole('heading', { name: 'Current configuration' }).waitFor()
    expect(await violations(settings)).toEqual([])
    await settings.close()
  })

  it('Setup', async () => {
    const setup = await world.browser.openOwn('workbench.html#/setup')
    await setup.emulateMedia({ colorScheme })
    await setup.getByRole('status').filter({ hasText: 'Checked' }).waitFor()
    await setup.getByRole('button', { name: /^Post a test payment/ }).click()
    expect(await violations(setup)).toEqual([])
    await setup.close()
  })

  it('Activity', async () => {
    const activity = await world.browser.openOwn('workbench.html#/activity')
    await activity.emulateMedia({ colorScheme })
    await activity.getByText(/^Unbroken/).waitFor()
    expect(await violations(activity)).toEqual([])
    await activity.close()
  })

  it.each(['possible-match', 'missing-birth-date'])('the resolve panel (%s)', async reason => {
    const page = await world.browser.context.newPage()
    await page.emulateMedia({ colorScheme })
    const panel = await openPanel(
      page,
      world.shop.url,
      first(numbersOf(world, each => each.reason === reason)),
    )
    await panel.getByRole('heading', { name: 'New patient' }).waitFor()
    const frame = page.frames().find(each => each.url().includes('/resolve.html'))
    expect(frame && (await violations(frame))).toEqual([])
    await page.close()
  })

  it('the bar that teaches a page, and what was understood', async () => {
    const page = await openList(world, 'no-such-order')
    await page.emulateMedia({ colorScheme })
    await page.goto(`${world.shop.url}/sprzedaz/zamowienia`)
    const own = await world.browser.openOwn('workbench.html#/settings')
    await own.evaluate(async url => {
      const tab = (await chrome.tabs.query({})).find(each => each.url === url)
      await chrome.runtime.sendMessage({ name: 'ext-bg/teach', body: { tabId: tab?.id } })
    }, page.url())
    await own.close()
    await page.bringToFront()
    const bar = page.locator('nextech-sync-teach')
    await bar.getByText('Click an order number.').waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await bar.getByText('Click the date of the same order.').waitFor()
    expect(await violations(page, 'nextech-sync-teach')).toEqual([])
    await page.keyboard.press('ArrowDown')
    for (const key of ['ArrowRight', 'Enter']) await page.keyboard.press(key)
    for (let skipped = 0; skipped < 3; skipped++)
      await bar.getByRole('button', { name: 'It is not here' }).click()
    const frame = await panelIn(page, '/teach-check.html')
    await frame.getByRole('table').waitFor()
    expect(await violations(frame)).toEqual([])
    await page.close()
  })

  it('the badges in the shop’s list', async () => {
    const page = await openList(world, first(numbersOf(world, ({ reason }) => reason === 'same-details')))
    await page.emulateMedia({ colorScheme })
    await page.getByRole('button', { name: /^RESOLVE/ }).waitFor()
    expect(await violations(page, 'nextech-sync-badge')).toEqual([])
    await page.close()
  })
})

it('axe finds nothing wrong with popup and Settings before anything is configured', async () => {
  const bare = await startWorld()
  try {
    const popup = await bare.browser.openOwn('popup.html')
    await popup.getByRole('heading', { name: 'Not set up yet' }).waitFor()
    expect(await violations(popup)).toEqual([])
    const settings = await bare.browser.openOwn('workbench.html#/settings')
    await settings.getByText('Nothing is configured yet').waitFor()
    expect(await violations(settings)).toEqual([])
  } finally {
    await bare.close()
  }
})
