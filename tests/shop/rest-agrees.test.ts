import { existsSync } from 'node:fs'
import { Window } from 'happy-dom'
import { afterEach, describe, expect, it } from 'vitest'
import { standingOf } from '../../lib/domain/eligibility.ts'
import type { Order } from '../../lib/domain/order.ts'
import { readOrderPage } from '../../lib/shop/page/read/read-order-page.ts'
import { parseOrder } from '../../lib/shop/parse/parse-order.ts'
import { withKnown } from '../../lib/shop/parse/with-known.ts'
import { createMagentoSource } from '../../lib/shop/rest/magento-source.ts'
import { makePractice } from '../../sandbox/practice/make-practice.ts'
import { loadPractice, type Practice } from '../../sandbox/practice/practice.ts'
import { type SimulatedShop, shopLogin, startShop } from '../../sandbox/shop/server.ts'
import { asDocument } from '../fixtures/happy-document.ts'
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
    clock: { now: () => Date.now(), monotonic: () => performance.now(), sleep: async () => {} },
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
    const reading = readOrderPage(asDocument(parsed))
    const result = reading && parseOrder(reading, shop, timeZone)
    if (!result?.ok) throw new Error(`the page of ${increment_id} is not understood`)
    orders.set(result.value.number, result.value)
  }
  await window.happyDOM.close()
  return orders
}

async function bothWays(practice: Practice) {
  server = await startShop(practice)
  const { timeZone } = practice.setup
  return { byRest: await ordersByRest(server, timeZone), byPage: await ordersByPage(server, timeZone) }
}

/** An order as both ways tell it: where a page cannot part a name that it tells in one text, that text is what counts. */
function asToldBoth(order: Order | undefined, { customer: ofPage }: Order): Order {
  if (!order) throw new Error('The interface does not tell this order.')
  const { fullName, ...customer } = order.customer
  if (ofPage.fullName === undefined) return { ...order, customer }
  const whole = fullName ?? `${customer.firstName} ${customer.lastName}`
  return { ...order, customer: { ...customer, firstName: '', lastName: '', fullName: whole } }
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
      for (const [number, order] of byPage)
        expect(asToldBoth(byRest.get(number), order)).toEqual(asToldBoth(order, order))
    },
    60_000,
  )

  it('the acceptance practice (needs ../shared/data)', async ctx => {
    ctx.skip(!existsSync(acceptance), `no practice in ${acceptance}`)
    const practice = await loadPractice(acceptance)
    const { byRest, byPage } = await bothWays(practice)
    expect(byRest.size).toBe(practice.orders.length)
    for (const [number, order] of byPage)
      expect(asToldBoth(byRest.get(number), order)).toEqual(asToldBoth(order, order))
  }, 120_000) // Hundreds of pages through happy-dom, on a machine that may be busy.

  const euros = { base_currency_code: 'EUR', order_currency_code: 'EUR' }
  const both = {
    base_currency_code: 'USD',
    order_currency_code: 'EUR',
    ...{ grand_total: 64.78, total_paid: 64.78, total_due: 0 },
    ...{ base_grand_total: 71.96, base_total_paid: 71.96, base_total_due: 0 },
    ...{ total_refunded: undefined, base_total_refunded: undefined },
    // No gift card: a store tells its amount in both currencies or, as here, has none.
    extension_attributes: {},
  }
  const money = (total: number, paid: number | null, due?: number, refunded?: number) => ({
    ...{ grand_total: total, total_paid: paid, total_due: due, total_refunded: refunded },
    extension_attributes: {},
  })
  it.each<[string, object, string]>([
    ['paid whole', money(80, 80, 0), 'post'],
    ['paid twice', money(80, 160, -80), 'The shop says $160.00 was paid of a total of $80.00.'],
    [
      'paid twice, what is due untold',
      money(80, 160),
      'The shop says $160.00 was paid of a total of $80.00.',
    ],
    ['a cent more', money(80, 80.01, -0.01), 'post'],
    ['six cents more', money(80, 80.06, 0), 'The shop says $80.06 was paid of a total of $80.00.'],
    ['taken in parts', money(80, 50, 30), 'post'],
    ['taken in parts, what is due untold', money(80, 50), 'post'],
    ['not captured', money(80, null, 80), 'waiting'],
    [
      'not paid, nothing due',
      money(80, null, 0),
      'The shop says $0.00 was paid and $0.00 is due, of a total of $80.00.',
    ],
    [
      'due although paid',
      money(80, 80, 80),
      'The shop says $80.00 was paid and $80.00 is due, of a total of $80.00.',
    ],
    ['a part went back', money(80, 80, 0, 20), 'post'],
    ['a part went back and is due to the customer', money(80, 80, -20, 20), 'post'],
    ['more went back', money(80, 80, 0, 90), 'The shop says $90.00 was refunded, and only $80.00 was paid.'],
    ['free', money(0, null, 0), 'skipped'],
    ['fractions of a cent', money(79.975, 79.975, 0), 'post'],
    ['fractions of a cent, half a cent down', money(79.974, 79.974, 0), 'post'],
    [
      'in euros',
      { ...money(80, 80, 0), ...euros },
      'The shop says €80.00 was paid of a total of €80.00: this order is in EUR, and the practice books USD.',
    ],
    ['paid in euros, kept in dollars', both, 'post'],
    [
      'paid in dollars, kept in euros',
      { ...both, base_currency_code: 'EUR', order_currency_code: 'USD' },
      'The shop says €71.96 was paid of a total of €71.96: this order is in EUR, and the practice books USD.',
    ],
    [
      'in Canadian dollars',
      { ...money(80, 80, 0), base_currency_code: 'CAD', order_currency_code: 'CAD' },
      'The shop says CA$80.00 was paid of a total of CA$80.00: this order is in CAD, and the practice books USD.',
    ],
  ])('of figures %s', async (_, change, outcome) => {
    const [order = expect.fail()] = oddOrders.orders
    const { byRest, byPage } = await bothWays({ ...oddOrders, orders: [{ ...order, ...change }] })
    const [rest = expect.fail()] = byRest.values()
    const [page = expect.fail()] = byPage.values()
    for (const read of [rest, page]) {
      const standing = standingOf(read)
      expect(standing.kind === 'attention' ? standing.detail : standing.kind).toBe(outcome)
    }
    const { rounded: _rounded, ...told } = rest
    expect(asToldBoth(page, page)).toEqual(asToldBoth(told, page))
    const stored = { ...rest, byRest: true }
    expect(withKnown(page, stored)).toEqual(stored)
  })

  it('but for where a first name ends, which a page learns from the interface', async () => {
    const [order = expect.fail()] = oddOrders.orders
    const named = { ...order, customer_firstname: 'Mary Ann', customer_lastname: 'Smith' }
    const { byRest, byPage } = await bothWays({ ...oddOrders, orders: [named] })
    const [rest = expect.fail()] = byRest.values()
    const [page = expect.fail()] = byPage.values()
    expect(rest.customer).toMatchObject({ firstName: 'Mary Ann', lastName: 'Smith' })
    expect(page.customer).toMatchObject({ firstName: 'Mary', lastName: 'Ann Smith' })
    const stored = { ...rest, byRest: true }
    expect(withKnown(page, stored)).toEqual(stored)
  })
})
