import { expect, it, vi } from 'vitest'
import { createMagentoSource } from '../../lib/shop/rest/magento-source.ts'
import { pollOrders } from '../../lib/sync/poll-orders.ts'
import { day, shop, start, worldAt } from '../fixtures/polling.ts'

vi.setConfig({ testTimeout: 60_000 })

interface Row {
  entity_id: number
  increment_id: string
  updated_at: string
}
interface Shop {
  rows: Row[]
  /** More than this a page never holds. */
  cap?: number
  ignores?: 'filter' | 'sort' | 'both'
  page?: (answer: { items: object[]; total_count: unknown }, page: number) => object
}

const moment = (at: number) => new Date(at).toISOString().slice(0, 19).replace('T', ' ')
const rowsOf = (count: number, changedAt: (at: number) => number): Row[] =>
  Array.from({ length: count }, (_, at) => ({
    entity_id: at + 1,
    increment_id: String(100_000_000 + at),
    updated_at: moment(changedAt(at)),
  }))

const order = {
  created_at: moment(start - day),
  state: 'processing',
  ...{ grand_total: 84, total_paid: 84 },
  items: [{ sku: 'SERUM-1', name: 'Serum', qty_ordered: 1 }],
}

/** A shop that answers in its own way; every order that the sync knows after so many readings. */
async function numbersFrom(own: Shop, readings = 1): Promise<string[]> {
  const world = worldAt(start)
  const fetching: typeof fetch = async url => {
    const asked = new URL(String(url)).searchParams
    const of = (name: string) => asked.get(`searchCriteria${name}`) ?? ''
    const from = of('[filter_groups][0][filters][0][value]')
    const { ignores, cap = 300 } = own
    const found = own.rows
      .filter(({ updated_at }) => ignores === 'filter' || ignores === 'both' || updated_at >= from)
      .sort((a, b) => (ignores === 'sort' || ignores === 'both' ? -1 : 1) * compare(a, b))
    const size = Math.min(cap, Number(of('[pageSize]')))
    const pages = Math.max(1, Math.ceil(found.length / size))
    const page = Math.min(pages, Number(of('[currentPage]')))
    const items = found.slice((page - 1) * size, page * size).map(row => ({ ...order, ...row }))
    const answer = { items, total_count: found.length }
    return Response.json(own.page?.(answer, page) ?? answer)
  }
  const source = createMagentoSource({
    shop,
    baseUrl: 'https://store.example/rest/V1',
    token: 'secret',
    timeZone: 'America/Chicago',
    mayReach: async () => true,
    fetch: fetching,
    clock: world.polling.clock,
    random: () => 1,
  })
  for (let reading = 0; reading < readings; reading++) {
    await pollOrders(world.polling, source, true)
    world.now.at += 60_000
  }
  return world.numbers()
}

const compare = (a: Row, b: Row) =>
  a.updated_at < b.updated_at ? -1 : a.updated_at > b.updated_at ? 1 : a.entity_id - b.entity_id
const lastDays = (at: number) => start - 20 * day + at * 60_000

it.each<[string, Shop]>([
  ['pages of 20, whatever was asked for', { rows: rowsOf(70, lastDays), cap: 20 }],
  ['pages of 20, and all changed in one second', { rows: rowsOf(70, () => start - day), cap: 20 }],
  ['pages of 100, and all changed in one second', { rows: rowsOf(330, () => start - day) }],
  ['no filter', { rows: rowsOf(350, at => start - 60 * day + at * 5 * 60 * 60_000), ignores: 'filter' }],
  ['the youngest first', { rows: rowsOf(350, lastDays), ignores: 'sort' }],
  ['no filter, and the youngest first', { rows: rowsOf(350, lastDays), ignores: 'both' }],
  [
    'a total as a text',
    {
      rows: rowsOf(230, lastDays),
      page: ({ items, total_count }) => ({ items, total_count: String(total_count) }),
    },
  ],
  [
    'a total of more than it shows',
    {
      rows: rowsOf(230, lastDays),
      page: ({ items, total_count }) => ({ items, total_count: Number(total_count) + 7 }),
    },
  ],
  [
    'the first order of each page repeated on the next',
    {
      rows: rowsOf(130, lastDays),
      page: ({ items, total_count }) => ({ items: [...items.slice(0, 1), ...items], total_count }),
    },
  ],
])('a shop that answers with %s hides no order', async (_, own) => {
  const all = own.rows.map(({ increment_id }) => increment_id).sort()
  expect(await numbersFrom(own, 3)).toEqual(all)
})
