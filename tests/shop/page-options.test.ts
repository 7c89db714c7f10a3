import { Window } from 'happy-dom'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findOrders } from '../../lib/shop/page/find/find-orders.ts'
import { readOrderPage } from '../../lib/shop/page/read/read-order-page.ts'
import { readRows } from '../../lib/shop/page/read/read-rows.ts'
import { interpretAmount } from '../../lib/shop/parse/amount.ts'
import { parseOrder } from '../../lib/shop/parse/parse-order.ts'
import { parseRow } from '../../lib/shop/parse/parse-row.ts'
import { type ShopVisit, visitShop } from '../../sandbox/shop/test-shop.ts'
import { asDocument } from '../fixtures/happy-document.ts'

let visit: ShopVisit
beforeAll(async () => {
  visit = await visitShop()
})
afterAll(() => visit.shop.close())

async function open(path: string): Promise<Document> {
  const window = new Window({ url: visit.shop.url })
  window.document.write(await visit.read(path))
  return asDocument(window.document)
}

async function rowsOf(query: string) {
  const [list, ...others] = findOrders(await open(`/pages/plain?size=20&${query}`))
  expect(others).toEqual([])
  return readRows(list ?? expect.fail('no list'))
}

describe.each([
  'lang=en',
  'lang=de',
  'lang=es',
  'currencies=euro',
  'currencies=euro&lang=de',
  'currencies=yen',
  'currencies=yen&lang=es',
  'currencies=yen&lang=de',
  'numbers=prefixed',
  'numbers=underscore',
  'numbers=store',
  'numbers=letter',
  'numbers=letter&lang=de',
  'dates=day-first',
  'dates=year-first',
  'dates=year-first&numbers=letter',
  'dates=day-first&lang=es',
  'dates=day-first&lang=de&numbers=store',
  'statuses=own',
  'statuses=own&lang=es&currencies=yen&numbers=prefixed&dates=day-first',
])('a list with %s', query => {
  it('is read row by row, each with its own number, date and amount', async () => {
    const { rows, unreadable } = await rowsOf(query)
    expect(unreadable).toBe(0)
    expect(rows).toHaveLength(20)
    const now = Date.now()
    const plain = await rowsOf('lang=en')
    for (const [at, { reading }] of rows.entries()) {
      const own = parseRow(reading, 'https://shop.example', 'America/Chicago', { latest: now })
      const known = parseRow(
        plain.rows[at]?.reading ?? expect.fail(),
        'https://shop.example',
        'America/Chicago',
      )
      if (!own.ok || !known.ok) expect.fail(JSON.stringify(reading))
      expect(own.value.number).toContain(known.value.number.slice(-6))
      // Other forms leave the seconds out at most.
      expect(
        Math.abs((own.value.placedAt ?? 0) - (known.value.placedAt ?? 0)),
        reading.date ?? '',
      ).toBeLessThan(60_000)
      expect(interpretAmount(reading.total ?? ''), reading.total ?? '').toBeDefined()
    }
  })
})

describe('an order’s page', () => {
  const read = async (query: string) => {
    const { entity_id: entity } = visit.shop.orders().find(order => !order.customer_is_guest) ?? expect.fail()
    const reading = readOrderPage(await open(`/pages/magento2-order/order_id/${entity}/?${query}`))
    const order = parseOrder(reading ?? expect.fail(), 'https://shop.example', 'America/Chicago', {
      latest: Date.now(),
    })
    return order.ok ? order.value : expect.fail(JSON.stringify(order))
  }

  it.each(['details=full', 'hours=24', 'currencies=two'])(
    'says the same of its order with %s',
    async query => {
      const [plain, own] = [await read('details=plain'), await read(query)]
      const { firstName, lastName, ...customer } = own.customer
      expect([firstName, lastName.replace(/ Jr\.$/, '')]).toEqual([
        plain.customer.firstName,
        plain.customer.lastName,
      ])
      expect({ ...own, customer: { ...customer, firstName, lastName: plain.customer.lastName } }).toEqual(
        plain,
      )
    },
  )
})

it.each([
  'magento2-invoice-view',
  'magento2-invoice-new',
  'magento2-shipment-view',
  'magento2-creditmemo-new',
  'magento2-order-edit',
])('%s is no order’s page, and no list', async id => {
  const document = await open(`/pages/${id}`)
  expect(readOrderPage(document)).toBeUndefined()
  expect(findOrders(document)).toEqual([])
})
