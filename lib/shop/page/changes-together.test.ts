// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { listOf, orderHtml, rowOf, viewOf } from '../../../tests/fixtures/shop-pages.ts'
import { Badges } from './badges/badges.ts'
import { ShopPage } from './orders-page.ts'

let clock: number
let page: ShopPage

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  clock = 0
  const now = () => clock
  const badges = new Badges({ document, now, render: () => true, viewOf: number => viewOf(number) })
  page = new ShopPage({ document, badges, now, onLook: () => undefined, onTouched: () => undefined })
})
afterEach(() => {
  page.stop()
  vi.useRealTimers()
})

const microtask = () => new Promise<void>(resolve => queueMicrotask(resolve))
const pass = async (ms: number) => {
  clock += ms
  await vi.advanceTimersByTimeAsync(ms)
}
const find = (selector: string) => document.querySelector(selector) ?? expect.fail(`no ${selector}`)
const write = (selector: string, text: string) => {
  const holder = find(selector).firstChild ?? expect.fail(`no text in ${selector}`)
  holder.nodeValue = text
}
const add = (html: string) => document.body.insertAdjacentHTML('beforeend', html)
const rowElement = (number: number) => {
  const holder = document.createElement('template')
  holder.innerHTML = listOf(number)
  return holder.content.querySelector('tbody tr') ?? expect.fail('no row')
}
const customer = '<tr><td>Ann Lee</td><td>ann@example.test</td><td>General</td></tr>'
const customers = `<table id="customers"><thead><tr><th>Name</th><th>Email</th><th>Group</th></tr></thead><tbody>${customer.repeat(3)}</tbody></table>`
const orderParts = ['Order #', 'Date', 'Customer', 'Total', 'Status', 'Action']
const head = `<tr>${orderParts.map(label => `<th>${label}</th>`).join('')}</tr>`

/** Every badge says what its own cell says, whatever else is on the page. */
const expectTrue = () => {
  for (const host of document.querySelectorAll('nextech-sync-badge'))
    expect(host.getAttribute('data-order')).toBe(host.parentElement?.textContent?.replace('#', '').trim())
}
const said = () =>
  [...document.querySelectorAll('nextech-sync-badge')].map(host => host.getAttribute('data-order'))

/** What a page does beside the change that counts, before it or after it. */
const besides: readonly (readonly [string, () => void])[] = [
  ['nothing else', () => undefined],
  ['rows of another list that change', () => (find('#customers tbody').innerHTML = customer.repeat(2))],
  ['another list that comes', () => add('<table><tbody><tr><td>Sum</td><td>3</td></tr></tbody></table>')],
  ['another list that goes', () => find('#customers').remove()],
  ['a text that changes', () => write('#note', 'Saved.')],
  ['a style that changes', () => document.body.setAttribute('style', 'color:red')],
  ['a box that opens', () => add('<div><p>Loading…</p></div>')],
  ['a part of the page that is made again', () => (find('#aside').innerHTML = '<p id="note">Ready.</p>')],
]
const around = (html: string) => `<div id="aside"><p id="note">Ready.</p></div>${customers}${html}`

describe.each(besides)('together with %s', (_, beside) => {
  describe.each([
    ['after', (change: () => void) => [change, beside]],
    ['before', (change: () => void) => [beside, change]],
  ] as const)('that comes %s it', (_, inTurn) => {
    const together = async (change: () => void) => {
      for (const act of inTurn(change)) act()
      await microtask()
      expectTrue()
    }

    it.each<readonly [string, string, () => void, string[]]>([
      [
        'a row that is used again shows its own order at once',
        listOf(1001, 1002, 1003),
        () => write('tr:nth-child(2) span', '1009'),
        ['1001', '1009', '1003'],
      ],
      [
        'a row that is used again for no order has no badge',
        listOf(1001, 1002, 1003),
        () => write('tr:nth-child(2) span', 'Total of this page'),
        ['1001', '1003'],
      ],
      [
        'rows that change places and texts show their own orders',
        listOf(1001, 1002, 1003),
        () => {
          const last = find('table:not([id]) tbody').lastElementChild ?? expect.fail('no row')
          find('table:not([id]) tbody').prepend(last)
          write('table:not([id]) tr:nth-child(3) span', '1010')
        },
        ['1003', '1001', '1010'],
      ],
      [
        'a row that is used again in a list that becomes one of invoices has no badge',
        listOf(1001, 1002, 1003),
        () => {
          write('tr:nth-child(2) span', '1009')
          write('table:not([id]) th', 'Invoice #')
        },
        [],
      ],
      [
        'a row that is used again, and one that comes, show their own orders',
        listOf(1001, 1002),
        () => {
          write('tr:nth-child(2) span', '1009')
          find('table:not([id]) tbody').prepend(rowElement(1011))
        },
        ['1011', '1001', '1009'],
      ],
    ])('%s', async (_, list, change, orders) => {
      document.body.innerHTML = around(list)
      page.start()
      await together(change)
      expect(said()).toEqual(orders)
      await pass(300)
      expectTrue()
      expect(said()).toEqual(orders)
    })

    it.each<readonly [string, string, () => void]>([
      [
        'a list that gets the headings of orders, and its rows, shows them',
        '<table id="list"><thead><tr><th>Name</th><th>Email</th></tr></thead><tbody><tr><td>Ann</td><td>ann@example.test</td></tr></tbody></table>',
        () => {
          find('#list thead').innerHTML = head
          find('#list tbody').innerHTML = rowOf(1001) + rowOf(1002)
        },
      ],
      [
        'an empty box that gets a list of orders shows them',
        '<div id="list"></div>',
        () => (find('#list').innerHTML = listOf(1001, 1002)),
      ],
      [
        'orders that come in a row of another list are shown',
        '<table id="list"><thead><tr><th>Name</th><th>Email</th></tr></thead><tbody><tr><td>Ann</td><td>ann@example.test</td></tr></tbody></table>',
        () =>
          find('#list tbody').insertAdjacentHTML(
            'beforeend',
            `<tr><td colspan="2">${listOf(1001, 1002)}</td></tr>`,
          ),
      ],
      [
        'a list of orders that was empty shows those that come',
        `<table id="list"><thead>${head}</thead><tbody></tbody></table>`,
        () => (find('#list tbody').innerHTML = rowOf(1001) + rowOf(1002)),
      ],
    ])('%s', async (_, html, change) => {
      document.body.innerHTML = around(html)
      page.start()
      expect(said()).toEqual([])
      await together(change)
      await pass(300)
      expectTrue()
      expect(said()).toEqual(['1001', '1002'])
      // From now on it is a list like any other: a row that is used again is right with the next frame.
      write('#list span', '1012')
      await microtask()
      expect(said()).toEqual(['1012', '1002'])
    })

    it('the page of an order that takes the place of a list shows its own number', async () => {
      document.body.innerHTML = `<div id="aside"><p id="note">Ready.</p></div><div id="list">${listOf(1001, 1002)}</div><div id="customers"><table><tbody></tbody></table></div>`
      page.start()
      await together(() => (find('#list').innerHTML = orderHtml(1003)))
      await pass(300)
      expectTrue()
      expect(said()).toEqual(['1003'])
    })
  })
})
