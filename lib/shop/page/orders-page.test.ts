// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { listOf, orderHtml, rowOf, viewOf } from '../../../tests/fixtures/shop-pages.ts'
import { Badges } from './badges/badges.ts'
import { ShopPage } from './orders-page.ts'

const listFrom = (count: number, from = 1001) => listOf(...Array.from({ length: count }, (_, i) => from + i))

/** A clock that goes on by so much with every look at it: how slow this computer is. */
let tick: number
let clock: number
let page: ShopPage
let badges: Badges
const onLook = vi.fn()
const onTouched = vi.fn()

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  clock = 0
  tick = 0
  const now = () => {
    clock += tick
    return clock
  }
  badges = new Badges({
    document,
    now,
    render: () => true,
    viewOf: number => viewOf(number),
  })
  page = new ShopPage({ document, badges, now, onLook, onTouched })
})
afterEach(() => {
  page.stop()
  vi.useRealTimers()
})

const said = () =>
  [...document.querySelectorAll('nextech-sync-badge')].map(host => host.getAttribute('data-order'))
const microtask = () => new Promise<void>(resolve => queueMicrotask(resolve))
const write = (base: number) => {
  for (const [i, span] of document.querySelectorAll('tbody span').entries()) {
    const text = span.firstChild
    if (text) text.nodeValue = String(base + i)
  }
}
const pass = async (ms: number) => {
  clock += ms
  await vi.advanceTimersByTimeAsync(ms)
}
const start = (html: string) => {
  document.body.innerHTML = html
  page.start()
}

describe('a restless page', () => {
  it('is looked at no more than its time allows, while every badge stays right', async () => {
    start(listFrom(20))
    onLook.mockClear()
    tick = 3
    for (let i = 0; i < 60; i++) {
      document.querySelector('table')?.insertAdjacentHTML('beforebegin', '<table><tr><td>x</td></tr></table>')
      write(2000 + 50 * i)
      await microtask()
      expect(said()).toEqual(Array.from({ length: 20 }, (_, row) => String(2000 + 50 * i + row)))
      await pass(16)
    }
    // Each look takes this computer some ten milliseconds; sixty of them would have been most of the second.
    expect(onLook.mock.calls.length).toBeLessThan(20)
    expect(onLook.mock.calls.length).toBeGreaterThan(2)
  })

  it('that changes faster than it can be read has no badges, rather than wrong ones, until it rests', async () => {
    start(listFrom(40))
    tick = 40
    write(5000)
    await microtask()
    expect(said()).toEqual([])
    tick = 0
    for (let i = 0; i < 10; i++) {
      write(6000 + i)
      await microtask()
      expect(said()).toEqual([])
      await pass(100)
    }
    await pass(200)
    expect(said()).toHaveLength(40)
    expect(said()[0]).toBe('6009')
  })

  it('that never rests is looked at now and then', async () => {
    start(listFrom(40))
    tick = 40
    write(5000)
    await microtask()
    tick = 0
    let most = 0
    for (let i = 0; i < 60; i++) {
      write(6000 + i)
      await microtask()
      most = Math.max(most, said().length)
      await pass(100)
    }
    expect(most).toBe(40)
  })
})

describe('a list that is made again', () => {
  const hosts = () => [...document.querySelectorAll('nextech-sync-badge')]
  const make = (...numbers: number[]) => {
    const body = document.querySelector('tbody') ?? expect.fail()
    const rows = document.createElement('table')
    rows.innerHTML = `<tbody>${numbers.map(number => rowOf(number)).join('')}</tbody>`
    body.replaceChildren(...(rows.firstElementChild?.children ?? []))
  }
  const places = () =>
    hosts().map(host => [host.previousSibling?.textContent, host.getAttribute('data-order')])

  it('of the same orders keeps their badges, and needs no look', async () => {
    start(listFrom(3))
    const [first, second, third] = hosts()
    await pass(2_000)
    onLook.mockClear()
    make(1003, 1001, 1002)
    await microtask()
    expect(hosts()).toEqual([third, first, second])
    expect(places()).toEqual([1003, 1001, 1002].map(number => [`${number}`, `${number}`]))
    await pass(2_000)
    expect(onLook).not.toHaveBeenCalled()
  })

  it('of some other orders has their badges at once, and is looked at when it rests', async () => {
    start(listFrom(3))
    await pass(2_000)
    onLook.mockClear()
    make(1003, 1009)
    await microtask()
    expect(places()).toEqual([1003, 1009].map(number => [`${number}`, `${number}`]))
    await pass(2_000)
    expect(onLook).toHaveBeenCalled()
  })

  it('says of no order what was said of the one that its row showed before it left', async () => {
    start(listFrom(2))
    const row = document.querySelector('tbody tr') ?? expect.fail()
    make(1002, 1001)
    await microtask()
    write(1005)
    document.querySelector('tbody')?.append(row)
    await microtask()
    expect(places()).toEqual([1005, 1006, 1001].map(number => [`${number}`, `${number}`]))
  })
})

