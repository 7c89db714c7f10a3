import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { money, officeDay, officeTime } from './format.ts'
import { billingName } from './labels.ts'
import { type ShopVisit, visitShop } from './test-shop.ts'

const zone = 'America/Chicago'
let visit: ShopVisit
beforeAll(async () => {
  visit = await visitShop()
})
afterAll(() => visit.shop.close())

/** The texts of the list's rows, cell by cell. */
async function rows(search = ''): Promise<string[][]> {
  const text = await visit.read(`/sales/orders${search}`)
  return [...text.matchAll(/<tr class="row-link"[^>]*>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) => cell.replaceAll(/<[^>]+>/g, '')),
  )
}

const column = (table: string[][], at: number) => table.map(row => row[at] ?? '')

describe('the order list', () => {
  it('shows the newest twenty with Magento’s texts', async () => {
    const newest = visit.shop.orders().toSorted((one, other) => (one.created_at < other.created_at ? 1 : -1))
    const [first, ...others] = await rows()
    expect(others).toHaveLength(19)
    expect(first?.slice(0, 4)).toEqual([
      newest[0]?.increment_id,
      officeTime(newest[0]?.created_at ?? '', zone),
      newest[0] && billingName(newest[0]),
      money(newest[0]?.grand_total),
    ])
  })

  it('has exactly the six columns, the sorted one marked beside its link', async () => {
    const text = await visit.read('/sales/orders')
    const head = text.match(/<thead>(.*?)<\/thead>/s)?.[1] ?? ''
    const labels = [...head.matchAll(/<th[^>]*>(?:<a[^>]*>)?([^<]+)/g)].map(([, label]) => label)
    expect(labels).toEqual(['Order #', 'Date', 'Customer', 'Total', 'Status', 'Action'])
    expect(head).toMatch(/aria-sort="descending"><a [^>]*>Date<\/a><span class="sort-arrow"/)
  })

  it.each([
    ['number', 0, (one: string, other: string) => Number(one) - Number(other)],
    ['customer', 2, (one: string, other: string) => one.trim().localeCompare(other.trim(), 'en')],
    ['total', 3, (one: string, other: string) => cents(one) - cents(other)],
    ['status', 4, (one: string, other: string) => one.localeCompare(other, 'en')],
  ] as const)('sorts by %s both ways', async (key, at, compare) => {
    const up = column(await rows(`?sort=${key}&dir=asc&size=200`), at)
    expect(up).toEqual(up.toSorted(compare))
    const down = column(await rows(`?sort=${key}&dir=desc&size=200`), at)
    expect(down).toEqual(up.toReversed())
  })

  it('filters by number, name, status and day', async () => {
    const order = visit.shop.orders()[40]
    const day = officeDay(order?.created_at ?? '', zone)
    const number = order?.increment_id ?? ''
    expect(column(await rows(`?q=${number}`), 0)).toEqual([number])
    const name = order ? encodeURIComponent(order.billing_address.lastname) : ''
    expect(column(await rows(`?q=${name}`), 0)).toContain(number)
    expect(new Set(column(await rows('?status=holded'), 4))).toEqual(new Set(['On Hold']))
    const ofDay = visit.shop.orders().filter(({ created_at }) => officeDay(created_at, zone) === day)
    expect(await rows(`?from=${day}&to=${day}&size=200`)).toHaveLength(ofDay.length)
  })

  it.each([
    ['', '1–20 of 130', 'Next'],
    ['?page=7', '121–130 of 130', 'Prev'],
    ['?size=200', '1–130 of 130', ''],
    ['?size=7&page=x', '1–20 of 130', 'Next'],
    ['?q=nobody', '0 of 0', ''],
  ])('pages %s as %s', async (search, range, link) => {
    const text = await visit.read(`/sales/orders${search}`)
    expect(text).toContain(`<span class="range">${range}</span>`)
    expect(text.match(/rel="(?:next|prev)">(\w+)/)?.[1] ?? '').toBe(link)
  })

  it('says when nothing matches', async () => {
    expect(await visit.read('/sales/orders?q=nobody')).toContain('We couldn’t find any records.')
  })

  it('prints markup in a name as text', async () => {
    const text = await visit.read('/sales/orders?q=onerror')
    expect(text).toContain('Ann &lt;img src=x onerror=alert(1)&gt;')
    expect(text).not.toContain('<img')
  })

  it('shows office days across midnight and the clock change', () => {
    expect(officeTime('2026-03-01 20:35:00', zone)).toBe('Mar 1, 2026, 2:35:00 PM')
    expect(officeTime('2026-03-08 07:47:00', zone)).toBe('Mar 8, 2026, 1:47:00 AM')
    expect(officeTime('2026-03-08 08:10:00', zone)).toBe('Mar 8, 2026, 3:10:00 AM')
    expect(officeDay('2026-03-11 04:46:00', zone)).toBe('2026-03-10')
  })
})

describe('the look-alike lists', () => {
  it.each([
    ['/customers', ['ID', 'Name', 'Email', 'Group', 'Customer Since', 'Action']],
    ['/sales/subscriptions', ['ID', 'Customer', 'Product', 'Period', 'Next Run', 'Status', 'Action']],
  ])('%s has its own columns and no order number', async (path, labels) => {
    const text = await visit.read(path)
    expect([...text.matchAll(/<th scope="col">([^<]+)/g)].map(([, label]) => label)).toEqual(labels)
    expect(text.match(/<tbody>(.*)<\/tbody>/s)?.[1]).not.toMatch(/\b1000\d{5}\b/)
  })
})

function cents(text: string): number {
  return Number(text.replaceAll(/\D/g, ''))
}
