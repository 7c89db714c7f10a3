import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { billingName } from '../shop/labels.ts'
import { practiceForTests, type ShopVisit, visitShop } from '../shop/test-shop.ts'
import { orderByEntity, repeatOrders } from './repeat-orders.ts'
import { parseSettings } from './settings.ts'

const { orders } = practiceForTests()
const newest = orders.toSorted((one, other) => (one.created_at < other.created_at ? 1 : -1))
let visit: ShopVisit
beforeAll(async () => {
  visit = await visitShop()
})
afterAll(() => visit.shop.close())

type Row = Record<'number' | 'placed' | 'customer' | 'base' | 'total' | 'status' | 'href', string>
const rowsOf = async (path: string): Promise<Row[]> => JSON.parse(await visit.read(path))

describe('orders and their like', () => {
  it('the practice comes first, newest first, and then further numbers', () => {
    const all = repeatOrders(orders, orders.length + 300)
    expect(all.slice(0, orders.length)).toEqual(newest)
    expect(all).toHaveLength(orders.length + 300)
    expect(new Set(all.map(order => order.increment_id)).size).toBe(all.length)
    expect(new Set(all.map(order => order.entity_id)).size).toBe(all.length)
    const times = all.map(order => order.created_at)
    expect(times).toEqual(times.toSorted().toReversed())
    expect(repeatOrders(orders, 1)).toEqual(newest)
    expect(repeatOrders([], 5)).toEqual([])
  })

  it('each is found again by the id that a list links to', () => {
    for (const order of repeatOrders(orders, 300))
      expect(orderByEntity(orders, order.entity_id)).toEqual(order)
    expect(orderByEntity(orders, 1)).toBeUndefined()
    expect(orderByEntity(orders, Number.NaN)).toBeUndefined()
    expect(orderByEntity([], 5_000_000)).toBeUndefined()
  })
})

describe('settings of an address', () => {
  it.each([
    [{}, { size: 20, page: 1, lang: 'en', hours: '12' }],
    [
      { size: '1000', lang: 'de', hours: '24' },
      { size: 1000, lang: 'de', hours: '24' },
    ],
    [
      { size: '-1', page: 'x', lang: 'xx' },
      { size: 20, page: 1, lang: 'en' },
    ],
    [{ size: '5001' }, { size: 20 }],
    [{ size: '1.5' }, { size: 20 }],
  ])('%j mean %j', (query, wanted) => {
    expect(parseSettings(query)).toMatchObject(wanted)
  })
})

describe('the rows of a page', () => {
  it('are the practice’s orders as it has them, with two full pages and more', async () => {
    const rows = await rowsOf('/pages/vue-list/data.json?size=200')
    expect(rows).toHaveLength(403)
    expect(rows.slice(0, orders.length).map(({ number, customer }) => [number, customer])).toEqual(
      newest.map(order => [order.increment_id, billingName(order)]),
    )
  })

  it('link to a page of the same order, also for further numbers', async () => {
    const rows = await rowsOf('/pages/vue-list/data.json?size=200')
    for (const at of [0, 57, 140, 402]) {
      const row = rows[at] ?? expect.fail()
      expect(await visit.read(row.href)).toContain(`<h1 class="page-title">#${row.number}</h1>`)
    }
    const [magento] = await rowsOf('/pages/magento2-grid/data.json')
    expect(magento?.href).toMatch(
      /^\/pages\/magento2-order\/sales\/order\/view\/order_id\/\d+\/key\/[0-9a-f]{8}\/$/,
    )
    expect(await visit.read(magento?.href ?? '')).toContain(`#${magento?.number}</h1>`)
  })

  it.each([
    ['', /^[A-Z][a-z]{2} \d{1,2}, 2026, \d{1,2}:\d\d:\d\d [AP]M$/, /^\$[\d,]+\.\d\d$/],
    ['hours=24', /^[A-Z][a-z]{2} \d\d, 2026, \d\d:\d\d:\d\d$/, /^\$[\d,]+\.\d\d$/],
    ['lang=de', /^\d\d\.\d\d\.2026, \d\d:\d\d:\d\d$/, /^[\d.]+,\d\d \$$/],
    ['currencies=two', /^[A-Z][a-z]{2} /, /^€[\d,]+\.\d\d$/],
  ])('with %s write dates and purchased totals as %s and %s', async (query, placed, total) => {
    for (const row of await rowsOf(`/pages/magento2-grid/data.json?${query}`)) {
      expect(row.placed).toMatch(placed)
      expect(row.total).toMatch(total)
    }
  })

  it('are sorted, filtered and cut by the server where a page asks for that', async () => {
    const ask = async (form: Record<string, string>) => {
      const response = await fetch(`${visit.shop.url}/pages/magento1-grid/ajax/grid?size=5`, {
        method: 'POST',
        headers: { cookie: visit.cookie },
        body: new URLSearchParams(form),
      })
      return [...(await response.text()).matchAll(/<\/td><td>(\d{9})<\/td>/g)].map(([, number]) => number)
    }
    const byNumber = orders.map(order => order.increment_id).toSorted()
    expect(await ask({ sort: 'number', dir: 'asc' })).toEqual(byNumber.slice(0, 5))
    expect(await ask({ sort: 'number', dir: 'asc', page: '2' })).toEqual(byNumber.slice(5, 10))
    expect(await ask({ filter: byNumber[7] ?? '' })).toEqual([byNumber[7]])
    expect(await ask({ filter: 'nobody' })).toEqual([])
  })
})

describe('the Magento grid’s columns', () => {
  const labels = async (query: string) => {
    const text = await visit.read(`/pages/magento2-grid?${query}`)
    const block = /id="grid-definition">(.*?)<\/script>/s.exec(text)?.[1] ?? expect.fail()
    const { columns } = JSON.parse(block) as { columns: { label: string; isVisible: boolean }[] }
    return columns.filter(column => column.isVisible).map(column => column.label)
  }

  it.each([
    [
      '',
      [
        '',
        'ID',
        'Purchase Point',
        'Purchase Date',
        'Bill-to Name',
        'Ship-to Name',
        'Grand Total (Base)',
        'Grand Total (Purchased)',
        'Status',
        'Action',
      ],
    ],
    [
      'stores=one&email=shown&module=fraud',
      [
        '',
        'ID',
        'Purchase Date',
        'Bill-to Name',
        'Ship-to Name',
        'Grand Total (Base)',
        'Grand Total (Purchased)',
        'Status',
        'Customer Email',
        'Fraud Guarantee Decision',
        'Action',
      ],
    ],
    [
      'lang=de&stores=one',
      [
        '',
        'ID',
        'Kaufdatum',
        'Rechnung an',
        'Lieferung an',
        'Gesamtsumme (Basis)',
        'Gesamtsumme (Kauf)',
        'Status',
        'Aktion',
      ],
    ],
  ])('with %s are %j', async (query, wanted) => {
    expect(await labels(query)).toEqual(wanted)
  })
})
