import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type SimulatedShop, startShop } from './server.ts'
import { type SessionLock, SessionState } from './session-state.ts'
import { practiceForTests, signIn } from './test-shop.ts'

let shop: SimulatedShop
let cookie: string

async function start(options: Parameters<typeof startShop>[1] = {}): Promise<void> {
  shop = await startShop(practiceForTests(), options)
  cookie = await newSession()
}
beforeEach(() => start())
afterEach(() => shop.close())

const newSession = async () => (await signIn(shop)).headers.get('set-cookie')?.split(';')[0] ?? ''
const read = async (path: string, as = cookie) =>
  (await fetch(shop.url + path, { headers: { cookie: as } })).text()
const act = (path: string, body?: URLSearchParams) =>
  fetch(shop.url + path, { method: 'POST', headers: { cookie }, redirect: 'manual', ...(body && { body }) })
const messagesOf = (page: string) =>
  [...page.matchAll(/<li class="success-msg"><ul><li><span>(.*?)<\/span>/g)].map(([, text]) => text)
const orders = () => shop.orders().filter(({ state }) => ['processing', 'complete'].includes(state))
const entity = () => orders()[0]?.entity_id ?? expect.fail('the practice has no such order')

describe('an action of staff', () => {
  it.each([
    ['hold', 'The order has been put on hold.'],
    ['cancel', 'The order has been cancelled.'],
    ['comment', 'The comment has been added.'],
  ])('%s is told on the next page, and on no other', async (action, message) => {
    const answer = await act(`/sales/orders/${entity()}/${action}`)
    expect(answer.status).toBe(302)
    expect(messagesOf(await read('/customers'))).toEqual([message])
    expect(messagesOf(await read('/customers'))).toEqual([])
  })

  it('with several orders is told with their number, and is done', async () => {
    const [one, other] = orders()
    const ids = [one, other].map(each => ['order_ids', String(each?.entity_id)])
    await act('/sales/orders/mass/hold', new URLSearchParams(ids))
    expect(messagesOf(await read('/pages/magento1-grid'))).toEqual(['2 order(s) have been put on hold.'])
    expect(shop.orders().filter(({ state }) => state === 'holded').length).toBeGreaterThanOrEqual(2)
    await act('/sales/orders/mass/unhold', new URLSearchParams(ids))
    expect(orders().slice(0, 2)).toEqual([one, other])
  })

  it('is told to nobody else, and kept while only pieces of pages are asked for', async () => {
    await act(`/sales/orders/${entity()}/hold`)
    expect(messagesOf(await read('/customers', await newSession()))).toEqual([])
    const headers = { cookie }
    const piece = await fetch(`${shop.url}/pages/magento1-grid/ajax/grid`, { method: 'POST', headers })
    expect(messagesOf(await piece.text())).toEqual([])
    expect(messagesOf(await read('/'))).toHaveLength(1)
  })
})

describe('requests of one session', () => {
  it('are done one after the other, those of two sessions together', async () => {
    await shop.close()
    await start({ delayMs: 60 })
    const other = await newSession()
    const from = performance.now()
    const done: string[] = []
    const ask = async (name: string, as: string) => (await read('/', as)) && done.push(name)
    await Promise.all([ask('first', cookie), ask('second', cookie), ask('other', other)])
    expect(performance.now() - from).toBeGreaterThanOrEqual(118)
    expect(done.at(-1)).toBe('second')
  })

  it('are done to the end when they are given up, and take the message with them', async () => {
    await shop.close()
    await start({ delayMs: 400 })
    const given = new AbortController()
    const acted = act(`/sales/orders/${entity()}/hold`)
    await new Promise(resolve => setTimeout(resolve, 50))
    const left = fetch(`${shop.url}/customers`, { headers: { cookie }, signal: given.signal }).catch(() => {})
    await acted
    given.abort()
    await left
    expect(messagesOf(await read('/'))).toEqual([])
    expect(shop.visits().find(({ path }) => path === '/customers')?.messages).toHaveLength(1)
  })

  it.each<[SessionLock, string[]]>([
    ['in-order', ['first', 'page', 'form', 'page']],
    ['forms-first', ['first', 'form', 'page', 'page']],
  ])('come in %s', async (lock, wanted) => {
    const state = new SessionState(lock)
    const done: string[] = []
    const ask = (name: string) => state.turn(name === 'form', async () => void done.push(name))
    await Promise.all(['first', 'page', 'form', 'page'].map(ask))
    expect(done).toEqual(wanted)
  })
})
