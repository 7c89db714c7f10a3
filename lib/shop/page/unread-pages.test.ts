// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { orderHtml, rowOf, tableOf, viewOf } from '../../../tests/fixtures/shop-pages.ts'
import { Badges } from './badges/badges.ts'
import { ShopPage } from './orders-page.ts'

let clock: number
let page: ShopPage
const onLook = vi.fn<() => void>()

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  clock = 10_000
  document.title = ''
  const now = () => clock
  const badges = new Badges({ document, now, render: () => true, viewOf: number => viewOf(number) })
  page = new ShopPage({ document, badges, now, onLook, onTouched: () => undefined })
})
afterEach(() => {
  page.stop()
  vi.useRealTimers()
})

const microtask = () => new Promise<void>(resolve => queueMicrotask(resolve))
const start = (html: string) => {
  document.body.innerHTML = html
  page.start()
}
const said = () =>
  [...document.querySelectorAll('nextech-sync-badge')].map(host => host.getAttribute('data-order'))

describe('a page that is called an order’s', () => {
  it('is said not to be read where its titles name two', () => {
    start(`${orderHtml(100004001)}<h1>#100004002</h1>`)
    expect(page.look).toMatchObject({ order: null, isSplit: true })
  })

  it.each(['Invoice #100000012', 'Credit Memo #100000012', 'Shipment #100000012', 'Packing Slip'])(
    'is said not to be read where a part before its own is headed %s',
    heading => {
      const html = orderHtml(100004001).replace('<h1>#', '<h1>Order #')
      start(html.replace('<section>', `<section><h3>${heading}</h3><p>$1.00</p></section><section>`))
      expect(page.look).toMatchObject({ order: null, isSplit: true })
    },
  )

  it.each<[string, string]>([
    ['an order that is read', orderHtml(100004001)],
    ['an invoice', orderHtml(100004001).replace('<h1>#', '<h1>Invoice #')],
    ['a form that changes one', orderHtml(100004001).replace('<h1>#', '<h1>Edit Order #')],
    ['a page without a number', orderHtml('New order').replace('#', '')],
    ['a list', tableOf(rowOf(1001), rowOf(1002))],
  ])('is said nothing of where it is %s', (_, html) => {
    start(html)
    expect(page.look.isSplit).toBe(false)
  })
})

describe('rows of a list beside others that do not fit', () => {
  const odd = '<tr><td>100004009</td><td>$12.50</td><td>Complete</td></tr>'

  it('have their badges at once when they come', async () => {
    start(tableOf(rowOf(100004001), odd))
    expect(said()).toEqual(['100004001'])
    onLook.mockClear()
    const template = document.createElement('template')
    template.innerHTML = `<table><tbody>${rowOf(100004002)}</tbody></table>`
    document.querySelector('tbody')?.append(template.content.querySelector('tr') ?? '')
    await microtask()
    expect(said()).toEqual(['100004001', '100004002'])
    // A look at the whole page would find them too, where it leaves the time for one.
    expect(onLook).not.toHaveBeenCalled()
  })

  it('have no badge where they tell of an item, not even at once', async () => {
    start(tableOf(rowOf(100004001), rowOf(100004002)))
    const item = document.createElement('tr')
    item.innerHTML = '<td>100777001</td><td>Serum</td><td>2</td><td>$1.00</td>'
    document.querySelector('tbody tr')?.after(item)
    await microtask()
    expect(said()).toEqual(['100004001', '100004002'])
    page.scanNow()
    expect(said()).toEqual(['100004001', '100004002'])
  })
})

describe('numbers that are only named', () => {
  const named = (number: number) =>
    rowOf(number).replace(
      `<span>${number}</span>`,
      `<a href="/o" aria-label="Order ${number}"><svg></svg></a>`,
    )

  it('have the badge of the order that they name now', async () => {
    start(tableOf(named(100004001), named(100004002)))
    expect(said()).toEqual(['100004001', '100004002'])
    document.querySelector('a')?.setAttribute('aria-label', 'Order 100004003')
    await microtask()
    expect(said()).toEqual(['100004003', '100004002'])
  })
})
