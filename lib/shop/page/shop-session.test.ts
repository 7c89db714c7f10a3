// @vitest-environment happy-dom
// biome-ignore-all lint/style/noExcessiveLinesPerFile: one page and one session, and every rule of theirs
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { listOf, orderHtml, viewOf } from '../../../tests/fixtures/shop-pages.ts'
import type { BadgeView, MessageName } from '../../protocol/messages.ts'
import type { RowReading } from '../../protocol/readings.ts'
import type { Courier } from './courier.ts'
import { type PressBadge, ShopSession } from './shop-session.ts'

const words = {
  reload: 'reload',
  unreadable: '{count} rows',
  signedOut: 'sign in',
  dismiss: 'ok',
  noAccess: 'no access',
  unseen: 'not read yet',
  ownStatus: 'own status',
}
let aborter: AbortController
let session: ShopSession
let asked: { name: MessageName; body: unknown }[]
let wanted: string[]
let press: PressBadge
const notice = vi.fn()
const request = vi.fn()
const drawn = new Map<Element, string>()
const views: BadgeView[] = []

const usual: Record<string, (body: never) => unknown> = {
  'cs-bg/rows': ({ rows }: { rows: RowReading[] }) => ({
    badges: rows.map(row => viewOf(row.number, row.number === '1003' ? 'resolve' : 'synced')),
    wanted,
    unreadable: 0,
  }),
  'cs-bg/order': ({ reading }: { reading: { number: string } }) => ({
    badge: viewOf(reading.number),
    understood: true,
  }),
  'cs-bg/open-resolve': () => ({ url: 'chrome-extension://abc/resolve.html' }),
}
let answers = usual
/** Messages that meet no answer at all, each so often: their worker died, and the next one too. */
let unanswered: Partial<Record<MessageName, number>> = {}
const courier = {
  async ask(name: MessageName, body: unknown) {
    asked.push({ name, body })
    const left = unanswered[name] ?? 0
    unanswered[name] = left - 1
    if (left > 0) return undefined
    return answers[name]?.(body as never) ?? {}
  },
} as Courier

function start(html: string) {
  document.body.innerHTML = html
  session = new ShopSession({
    document,
    courier,
    words,
    notice,
    signal: aborter.signal,
    fetch: request as typeof fetch,
    render: onPress => {
      press = onPress
      return (host, view) => {
        views.push(view)
        drawn.set(host, `${view.number} ${view.word || 'nothing'}`)
        return true
      }
    },
  })
  session.start()
}

const badges = () => [...document.querySelectorAll('nextech-sync-badge')]
const shown = () =>
  badges().map(host => `${host.getAttribute('data-order')} ${host.getAttribute('data-status')}`)
const ask = (name: MessageName) => asked.filter(one => one.name === name)
const settled = () => vi.waitFor(() => expect(shown().join()).not.toContain('unseen'))
const microtask = () => new Promise<void>(resolve => queueMicrotask(resolve))

// happy-dom loads no frames, and complains of every one.
const create = document.createElement.bind(document)

beforeEach(() => {
  vi.spyOn(document, 'createElement').mockImplementation((tag: string) =>
    create(tag === 'iframe' ? 'output' : tag),
  )
  aborter = new AbortController()
  answers = { ...usual }
  unanswered = {}
  asked = []
  wanted = []
  request.mockImplementation(async (href: string) => new Response(orderHtml(href.slice(-4))))
})
afterEach(() => aborter.abort())

