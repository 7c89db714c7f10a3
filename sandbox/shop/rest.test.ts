import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SimulatedShop, startShop } from './server.ts'
import { practiceForTests } from './test-shop.ts'

let shop: SimulatedShop
beforeAll(async () => {
  shop = await startShop(practiceForTests())
})
afterAll(() => shop.close())

interface Page {
  items: { entity_id: number; updated_at: string; state: string }[]
  total_count: number
}

async function ask(query: Record<string, string>, token = shop.rest.token()) {
  const response = await fetch(`${shop.rest.baseUrl}/orders?${new URLSearchParams(query)}`, {
    headers: { authorization: `Bearer ${token}` },
  })
  return { status: response.status, body: (await response.json()) as Page & { message?: string } }
}

const sorted = {
  'searchCriteria[sortOrders][0][field]': 'updated_at',
  'searchCriteria[sortOrders][0][direction]': 'ASC',
}
const filter = (group: number, at: number, field: string, condition: string, value: string) => {
  const key = `searchCriteria[filter_groups][${group}][filters][${at}]`
  return { [`${key}[field]`]: field, [`${key}[condition_type]`]: condition, [`${key}[value]`]: value }
}

describe('GET /rest/V1/orders', () => {
  it('lists what changed from a moment on, sorted, a page at a time', async () => {
    const all = shop.orders().sort((a, b) => (a.updated_at < b.updated_at ? -1 : 1))
    const from = all[40]?.updated_at ?? ''
    const query = { ...filter(0, 0, 'updated_at', 'gteq', from), ...sorted, 'searchCriteria[pageSize]': '20' }
    const { body } = await ask({ ...query, 'searchCriteria[currentPage]': '2' })
    const wanted = all.filter(order => order.updated_at >= from)
    expect(body.total_count).toBe(wanted.length)
    expect(body.items.map(item => item.updated_at)).toEqual(
      wanted.slice(20, 40).map(order => order.updated_at),
    )
  })

  it('gives the last page again beyond the end', async () => {
    const page = (at: number) =>
      ask({ ...sorted, 'searchCriteria[pageSize]': '100', 'searchCriteria[currentPage]': String(at) })
    const last = await page(2)
    expect(last.body.items).toHaveLength(30)
    expect((await page(9)).body).toMatchObject({ items: last.body.items, total_count: 130 })
  })

  it('takes filters of a group as alternatives, groups together', async () => {
    const { body } = await ask({
      ...filter(0, 0, 'state', 'eq', 'holded'),
      ...filter(0, 1, 'state', 'eq', 'canceled'),
      ...filter(1, 0, 'entity_id', 'gt', '7050'),
    })
    const wanted = shop
      .orders()
      .filter(order => ['holded', 'canceled'].includes(order.state) && order.entity_id > 7050)
    expect(wanted.length).toBeGreaterThan(0)
    expect(body.items.map(item => item.entity_id).sort()).toEqual(wanted.map(o => o.entity_id).sort())
  })

  it('leaves out empty fields', async () => {
    const guest = shop.orders().find(order => order.customer_id === null)
    const response = await fetch(`${shop.rest.baseUrl}/orders/${guest?.entity_id}`, {
      headers: { authorization: `Bearer ${shop.rest.token()}` },
    })
    const order = (await response.json()) as object
    expect(order).not.toHaveProperty('customer_id')
    expect(order).toHaveProperty('increment_id', guest?.increment_id)
  })
})

it('tells the base currency as the store’s too, as Magento does', async () => {
  const { body } = await ask({ ...sorted, 'searchCriteria[pageSize]': '1' })
  expect(body.items).toMatchObject([
    { base_currency_code: 'USD', store_currency_code: 'USD', global_currency_code: 'USD' },
  ])
})

describe('refusals', () => {
  it('another token, or none: 401 with Magento’s words', async () => {
    expect(await ask({ ...sorted }, 'guess')).toEqual({
      status: 401,
      body: {
        message: "The consumer isn't authorized to access %resources.",
        parameters: { resources: 'Magento_Sales::actions_view' },
      },
    })
    expect((await fetch(`${shop.rest.baseUrl}/orders`)).status).toBe(401)
  })

  it('no criteria: 400', async () => {
    expect(await ask({})).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('required') },
    })
  })

  it('a field that Magento does not know: 500 without a reason', async () => {
    expect((await ask(filter(0, 0, 'no_such_field', 'eq', '1'))).status).toBe(500)
  })

  it('a preflight is refused, and no answer has CORS headers', async () => {
    const preflight = await fetch(`${shop.rest.baseUrl}/orders`, {
      method: 'OPTIONS',
      headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'GET' },
    })
    expect(preflight.status).toBe(400)
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull()
  })

  it('an order or a route that is not there: 404 as JSON', async () => {
    const headers = { authorization: `Bearer ${shop.rest.token()}` }
    for (const path of ['orders/1', 'no-such-route']) {
      const response = await fetch(`${shop.rest.baseUrl}/${path}`, { headers })
      expect(response.status).toBe(404)
      expect(await response.json()).toHaveProperty('message')
    }
  })
})
