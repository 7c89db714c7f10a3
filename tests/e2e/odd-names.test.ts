import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPanel, waitUntilRead } from '../../sandbox/run/steps.ts'
import { badge, openList, startConfigured, type World } from './world.ts'

/** Written from right to left, and as long as no form expects. */
const names = [
  ['مريم', 'الحسيني'],
  ['Maximiliana-Constantinopla', `de la ${'Montgomery-Featherstonehaugh-'.repeat(5)}Ybarra`],
] as const
let world: World
let page: Page
/** An order of each name that waits for staff. */
let numbers: string[]

beforeAll(async () => {
  world = await startConfigured({
    prepare({ orders }) {
      for (const [at, order] of orders.entries()) {
        const [first, last] = names[at % 2 ? 1 : 0]
        Object.assign(order, { customer_firstname: first, customer_lastname: last })
        Object.assign(order.billing_address, { firstname: first, lastname: last })
      }
    },
  })
  page = await openList(world)
  await waitUntilRead(page)
  await page.locator('nextech-sync-badge[data-status=resolve]').nth(1).waitFor()
  const waiting = page.locator('nextech-sync-badge[data-status=resolve]')
  const all = await waiting.evaluateAll(badges => badges.map(each => each.getAttribute('data-order') ?? ''))
  const of = (last: string) =>
    world.practice.orders.find(each => all.includes(each.increment_id) && each.customer_lastname === last)
  numbers = names.map(([, last]) => of(last)?.increment_id ?? '')
})
afterAll(() => world?.close())

describe('odd names', { shuffle: false }, () => {
  it.each([0, 1])('have room in the panel at 1280 by 650, with its button in view (%i)', async at => {
    await page.setViewportSize({ width: 1280, height: 650 })
    const panel = await openPanel(page, world.shop.url, numbers[at] ?? '')
    const choose = panel.getByRole('button', { name: /^Choose / }).first()
    await choose.waitFor()
    const width = () =>
      panel.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(await width()).toBe(0)
    expect(await panel.locator('body').innerText()).toContain(names[at]?.[1])
    // One line of the head is one line more of what decides.
    expect(await panel.locator('header').innerText()).toMatch(/placed [A-Z][a-z]{2} \d+, \d{4}/)
    const { y = 0, height = 0 } = (await choose.boundingBox()) ?? {}
    expect(y + height).toBeLessThanOrEqual(650)
  })

  it('have room in the queue at 320 pixels', async () => {
    const own = await world.browser.openOwn('workbench.html#/staff')
    await own.setViewportSize({ width: 320, height: 640 })
    await own
      .getByRole('link', { name: numbers[1] ?? '' })
      .first()
      .waitFor()
    expect(await own.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
    await own.close()
  })

  it('have a badge each', async () => {
    await page.goto(`${world.shop.url}/sales/orders?size=100`)
    for (const number of numbers) await badge(page, number).waitFor()
  })
})
