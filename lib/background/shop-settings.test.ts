import { describe, expect, it, vi } from 'vitest'
import { readingOf, rowOf } from '../../tests/acceptance/service-practice.ts'
import { keyOf, maria } from '../../tests/acceptance/staff-world.ts'
import { type BackgroundWorld, shop, startBackground } from '../../tests/fixtures/background-world.ts'
import type { OrderReading } from '../contract/readings.ts'
import { practiceDayOf } from '../domain/practice-day.ts'
import type { ShopChange } from '../domain/shop-change.ts'

type Said = Partial<Pick<OrderReading, 'status' | 'date'>>

const storedShops = async (world: BackgroundWorld) => {
  const { json } = await world.own('ext-bg/export-configuration', {})
  return JSON.parse(json ?? '{}').shops
}

async function start() {
  const world = await startBackground([maria])
  await world.configure()
  return world
}

/** A page of the shop shows the list, and reads the orders that are wanted; their badges. */
async function look(world: BackgroundWorld, said: Said) {
  const { timeZone } = world.configuration.practice
  const row = { ...rowOf(world.order, timeZone), ...said }
  const { wanted, badges } = await world.shop('cs-bg/rows', { rows: [row] })
  if (wanted.length === 0) return badges
  const reading = { ...readingOf(world.order, timeZone), ...said }
  return [(await world.shop('cs-bg/order', { reading, href: null })).badge]
}

const change = (world: BackgroundWorld, wanted: ShopChange) => world.own('ext-bg/configuration-shop', wanted)
const pages = (said: Partial<Extract<ShopChange, { about: 'pages' }>>): ShopChange => ({
  about: 'pages',
  origin: shop,
  dateOrder: null,
  timeZone: null,
  ...said,
})
const means = (status: string, state: Extract<ShopChange, { about: 'status' }>['state']): ShopChange => ({
  about: 'status',
  origin: shop,
  status,
  state,
})
async function postingOf({ app, order }: BackgroundWorld) {
  return (await (await app.practice())?.engine.store.get(keyOf(order.increment_id)))?.posting
}
const unknownIn = async (world: BackgroundWorld) => (await world.own('ext-bg/shop-words', {}))?.[0]?.unknown

