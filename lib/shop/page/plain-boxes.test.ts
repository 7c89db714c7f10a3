// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { viewOf } from '../../../tests/fixtures/shop-pages.ts'
import { Badges } from './badges/badges.ts'
import { ShopPage } from './orders-page.ts'

let page: ShopPage

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const now = () => 0
  const badges = new Badges({ document, now, render: () => true, viewOf: number => viewOf(number) })
  page = new ShopPage({ document, badges, now, onLook: () => undefined, onTouched: () => undefined })
})
afterEach(() => {
  page.stop()
  vi.useRealTimers()
})

const row = (texts: readonly string[]) =>
  `<div class="row">${texts.map(text => `<div>${text}</div>`).join('')}</div>`
const order = (number: number) => row([String(number), 'Apr 14, 2026', 'Ana Ruiz', '$84.00', 'Complete'])
const start = (...numbers: number[]) => {
  const head = row(['Order #', 'Date', 'Customer', 'Total', 'Status'])
  document.body.innerHTML = `<main><div class="list">${head}${numbers.map(order).join('')}</div></main>`
  page.start()
  return document.querySelector('.list') ?? expect.fail()
}
const microtask = () => new Promise<void>(resolve => queueMicrotask(resolve))
/** What each badge says, and what stands in the row that it is in. */
const badges = () =>
  [...document.querySelectorAll('nextech-sync-badge')].map(host => {
    expect(host.closest('.row')?.textContent).toContain(host.getAttribute('data-order'))
    return host.getAttribute('data-order')
  })

describe('a list made of plain boxes', () => {
  it('has its badges, also of rows that come, go and change places', async () => {
    const list = start(1001, 1002, 1003)
    expect(badges()).toEqual(['1001', '1002', '1003'])
    list.append(list.children[1] ?? expect.fail())
    await microtask()
    expect(badges()).toEqual(['1002', '1003', '1001'])
    list.insertAdjacentHTML('beforeend', order(1004))
    await microtask()
    await vi.advanceTimersByTimeAsync(1000)
    expect(badges()).toEqual(['1002', '1003', '1001', '1004'])
    list.lastElementChild?.remove()
    await microtask()
    expect(badges()).toEqual(['1002', '1003', '1001'])
  })

  it('has no badge beside another order, where rows are used again', async () => {
    const list = start(1001, 1002)
    const [first, second] = [...list.querySelectorAll('.row > div:first-child')].slice(1)
    if (first?.firstChild) first.firstChild.nodeValue = '1002'
    if (second?.firstChild) second.firstChild.nodeValue = '1009'
    await microtask()
    expect(badges()).toEqual(['1002', '1009'])
    if (first?.firstChild) first.firstChild.nodeValue = 'Loading'
    await microtask()
    expect(badges()).toEqual(['1009'])
  })

  it('has none of a column that means another thing by now', async () => {
    const list = start(1001, 1002)
    for (const each of list.children) each.prepend(each.lastElementChild ?? expect.fail())
    await microtask()
    await vi.advanceTimersByTimeAsync(1000)
    expect(badges()).toEqual(['1001', '1002'])
    const heading = list.querySelector('.row > div:nth-child(2)') ?? expect.fail()
    heading.textContent = 'Shipment #'
    await microtask()
    await vi.advanceTimersByTimeAsync(1000)
    expect(badges()).toEqual([])
  })
})