it('a page that answers our badge on the spot is read all the same', async () => {
  start(listFrom(2))
  const row = document.querySelector('tbody tr') ?? expect.fail()
  const copy = row.cloneNode(true) as Element
  copy.querySelector('nextech-sync-badge')?.remove()
  const cell = copy.querySelector('td') ?? expect.fail()
  cell.append = (...nodes) => {
    Element.prototype.append.apply(cell, nodes)
    const text = cell.querySelector('span')?.firstChild
    if (text) text.nodeValue = '1777'
  }
  row.replaceWith(copy)
  await microtask()
  await microtask()
  expect(said()).toEqual(['1777', '1002'])
})

describe('what a page is about', () => {
  it('is seen at once where its headings change: other numbers under them are no orders', async () => {
    start(listFrom(2))
    const heading = document.querySelector('th') ?? expect.fail()
    heading.textContent = 'Invoice #'
    await microtask()
    expect(said()).toEqual([])
    heading.textContent = 'Order #'
    await microtask()
    expect(said()).toEqual(['1001', '1002'])
  })

  it('is seen at once even on a page that has used its time', async () => {
    start(listFrom(2))
    tick = 60
    write(3000)
    await microtask()
    tick = 0
    onLook.mockClear()
    const heading = document.querySelector('th') ?? expect.fail()
    heading.textContent = 'Shipment #'
    await microtask()
    expect(said()).toEqual([])
    expect(onLook).toHaveBeenCalledOnce()
  })

  it('is seen where the body is another', async () => {
    start(listFrom(2))
    const body = document.createElement('body')
    body.innerHTML = listFrom(3, 4001)
    document.body.replaceWith(body)
    await microtask()
    expect(said()).toEqual(['4001', '4002', '4003'])
  })

  it('is the order of its heading until that names another', async () => {
    start(orderHtml(1001))
    expect(said()).toEqual(['1001'])
    const heading = document.querySelector('h1')?.firstChild ?? expect.fail()
    heading.nodeValue = '#1002'
    await microtask()
    expect(said()).toEqual(['1002'])
    heading.nodeValue = 'Dashboard'
    await microtask()
    expect(said()).toEqual([])
    // A table that comes asks for a look at lists, which leaves the heading's badge where it is.
    heading.nodeValue = '#1002'
    await pass(200)
    expect(said()).toEqual(['1002'])
    document.body.insertAdjacentHTML('beforeend', '<table><tr><td>x</td></tr></table>')
    await microtask()
    expect(said()).toEqual(['1002'])
  })
})

describe('rows that come', () => {
  it('are placed alone, and belong to their list from then on', async () => {
    start(listFrom(2))
    onLook.mockClear()
    const row = document.createElement('tr')
    row.innerHTML = rowOf(1009).replace(/^<tr>|<\/tr>$/g, '')
    document.querySelector('tbody')?.append(row)
    await microtask()
    expect(said()).toEqual(['1001', '1002', '1009'])
    expect(onLook).not.toHaveBeenCalled()
    expect(page.look.lists[0]?.rows).toHaveLength(3)
    await pass(200)
    expect(onLook).toHaveBeenCalledOnce()
  })
})

it('stops', async () => {
  start(listFrom(1))
  page.stop()
  write(2000)
  await microtask()
  await pass(2000)
  expect(said()).toEqual(['1001'])
})

describe('a page of an order with a list beside it', () => {
  const drawer = (number: number) => `<aside>${orderHtml(number).replaceAll('h1', 'h2')}</aside>`

  it('is about that order, whose badge stands in both', async () => {
    start(`<h1>Orders</h1>${listFrom(2)}`)
    expect(page.look.order).toBeNull()
    document.body.insertAdjacentHTML('beforeend', drawer(1002))
    await microtask()
    await pass(2_000)
    expect(page.look.order?.number).toBe('1002')
    expect(said()).toEqual(['1001', '1002', '1002'])
    document.querySelector('aside')?.remove()
    await microtask()
    await pass(2_000)
    expect(page.look.order).toBeNull()
    expect(said()).toEqual(['1001', '1002'])
  })

  it('is about that order where the list is of others', () => {
    start(`${orderHtml(1009)}<section><h2>Other orders</h2>${listFrom(2)}</section>`)
    expect(page.look.order?.number).toBe('1009')
    expect(said()).toEqual(['1009', '1001', '1002'])
  })

  it('is about none where its cards are all that is there', () => {
    const card = (number: number) =>
      `<article><h3>Order #${number}</h3><dl><dt>Date</dt><dd>Mar 1, 2026</dd><dt>Total</dt><dd>$1.00</dd></dl><h4>Order Totals</h4><p>$1.00</p></article>`
    start(`<h1>Orders</h1><main>${card(1001)}${card(1002)}</main>`)
    expect(page.look.order).toBeNull()
  })
})
