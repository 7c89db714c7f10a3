import { beforeEach, describe, expect, it, vi } from 'vitest'
import { browser } from '../../tests/setup/fake-polyfill.ts'
import { askActivePage } from './active-page.ts'
import { askFrames, noteFrame } from './shop-frames.ts'
import { pushToShops } from './tabs.ts'

/** What each frame of a tab answers; the others do not hear. */
let hearing: Map<string, unknown>
let heard: string[]

beforeEach(() => {
  browser.storage.resetState()
  hearing = new Map()
  heard = []
  const tabs = [
    { id: 7, url: 'https://shop.example/orders', active: true },
    { id: 8, url: 'https://other.example/' },
  ]
  vi.spyOn(browser.tabs, 'query').mockResolvedValue(tabs as never)
  vi.spyOn(browser.tabs, 'sendMessage').mockImplementation((async (
    tab: number,
    _message: unknown,
    options?: { frameId: number },
  ) => {
    const frame = `${tab}/${options?.frameId}`
    if (!hearing.has(frame)) throw new Error('Receiving end does not exist.')
    heard.push(frame)
    return hearing.get(frame)
  }) as never)
})

const push = { name: 'bg-cs/worker-started' } as const

describe('frames of a shop page', () => {
  it('are told each by its id, the top one always', async () => {
    await Promise.all([noteFrame(7, 3), noteFrame(7, 4), noteFrame(8, 9), noteFrame(7, 0)])
    for (const frame of ['7/0', '7/3', '7/4', '7/5', '8/9']) hearing.set(frame, frame)
    expect(await askFrames(7, push)).toEqual(['7/0', '7/3', '7/4'])
  })

  it('of another site are told nothing of this shop', async () => {
    await noteFrame(7, 3)
    await noteFrame(8, 9)
    for (const frame of ['7/0', '7/3', '8/0', '8/9']) hearing.set(frame, undefined)
    await pushToShops(['https://shop.example'], push)
    expect(heard).toEqual(['7/0', '7/3'])
  })

  it('that are gone are forgotten, and one that comes back is told again', async () => {
    await noteFrame(7, 3)
    await noteFrame(7, 4)
    hearing.set('7/0', undefined).set('7/4', undefined)
    await askFrames(7, push)
    hearing.set('7/3', undefined)
    await askFrames(7, push)
    expect(heard).toEqual(['7/0', '7/4', '7/0', '7/4'])
    await noteFrame(7, 3)
    heard = []
    await askFrames(7, push)
    expect(heard).toEqual(['7/0', '7/4', '7/3'])
  })

  it('of closed tabs are forgotten, and of many the latest stay', async () => {
    await noteFrame(6, 2)
    for (let frame = 1; frame <= 30; frame++) await noteFrame(7, frame)
    const { shopFrames } = await browser.storage.session.get('shopFrames')
    expect(Object.keys(shopFrames as object)).toEqual(['7'])
    expect(shopFrames).toMatchObject({ 7: expect.objectContaining({ length: 20, 19: 30 }) })
  })
})

describe('what the popup says of a page', () => {
  const none = { state: 'none', count: 0 }
  it.each([
    ['orders in a frame', [none, { state: 'orders', count: 20 }], { state: 'orders', count: 20 }],
    [
      'orders in two frames',
      [
        { state: 'orders', count: 2 },
        { state: 'orders', count: 20 },
      ],
      { state: 'orders', count: 22 },
    ],
    ['an order in a frame', [none, { state: 'order', count: 1 }], { state: 'order', count: 1 }],
    ['an order around a frame', [{ state: 'order', count: 1 }, none], { state: 'order', count: 1 }],
    [
      'a taught frame that changed',
      [none, { state: 'stale-profile', count: 0 }],
      { state: 'stale-profile', count: 0 },
    ],
    ['nothing', [none, none], none],
    ['no answer but a frame’s', [undefined, none], none],
  ])('%s', async (_, [top, frame], expected) => {
    await noteFrame(7, 3)
    hearing.set('7/0', top).set('7/3', frame)
    expect(await askActivePage()).toEqual({ ...expected, tabId: 7 })
  })

  it('is nothing where no frame answers', async () => {
    expect(await askActivePage()).toBeUndefined()
  })
})
