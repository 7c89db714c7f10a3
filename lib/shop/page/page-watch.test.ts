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

  const rewrite = async (times: number) => {
    const body = document.querySelector('tbody') ?? expect.fail()
    for (let i = 0; i < times; i++) {
      body.innerHTML = row.repeat(1 + (i % 3))
      body.querySelectorAll('td').forEach(cell => {
        cell.textContent = `Zoe ${i}`
      })
      await microtask()
      await pass(16)
    }
  }

  it('is not looked at again, however often its rows change', async () => {
    start(customers(row))
    onLook.mockClear()
    await rewrite(50)
    await pass(2_000)
    expect(onLook).not.toHaveBeenCalled()
  })

  it('is heard less and less as long as its rows change, and soon again once they have come to rest', async () => {
    start(customers(row))
    const body = document.querySelector('tbody') ?? expect.fail()
    const heard = vi.spyOn(MutationObserver.prototype, 'observe')
    const times = () => heard.mock.calls.filter(([node]) => node === body).length
    await rewrite(50)
    expect(times()).toBeLessThanOrEqual(2)
    await pass(1_000)
    await pass(300)
    heard.mockClear()
    await rewrite(1)
    await pass(200)
    expect(times()).toBe(1)
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
    ['while nobody listens to the rows', 50],
    ['in the same moment', 0],
  ])('shows the orders inside of a row where something else changes %s', async (_, ms) => {
    start(customers(row))
    const body = document.querySelector('tbody') ?? expect.fail()
    if (ms > 0) body.append(document.createElement('tr'))
    await microtask()
    await pass(ms)
    body.insertAdjacentHTML('beforeend', `<tr><td colspan="3">${listFrom(3)}</td></tr>`)
    document.body.setAttribute('style', 'color:red')
    await microtask()
    document.body.setAttribute('style', 'color:blue')
    await microtask()
    await pass(200)
    expect(said()).toHaveLength(3)
  })

  it('shows the order whose number comes with rows of its page', async () => {
    start(
      '<h2>Order Information</h2><table><thead><tr><th>Field</th><th>Value</th></tr></thead><tbody><tr><td>…</td></tr></tbody></table><section><h2>Order Totals</h2><dl><dt>Grand Total</dt><dd>$1.00</dd></dl></section>',
    )
    expect(said()).toEqual([])
    const body = document.querySelector('tbody') ?? expect.fail()
    body.innerHTML = '<tr><td>Order Number</td><td>1001</td></tr>'
    await microtask()
    await pass(200)
    expect(said()).toEqual(['1001'])
  })

  it.each([
    [
      'of a grid of orders in a language that is not known',
      `<table id="sales_order_grid_table"><thead><tr><th>Numéro</th><th>Acheté le</th><th>Nom</th></tr></thead><tbody><tr><td colspan="3">…</td></tr></tbody></table>`,
      [1, 2, 3]
        .map(n => `<tr><td>10000000${n}</td><td>1 mars 2026 10:0${n}:00</td><td>Zoe</td></tr>`)
        .join(''),
    ],
    [
      'that bring their headings with them',
      '<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>…</td></tr></tbody></table>',
      [1, 2, 3]
        .map(n =>
          [
            ...[['Order #', `100${n}`] as const, ['Date', 'Mar 1, 2026'] as const],
            ...[['Total', '$1.00'] as const, ['Status', 'Complete'] as const],
          ].map(([label, value]) => `<td data-label="${label}">${value}</td>`),
        )
        .map(cells => `<tr>${cells.join('')}</tr>`)
        .join(''),
    ],
    [
      'that hold a grid of another make',
      customers(row),
      `<tr><td colspan="3"><div role="grid"><div role="row">${['Order #', 'Date', 'Total', 'Status']
        .map(label => `<b role="columnheader">${label}</b>`)
        .join('')}</div>${[1, 2, 3]
        .map(n => [`100${n}`, 'Mar 1, 2026', '$1.00', 'Complete'])
        .map(cells => `<div role="row">${cells.map(cell => `<i role="gridcell">${cell}</i>`).join('')}</div>`)
        .join('')}</div></td></tr>`,
    ],
    [
      'that are cards in a table of mere cells',
      '<table><thead><tr><td>Name</td><td>Group</td></tr></thead><tbody><tr><td>…</td></tr></tbody></table>',
      [1, 2, 3]
        .map(
          n =>
            `<tr><td><div><b>Order #:</b> <i>100${n}</i></div><div><b>Date:</b> <i>Mar 1, 2026</i></div><div><b>Total:</b> <i>$1.00</i></div><div><b>Status:</b> <i>Complete</i></div></td></tr>`,
        )
        .join(''),
    ],
    [
      'that say the rest of cards',
      `<main>${[1, 2, 3]
        .map(n => `<div class="card"><p><b>Order #:</b> <i>100${n}</i></p>${customers(row)}</div>`)
        .join('')}</main>`,
      '<tr><td>Date: Mar 1, 2026</td><td>Total: $1.00</td><td>Status: Complete</td></tr>',
    ],
  ])('shows the orders of rows %s', async (_, html, rows) => {
    start(html)
    expect(said()).toEqual([])
    for (const body of document.querySelectorAll('tbody')) body.innerHTML = rows
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
