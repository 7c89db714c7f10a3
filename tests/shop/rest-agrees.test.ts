import { existsSync } from 'node:fs'
import { Window } from 'happy-dom'
import { afterEach, describe, expect, it } from 'vitest'
import type { Order } from '../../lib/domain/order.ts'
import { interpretOrder } from '../../lib/shop/interpret/interpret-order.ts'
import { withKnown } from '../../lib/shop/interpret/with-known.ts'
import { readOrderPage } from '../../lib/shop/page/read-order-page.ts'
import { createMagentoSource } from '../../lib/shop/rest/magento-source.ts'
import { makePractice } from '../../sandbox/practice/make-practice.ts'
import { loadPractice, type Practice } from '../../sandbox/practice/practice.ts'
import { type SimulatedShop, shopLogin, startShop } from '../../sandbox/shop/server.ts'
import { practice as oddOrders } from './practice.ts'

const acceptance = '../shared/data/practice-a'
const shop = 'https://shop.example'
let server: SimulatedShop | undefined
afterEach(() => server?.close())

/** Every order by the interface, all its pages. */
async function ordersByRest({ rest }: SimulatedShop, timeZone: string): Promise<Map<string, Order>> {
  const source = createMagentoSource({
    shop,
    baseUrl: rest.baseUrl,
    token: rest.token(),
    timeZone,
    mayReach: async () => true,
    fetch,
    clock: { now: () => Date.now(), sleep: async () => {} },
    random: Math.random,
  })
  const orders = new Map<string, Order>()
  for (let page = 1; ; page++) {
    const answer = await source.changes(0, page)
    if (!answer.ok) throw new Error(`${answer.trouble}: ${answer.message}`)
    for (const each of answer.value.orders) {
      if (!each.ok) throw new Error(`${each.number} is not understood: ${each.field}`)
      orders.set(each.order.number, each.order)
    }
    if (answer.value.last) return orders
  }
}

/** Every order by its page, as the content script reads it. */
async function ordersByPage(simulated: SimulatedShop, timeZone: string): Promise<Map<string, Order>> {
  const login = { method: 'POST', body: new URLSearchParams(shopLogin), redirect: 'manual' as const }
  const cookie = (await fetch(`${simulated.url}/login`, login)).headers.get('set-cookie')?.split(';')[0] ?? ''
  const window = new Window({ url: simulated.url })
  const orders = new Map<string, Order>()
  for (const { entity_id, increment_id } of simulated.orders()) {
    const page = await fetch(`${simulated.url}/sales/orders/${entity_id}`, { headers: { cookie } })
    const parsed = new window.DOMParser().parseFromString(await page.text(), 'text/html')
    // happy-dom's document is built like the browser's but typed on its own.
    const reading = readOrderPage(parsed as unknown as Document)
    const result = reading && interpretOrder(reading, shop, timeZone)
    if (!result?.ok) throw new Error(`the page of ${increment_id} is not understood`)
    orders.set(result.order.number, result.order)
  }
  await window.happyDOM.close()
  return orders
}

async function bothWays(practice: Practice) {
  server = await startShop(practice)
  const { timeZone } = practice.setup
  return { byRest: await ordersByRest(server, timeZone), byPage: await ordersByPage(server, timeZone) }
}

const made = () => makePractice({ seed: 5, now: '2026-03-16T15:00:00Z', patients: 100, orders: 110 })

describe('the interface and the pages of a shop tell the same', () => {
  it.each<[string, () => Promise<Practice> | Practice]>([
    ['a made practice', made],
    ['odd orders', () => oddOrders],
  ])(
    '%s',
    async (_name, practiceOf) => {
      const practice = await practiceOf()
      const { byRest, byPage } = await bothWays(practice)
      expect(byRest.size).toBe(practice.orders.length)
      for (const [number, order] of byPage) expect(byRest.get(number)).toEqual(order)
    },
    60_000,
  )

  it('the acceptance practice (needs ../shared/data)', async ctx => {
    ctx.skip(!existsSync(acceptance), `no practice in ${acceptance}`)
    const practice = await loadPractice(acceptance)
    const { byRest, byPage } = await bothWays(practice)
    expect(byRest.size).toBe(practice.orders.length)
    for (const [number, order] of byPage) expect(byRest.get(number)).toEqual(order)
  }, // Hundreds of pages through happy-dom, on a machine that may be busy.
  120_000)

  it('but for where a first name ends, which a page learns from the interface', async () => {
    const [order = expect.fail()] = oddOrders.orders
    const named = { ...order, customer_firstname: 'Mary Ann', customer_lastname: 'Smith' }
    const { byRest, byPage } = await bothWays({ ...oddOrders, orders: [named] })
    const [rest = expect.fail()] = byRest.values()
    const [page = expect.fail()] = byPage.values()
    expect(rest.customer).toMatchObject({ firstName: 'Mary Ann', lastName: 'Smith' })
    expect(page.customer).toMatchObject({ firstName: 'Mary', lastName: 'Ann Smith' })
    expect(withKnown(page, rest)).toEqual(rest)
  })
})
