import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { drain } from '../../lib/sync/drain.ts'
import { claimStation } from '../../lib/sync/station.ts'
import { type EngineWorld, read, startWorld } from './engine-world.ts'
import { livePayments, type SmallPractice, smallPractice } from './small-practice.ts'

const anHour = 60 * 60_000

// A whole practice over HTTP on a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let small: SmallPractice
let world: EngineWorld
beforeAll(async () => {
  small = await smallPractice()
})
afterEach(() => world.close())

const numberOf = (i: number) => small.known[i]?.increment_id ?? ''

/** A payment of the second order that another browser sends an hour later, in the product's own words. */
async function postedElsewhere(): Promise<void> {
  world.advance(anHour)
  await world.control('clock', { advanceMs: anHour })
  const setup = await world.engine.store.setup()
  const uid = small.practice.patients[0]?.id
  if (!setup || !uid) throw new Error('nothing is set up yet')
  const description = `DermPRO #${numberOf(1)} | 1x SKU`
  const plan = { amountCents: 100, cardType: 'Visa', paymentDate: '2026-03-16', description }
  const outcome = await world.engine.nextech.postPayment(uid, plan, setup)
  expect(outcome.kind).toBe('done')
}

describe('one browser posts for a practice', () => {
  it.each([
    ['ahead of all that was read', { from: 0, seenTo: Date.parse('2090-01-01') }],
    ['no moment', { from: 0, seenTo: 1e308 }],
    ['before all payments', { from: -1e308 }],
  ])('and sees what was posted elsewhere though how far it read is kept as %s', async (_, damage) => {
    world = await startWorld(small.practice)
    await drain(world.engine, true)
    await read(world, [small.buyer])
    await world.drain()
    await postedElsewhere()
    const coverage = await world.engine.store.ledgerCoverage()
    if (!coverage) throw new Error('nothing was read')
    await world.engine.store.saveLedger([], { ...coverage, ...damage })
    await read(world, small.known.slice(1, 2))
    await world.drain()
    expect(livePayments(world.nextech.ledger(), numberOf(1))).toBe(1)
    expect((await world.engine.store.health()).station?.otherPayment).not.toBeNull()
  })

  it('a payment in our words that this browser did not send stops its posting, until staff say otherwise', async () => {
    world = await startWorld(small.practice)
    await drain(world.engine, true)
    await read(world, [small.buyer])
    await world.drain()
    await postedElsewhere()
    await read(world, small.known.slice(0, 1))
    await world.drain()
    expect((await world.engine.store.health()).station?.otherPayment).not.toBeNull()
    expect((await world.postings()).get(numberOf(0))).toMatchObject({
      state: 'matched',
      reason: 'other-station',
    })
    expect(livePayments(world.nextech.ledger(), numberOf(0))).toBe(0)

    await claimStation(world.engine)
    await world.drain()
    expect((await world.postings()).get(numberOf(0))?.state).toBe('posted')
  })

  it('what was posted before this browser began is adopted, and is no reason to stop', async () => {
    world = await startWorld(small.practice)
    await read(world, small.practice.orders)
    await world.drain()
    expect((await world.engine.store.health()).station?.otherPayment).toBeNull()
  })

  it('staff’s correction of our own payment is no other browser', async () => {
    world = await startWorld(small.practice)
    await read(world, small.known.slice(0, 1))
    await world.drain()
    world.advance(anHour)
    await world.control('clock', { advanceMs: anHour })
    const [id] = (await world.postings()).get(numberOf(0))?.paymentIds ?? []
    await world.control(`payments/${id}/correct`, {})
    await drain(world.engine, true)
    expect((await world.engine.store.health()).station?.otherPayment).toBeNull()
  })
})