describe('what a person says of a shop', () => {
  it.each(['Ready to Ship', 'Versandbereit', 'Listo para enviar', 'Ready_for_Pickup', '发货中'])(
    'explains the status “%s”, and the order that waited is posted',
    async status => {
      const world = await start()
      expect(await look(world, { status })).toMatchObject([{ status: 'unseen', reason: 'status-unknown' }])
      // Not read again before its time: the page would say the same.
      expect(await look(world, { status })).toMatchObject([{ status: 'unseen', reason: 'status-unknown' }])
      expect(await unknownIn(world)).toEqual([{ status, orders: 1 }])
      expect(await change(world, means(status, 'processing'))).toEqual({ problem: null })
      expect(await storedShops(world)).toMatchObject([{ origin: shop, statuses: { [status]: 'processing' } }])
      expect(await unknownIn(world)).toEqual([])
      expect(world.host.told).toContain('7 bg-cs/read-again')
      expect(await look(world, { status })).toMatchObject([{ status: 'pending' }])
      await world.own('ext-bg/sync-now', {})
      await world.idle()
      expect(await postingOf(world)).toMatchObject({ state: 'posted' })
    },
  )

  it('explains a status that posts nothing', async () => {
    const world = await start()
    await look(world, { status: 'Awaiting cheque' })
    await change(world, means('awaiting CHEQUE', 'pending_payment'))
    await look(world, { status: 'Awaiting cheque' })
    await world.own('ext-bg/sync-now', {})
    await world.idle()
    expect(await postingOf(world)).toMatchObject({ reason: 'not-paid' })
    // What was read by an explanation is read again when that changes.
    await change(world, means('Awaiting cheque', 'processing'))
    await look(world, { status: 'Awaiting cheque' })
    await world.own('ext-bg/sync-now', {})
    await world.idle()
    expect(await postingOf(world)).toMatchObject({ state: 'posted' })
  })

  it.each([
    ['day-first', '03/02/2026 10:00:00', '2026-02-03'],
    ['month-first', '03/02/2026 10:00:00', '2026-03-02'],
    ['day-first', '3/2/2026', '2026-02-03'],
    ['month-first', '03-02-2026 11:30 PM', '2026-03-02'],
    ['day-first', '05/02/26 09:15', '2026-02-05'],
    ['year-first', '26/02/15 10:00', '2026-02-15'],
    ['year-first', '26.02.15', '2026-02-15'],
  ] as const)('says that dates are written %s, and %s is understood', async (dateOrder, date, day) => {
    const world = await start()
    const { timeZone } = world.configuration.practice
    expect(await look(world, { date })).toMatchObject([{ status: 'unseen', reason: 'date-unclear' }])
    expect(await change(world, pages({ dateOrder }))).toEqual({ problem: null })
    expect(await look(world, { date })).toMatchObject([{ status: 'pending' }])
    expect(practiceDayOf((await postingOf(world))?.placedAt ?? 0, timeZone)).toBe(day)
  })

  it('names the zone of its pages, and what was read in another is read again', async () => {
    const world = await start()
    const date = 'Mar 2, 2026 11:30:00 PM'
    await look(world, { date })
    const placedAt = (await postingOf(world))?.placedAt ?? 0
    expect(await change(world, pages({ timeZone: 'Europe/Madrid' }))).toEqual({ problem: null })
    await look(world, { date })
    expect((await postingOf(world))?.placedAt).toBe(placedAt - 7 * 3_600_000)
    await change(world, pages({}))
    await look(world, { date })
    expect((await postingOf(world))?.placedAt).toBe(placedAt)
  })

  it('learns the zone that the pages name themselves, until that is the shop’s', async () => {
    const world = await start()
    const zoneIn = async () => (await world.own('ext-bg/shop-words', {}))?.[0]?.timeZone
    const date = 'Mar 2, 2026 11:30:00 PM (America/Los_Angeles)'
    await look(world, { date })
    expect(await zoneIn()).toBe('America/Los_Angeles')
    await change(world, pages({ timeZone: 'America/Los_Angeles' }))
    await look(world, { date })
    expect(await zoneIn()).toBeNull()
  })

  it.each<[string, ShopChange]>([
    ['no shop', { ...pages({}), origin: 'https://other.example' }],
    ['no zone', pages({ timeZone: 'America/Nowhere' })],
    ['no status', means(' ', 'processing')],
    ['a status of Magento’s own', means('Processing', 'canceled')],
    ['one in another language', means('storniert', 'processing')],
  ])('is refused in words, and nothing changes: %s', async (_, wanted) => {
    const world = await start()
    const before = await storedShops(world)
    expect((await change(world, wanted)).problem).toMatch(/\w/)
    expect(await storedShops(world)).toEqual(before)
  })

  it('is refused before anything is configured', async () => {
    const world = await startBackground()
    expect((await change(world, pages({}))).problem).toMatch(/\w/)
    expect(await world.own('ext-bg/shop-words', {})).toBeNull()
  })

  it('is asked for from the badge: Settings opens with the shop and the word', async () => {
    const world = await start()
    const { number = '' } = (await look(world, { status: 'Ready to Ship' }))[0] ?? {}
    await world.shop('cs-bg/open-workbench', { number })
    const opened = world.host.tabs.map(({ url }) => url).find(url => url.includes('#/settings'))
    const query = new URLSearchParams(opened?.split('?')[1])
    expect(Object.fromEntries(query)).toEqual({ shop, status: 'Ready to Ship' })
  })

  it('is asked for from the badge of an unclear date', async () => {
    const world = await start()
    const { number = '' } = (await look(world, { date: '03/02/2026' }))[0] ?? {}
    await world.shop('cs-bg/open-workbench', { number })
    const opened = world.host.tabs.map(({ url }) => url).find(url => url.includes('#/settings'))
    expect(Object.fromEntries(new URLSearchParams(opened?.split('?')[1]))).toEqual({ shop })
  })

  it.each(['03/02/2026', '26/02/15 10:00'])(
    'is asked for from the badge of a row without a page of its own: %s',
    async date => {
      const world = await start()
      const row = { ...rowOf(world.order, world.configuration.practice.timeZone), date, href: null }
      const [shown] = (await world.shop('cs-bg/rows', { rows: [row] })).badges
      const { number, reason } = shown ?? expect.fail()
      expect(reason).toBe('date-unclear')
      await world.shop('cs-bg/open-workbench', { number, ...(reason && { reason }) })
      const opened = world.host.tabs.map(({ url }) => url).find(url => url.includes('#/settings'))
      expect(Object.fromEntries(new URLSearchParams(opened?.split('?')[1]))).toEqual({ shop })
    },
  )

  it('is no question of an order that was read, whatever its row says', async () => {
    const world = await start()
    const [shown] = await look(world, {})
    const { number } = shown ?? expect.fail()
    await world.shop('cs-bg/open-workbench', { number, reason: 'date-unclear' })
    expect(world.host.tabs.find(({ url }) => url.includes('#/settings'))?.url).not.toContain('?')
    await world.idle()
  })

  it('is known of a page that staff opened before its row was seen', async () => {
    const world = await start()
    const reading = { ...readingOf(world.order, 'America/Chicago'), status: 'Packed' }
    await world.shop('cs-bg/order', { reading, href: null })
    await vi.waitFor(async () => expect(await unknownIn(world)).toEqual([{ status: 'Packed', orders: 1 }]))
  })
})
