import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startNextech } from '../../sandbox/nextech/server.ts'
import { makePractice } from '../../sandbox/practice/make-practice.ts'
import { launchWithExtension } from '../../sandbox/run/browser.ts'
import { configurationFor } from '../../sandbox/run/configuration.ts'
import { storedPostings } from '../../sandbox/run/outcome.ts'
import { importConfiguration } from '../../sandbox/run/steps.ts'
import { startShop } from '../../sandbox/shop/server.ts'
import { built } from './world.ts'

let profile: string
beforeAll(async () => {
  profile = await mkdtemp(join(tmpdir(), 'nextech-sync-'))
})
afterAll(() => rm(profile, { recursive: true, force: true }))

describe('after the browser was closed and started again', () => {
  it('a shop’s orders are read on with the same token, while somebody still has to sign in to Nextech', async () => {
    const practice = makePractice({ seed: 11, now: new Date().toISOString(), patients: 60, orders: 45 })
    const [shop, nextech] = await Promise.all([startShop(practice), startNextech(practice)])
    const launch = () => launchWithExtension(built('chrome'), { headless: true, profile })
    const rest = { baseUrl: shop.rest.baseUrl, token: shop.rest.token() }
    const configuration = configurationFor(practice.setup, { ...nextech, shop: shop.url })
    const first = await launch()
    await importConfiguration(first, {
      ...configuration,
      shops: [{ origin: shop.url, reader: 'auto', rest }],
    })
    await expect.poll(() => shop.rest.requests().length).toBeGreaterThan(0)
    await first.close()

    const time = new Date().toISOString().slice(0, 19).replace('T', ' ')
    const [known = expect.fail()] = practice.orders
    const order = {
      ...known,
      entity_id: 9_999,
      increment_id: '100009999',
      created_at: time,
      updated_at: time,
    }
    await fetch(`${shop.url}/control/orders`, { method: 'POST', body: JSON.stringify(order) })
    const second = await launch()
    const popup = await second.openOwn('popup.html')
    await popup.getByRole('heading', { name: 'Signed out of Nextech' }).waitFor()
    await popup.getByRole('button', { name: 'Sync now' }).click()
    const numbers = async () =>
      (await storedPostings(popup, practice.setup.practiceId)).map(posting => posting.number)
    await expect.poll(numbers, { timeout: 20_000 }).toContain('100009999')
    expect(await popup.getByText('No token for the shop').count()).toBe(0)
    await Promise.allSettled([second.close(), shop.close(), nextech.close()])
  })
})
