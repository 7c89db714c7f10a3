import { describe, expect, it, vi } from 'vitest'
import { declined } from '../../tests/acceptance/service-practice.ts'
import { keyOf } from '../../tests/acceptance/staff-world.ts'
import { type BackgroundWorld, shop, startBackground } from '../../tests/fixtures/background-world.ts'
import { browser } from '../../tests/setup/fake-polyfill.ts'
import { saveProfile } from '../browser/profiles.ts'
import { protocolVersion } from '../contract/page-protocol.ts'
import type { Configuration } from '../domain/configuration.ts'
import type { ShopProfile } from '../domain/shop-profile.ts'

/** A background in which one order waits for staff. */
async function startWaiting(policy: Partial<Configuration['policy']> = {}) {
  const world = await startBackground()
  await world.configure({ policy: { ...world.configuration.policy, ...policy } })
  await world.readOrder()
  return world
}

const profile: ShopProfile = {
  format: 'nextech-sync/shop-profile',
  version: 1,
  page: '/orders',
  first: false,
  rows: [{ tag: 'li' }],
  cells: null,
  number: { heading: null, at: { by: 'whole' } },
  numbers: { prefix: null, digits: [4, 9] },
  date: null,
  customer: null,
  total: null,
  status: null,
  link: null,
}

const ticketIn = (url: string) => url.split('#')[1] ?? ''
const openPanel = async ({ shop: ask, order }: BackgroundWorld) =>
  ticketIn((await ask('cs-bg/open-resolve', { number: order.increment_id })).url)

