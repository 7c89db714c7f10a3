import { afterEach, expect, it, vi } from 'vitest'
import { drain } from '../../../lib/sync/drain.ts'
import { claimStation } from '../../../lib/sync/station.ts'
import { hour, lost, minute, second, taken } from './hostile-case.ts'
import { honest } from './hostile-nextech.ts'
import { type HostileWorld, numberOf, startHostile } from './hostile-world.ts'

// Hours of a practice on a busy machine take their time.
vi.setConfig({ testTimeout: 60_000 })

let world: HostileWorld
let other: HostileWorld | undefined
afterEach(async () => {
  await other?.close()
  other = undefined
  await world.close()
})

const otherPayment = async (at: HostileWorld) => (await at.store.health()).station?.otherPayment ?? null

it.each([0, 5 * minute, hour])(
  'two browsers that post the same order at the same moment both stop, %i ms after they began, and one goes on when told',
  async ms => {
    world = await startHostile()
    other = await startHostile(300, world)
    const both = [world, other]
    const together = async (orders: number) => {
      for (const each of both) await each.order(1, orders)
      for (let turn = 0; turn < 6; turn++) {
        await Promise.all(both.map(({ engine }) => drain(engine)))
        world.pass(10 * second)
      }
    }
    await Promise.all(both.map(({ engine }) => drain(engine, true)))
    world.pass(ms)
    await together(0)
    expect(world.ofOrder(0)).toHaveLength(2)
    expect(await Promise.all(both.map(otherPayment))).not.toContain(null)
    await together(1)
    expect(world.ofOrder(1)).toEqual([])
    await claimStation(world.engine)
    await together(2)
    expect([1, 2].map(at => world.ofOrder(at).length)).toEqual([1, 1])
  },
)

it('two browsers in which forty orders are due at the same moment have sent one of them twice when both have stopped', async () => {
  world = await startHostile()
  other = await startHostile(300, world)
  const both = [world, other]
  await Promise.all(both.map(({ engine }) => drain(engine, true)))
  world.pass(hour)
  for (const each of both) await each.order(40)
  await Promise.all(both.map(({ engine }) => drain(engine)))
  const sent = Array.from({ length: 40 }, (_, at) => world.ofOrder(at).length)
  expect(sent.filter(times => times > 1).length).toBeLessThanOrEqual(1)
  expect(await Promise.all(both.map(otherPayment))).not.toContain(null)
  await claimStation(world.engine)
  await world.live(20 * minute)
  const after = Array.from({ length: 40 }, (_, at) => world.ofOrder(at).length)
  expect(after).toEqual(sent.map(times => Math.max(times, 1)))
})

it.each<[string, (nextech: HostileWorld['nextech']) => unknown]>([
  ['staff post by hand as well', nextech => nextech.put({ text: `DermPRO #${numberOf(0)}` })],
  [
    'the answer names another number than the list',
    nextech => {
      nextech.lies.answers = [
        ({ res, commit }) => {
          const { id } = commit()
          res.writeHead(201, { location: `/api/PaymentReconciliation/a-${id}` }).end()
        },
        honest,
      ]
    },
  ],
  [
    'it was sent again and landed late after all',
    nextech => {
      nextech.lies.answers = [
        ({ res, commit }) => {
          setTimeout(() => commit(), 0)
          res.destroy()
        },
        honest,
      ]
      let lists = 0
      nextech.lies.shows = found => (lists++ < 12 ? [] : found)
    },
  ],
  ['the answer is lost', nextech => (nextech.lies.answers = [lost, honest])],
  ['a gateway denies it', nextech => (nextech.lies.answers = [taken(503, { 'retry-after': '1' }), honest])],
])('is no other browser: %s', async (_, act) => {
  world = await startHostile()
  await drain(world.engine, true)
  world.pass(hour)
  await world.order(1)
  if (world.nextech.lies.answers.length === 0) await world.live(second)
  act(world.nextech)
  await world.live(20 * minute)
  expect(await otherPayment(world)).toBeNull()
  await world.order(1, 1)
  await world.live(minute)
  expect(world.ofOrder(1)).toHaveLength(1)
})
