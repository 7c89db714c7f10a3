import { afterEach, expect, it, vi } from 'vitest'
import { drain, nextDrainAt } from '../../../lib/sync/drain.ts'
import {
  behind,
  type Case,
  hour,
  lost,
  minute,
  once,
  outcomeOf,
  second,
  seen,
  taken,
} from './hostile-case.ts'
import { type Answering, honest } from './hostile-nextech.ts'
import { type HostileWorld, startHostile } from './hostile-world.ts'

// Minutes of a practice on a busy machine take their time.
vi.setConfig({ testTimeout: 60_000 })

let world: HostileWorld
afterEach(() => world.close())

const answers: [string, Answering][] = [
  ['429 to a payment that was taken', taken(429, { 'retry-after': '2' })],
  ['401 to a payment that was taken', taken(401)],
]

it.each(answers.flatMap(([name, answer]) => [2 * minute, hour, 24 * hour].map(ms => ({ name, answer, ms }))))(
  '$name, lists are 45 s behind, and the clock leaps forward by $ms ms: sent once',
  async ({ answer, ms }) => {
    world = await startHostile()
    behind(45 * second)(world)
    const later: Case['later'] = [[3 * second, each => each.skew(ms)]]
    expect(
      await outcomeOf(world, { name: '', answers: [answer, honest], later, ms: 20 * minute, want: {} }),
    ).toMatchObject({ live: 1, posts: 1, reason: null })
  },
)

it('no answer in time, the clock leaps forward by an hour, and the payment is taken 110 s later: sent once', async () => {
  world = await startHostile()
  const later: NonNullable<Case['later']> = [[5 * second, each => each.skew(hour)]]
  const slowly: Answering = ({ commit }) => void later.push([110 * second, () => commit()])
  const each: Case = { name: '', answers: [slowly, honest], later, ms: 20 * minute, want: {} }
  expect(await outcomeOf(world, each)).toMatchObject({ ...once, posts: 1 })
})

it('an answer is lost, and each worker lives for one drain: the leap is seen by Nextech’s own time', async () => {
  world = await startHostile()
  behind(45 * second)(world)
  world.nextech.lies.answers = [lost, honest]
  await world.order()
  const from = world.serverNow()
  while (world.serverNow() < from + 20 * minute) {
    const engine = world.restart()
    await drain(engine)
    if (world.serverNow() > from + 3 * second) world.skew(hour)
    const wait = ((await nextDrainAt(engine)) ?? 0) - engine.clock.now()
    world.pass(Math.min(minute, Math.max(500, wait)))
  }
  expect(await seen(world)).toMatchObject({ ...once, posts: 1 })
})

it('clocks of Nextech that are 30 s apart from server to server keep no lost answer open', async () => {
  world = await startHostile()
  world.nextech.lies.answers = [({ res }) => res.destroy(), honest]
  let asked = 0
  world.engine.nextechNow = () => world.serverNow() + (asked++ % 2) * 30 * second
  await world.order()
  await world.live(10 * minute)
  expect(await seen(world)).toMatchObject({ ...once, posts: 2 })
})
