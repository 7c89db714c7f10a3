// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { listOf, viewOf } from '../../../tests/fixtures/shop-pages.ts'
import { Badges } from './badges/badges.ts'
import { ShopPage } from './orders-page.ts'

const listFrom = (count: number, from = 1001) => listOf(...Array.from({ length: count }, (_, i) => from + i))

let clock: number
let page: ShopPage
const onLook = vi.fn()

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  clock = 0
  const now = () => clock
  const badges = new Badges({ document, now, render: () => true, viewOf: number => viewOf(number) })
  page = new ShopPage({ document, badges, now, onLook, onTouched: () => undefined })
})
afterEach(() => {
  page.stop()
  vi.useRealTimers()
})

const said = () =>
  [...document.querySelectorAll('nextech-sync-badge')].map(host => host.getAttribute('data-order'))
const microtask = () => new Promise<void>(resolve => queueMicrotask(resolve))
const pass = async (ms: number) => {
  clock += ms
  await vi.advanceTimersByTimeAsync(ms)
}
const start = (html: string) => {
  document.body.innerHTML = html
  page.start()
}
const box = (tag: string) => Object.assign(document.createElement(tag), { className: 'box' })
const listElement = (count: number) => {
  const holder = document.createElement('template')
  holder.innerHTML = listFrom(count)
  return holder.content.querySelector('table') ?? expect.fail()
}

describe('a page that lists something else', () => {
  const customers = (rows: string) =>
    `<table><thead><tr><th>Name</th><th>Email</th><th>Group</th></tr></thead><tbody>${rows}</tbody></table>`
  const row = '<tr><td>Ann Lee</td><td>ann@example.test</td><td>General</td></tr>'

  it('is looked at once when it has come to rest, however often its rows change', async () => {
    start(customers(row))
    onLook.mockClear()
    for (let i = 0; i < 10; i++) {
      const body = document.querySelector('tbody') ?? expect.fail()
      body.innerHTML = `${row}${row}`
      body.querySelectorAll('td').forEach(cell => {
        cell.textContent = `Zoe ${i}`
      })
      await microtask()
      await pass(16)
    }
    expect(onLook).not.toHaveBeenCalled()
    await pass(200)
    expect(onLook).toHaveBeenCalledTimes(1)
  })

  it('is heard once in a while as long as its rows change, and looked at in the end', async () => {
    start(customers(row))
    onLook.mockClear()
    const heard = vi.spyOn(MutationObserver.prototype, 'observe')
    const body = document.querySelector('tbody') ?? expect.fail()
    for (let i = 0; i < 50; i++) {
      body.innerHTML = row.repeat(1 + (i % 3))
      await microtask()
      await pass(16)
    }
    expect(heard.mock.calls.filter(([node]) => node === body).length).toBeLessThanOrEqual(5)
    expect(onLook).not.toHaveBeenCalled()
    await pass(200)
    expect(onLook).toHaveBeenCalledTimes(1)
    heard.mockRestore()
  })

  it.each([
    ['an order list that comes while its rows change', () => document.body.append(listElement(3))],
    [
      'one that takes the place of its table',
      () => document.querySelector('table')?.replaceWith(listElement(3)),
    ],
    ['one in the place of the whole body', () => document.body.replaceChildren(listElement(3))],
    [
      'one inside of the same table',
      () => document.querySelector('table')?.replaceChildren(...listElement(3).children),
    ],
  ])('shows at once %s', async (_, show) => {
    start(customers(row))
    for (let i = 0; i < 5; i++) {
      const body = document.querySelector('tbody') ?? expect.fail()
      body.innerHTML = row.repeat(1 + (i % 3))
      await microtask()
      await pass(16)
    }
    show()
    await microtask()
    expect(said()).toHaveLength(3)
  })

  it.each([
    ['a row opens', 0],
    ['the rows were sorted a moment ago', 100],
    ['nobody listened to the rows any more', 160],
  ])('shows the orders inside of a row that come when %s', async (_, ms) => {
    start(customers(row))
    const body = document.querySelector('tbody') ?? expect.fail()
    body.innerHTML = `${row}${row}`
    await microtask()
    await pass(ms)
    body.insertAdjacentHTML('beforeend', `<tr><td colspan="3">${listFrom(3)}</td></tr>`)
    await microtask()
    await pass(200)
    expect(said()).toHaveLength(3)
  })

  it.each([
    ['an empty box beside it first', () => document.body.append(box('div'))],
    ['an empty table beside it first', () => document.body.append(box('table'))],
    [
      'an empty box around it first',
      () => {
        const around = box('div')
        document.querySelector('table')?.replaceWith(around)
      },
    ],
  ])('shows the orders that fill %s', async (_, show) => {
    start(customers(row))
    show()
    await microtask()
    await pass(30)
    const filled = document.querySelector('.box') ?? expect.fail()
    filled.innerHTML = filled.localName === 'table' ? listElement(3).innerHTML : listFrom(3)
    await microtask()
    expect(said()).toHaveLength(3)
  })

  it('is left when it stops, rows and all', async () => {
    start(customers(row))
    page.stop()
    onLook.mockClear()
    const body = document.querySelector('tbody') ?? expect.fail()
    body.innerHTML = `${row}${row}`
    await microtask()
    await pass(2000)
    expect(onLook).not.toHaveBeenCalled()
  })

  it.each([
    ['beside it', () => document.body.insertAdjacentHTML('beforeend', listFrom(3))],
    ['in its place', () => (document.body.innerHTML = listFrom(3))],
  ])('shows orders %s at once', async (_, show) => {
    start(customers(row))
    show()
    await microtask()
    expect(said()).toHaveLength(3)
  })

  it('shows the orders that open inside of one of its rows', async () => {
    start(customers(row))
    document
      .querySelector('tbody')
      ?.insertAdjacentHTML('beforeend', `<tr><td colspan="3">${listFrom(3)}</td></tr>`)
    await microtask()
    await pass(200)
    expect(said()).toHaveLength(3)
  })

  it('shows orders at once when its headings become those of orders', async () => {
    start(customers(row))
    const table = document.querySelector('table') ?? expect.fail()
    const orders = document.createElement('template')
    orders.innerHTML = listFrom(3)
    const fresh = orders.content.querySelector('table') ?? expect.fail()
    table.innerHTML = fresh.innerHTML
    await microtask()
    expect(said()).toHaveLength(3)
  })

  it('leaves a list without a row yet to be seen at once', async () => {
    start(listOf())
    const orders = document.createElement('template')
    orders.innerHTML = listFrom(3)
    document.querySelector('tbody')?.append(...orders.content.querySelectorAll('tbody tr'))
    await microtask()
    expect(said()).toHaveLength(3)
  })
})
