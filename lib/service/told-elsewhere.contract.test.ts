import { describe, expect, it, vi } from 'vitest'
import { openKnown, page, readingOf, rowOf } from '../../tests/acceptance/service-practice.ts'
import { must } from '../../tests/fixtures/store.ts'
import type { Order } from '../domain/order.ts'
import type { SourceState } from '../domain/source-state.ts'
import { dayMs } from '../domain/units.ts'

vi.setConfig({ testTimeout: 60_000 })

const minute = 60_000
const baseUrl = 'https://shop.example/rest/V1'

/** A shop with an interface that was read a minute ago, and an order's row in its list. */
async function openRest(change: (now: number) => Partial<SourceState> = () => ({})) {
  const opened = await openKnown()
  const { practice, world, order, fromShop } = opened
  const { timeZone } = world.configuration.practice
  const shops = practice.configuration.shops.map(shop => ({ ...shop, rest: { baseUrl } }))
  practice.configuration = { ...practice.configuration, shops }
  const now = world.now()
  await practice.polling.sources.saveSourceState(page.origin, {
    address: baseUrl,
    placedFrom: now - 30 * dayMs,
    mark: now,
    read: [],
    resume: null,
    readAt: now - minute,
    nextPollAt: now + minute,
    trouble: null,
    unreadable: [],
    ...change(now),
  })
  const created_at = new Date(now - 2 * minute).toISOString().slice(0, 19)
  const fresh = { ...order, created_at }
  const row = { ...rowOf(fresh, timeZone), href: '/o/1' }
  /** The interface tells the order. */
  const tell = async (as: Partial<Order> = {}) => {
    await fromShop('cs-bg/order', { reading: readingOf(fresh, timeZone), href: null })
    const records = await practice.intake.records(page.origin, [row.number])
    const { order: read } = must(records.get(row.number))
    await practice.intake.takeOrder({ ...read, byRest: true, ...as }, world.now())
  }
  const wanted = async (as: Partial<typeof row> = {}) =>
    (await fromShop('cs-bg/rows', { rows: [{ ...row, ...as }] })).wanted.length
  return { ...opened, order: fresh, tell, wanted, timeZone, now }
}

describe('where a shop’s interface is read, an order’s page is asked for', () => {
  it('not for what the interface told, nor again after a day', async () => {
    const { world, practice, wanted, tell, now } = await openRest()
    await tell()
    expect(await wanted()).toBe(0)
    await world.drain()
    world.advance(2 * dayMs)
    const state = must(await practice.polling.sources.sourceState(page.origin))
    await practice.polling.sources.saveSourceState(page.origin, { ...state, readAt: now + 2 * dayMs })
    expect(await wanted()).toBe(0)
  })

  it('not for a new order, which the interface tells soon; but where it does not within ten minutes', async () => {
    const { world, wanted } = await openRest()
    expect(await wanted()).toBe(0)
    world.advance(7 * minute)
    expect(await wanted()).toBe(0)
    world.advance(minute)
    expect(await wanted()).toBe(1)
  })

  it.each<[string, Partial<Order>]>([
    ['a card without its brand', { tender: { kind: 'card', brand: null } }],
    ['another total than the row shows', { totalCents: 1 }],
    ['another state than the row shows', { state: 'complete' }],
  ])('where it told %s', async (_, as) => {
    const { wanted, tell } = await openRest()
    await tell(as)
    expect(await wanted()).toBe(1)
  })

  it.each<[string, (now: number) => Partial<SourceState>]>([
    ['it was never read to its end', () => ({ readAt: null })],
    ['it has been silent for an hour', now => ({ readAt: now - 61 * minute })],
    ['another address was read', () => ({ address: 'https://old.example/rest/V1' })],
  ])('for every row where %s', async (_, change) => {
    const { wanted, tell } = await openRest(change)
    await tell()
    expect(await wanted()).toBe(1)
  })

  it.each<[string, (now: number) => Partial<SourceState>]>([
    ['that it cannot read', () => ({ unreadable: [{ id: '1', number: '100000001', field: 'total' }] })],
    ['from before its first reading', now => ({ placedFrom: now - minute })],
  ])('for an order %s', async (_, change) => {
    const { wanted } = await openRest(change)
    expect(await wanted({ number: '100000001' })).toBe(1)
  })

  it('for an order that was read from its page alone, when its row changes', async () => {
    const { order, fromShop, timeZone, wanted } = await openRest(() => ({ readAt: null }))
    await wanted()
    await fromShop('cs-bg/order', { reading: readingOf(order, timeZone), href: null })
    expect([await wanted(), await wanted({ status: 'Complete' })]).toEqual([0, 1])
  })
})
