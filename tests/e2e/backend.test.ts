import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { chartNumberOf } from '../../sandbox/practice/expectation.ts'
import { type ExtensionBrowser, launchWithExtension } from '../../sandbox/run/browser.ts'
import { importInFirefox, launchFirefox } from '../../sandbox/run/firefox.ts'
import { type RunBackend, startRunBackend } from '../../sandbox/run/run-backend.ts'
import { badgesOn, importConfiguration, openOrders, openPanel } from '../../sandbox/run/steps.ts'
import { everythingStored } from './everything.ts'
import { built, first, newPayments, numbersOf, startWorld, untilStatus, type World } from './world.ts'

/** Two stations of a practice whose engine runs at a backend: the first is that of the world. */
let world: World
let second: ExtensionBrowser
let backend: RunBackend
let here: Page
let there: Page

beforeAll(async () => {
  world = await startWorld()
  backend = await startRunBackend(world.configuration)
  second = await launchWithExtension(built('chrome'), { headless: true })
  for (const browser of [world.browser, second])
    await (await importConfiguration(browser, backend.configuration)).close()
})
afterAll(async () => {
  await Promise.allSettled([second?.close(), world?.close()])
  await backend?.close()
})

const expectedStatuses = () =>
  Object.fromEntries([...world.expected].map(([number, { status }]) => [number, status]))

describe('two stations of a practice at a backend', { shuffle: false }, () => {
  it('the list of the first becomes what the sync rules demand, each order posted once', async () => {
    here = await openOrders(world.browser, world.shop.url, 100)
    await expect.poll(() => badgesOn(here), { timeout: 60_000, interval: 250 }).toEqual(expectedStatuses())
    const payments = newPayments(world)
    expect(Object.keys(payments).length).toBeGreaterThan(10)
    expect(Object.values(payments).filter(ids => ids.length > 1)).toEqual([])
  })

  it('the list of the second shows the same, and nothing is posted again', async () => {
    const before = newPayments(world)
    there = await openOrders(second, world.shop.url, 100)
    await expect.poll(() => badgesOn(there), { timeout: 30_000 }).toEqual(expectedStatuses())
    expect(newPayments(world)).toEqual(before)
  })

  it('what staff resolve at the first stands beside the order at the second, without a reload', async () => {
    const [number = ''] = numbersOf(world, ({ reason }) => reason === 'possible-match')
    const panel = await openPanel(here, world.shop.url, number)
    const chart = chartNumberOf(world.practice, first(world.expected.get(number)?.candidates ?? []))
    const card = panel.getByRole('article').filter({ hasText: `Chart ${chart}` })
    await card.getByRole('button', { name: /^Choose/ }).click()
    await untilStatus(there, number, 'synced')
    expect(newPayments(world)[number]).toHaveLength(1)
  })

  it('the list in Firefox shows what was decided, and nothing is posted again', async ctx => {
    const firefox = await launchFirefox(built('firefox'))
    if (firefox === undefined) return ctx.skip('no Firefox here')
    onTestFinished(() => firefox.close())
    const before = newPayments(world)
    await importInFirefox(firefox, backend.configuration)
    const page = await firefox.browser.newPage()
    await page.goto(`${world.shop.url}/sales/orders?size=100`)
    await Promise.all([page.waitForNavigation(), page.click('form button')])
    await expect.poll(() => badgesOn(page), { timeout: 30_000, interval: 250 }).toEqual(await badgesOn(there))
    expect(newPayments(world)).toEqual(before)
  })

  it('neither computer keeps a customer’s name or e-mail', async () => {
    const people = world.practice.orders.flatMap(order => [
      order.customer_email ?? '',
      order.billing_address?.lastname ?? '',
    ])
    const words = new Set(people.filter(word => word.length > 4))
    expect(words.size).toBeGreaterThan(20)
    for (const browser of [world.browser, second]) {
      const own = await browser.openOwn('workbench.html#/settings')
      const stored = await own.evaluate(everythingStored)
      const session = JSON.stringify(await own.evaluate(() => chrome.storage.local.get(null)))
      expect(stored).toContain(world.practice.orders[0]?.increment_id)
      expect([...words].filter(word => (stored + session).includes(word))).toEqual([])
      await own.close()
    }
  })
})
