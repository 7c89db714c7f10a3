import { afterEach, expect, it, vi } from 'vitest'
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
  untaken,
} from './hostile-case.ts'
import { type Answering, honest } from './hostile-nextech.ts'
import { type HostileWorld, startHostile } from './hostile-world.ts'

// Hours of a practice on a busy machine take their time.
vi.setConfig({ testTimeout: 60_000 })

let world: HostileWorld
afterEach(() => world.close())

it.each([
  ['401', taken(401)],
  ['403', taken(403)],
  ['404', taken(404, {}, '{"comment":"not found"}')],
  ['429', taken(429, { 'retry-after': '2' })],
  ['503 with Retry-After', taken(503, { 'retry-after': '2' })],
])(
  '%s to the first payment of all, though it was taken, with lists 45 s behind: sent once',
  async (_, lie) => {
    world = await startHostile()
    behind(45 * second)(world)
    const want = { live: 1, posts: 1, reason: null, trouble: null }
    expect(await outcomeOf(world, { name: '', answers: [lie, honest], want })).toMatchObject(want)
  },
)

it.each([503, 400])(
  '401 to a payment that was taken, and the new sign-in is answered %i three times, with lists 45 s behind: sent once',
  async status => {
    world = await startHostile()
    behind(45 * second)(world)
    const { lies } = world.nextech
    lies.meddles = (path, res) => {
      if (path !== '/token' || world.nextech.arrived.length === 0) return undefined
      signIns += 1
      if (signIns > 3) return undefined
      res.writeHead(status).end('{"error":"temporarily_unavailable"}')
      return true
    }
    let signIns = 0
    const each: Case = { name: '', answers: [taken(401), honest], want: {} }
    expect(await outcomeOf(world, each)).toMatchObject({ live: 1, posts: 1 })
  },
)

it.each([
  ['lost', lost],
  ['429', taken(429, { 'retry-after': '2' })],
])('%s, with lists 5 min behind, as they were seen to be hours before: sent once', async (_, lie) => {
  world = await startHostile()
  behind(5 * minute)(world)
  await world.order(1, 1)
  await world.live(hour)
  await world.live(3 * hour)
  world.nextech.lies.answers = [lie, honest]
  await world.order()
  await world.live(hour)
  expect(await seen(world)).toMatchObject({ live: 1, posts: 1, reason: null, trouble: null })
})

it('429 to a payment, and the clock is put back by 5 h: it goes on within minutes', async () => {
  world = await startHostile()
  behind(2 * minute)(world)
  await world.order(1, 1)
  await world.live(90 * second)
  world.skew(5 * hour)
  const answers = [untaken(429), honest]
  const later: Case['later'] = [[second, each => each.skew(0)]]
  const ms = 20 * minute
  expect(await outcomeOf(world, { name: '', answers, later, ms, want: {} })).toMatchObject({
    ...once,
    posts: 2,
  })
})

it.each([
  ['no answer in time', () => undefined],
  ['504', ({ res }) => res.writeHead(504).end()],
] satisfies [string, Answering][])(
  '%s, and taken 110 s later while others are posted: sent once',
  async (_, answer) => {
    world = await startHostile()
    const later: NonNullable<Case['later']> = []
    const slowly: Answering = arrived => {
      later.push([110 * second, () => arrived.commit()], [2 * second, each => each.order(3, 1)])
      return answer(arrived)
    }
    const want = { ...once, posts: 1 }
    expect(await outcomeOf(world, { name: '', answers: [slowly, honest], later, want })).toMatchObject(want)
  },
)
