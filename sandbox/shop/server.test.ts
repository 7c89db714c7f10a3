import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shopLogin } from './server.ts'
import { type ShopVisit, signIn, visitShop } from './test-shop.ts'

let visit: ShopVisit
beforeAll(async () => {
  visit = await visitShop()
})
afterAll(() => visit.shop.close())

describe('without a session', () => {
  it.each(['/', '/sales/orders?page=2', '/sales/orders/7001', '/customers', '/nowhere'])(
    '%s ends on the sign-in page with 200',
    async path => {
      const response = await fetch(visit.shop.url + path)
      expect(response.status).toBe(200)
      expect(response.url).toBe(`${visit.shop.url}/login?next=${encodeURIComponent(path)}`)
      expect(await response.text()).toContain('Sign in to your store')
    },
  )

  it('a wrong password gives no session', async () => {
    const response = await signIn(visit.shop, { ...shopLogin, password: 'guess' })
    expect(response.headers.get('set-cookie')).toBeNull()
    expect(await response.text()).toContain('Invalid sign-in or password.')
  })
})

describe('signing in', () => {
  it.each([
    ['/sales/orders?page=2', '/sales/orders?page=2'],
    ['https://elsewhere.example/', '/'],
    ['//elsewhere.example/', '/'],
    ['/\\elsewhere.example/', '/'],
  ])('with next %s leads to %s', async (next, target) => {
    const response = await signIn(visit.shop, shopLogin, next)
    expect(response.headers.get('location')).toBe(target)
    expect(response.headers.get('set-cookie')).toContain('HttpOnly')
  })

  it('is undone by signing out', async () => {
    const cookie = (await signIn(visit.shop)).headers.get('set-cookie')?.split(';')[0] ?? ''
    await fetch(`${visit.shop.url}/logout`, { headers: { cookie } })
    const response = await fetch(`${visit.shop.url}/sales/orders`, { headers: { cookie } })
    expect(response.url).toContain('/login')
  })
})

describe('every page', () => {
  it.each(['/', '/sales/subscriptions', '/customers', '/listings', '/gift-cards', '/reports', '/settings'])(
    '%s is inside the frame and free of inline script and style',
    async path => {
      const text = await visit.read(path)
      expect(text).toContain('<nav class="sidebar"')
      expect(text).not.toMatch(/<[^>]* (?:style|on\w+)=|<style|<script>/)
    },
  )

  it('carries a policy that its own assets satisfy', async () => {
    const page = await fetch(`${visit.shop.url}/login`)
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'")
    for (const [, path] of (await page.text()).matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g))
      expect((await fetch(visit.shop.url + path)).status, path).toBe(200)
    expect((await fetch(`${visit.shop.url}/assets/none.css`)).status).toBe(404)
  })
})

describe('the control levers', () => {
  const post = (path: string, body: unknown) =>
    fetch(visit.shop.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })

  it('merge into an order', async () => {
    const [first] = visit.shop.orders()
    const path = `/control/orders/${first?.increment_id}`
    const response = await post(path, { status: 'holded', billing_address: { city: 'Waco' } })
    expect(response.status).toBe(200)
    const expected = {
      ...first,
      status: 'holded',
      billing_address: { ...first?.billing_address, city: 'Waco' },
    }
    expect(visit.shop.orders()[0]).toEqual(expected)
  })

  it('add an order once and list all', async () => {
    const order = { ...visit.shop.orders()[1], entity_id: 99, increment_id: '100009999' }
    expect((await post('/control/orders', order)).status).toBe(201)
    expect((await post('/control/orders', order)).status).toBe(400)
    expect(await (await fetch(`${visit.shop.url}/control/orders`)).json()).toEqual(visit.shop.orders())
  })

  it.each([
    ['/control/orders/000', {}, 404],
    ['/control/orders', { increment_id: '1' }, 400],
  ])('refuse %s %j with %i', async (path, body, status) => {
    expect((await post(path, body)).status).toBe(status)
  })
})
