// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { listOf, rowOf, viewOf } from '../../../tests/fixtures/shop-pages.ts'
import { Badges } from './badges/badges.ts'
import { openRoots } from './open-roots.ts'
import { ShopPage } from './orders-page.ts'
import { createSleeper } from './sleeper.ts'

let clock: number
let page: ShopPage
let end: AbortController
const wake = vi.fn<() => Promise<unknown>>()
const now = () => clock

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  clock = 10_000
  document.title = ''
  document.body.innerHTML = '<main><h1>Start</h1></main>'
  end = new AbortController()
  wake.mockResolvedValue({})
  const badges = new Badges({ document, now, render: () => true, viewOf: number => viewOf(number) })
  page = new ShopPage({ document, badges, now, onLook: () => undefined, onTouched: () => undefined })
})
afterEach(() => {
  page.stop()
  end.abort()
  vi.useRealTimers()
})

const promised = async () => {
  for (let turns = 0; turns < 10; turns++) await null
}
/** Without real timers, of which a busy machine takes its time for hundreds. */
const pass = async (ms: number) => {
  await promised()
  for (let left = ms; left > 0; left -= 50) {
    clock += 50
    vi.advanceTimersByTime(50)
    await promised()
  }
}
const microtask = () => new Promise<void>(resolve => queueMicrotask(resolve))
const hostIn = (parent: ParentNode = document.body, tag = 'orders-grid') => {
  const host = document.createElement(tag)
  parent.append(host)
  return host
}
const rootWith = (html: string, host = hostIn(), mode: 'open' | 'closed' = 'open') => {
  const root = host.attachShadow({ mode })
  root.innerHTML = html
  return root
}
const said = (root: ParentNode) =>
  [...root.querySelectorAll('nextech-sync-badge')].map(host => [
    host.getAttribute('data-order'),
    host.parentElement?.closest('tr')?.querySelector('span')?.textContent,
  ])
const list = listOf(1001, 1002)

describe('a list in an open tree of an element', () => {
  it.each(['orders-grid', 'div', 'section'])('has badges: %s', tag => {
    const root = rootWith(list, hostIn(document.body, tag))
    page.start()
    expect(said(root)).toEqual([
      ['1001', '1001'],
      ['1002', '1002'],
    ])
  })

  it('has them in a tree inside of another', () => {
    const outer = rootWith('<div></div>')
    const root = rootWith(list, hostIn(outer.querySelector('div') ?? outer, 'orders-table'))
    page.start()
    expect(said(root)).toHaveLength(2)
  })

  it('has none in a closed tree, and none twice', () => {
    const root = rootWith(list, hostIn(), 'closed')
    page.start()
    page.scanNow()
    expect(said(root)).toEqual([])
  })

  it('has the right ones before the next frame when its rows say something else', async () => {
    const root = rootWith(list)
    page.start()
    const [first] = root.querySelectorAll('td span')
    if (first?.firstChild) first.firstChild.nodeValue = '1003'
    await microtask()
    expect(said(root)[0]).toEqual(['1003', '1003'])
  })

  it('has them when its rows are made again, and none left over', async () => {
    const root = rootWith(list)
    page.start()
    const body = root.querySelector('tbody') ?? expect.fail()
    body.innerHTML = rowOf(1002) + rowOf(1001)
    await microtask()
    expect(said(root)).toEqual([
      ['1002', '1002'],
      ['1001', '1001'],
    ])
    body.append(body.firstElementChild?.cloneNode(true) ?? '')
    await microtask()
    page.scanNow()
    expect(root.querySelectorAll('nextech-sync-badge')).toHaveLength(3)
  })

  it('has them when it comes later', async () => {
    page.start()
    const root = rootWith(list)
    await pass(1_000)
    expect(said(root)).toHaveLength(2)
  })

  it('has them when its element gets the tree later, of which no observer is told', async () => {
    const host = hostIn()
    page.start()
    await pass(3_000)
    const root = rootWith(list, host)
    await pass(15_500)
    expect(said(root)).toHaveLength(2)
    const body = root.querySelector('tbody') ?? expect.fail()
    body.innerHTML = rowOf(1003)
    await microtask()
    expect(said(root)).toEqual([['1003', '1003']])
  })

  it('has none any more when the script ends', () => {
    const root = rootWith(list)
    page.start()
    page.stop()
    const badges = new Badges({ document, now, render: () => true, viewOf: number => viewOf(number) })
    badges.place([], openRoots(document))
    expect(said(root)).toEqual([])
  })

  it('gets small marks where it shows the shop’s own status', () => {
    rootWith(list.replace('<th>Action</th>', '<th>Nextech Sync</th>'))
    page.start()
    expect(page.look.hasNativeStatus).toBe(true)
  })
})

