import { beforeEach, describe, expect, it, vi } from 'vitest'
import { browser } from '../../tests/setup/fake-polyfill.ts'
import { issueTicket, useTicket as use } from './tickets.ts'

const order = { key: 'shop/1/all', tabId: 7 }
const minute = 60_000
const useTicket = async (...from: Parameters<typeof use>) => (await use(...from))?.key

beforeEach(() => {
  browser.storage.resetState()
  vi.useFakeTimers({ toFake: ['Date'] })
  return () => vi.useRealTimers()
})

describe('design 5: a ticket opens one order in one tab and one frame', () => {
  it('names its order to the frame that used it first, again and again', async () => {
    const ticket = await issueTicket(order)
    expect(await useTicket(ticket, 7, 3)).toBe(order.key)
    expect(await useTicket(ticket, 7, 3)).toBe(order.key)
  })

  it.each([
    ['another tab', 8],
    ['no tab', undefined],
  ])('not to %s', async (_, tabId) => {
    const ticket = await issueTicket(order)
    expect(await useTicket(ticket, tabId, 3)).toBeUndefined()
    expect(await useTicket(ticket, 7, 4)).toBe(order.key)
  })

  it('not to a second frame', async () => {
    const ticket = await issueTicket(order)
    await useTicket(ticket, 7, 3)
    expect(await useTicket(ticket, 7, 4)).toBeUndefined()
    expect(await useTicket(ticket, 7, 0)).toBeUndefined()
    expect(await useTicket(ticket, 7, 3)).toBe(order.key)
  })

  it('of two frames at once, to one', async () => {
    const ticket = await issueTicket(order)
    const both = await Promise.all([useTicket(ticket, 7, 3), useTicket(ticket, 7, 4)])
    expect(both.filter(Boolean)).toEqual([order.key])
  })

  it('not after 30 minutes, however often it was used', async () => {
    const ticket = await issueTicket(order)
    vi.setSystemTime(Date.now() + 30 * minute - 1)
    expect(await useTicket(ticket, 7, 3)).toBe(order.key)
    vi.setSystemTime(Date.now() + 1)
    expect(await useTicket(ticket, 7, 3)).toBeUndefined()
  })

  it('not while a clock that was set back says that it is yet to be issued', async () => {
    const ticket = await issueTicket(order)
    vi.setSystemTime(Date.now() - 30 * minute)
    expect(await useTicket(ticket, 7, 3)).toBeUndefined()
  })

  it('that goes on to the next order holds for the frame that went on', async () => {
    const next = await issueTicket({ ...order, frameId: 3 })
    expect(await useTicket(next, 7, 4)).toBeUndefined()
    expect(await use(next, 7, 3)).toMatchObject({ key: order.key, number: null })
  })

  it('names each opening by something that opens nothing', async () => {
    const [first, second] = [await issueTicket(order), await issueTicket(order)]
    const openings = [await use(first, 7, 3), await use(second, 7, 4)].map(ticket => ticket?.opening)
    expect(new Set([...openings, first, second]).size).toBe(4)
    expect(await useTicket(openings[0] ?? '', 7, 3)).toBeUndefined()
  })

  it('not when it was never issued', async () => {
    await issueTicket(order)
    for (const made of ['', 'constructor', crypto.randomUUID()]) {
      expect(await useTicket(made, 7, 3)).toBeUndefined()
    }
  })

  it('each opening has its own, and the old ones are swept away', async () => {
    const first = await issueTicket(order)
    const second = await issueTicket({ key: 'shop/2/all', tabId: 7 })
    expect(await useTicket(second, 7, 4)).toBe('shop/2/all')
    expect(await useTicket(first, 7, 3)).toBe(order.key)
    vi.setSystemTime(Date.now() + 31 * minute)
    await issueTicket(order)
    const { tickets } = await browser.storage.session.get('tickets')
    expect(Object.keys(tickets ?? {})).toHaveLength(1)
  })

  it.each(['constructor', '__proto__', 'toString'])(
    'is none by the name that every object knows: %s',
    async id => {
      const ticket = await issueTicket({ key: '/7/all', tabId: 7 })
      expect(await useTicket(id, undefined, 0)).toBeUndefined()
      expect(await useTicket(ticket, 7, 3)).toBe('/7/all')
    },
  )
})
