import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Order } from '../../lib/domain/order.ts'
import { postingKey } from '../../lib/domain/posting.ts'
import { type EngineWorld, orderOf, shop, startWorld } from './engine-world.ts'
import { practiceOf, uidAt } from './held-practice.ts'
import { maria } from './staff-world.ts'

vi.setConfig({ testTimeout: 60_000 })

let world: EngineWorld | undefined
afterEach(() => world?.close())

const west = 'https://west.example'
const twoStores = [
  { origin: shop, reader: 'auto' as const },
  { origin: west, reader: 'auto' as const, store: 'West' },
]
const minute = 60_000

/** Maria buys the same in both stores, and both count the same number. */
async function twins(apartMs: number, first: 'first' | 'west') {
  const { practice, order } = practiceOf(maria, [maria])
  const here = orderOf(order)
  const there: Order = { ...here, shop: west, placedAt: here.placedAt + apartMs }
  world = await startWorld(practice, {}, { shops: twoStores })
  return { world, orders: first === 'first' ? [here, there] : [there, here], number: here.number }
}

const payments = () =>
  (world?.nextech.ledger() ?? []).map(({ patient, text }) => [patient, text.split(' | ')[0]]).sort()

describe('one customer buys the same in two stores, under one number', () => {
  it.each([
    [7 * minute, 'first'],
    [7 * minute, 'west'],
    [25 * 60 * minute + 11 * minute, 'first'],
    [-7 * minute, 'west'],
  ] as const)('%i ms apart, read in the %s store first: both are posted, once each', async (apart, which) => {
    const { world, orders, number } = await twins(apart, which)
    for (const order of orders) await world.intake.takeOrder(order, world.now())
    for (let i = 0; i < 3; i++) await world.drain()
    // Read again in the other order, as windows are.
    for (const order of orders.toReversed()) await world.intake.takeOrder(order, world.now())
    world.advance(20 * minute)
    await world.drain()
    expect(payments()).toEqual([
      [uidAt(0), `DermPRO #${number}`],
      [uidAt(0), `DermPRO West #${number}`],
    ])
    const all = await world.byKey()
    expect(all.get(postingKey({ number }))).toMatchObject({ state: 'posted' })
    expect(all.get(postingKey({ number, store: 'West' }))).toMatchObject({ state: 'posted' })
  })

  it('at one moment they are one sale, seen through a window that was taken for another store', async () => {
    const { world, orders } = await twins(0, 'first')
    for (const order of orders) await world.intake.takeOrder(order, world.now())
    await world.drain()
    expect(payments()).toHaveLength(1)
  })

  it('read and posted one after the other as well', async () => {
    const { world, orders, number } = await twins(7 * minute, 'first')
    for (const order of orders) {
      await world.intake.takeOrder(order, world.now())
      await world.drain()
      world.advance(20 * minute)
    }
    await world.drain()
    expect(payments()).toHaveLength(2)
    expect((await world.byKey()).get(postingKey({ number, store: 'West' }))).toMatchObject({
      state: 'posted',
    })
  })
})