describe('a list in a tree that its page keeps closed', () => {
  const closed = new WeakMap<Element, ShadowRoot>()
  const closedWith = (html: string, host = hostIn()) => {
    const root = rootWith(html, host, 'closed')
    closed.set(host, root)
    return root
  }
  const browsers: [string, (tree: (element: Element) => ShadowRoot | null) => void][] = [
    ['Chromium', openOrClosedShadowRoot => void vi.stubGlobal('chrome', { dom: { openOrClosedShadowRoot } })],
    [
      'Firefox',
      tree =>
        Object.defineProperty(Element.prototype, 'openOrClosedShadowRoot', {
          configurable: true,
          get(this: Element) {
            return tree(this)
          },
        }),
    ],
  ]
  afterEach(() => {
    vi.unstubAllGlobals()
    Reflect.deleteProperty(Element.prototype, 'openOrClosedShadowRoot')
  })

  it.each(browsers)('has badges where a script of an extension may see it: %s', async (_, show) => {
    const asked = vi.fn<(element: Element) => ShadowRoot | null>(element => closed.get(element) ?? null)
    show(asked)
    const root = closedWith(list)
    const inner = closedWith('<p>Customers</p>', hostIn(root, 'x-inner'))
    document.body.append(document.createElement('details'))
    page.start()
    expect(said(root)).toEqual([
      ['1001', '1001'],
      ['1002', '1002'],
    ])
    const body = root.querySelector('tbody') ?? expect.fail()
    body.innerHTML = rowOf(1003)
    await microtask()
    expect(said(root)).toEqual([['1003', '1003']])
    inner.innerHTML = list
    await pass(2_000)
    expect(said(inner)).toHaveLength(2)
    // What a browser draws so itself says nothing of orders.
    expect(asked.mock.calls.map(([element]) => element.localName)).not.toContain('details')
    page.stop()
  })

  it.each(['div', 'section', 'main'])('has badges where it is that of a plain element: %s', async tag => {
    vi.stubGlobal('chrome', {
      dom: { openOrClosedShadowRoot: (element: Element) => closed.get(element) ?? null },
    })
    const root = closedWith(list, hostIn(document.body, tag))
    page.start()
    expect(said(root)).toEqual([
      ['1001', '1001'],
      ['1002', '1002'],
    ])
  })

  it('has badges where a plain element that is filled by a script gets its tree soon', async () => {
    vi.stubGlobal('chrome', {
      dom: { openOrClosedShadowRoot: (element: Element) => closed.get(element) ?? null },
    })
    const host = hostIn(document.body, 'div')
    host.id = 'app'
    page.start()
    await pass(1_000)
    const root = closedWith(list, host)
    await pass(4_000)
    expect(said(root)).toHaveLength(2)
  })

  it.each(browsers)('is read where its rows are trees too: %s', (_, show) => {
    show(element => closed.get(element) ?? null)
    const root = closedWith(
      '<table><thead><tr><th>Order #</th><th>Date</th><th>Total</th><th>Status</th></tr></thead><tbody></tbody></table>',
    )
    const body = root.querySelector('tbody') ?? expect.fail()
    const row = document.createElement('tr')
    for (const text of ['1001', 'Mar 1, 2026', '$1.00', 'Complete']) {
      const cell = document.createElement('td')
      row.append(cell)
      closedWith(text, hostIn(cell, 'x-text'))
    }
    body.append(row)
    page.start()
    expect(page.look.lists.flatMap(({ rows }) => rows.map(({ number }) => number))).toEqual(['1001'])
  })
})

describe('a list whose rows are trees of their own', () => {
  const split = (...rows: string[]) => {
    const root = rootWith(
      `<div role="table"><div role="row">${['Order #', 'Date', 'Total', 'Status'].map(name => `<span role="columnheader">${name}</span>`).join('')}</div></div>`,
    )
    for (const row of rows) rootWith(row, hostIn(root.firstElementChild ?? root, 'order-row'))
  }
  it('is not read, and that is known', () => {
    split('<i>1001</i><i>Mar 1, 2026</i>', '<i>1002</i><i>Mar 1, 2026</i>')
    page.start()
    expect(page.look).toMatchObject({ lists: [], isSplit: true })
  })

  it.each<[string, () => void]>([
    ['no rows', () => split()],
    ['rows that say nothing yet', () => split('', '<i>Loading…</i>')],
    ['a list that can be read', () => void rootWith(list)],
  ])('is none where there are %s', (_, make) => {
    make()
    page.start()
    expect(page.look.isSplit).toBe(false)
  })
})

describe('the script in a page without orders', () => {
  const start = () => createSleeper({ document, signal: end.signal, now, wake }).look()

  it('asks at once where a tree may hold orders', () => {
    rootWith(list)
    start()
    expect(wake).toHaveBeenCalledTimes(1)
  })

  it.each<[string, () => void]>([
    ['in a tree that is there', () => (openRoots(document)[0] ?? expect.fail()).append(...rowsOf(list))],
    ['in a tree that comes with its element', () => void rootWith(list)],
    ['in a tree that an element gets later', () => void rootWith(list, waiting())],
  ])('asks when orders come %s', async (_, come) => {
    rootWith('<p>Customers</p>', hostIn(document.body, 'app-root'))
    hostIn(document.body, 'app-later')
    start()
    await pass(4_000)
    expect(wake).not.toHaveBeenCalled()
    come()
    await pass(15_500)
    expect(wake).toHaveBeenCalled()
  })

  it('sleeps where there are none, and asks nothing after its end', async () => {
    rootWith('<p>Customers</p>')
    start()
    await pass(60_000)
    expect(wake).not.toHaveBeenCalled()
    end.abort()
    expect(vi.getTimerCount()).toBe(0)
  })
})

const waiting = () => document.querySelector<HTMLElement>('app-later') ?? expect.fail()
const rowsOf = (html: string) => {
  const holder = document.createElement('template')
  holder.innerHTML = html
  return holder.content.childNodes
}
