import { makePractice } from '../practice/make-practice.ts'
import type { MagentoOrder, Practice } from '../practice/practice.ts'
import { type SimulatedShop, shopLogin, startShop } from './server.ts'

export interface ShopVisit {
  shop: SimulatedShop
  /** The session of the signed-in visit. */
  cookie: string
  /** A signed-in visit to a page: its text. */
  read(path: string): Promise<string>
  readOrder(isWanted: (order: MagentoOrder) => unknown): Promise<{ order: MagentoOrder; text: string }>
}

export function practiceForTests(): Practice {
  return makePractice({ seed: 3, now: '2026-03-16T15:00:00Z', patients: 120, orders: 130 })
}

export async function signIn(shop: SimulatedShop, login = shopLogin, next = '/'): Promise<Response> {
  const body = new URLSearchParams({ ...login, next })
  return fetch(`${shop.url}/login`, { method: 'POST', body, redirect: 'manual' })
}

export async function visitShop(practice: Practice = practiceForTests()): Promise<ShopVisit> {
  const shop = await startShop(practice)
  const cookie = (await signIn(shop)).headers.get('set-cookie')?.split(';')[0] ?? ''
  const read = async (path: string) => (await fetch(shop.url + path, { headers: { cookie } })).text()
  const readOrder = async (isWanted: (order: MagentoOrder) => unknown) => {
    const order = shop.orders().find(isWanted)
    if (!order) throw new Error('the practice has no such order')
    return { order, text: await read(`/sales/orders/${order.entity_id}`) }
  }
  return { shop, cookie, read, readOrder }
}