describe('badges of a list', () => {
  it('stand last in the cell of each order’s number', async () => {
    start(listOf('1001', '1002'))
    expect(shown()).toEqual(['1001 unseen', '1002 unseen'])
    await settled()
    expect(shown()).toEqual(['1001 synced', '1002 synced'])
    expect(document.querySelectorAll('thead th')).toHaveLength(6)
    expect(ask('cs-bg/rows')).toHaveLength(1)
  })

  it('never stay beside another order when only a text changes', async () => {
    start(listOf('1001', '1002'))
    await settled()
    const text = document.querySelector('td span')?.firstChild ?? expect.fail()
    text.nodeValue = '1009'
    await microtask()
    expect(shown()).toEqual(['1009 unseen', '1002 synced'])
    expect(drawn.get(badges()[0] ?? expect.fail())).toBe('1009 nothing')
    text.nodeValue = '1002'
    await microtask()
    expect(shown()).toEqual(['1002 synced', '1002 synced'])
  })

  it('go with their rows and come with new ones', async () => {
    start(listOf('1001', '1002'))
    await settled()
    document.querySelector('tbody')?.replaceChildren()
    await microtask()
    expect(shown()).toEqual([])
    document.body.innerHTML = listOf('1002', '1003')
    await microtask()
    expect(shown()).toEqual(['1002 synced', '1003 unseen'])
    await settled()
    expect(ask('cs-bg/rows')).toHaveLength(2)
  })

  it('are not put beside a row that could not be read', async () => {
    answers['cs-bg/rows'] = () => ({ badges: [viewOf('1001')], wanted: [], unreadable: 1 })
    start(listOf('1001', '1002'))
    await settled()
    expect(shown()).toEqual(['1001 synced'])
    expect(notice).toHaveBeenLastCalledWith('1 rows')
  })

  it('come by themselves for orders that a page which is gone was to read', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    answers['cs-bg/rows'] = () => ({
      badges: [viewOf('1001', ask('cs-bg/rows').length < 3 ? 'unseen' : 'synced')],
      wanted: [],
      unreadable: 0,
    })
    start(listOf('1001'))
    await vi.advanceTimersByTimeAsync(14_000)
    expect(ask('cs-bg/rows')).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(60_000)
    vi.useRealTimers()
    expect(shown()).toEqual(['1001 synced'])
    expect(ask('cs-bg/rows')).toHaveLength(3)
  })

  it.each([
    ['rows', listOf('1001')],
    ['order', listOf('1001')],
    ['order', orderHtml('1001')],
  ] as const)('come by themselves when cs-bg/%s met no answer', async (what, html) => {
    const name = `cs-bg/${what}` as const
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    const isRead = () => ask('cs-bg/order').length > Number(name === 'cs-bg/order')
    answers['cs-bg/rows'] = () => ({
      badges: [viewOf('1001', isRead() ? 'synced' : 'unseen')],
      wanted: isRead() ? [] : ['1001'],
      unreadable: 0,
    })
    unanswered = { [name]: 1 }
    start(html)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(shown()).toEqual(['1001 unseen'])
    await vi.advanceTimersByTimeAsync(30_000)
    expect(shown()).toEqual(['1001 synced'])
    expect(ask(name)).toHaveLength(2)
  })

  it('are not doubled, and do not outlive their number', async () => {
    start(listOf('1001'))
    const cell = document.querySelector('td') ?? expect.fail()
    cell.append(badges()[0]?.cloneNode() ?? '')
    document.body.append(document.createElement('nextech-sync-badge'))
    cell.append('!')
    await microtask()
    expect(shown()).toEqual([])
    cell.lastChild?.remove()
    await microtask()
    expect(shown()).toHaveLength(1)
  })

  it('do not make the page be read again', async () => {
    start(listOf('1001'))
    await settled()
    const before = asked.length
    session.show([viewOf('1001', 'pending')])
    expect(shown()).toEqual(['1001 pending'])
    await new Promise(resolve => setTimeout(resolve, 80))
    expect(asked).toHaveLength(before)
  })

  it('are asked for again when another worker was born: the one before may have died before it told', async () => {
    start(listOf('1001'))
    await settled()
    answers['cs-bg/rows'] = () => ({ badges: [viewOf('1001', 'voided')], wanted: [], unreadable: 0 })
    session.tellAgain()
    await vi.waitFor(() => expect(shown()).toEqual(['1001 voided']))
    expect(ask('cs-bg/rows')).toHaveLength(2)
  })

  it('say at once that nothing is known yet, in words for those who ask', async () => {
    start(listOf('1001'))
    expect(views.at(-1)).toMatchObject({ word: '', tooltip: 'not read yet', button: null })
    await settled()
    expect(views.at(-1)?.word).toBe('synced')
  })

  it('are drawn of a push without the rest of the page being read', async () => {
    start(listOf('1001', '1002', '1003'))
    await settled()
    const read = vi.spyOn(document, 'querySelectorAll')
    views.length = 0
    session.show([viewOf('1002', 'attention'), viewOf('7777', 'attention')])
    expect(views.map(({ number, status }) => `${number} ${status}`)).toEqual(['1002 attention'])
    expect(read).not.toHaveBeenCalled()
  })

  it('of a push follow what the page shows now, not what it showed then', async () => {
    start(listOf('1001', '1002'))
    await settled()
    // No microtask in between: the observer has not been heard yet.
    const text = document.querySelector('td span')?.firstChild ?? expect.fail()
    text.nodeValue = '1002'
    session.show([viewOf('1002', 'attention'), viewOf('1001', 'voided')])
    expect(shown()).toEqual(['1002 attention', '1002 attention'])
  })

  it('are small marks beside DermPRO’s own status, which say so', async () => {
    start(listOf('1003').replace('<th>Action</th>', '<th>Nextech</th>'))
    await settled()
    const mark = views.at(-1)
    expect(mark).toMatchObject({ status: 'resolve', word: '', button: null })
    expect(mark?.tooltip).toMatch(/^own status\nresolve/)
    expect(ask('cs-bg/rows')).toHaveLength(1)
  })

  it('are asked for anew when the browser brings a frozen page back', async () => {
    start(listOf('1001'))
    await settled()
    window.dispatchEvent(new Event('pageshow'))
    await new Promise(resolve => setTimeout(resolve, 80))
    expect(ask('cs-bg/rows')).toHaveLength(1)
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }))
    await vi.waitFor(() => expect(ask('cs-bg/rows')).toHaveLength(2))
  })

  it('are taken away at the end', async () => {
    start(listOf('1001'))
    await settled()
    aborter.abort()
    expect(shown()).toEqual([])
    session.show([viewOf('1001')])
    document.body.innerHTML = listOf('1002')
    await microtask()
    expect(shown()).toEqual([])
  })
})

