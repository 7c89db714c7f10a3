import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findOrders } from '../../lib/shop/page/find/find-orders.ts'
import { orderHeading, readOrderPage } from '../../lib/shop/page/read/read-order-page.ts'
import { type PageMutation, pageMutations } from './pages/mutations.ts'
import { openPage } from './pages/open-page.ts'
import { expectedOrder, orderPages } from './pages/order-pages.ts'

const runs = Number(process.env.MUTATED_PAGES ?? 2000)
const seed = Number(process.env.TEST_SEED ?? Date.now() % 1_000_000)

const read = (html: string) => summary(openPage(html))

function summary(page: Document) {
  const reading = readOrderPage(page)
  if (!reading) return undefined
  const { items, totals, payment: _, ...others } = reading
  const total = totals.find(({ label }) => label === 'Grand Total')?.value
  return {
    ...others,
    total,
    skus: items.map(({ sku }) => sku),
    quantities: items.map(({ quantity }) => quantity),
  }
}

describe.each(Object.entries(orderPages))('the order page of %s', (_, html) => {
  it('is read whole: broken SKUs, hidden taxes, two currencies, products called like blocks', () => {
    expect(read(html)).toEqual(expectedOrder)
  })

  it('is no list of orders, and names its order', () => {
    const page = openPage(html)
    expect(findOrders(page.body)).toEqual([])
    expect(orderHeading(page)?.textContent).toContain(expectedOrder.number)
  })

  it.each(['Invoice #200000001', 'Shipment # 7001', 'Credit Memo #300000001', 'Subscription # 5001'])(
    'is none of an order where its title is %s',
    title => {
      expect(read(`<h1>${title}</h1>${html}`)).toBeUndefined()
    },
  )

  it('is none where two titles name two orders', () => {
    expect(read(`${html}<h1>Order #100004002</h1><h1>Order #100004003</h1>`)).toBeUndefined()
  })
})

const kinds: readonly PageMutation[] = ['font', 'icon', 'script', 'comment', 'aroundTable', 'cloneHeader']

it(
  `never reads another order’s facts, on ${runs} order pages (seed ${seed})`,
  () => {
    const changes = fc.array(fc.record({ kind: fc.constantFrom(...kinds), seed: fc.nat(1_000_000) }), {
      maxLength: 8,
    })
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(orderPages)), changes, (name, all) => {
        const page = openPage(orderPages[name] ?? '')
        for (const { kind, seed } of all) pageMutations[kind](page.body, seed)
        const found = summary(page)
        if (found) expect(found).toEqual(expectedOrder)
        expect(findOrders(page.body)).toEqual([])
      }),
      { numRuns: runs, seed },
    )
  },
  60_000 + runs * 200,
)
