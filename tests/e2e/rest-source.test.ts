import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Configuration } from '../../lib/domain/configuration.ts'
import { storedPostings } from '../../sandbox/run/outcome.ts'
import { importConfiguration } from '../../sandbox/run/steps.ts'
import { inContentScript } from './content-script.ts'
import {
  first,
  newPayments,
  numbersOf,
  offerConfiguration,
  openList,
  orderOf,
  startWorld,
  syncNow,
  untilAtRest,
  untilStatus,
  type World,
} from './world.ts'

let world: World
let settings: Page

const withRest = (rest: Configuration['shops'][number]['rest']): Configuration => ({
  ...world.configuration,
  shops: [{ origin: world.shop.url, reader: 'auto', ...(rest && { rest }) }],
})
const restNow = () => ({ baseUrl: world.shop.rest.baseUrl, token: world.shop.rest.token() })

beforeAll(async () => {
  world = await startWorld()
  settings = await importConfiguration(world.browser, withRest(restNow()))
})
afterAll(() => world?.close())

const stored = () => storedPostings(settings, world.practice.setup.practiceId)
const pagesOfShop = () => world.browser.context.pages().filter(page => page.url().startsWith(world.shop.url))

describe('a shop with an interface', { shuffle: false }, () => {
  it('has its orders read and posted with no page of it open', async () => {
    await expect
      .poll(async () => (await stored()).length, { timeout: 30_000 })
      .toBe(world.practice.orders.length)
    await untilAtRest(world, settings)
    const wanted = numbersOf(
      world,
      ({ status, warnings }) => status === 'synced' && !warnings.includes('adopted'),
    )
    const posted = newPayments(world)
    expect(Object.keys(posted).sort()).toEqual(wanted.sort())
    for (const ids of Object.values(posted)) expect(ids).toHaveLength(1)
    expect(pagesOfShop()).toEqual([])
  })

  it('says in Settings where its orders come from, and when they were last read', async () => {
    await settings.getByText(`Orders come from ${world.shop.rest.baseUrl}`).waitFor()
    await settings.getByText(/Last read \d+:\d\d [AP]M\./).waitFor()
  })

  it('has an order that was just placed posted, at Sync now', async () => {
    const time = new Date().toISOString().slice(0, 19).replace('T', ' ')
    const known = orderOf(world, first(Object.keys(newPayments(world))))
    const order = {
      ...known,
      entity_id: 9_999,
      increment_id: '100009999',
      created_at: time,
      updated_at: time,
    }
    const added = await fetch(`${world.shop.url}/control/orders`, {
      method: 'POST',
      body: JSON.stringify(order),
    })
    expect(added.status).toBe(201)
    await (await syncNow(world)).close()
    await expect.poll(() => newPayments(world)['100009999']?.length, { timeout: 20_000 }).toBe(1)
  })

  it('and a page that is opened then shows what became of each', async () => {
    const page = await openList(world, '100009999')
    await untilStatus(page, '100009999', 'synced')
    await page.close()
  })

  it('keeps its token from pages and from every export', async () => {
    const exported = await settings.evaluate(() =>
      chrome.runtime.sendMessage({ name: 'ext-bg/export-configuration', body: {} }),
    )
    expect(exported.value.json).toContain(world.shop.rest.baseUrl)
    expect(exported.value.json).not.toContain(world.shop.rest.token())
    const local = () => settings.evaluate(() => chrome.storage.local.get(null))
    expect(JSON.stringify((await local()).configuration)).not.toContain(world.shop.rest.token())
    const page = await openList(world, '100009999')
    const run = await inContentScript(world.browser, page, () => page.reload())
    expect(await run("chrome.storage.local.get(null).then(all => Object.keys(all), () => 'refused')")).toBe(
      'refused',
    )
    await page.close()
  })

  it('tells popup and Settings when the token is refused, and goes on with the right one', async () => {
    world.shop.rest.changeToken('another-token')
    const popup = await syncNow(world)
    await popup.getByRole('heading', { name: 'The shop refuses the token' }).waitFor()
    await popup.getByText(/System › Integrations/).waitFor()
    await popup.close()
    await settings.getByText('The shop refuses the token').waitFor()
    await settings.getByText(/Magento_Sales::actions_view\. \(401\)/).waitFor()
    expect(await offerConfiguration(settings, JSON.stringify(withRest(restNow())))).toMatch(/^Imported/)
    await settings.getByText('The shop refuses the token').waitFor({ state: 'hidden' })
    const again = await syncNow(world)
    expect(await again.getByText('The shop refuses the token').count()).toBe(0)
    await again.close()
  })
})