describe('what the background is told', () => {
  it('is the order pages that it wants', async () => {
    wanted = ['1002']
    start(listOf('1001', '1002'))
    await vi.waitFor(() => expect(ask('cs-bg/order')).toHaveLength(1))
    expect(ask('cs-bg/order')[0]?.body).toMatchObject({
      reading: { number: '1002' },
      href: expect.stringMatching('/o/1002'),
    })
    expect(request).toHaveBeenCalledTimes(1)
  })

  it('is that the shop asks to sign in, and so are staff', async () => {
    request.mockImplementation(async () => new Response('<input type="password">'))
    wanted = ['1001']
    start(listOf('1001'))
    await vi.waitFor(() =>
      expect(ask('cs-bg/unread')[0]?.body).toEqual({ number: '1001', cause: 'signed-out' }),
    )
    expect(notice).toHaveBeenLastCalledWith('sign in')
  })

  it('is nothing of rows that have no number; staff are told', async () => {
    start(listOf('1001', '1002', ''))
    await vi.waitFor(() => expect(notice).toHaveBeenLastCalledWith('1 rows'))
  })

  it('is the order whose page is open, with a badge in its heading', async () => {
    start(orderHtml('1001'))
    await settled()
    expect(badges()[0]?.parentElement?.localName).toBe('h1')
    expect(ask('cs-bg/order')).toHaveLength(1)
    expect(ask('cs-bg/rows')).toEqual([])
  })

  it('is nothing where there are no orders', async () => {
    start(
      '<h1>Dashboard</h1><table><tr><th>SKU</th><th>Price</th></tr><tr><td>1001</td><td>$1.00</td></tr></table>',
    )
    await new Promise(resolve => setTimeout(resolve, 80))
    expect([asked, shown()]).toEqual([[], []])
  })
})

describe('RESOLVE', () => {
  const panel = () => document.querySelector('nextech-sync-panel')
  const button = document.createElement('button')

  it('opens the panel for the order that the badge stands beside, and closes with its row', async () => {
    start(listOf('1001', '1003'))
    await settled()
    press(viewOf('1003', 'resolve'), badges()[1] as HTMLElement, button)
    await vi.waitFor(() => expect(panel()).not.toBeNull())
    expect(ask('cs-bg/open-resolve')[0]?.body).toEqual({ number: '1003' })
    document.body.innerHTML = listOf('1001')
    await microtask()
    expect(panel()).toBeNull()
  })

  it('does nothing when the row has become another order’s', async () => {
    start(listOf('1003', '1002'))
    await settled()
    const text = document.querySelector('td span')?.firstChild ?? expect.fail()
    text.nodeValue = '1009'
    press(viewOf('1003', 'resolve'), badges()[0] as HTMLElement, button)
    await new Promise(resolve => setTimeout(resolve, 5))
    expect(ask('cs-bg/open-resolve')).toEqual([])
  })
})
