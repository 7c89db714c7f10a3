import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { badgesOn, waitUntilRead } from '../../sandbox/run/steps.ts'
import { openList, startConfigured, type World } from './world.ts'

let world: World
let page: Page
/** The orders' table as the shop made it, without anything of ours. */
let ordersTable: string

beforeAll(async () => {
  world = await startConfigured()
  page = await openList(world)
  // Else a planted table would have orders to read, and a signed-out page a reason to say so.
  await waitUntilRead(page)
  const response = await page.request.get(`${world.shop.url}/sales/orders`)
  ordersTable = /<table class="list orders">[\s\S]*?<\/table>/.exec(await response.text())?.[0] ?? ''
})
afterAll(() => world?.close())

const ours = () =>
  page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .map(({ localName }) => localName)
      .filter(name => name.includes('nextech')),
  )

/** How many of a page's orders need staff stands at its foot, once there are orders. */
const atTheFoot = ['nextech-sync-foot', 'nextech-sync-count']

/**
 * The page turns into the orders' list, in place, as shops without page loads do: it gets its badges, so our script was at
 * work and had looked at all the rest. The title must turn too, for under "Customers" nothing is an order.
 */
async function plantOrders(): Promise<void> {
  await page.evaluate(html => {
    for (const title of document.querySelectorAll('h1')) title.textContent = 'Orders'
    const planted = Object.assign(document.createElement('section'), { id: 'planted', innerHTML: html })
    document.body.append(planted)
  }, ordersTable)
  const rows = await page.locator('#planted tbody tr').count()
  await expect.poll(async () => Object.keys(await badgesOn(page)).length, { timeout: 10_000 }).toBe(rows)
}

describe('a page that is no order list', { shuffle: false }, () => {
  it.each([
    ['the customers', '/customers'],
    ['the subscriptions', '/sales/subscriptions'],
    ['the listings', '/listings'],
    ['the dashboard', '/'],
    ['an order list without orders', '/sales/orders?q=no-such-order'],
    // The last one: from here on every page is the sign-in page.
    ['the sign-in page', '/logout'],
  ])('gets nothing of ours: %s', async (_name, path) => {
    await page.goto(world.shop.url + path)
    if (path !== '/logout') expect(page.url()).toBe(world.shop.url + path)
    await expect(page.locator('h1').first().innerText()).resolves.toBeTruthy()
    expect(await ours()).toEqual([])
    await plantOrders()
    const inside = await page.locator('#planted nextech-sync-badge').count()
    const marks = (await ours()).filter(name => !atTheFoot.includes(name))
    expect(marks).toEqual(Array.from({ length: inside }, () => 'nextech-sync-badge'))
  })
})