describe('a shop’s page', () => {
  it('that says hello before anything is configured learns so, and that it is no shop', async () => {
    const { shop: ask } = await startBackground()
    const hello = await ask('cs-bg/hello', { protocol: protocolVersion })
    expect(hello).toMatchObject({ shop: false, configured: false, reload: false, profiles: [] })
  })

  it('of the configuration is a shop; one of another version is asked to reload', async () => {
    const { shop: ask, configure } = await startBackground()
    await configure()
    for (const [protocol, reload] of [
      [protocolVersion, false],
      [protocolVersion + 1, true],
      [protocolVersion - 1, true],
    ] as const) {
      expect(await ask('cs-bg/hello', { protocol })).toMatchObject({ shop: true, configured: true, reload })
    }
  })

  it('is told how to speak with the other pages, all of them the same; what is no shop is not', async () => {
    const { shop: ask, configure } = await startBackground()
    const hello = () => ask('cs-bg/hello', { protocol: protocolVersion })
    expect((await hello()).channel).toBeNull()
    await configure()
    const [one, other] = await Promise.all([hello(), hello()])
    expect(one.channel).toMatch(/^[0-9a-f-]{36}$/)
    expect([other.channel, (await hello()).channel]).toEqual([one.channel, one.channel])
  })

  it('hears from another page what the shop said once, and so does one that opens within two minutes', async () => {
    const { shop: ask, configure, host } = await startBackground()
    await configure()
    const hello = () => ask('cs-bg/hello', { protocol: protocolVersion })
    await ask('cs-bg/shop-said', { texts: ['The order has been put on hold.'] })
    const said = [{ at: expect.any(Number), text: 'The order has been put on hold.' }]
    expect(host.heard.map(({ message }) => message)).toContainEqual({ name: 'bg-cs/shop-said', said })
    expect((await hello()).said).toEqual(said)
    vi.setSystemTime(Date.now() + 2 * 60_000)
    expect((await hello()).said).toEqual([])
    vi.useRealTimers()
  })

  it('that has just come is told how to speak with the others, and that nothing is wanted of it by itself', async () => {
    const { shop: ask, configure } = await startBackground()
    expect(await ask('cs-bg/arrived', {})).toMatchObject({ shop: false, isWanted: false, channel: null })
    await configure()
    const { channel } = await ask('cs-bg/hello', { protocol: protocolVersion })
    const arrived = await ask('cs-bg/arrived', {})
    expect(arrived).toMatchObject({ shop: true, isWanted: false, channel })
    expect(Object.keys(arrived.words)).toEqual(['reload', 'dismiss'])
  })

  it('is wanted while an alarm stands, while the shop said something, and where its pages were taught', async () => {
    const { shop: ask, configure } = await startBackground()
    await configure()
    const isWanted = async () => (await ask('cs-bg/arrived', {})).isWanted
    await ask('cs-bg/shop-said', { texts: ['The order has been put on hold.'] })
    expect(await isWanted()).toBe(true)
    vi.setSystemTime(Date.now() + 2 * 60_000)
    expect(await isWanted()).toBe(false)
    vi.useRealTimers()
    await saveProfile(shop, profile)
    expect(await isWanted()).toBe(true)
  })

  it('that asks for it gets the script that marks orders, in its own frame; what is no shop gets none', async () => {
    const { shop: ask, configure, host } = await startBackground()
    await expect(ask('cs-bg/wake', {})).rejects.toEqual(declined('not-a-shop'))
    await configure()
    host.injected.length = 0
    await ask('cs-bg/wake', {})
    expect(host.injected).toEqual(['7 /orders.js'])
    host.closed.add(7)
    await expect(ask('cs-bg/wake', {})).rejects.toEqual(declined('no-script'))
  })

  it('that our script may not reach any more is no shop, and is answered nothing else', async () => {
    const { shop: ask, configure, host } = await startBackground()
    await configure()
    host.granted.delete(`${shop}/*`)
    expect(await ask('cs-bg/hello', { protocol: protocolVersion })).toMatchObject({ shop: false })
    await expect(ask('cs-bg/rows', { rows: [] })).rejects.toEqual(declined('not-a-shop'))
  })

  it('opens the panel of an order by a ticket that the address carries behind a #', async () => {
    const world = await startWaiting()
    const { url } = await world.shop('cs-bg/open-resolve', { number: world.order.increment_id })
    expect(new URL(url).pathname).toBe('/resolve.html')
    const view = await world.panel('panel-bg/load', { ticket: ticketIn(url) })
    expect(view.number).toBe(world.order.increment_id)
  })

  it('opens our own page at the order instead, where the practice decides in a window', async () => {
    const world = await startWaiting({ decideIn: 'window' })
    const { url } = await world.shop('cs-bg/open-resolve', { number: world.order.increment_id })
    expect(url).toBe('')
    const order = new URLSearchParams({ order: keyOf(world.order.increment_id) }).toString()
    expect(world.host.tabs.at(-1)?.url).toMatch(new RegExp(`workbench\\.html#/staff\\?${order}$`))
  })

  it.each([
    [undefined, ''],
    ['window', ''],
    ['panel', '/resolve.html'],
  ] as const)(
    'in Firefox, which proves no visibility, with decideIn %s answers %s',
    async (decideIn, path) => {
      const world = await startWaiting(decideIn ? { decideIn } : {})
      vi.spyOn(browser.runtime, 'getURL').mockImplementation(each => `moz-extension://abc${each}`)
      const { url } = await world.shop('cs-bg/open-resolve', { number: world.order.increment_id })
      expect(url === '' ? '' : URL.parse(url)?.pathname).toBe(path)
      vi.mocked(browser.runtime.getURL).mockRestore()
    },
  )

  it('opens no panel while nothing is configured', async () => {
    const { shop: ask } = await startBackground()
    await expect(ask('cs-bg/open-resolve', { number: '1' })).rejects.toEqual(declined('not-a-shop'))
  })

  it('opens the workbench in one tab, however often it is asked', async () => {
    const { shop: ask, configure, host } = await startBackground()
    await configure()
    await ask('cs-bg/open-workbench', { number: '1' })
    await ask('cs-bg/open-workbench', { number: '2' })
    expect(host.tabs.filter(({ url }) => url.includes('/workbench.html#/settings'))).toHaveLength(1)
  })
})

