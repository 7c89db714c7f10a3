import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import { drain, nextDrainAt } from '../../lib/sync/drain.ts'
import type { Nextech, Trouble } from '../../lib/sync/ports/nextech.ts'
import { type EngineWorld, read, startWorld } from './engine-world.ts'
import { type SmallPractice, smallPractice } from './small-practice.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let small: SmallPractice
let world: EngineWorld
beforeAll(async () => {
  small = await smallPractice()
})
afterEach(() => world.close())

const busy: Trouble = { ok: false, trouble: 'rate-limited', message: 'Too many requests (429)' }

/** One order meets the trouble, and the shop cancels it before another try. */
async function troubleOutlivesItsOrder(broken: (isOver: () => boolean) => Partial<Nextech>) {
  let isOver = false
  world = await startWorld(small.practice)
  const engine = world.restart({ nextech: nextech => ({ ...nextech, ...broken(() => isOver) }) })
  const [order] = small.known
  if (!order) throw new Error('no order')
  await read(world, [order])
  await drain(engine)
  expect((await engine.store.health()).trouble).toMatchObject({ code: 'rate-limited' })
  await read(world, [{ ...order, state: 'canceled', total_paid: 0 }])
  await drain(engine)
  return {
    engine,
    end: () => {
      isOver = true
    },
  }
}

it.each<[string, (world: () => EngineWorld, isOver: () => boolean) => Partial<Nextech>]>([
  [
    'set-up',
    (now, isOver) => ({
      readSetup: async () => (isOver() ? now().engine.nextech.readSetup() : busy),
    }),
  ],
  [
    'ledger',
    (now, isOver) => ({
      readSetup: async () => (isOver() ? now().engine.nextech.readSetup() : busy),
      listPayments: async query => (isOver() ? now().engine.nextech.listPayments(query) : busy),
    }),
  ],
])('trouble with the %s passes by itself where no order is left to notice', async (_, broken) => {
  const { engine, end } = await troubleOutlivesItsOrder(isOver => broken(() => world, isOver))
  // It is asked for with back-off, never at once.
  for (let tries = 0; tries < 5; tries++) {
    const next = (await nextDrainAt(engine)) ?? expect.fail('no next try')
    expect(next).toBeGreaterThan(world.now())
    world.advance(next - world.now())
    await drain(engine)
    expect((await engine.store.health()).trouble).toMatchObject({ code: 'rate-limited' })
  }
  end()
  world.advance(((await nextDrainAt(engine)) ?? 0) - world.now())
  await drain(engine)
  expect((await engine.store.health()).trouble).toBeNull()
})

it('searches that fail are asked for less and less often, and told since they began, while the ledger can be read', async () => {
  let isOver = true
  let searches = 0
  world = await startWorld(small.practice)
  const engine = world.restart({
    nextech: nextech => ({
      ...nextech,
      findPatients: async query => {
        searches += 1
        return isOver ? nextech.findPatients(query) : busy
      },
    }),
  })
  const [first = expect.fail(), second = expect.fail()] = small.known
  await read(world, [first])
  await drain(engine)
  isOver = false
  searches = 0
  await read(world, [second])
  const from = world.now()
  while (world.now() < from + 60 * 60_000) {
    await drain(engine)
    world.advance(Math.max(1_000, ((await nextDrainAt(engine)) ?? 0) - world.now()))
  }
  expect(searches).toBeLessThan(40)
  const { trouble } = await engine.store.health()
  expect((trouble?.since ?? 0) - from).toBeLessThan(60_000)
  isOver = true
  await drain(engine)
  expect((await engine.store.health()).trouble).toBeNull()
  expect((await world.postings()).get(second.increment_id)?.state).toBe('posted')
})

it('a person who asks sees at once that it is over', async () => {
  const { engine, end } = await troubleOutlivesItsOrder(isOver => ({
    readSetup: async () => (isOver() ? world.engine.nextech.readSetup() : busy),
  }))
  end()
  await drain(engine)
  expect((await engine.store.health()).trouble).not.toBeNull()
  await drain(engine, true)
  expect((await engine.store.health()).trouble).toBeNull()
})

const withdrawn: Trouble = { ok: false, trouble: 'signed-out', message: 'Nobody is signed in.' }
const unknownYet: Trouble = { ...withdrawn, message: 'Unauthorized (401)', status: 401 }

it('a new token that Nextech does not take yet is tried again without a person', async () => {
  let isOver = false
  world = await startWorld(small.practice)
  const engine = world.restart({
    nextech: nextech => ({
      ...nextech,
      readSetup: async () => (isOver ? world.engine.nextech.readSetup() : unknownYet),
    }),
  })
  const [order = expect.fail('no order')] = small.known
  await read(world, [order])
  await drain(engine)
  expect((await engine.store.health()).trouble).toMatchObject({ code: 'signed-out' })
  isOver = true
  world.advance(((await nextDrainAt(engine)) ?? expect.fail('only a person ends it')) - world.now())
  await drain(engine)
  expect((await engine.store.health()).trouble).toBeNull()
})

it('without a sign-in nothing is tried before a person signs in', async () => {
  world = await startWorld(small.practice)
  const engine = world.restart({ nextech: nextech => ({ ...nextech, readSetup: async () => withdrawn }) })
  const [order = expect.fail('no order')] = small.known
  await read(world, [order])
  await drain(engine)
  expect(await nextDrainAt(engine)).toBeUndefined()
})
