import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMagentoSource } from '../../lib/shop/rest/magento-source.ts'
import { pollOrders } from '../../lib/sync/poll-orders.ts'
import { stateOf } from '../../lib/sync/source-state.ts'
import { makePractice } from '../../sandbox/practice/make-practice.ts'
import type { MagentoOrder } from '../../sandbox/practice/practice.ts'
import { type SimulatedShop, startShop } from '../../sandbox/shop/server.ts'
import { worldAt } from '../fixtures/polling.ts'

const now = Date.parse('2026-03-16T15:00:00Z')
const practice = makePractice({ seed: 9, now: new Date(now).toISOString(), patients: 120, orders: 230 })
let server: SimulatedShop
beforeEach(async () => {
  server = await startShop(practice)
})
afterEach(() => server.close())

function pollingOf(token = server.rest.token(), ask: typeof fetch = fetch) {
  const world = worldAt(now)
  const source = createMagentoSource({
    shop: server.url,
    baseUrl: server.rest.baseUrl,
    token,
    timeZone: practice.setup.timeZone,
    mayReach: async () => true,
    fetch: ask,
    clock: world.polling.clock,
    random: () => 0.5,
  })
  return { ...world, source, poll: () => pollOrders(world.polling, source, true) }
}

const control = (path: string, body: object) =>
  fetch(`${server.url}/control/orders${path}`, { method: 'POST', body: JSON.stringify(body) })

function firstOrder(): MagentoOrder {
  return practice.orders[0] ?? expect.fail()
}

describe('reading the simulated shop over HTTP', () => {
  it('brings every order, in as many pages as it takes', async () => {
    const { poll, numbers } = pollingOf()
    expect(await poll()).toBe(230)
    expect(await numbers()).toEqual(practice.orders.map(order => order.increment_id).sort())
    expect(server.rest.requests()).toHaveLength(3)
  })

  it('then brings only what changed since', async () => {
    const { poll, intake } = pollingOf()
    await poll()
    const { increment_id: number } = firstOrder()
    await control(`/${number}`, { total_refunded: 5, updated_at: '2026-03-16 14:59:30' })
    const before = server.rest.requests().length
    expect(await poll()).toBeLessThan(5)
    expect(server.rest.requests().length - before).toBe(2)
    const record = (await intake.records(server.url, [number])).get(number)
    expect(record?.order.refundedCents).toBe(500)
  })

  it('costs one small answer where nothing changed', async () => {
    const sizes: number[] = []
    const { poll } = pollingOf(undefined, async (...asked) => {
      const response = await fetch(...asked)
      sizes.push((await response.clone().arrayBuffer()).byteLength)
      return response
    })
    await poll()
    const whole = sizes.splice(0).length
    expect(await poll()).toBe(0)
    expect([whole, sizes.length]).toEqual([3, 1])
    expect(sizes[0]).toBeLessThan(2000)
  })

  it('brings what was written late with a time that lies before one already read', async () => {
    const { poll, polling, source, numbers } = pollingOf()
    await poll()
    const { mark } = await stateOf(polling, source)
    const late = new Date(mark - 9 * 60_000).toISOString().slice(0, 19).replace('T', ' ')
    const order = {
      ...firstOrder(),
      entity_id: 9998,
      increment_id: '100009998',
      created_at: late,
      updated_at: late,
    }
    await control('', order)
    await poll()
    expect(await numbers()).toContain('100009998')
  })

  it('brings an order that was just placed', async () => {
    const { poll, numbers } = pollingOf()
    await poll()
    const time = '2026-03-16 14:59:00'
    const order = {
      ...firstOrder(),
      entity_id: 9999,
      increment_id: '100009999',
      created_at: time,
      updated_at: time,
    }
    expect((await control('', order)).status).toBe(201)
    await poll()
    expect(await numbers()).toContain('100009999')
  })

  it('passes over an order that makes no sense, and names it', async () => {
    const { poll, polling, source, numbers } = pollingOf()
    const { increment_id: number } = firstOrder()
    await control(`/${number}`, { base_currency_code: 'E1' })
    expect(await poll()).toBe(229)
    expect(await numbers()).not.toContain(number)
    expect((await stateOf(polling, source)).unreadable).toMatchObject([{ number, field: 'currency' }])
  })

  it('says that the token is refused, and goes on with another one', async () => {
    const { poll, polling, source } = pollingOf('guess')
    expect(await poll()).toBe(0)
    expect((await stateOf(polling, source)).trouble).toMatchObject({
      code: 'token-refused',
      message: "The consumer isn't authorized to access Magento_Sales::actions_view. (401)",
    })
    server.rest.changeToken('guess')
    expect(await poll()).toBe(230)
    expect((await stateOf(polling, source)).trouble).toBeNull()
  })

  it.each([
    ['/sales/orders', 'redirected'],
    ['/control', 'no-magento'],
    ['/rest/V2', 'not-found'],
  ])('says what is wrong with the address %s: %s', async (path, trouble) => {
    const { polling, source } = pollingOf()
    const wrong = createMagentoSource({
      shop: source.shop,
      baseUrl: server.url + path,
      token: server.rest.token(),
      timeZone: 'UTC',
      mayReach: async () => true,
      fetch,
      clock: polling.clock,
      random: () => 0.5,
    })
    await pollOrders(polling, wrong)
    expect((await stateOf(polling, wrong)).trouble).toMatchObject({ code: trouble })
  })
})