describe('the “?” of the bar that teaches a page', () => {
  it('opens its chapter of the help in a tab beside the shop', async () => {
    const { shop: ask, configure, host } = await startBackground()
    await configure()
    await ask('cs-bg/open-help', {})
    expect(host.tabs.map(({ url }) => url).filter(url => url.includes('/help.html'))).toEqual([
      expect.stringMatching(/\/help\.html#teach$/),
    ])
  })
})

describe('a panel', () => {
  it('goes on to the next order that waits, in its own tab and frame; to none where none is left', async () => {
    const world = await startWaiting()
    const ticket = await openPanel(world)
    expect(await world.panel('panel-bg/next', { ticket, passed: [] })).toEqual({ ticket: null })
  })

  it('goes on from an order to another, and each ticket opens its own', async () => {
    const world = await startWaiting()
    const second = { ...world.order, increment_id: '900000001' }
    await world.readOrder(second)
    const ticket = await openPanel(world)
    const next = (await world.panel('panel-bg/next', { ticket, passed: [] })).ticket ?? ''
    expect((await world.panel('panel-bg/load', { ticket: next })).number).toBe('900000001')
    expect((await world.panel('panel-bg/load', { ticket })).number).toBe(world.order.increment_id)
    const passed = ['900000001']
    expect(await world.panel('panel-bg/next', { ticket, passed })).toEqual({ ticket: null })
  })

  it('opens the queue in the workbench', async () => {
    const world = await startWaiting()
    await world.panel('panel-bg/open-queue', { ticket: await openPanel(world) })
    expect(world.host.tabs.at(-1)?.url).toMatch(/workbench\.html#\/staff$/)
  })

  it('opens what was done to its order in the workbench', async () => {
    const world = await startWaiting()
    await world.panel('panel-bg/open-history', { ticket: await openPanel(world) })
    const { hash } = new URL(world.host.tabs.at(-1)?.url ?? '')
    expect(hash).toBe(`#/activity?order=${world.order.increment_id}`)
  })

  it.each(['panel-bg/next', 'panel-bg/open-queue', 'panel-bg/open-history'] as const)(
    'asks %s with its ticket only',
    async name => {
      const world = await startWaiting()
      await expect(world.panel(name, { ticket: 'made up', passed: [] })).rejects.toEqual(declined('expired'))
    },
  )

  it('of an order opened in the workbench belongs to that tab and frame', async () => {
    const world = await startWaiting()
    const { ticket } = await world.own('ext-bg/open-resolve', { key: keyOf(world.order.increment_id) })
    expect((await world.own('panel-bg/load', { ticket })).number).toBe(world.order.increment_id)
    await expect(world.panel('panel-bg/load', { ticket })).rejects.toEqual(declined('expired'))
  })
})

describe('our own pages', () => {
  it('get no ticket for an order that is gone, nor outside of a tab, nor unconfigured', async () => {
    const world = await startWaiting()
    const key = keyOf(world.order.increment_id)
    await expect(world.own('ext-bg/open-resolve', { key: 'gone' })).rejects.toEqual(declined('gone'))
    await expect(world.popup('ext-bg/open-resolve', { key })).rejects.toEqual(declined('no-tab'))
  })

  it('are told that nothing is configured, where a practice is needed', async () => {
    const { own } = await startBackground()
    await expect(own('ext-bg/open-resolve', { key: 'k' })).rejects.toEqual(declined('not-configured'))
    expect(await own('ext-bg/sign-in', { password: 'p' })).toMatchObject({ state: 'not-configured' })
    expect(await own('ext-bg/export-configuration', {})).toEqual({ json: null })
    expect(await own('ext-bg/claim-station', {})).toEqual({})
    expect(await own('ext-bg/profiles', {})).toEqual([])
  })

  it('sign in by the password, and what waited for that goes on', async () => {
    const world = await startBackground()
    const { password, ...nextech } = world.configuration.nextech
    await world.configure({ nextech })
    await world.readOrder()
    await world.idle()
    const practice = await world.app.practice()
    expect((await practice?.engine.store.health())?.trouble?.code).toBe('signed-out')
    expect(await world.own('ext-bg/sign-in', { password: 'wrong' })).toMatchObject({ state: 'refused' })
    const report = await world.own('ext-bg/sign-in', { password: password ?? '' })
    expect(report).toMatchObject({ state: 'signed-in' })
    await vi.waitFor(async () => {
      expect((await practice?.engine.store.get(keyOf(world.order.increment_id)))?.posting.state).toBe(
        'resolve',
      )
    })
  })

  it('make this browser the one that posts', async () => {
    const world = await startWaiting()
    const practice = await world.app.practice()
    const before = (await practice?.engine.store.health())?.station?.since ?? 0
    await vi.waitFor(() => expect(Date.now()).toBeGreaterThan(before))
    await world.own('ext-bg/claim-station', {})
    expect((await practice?.engine.store.health())?.station?.since).toBeGreaterThan(before)
  })

  it('name this browser in what it decides', async () => {
    const world = await startWaiting()
    await world.own('ext-bg/staff-name', { name: 'Front desk' })
    expect(await world.own('ext-bg/queue', {})).toMatchObject({ staffName: 'Front desk' })
  })
})
