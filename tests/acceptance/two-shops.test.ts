import { afterEach, expect, it } from 'vitest'
import { makePractice } from '../../sandbox/practice/make-practice.ts'
import { type EngineWorld, orderOf, startWorld } from './engine-world.ts'

let world: EngineWorld | undefined
afterEach(() => world?.close())

it('an order that comes from Shop Manager’s pages and from the store’s interface is posted once', async () => {
  const options = { seed: 11, now: new Date().toISOString(), patients: 60, orders: 45 }
  const practice = makePractice(options)
  world = await startWorld(practice)
  for (const order of practice.orders) {
    const read = orderOf(order)
    await world.intake.takeOrder(read, world.now())
    await world.intake.takeOrder({ ...read, shop: 'https://store.example' }, world.now())
  }
  await world.drain()
  const before = new Set(practice.ledger.map(payment => payment.id))
  const added = world.nextech.ledger().filter(payment => !before.has(payment.id))
  const markers = added.map(payment => payment.text.split(' | ')[0])
  expect(markers.length).toBeGreaterThan(10)
  expect(markers).toEqual([...new Set(markers)])
}, 60_000)
