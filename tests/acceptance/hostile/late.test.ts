import { afterEach, expect, it, vi } from 'vitest'
import { drain } from '../../../lib/sync/drain.ts'
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
import { honest } from './hostile-nextech.ts'
import { type HostileWorld, startHostile } from './hostile-world.ts'

// An hour of a practice on a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 })

let world: HostileWorld
afterEach(() => world.close())

/** By Nextech's own clock. */
const inFiveSeconds = () => ({ date: hence(0), 'retry-after': hence(5 * second) })
const hence = (ms: number) => new Date(world.serverNow() + ms).toUTCString()

const waits: Case[] = [
  ...['999999999', '1e300', '-5', 'soon'].map(
    (told): Case => ({
      name: `429 with Retry-After ${told}`,
      answers: [untaken(429, { 'retry-after': told }), honest],
      ms: hour,
      want: { ...once, posts: 2, trouble: null },
    }),
  ),
  {
    name: '503 with a date 9 h ahead',
    answers: [
      ({ res }) =>
        res.writeHead(503, { 'retry-after': new Date(world.serverNow() + 9 * hour).toUTCString() }).end(),
      honest,
    ],
    ms: hour,
    want: { ...once, posts: 2, trouble: null },
  },
  ...[-hour, hour].flatMap((off): Case[] => [
    {
      name: `429 with a date 5 s ahead, where this computer's clock is ${off / hour} h off`,
      set: each => each.skew(off),
      answers: [({ res }) => res.writeHead(429, inFiveSeconds()).end(), honest],
      ms: 2 * minute,
      want: { ...once, posts: 2, trouble: null },
    },
    {
      name: `a question is to wait until a date 5 s ahead, where this computer's clock is ${off / hour} h off`,
      set: each => {
        each.skew(off)
        each.nextech.lies.lists = (_question, res, nth) => {
          if (nth > 1) return undefined
          res.writeHead(429, inFiveSeconds()).end()
          return true
        }
      },
      ms: 2 * minute,
      want: { ...once, posts: 1, trouble: null },
    },
  ]),
  {
    name: 'a question that is to wait for 30 years',
    set: ({ nextech }) => {
      nextech.lies.lists = (_question, res, nth) => {
        if (nth > 1) return undefined
        res.writeHead(429, { 'retry-after': '999999999' }).end()
        return true
      }
    },
    ms: hour,
    want: { ...once, posts: 1, trouble: null },
  },
]

const behindLists: Case[] = [
  ...[90 * second, 150 * second].map(
    (ms): Case => ({
      name: `lost, and lists ${ms / second} s behind`,
      set: behind(ms),
      answers: [lost, honest],
      want: { ...once, posts: 1 },
    }),
  ),
  ...[150 * second, 200 * second, 5 * minute, 9 * minute].map(
    (ms): Case => ({
      name: `lost, and lists ${ms / second} s behind, while others are posted`,
      set: behind(ms),
      orders: 4,
      answers: [lost, honest],
      ms: 30 * minute,
      want: { ...once, posts: 1 },
    }),
  ),
  {
    name: 'lost, and lists hours behind, while others are posted: never sent again by itself',
    set: behind(99 * hour),
    orders: 4,
    answers: [lost, honest],
    ms: hour,
    want: { live: 1, posts: 1, state: 'attention', reason: 'unproven' },
  },
  ...[-5 * minute, -30 * second, 5 * minute].map(
    (ms): Case => ({
      name: `lost, lists 90 s behind, and this computer's clock ${ms / second} s off`,
      set(world) {
        for (let ago = 0; ago < 400; ago += 10) {
          const at = world.serverNow() - ago * second
          world.nextech.put({ created: at, updated: at, cents: 100 + ago, text: `DermPRO #99${ago}` })
        }
        behind(90 * second)(world)
        world.skew(ms)
      },
      answers: [lost, honest],
      want: { ...once, posts: 1 },
    }),
  ),
  {
    name: 'taken 30 s after the time-out',
    answers: [
      ({ commit }) => {
        later.push([30 * second, () => commit()])
      },
      honest,
    ],
    want: { ...once, posts: 1 },
  },
  {
    name: 'the first four lists do not show it',
    set({ nextech }) {
      let lists = 0
      nextech.lies.shows = found => (found.length > 0 && lists++ < 4 ? [] : found)
    },
    answers: [lost, honest],
    want: { ...once, posts: 1 },
  },
]

const lasting: Case[] = [
  {
    name: '500 for hours, and nothing taken: staff are asked',
    orders: 5,
    answers: [untaken(500)],
    ms: 4 * hour,
    want: { live: 0, posts: 3, state: 'attention', reason: 'unproven' },
  },
  {
    name: '500 for ten minutes, and nothing taken: told meanwhile',
    orders: 5,
    answers: [untaken(500)],
    ms: 10 * minute,
    want: { live: 0, trouble: 'nextech-down' },
  },
  {
    name: '500 for three hours, taken each time, and never shown: bounded, and staff are asked',
    set: behind(99 * hour),
    answers: [taken(500)],
    ms: 3 * hour,
    want: { live: 3, posts: 3, state: 'attention', reason: 'unproven' },
  },
  ...(
    [
      ['403', untaken(403), 'permission-missing'],
      ['429', untaken(429), 'rate-limited'],
      ['503 with Retry-After 2', untaken(503, { 'retry-after': '2' }), 'nextech-down'],
    ] as const
  ).map(
    ([name, answer, trouble]): Case => ({
      name: `${name} to payments alone for an hour: told for as long`,
      answers: [answer],
      ms: hour,
      want: { live: 0, trouble },
    }),
  ),
]

let later: NonNullable<Case['later']> = []
it.each([...waits, ...behindLists, ...lasting])('$name', async each => {
  later = []
  world = await startHostile()
  expect(await outcomeOf(world, { ...each, later })).toMatchObject(each.want)
})

it.each([429, 503])(
  '%i with Retry-After though it was taken: not sent again while the lists lack what was posted before',
  async status => {
    world = await startHostile()
    behind(150 * second)(world)
    world.nextech.lies.answers = [honest, taken(status, { 'retry-after': '2' }), honest]
    await world.order()
    await world.live(80 * second)
    await world.order(1, 1)
    await world.live(hour)
    expect(await seen(world, 1)).toMatchObject({ live: 1, posts: 1, state: 'adopted', trouble: null })
  },
)
it.each([
  ['429', taken(429)],
  ['503 with Retry-After', taken(503, { 'retry-after': '1' })],
  ['404', taken(404, {}, '{"comment":"not found"}')],
])('%s to what was taken is sent once where lists were seen to be 30 s behind', async (_, lie) => {
  world = await startHostile()
  behind(30 * second)(world)
  await world.order(2, 1)
  await world.live(2 * minute)
  world.nextech.lies.answers = [lie, honest]
  await world.order()
  await world.live(15 * minute)
  expect(await seen(world)).toMatchObject({ live: 1, posts: 1, reason: null, trouble: null })
})

it.each([
  ['429', untaken(429)],
  ['404', untaken(404, {}, '{"comment":"not found"}')],
])('%s to what was not taken keeps it back for seconds where lists are current', async (_, no) => {
  world = await startHostile()
  await world.order(2, 1)
  await world.live(2 * minute)
  world.nextech.lies.answers = [no, honest]
  await world.order()
  await world.live(10 * second)
  expect(await seen(world)).toMatchObject({ ...once, posts: 2 })
})

it('trouble of payments alone is told since it began, though questions are answered', async () => {
  world = await startHostile()
  const from = world.serverNow()
  await outcomeOf(world, { name: '', answers: [untaken(403)], ms: hour, want: {} })
  const { trouble } = await world.store.health()
  expect((trouble?.since ?? 0) - from).toBeLessThan(minute)
  expect(world.nextech.arrived.length).toBeLessThan(20)
  world.nextech.lies.answers = [honest]
  await world.live(hour)
  expect((await world.store.health()).trouble).toBeNull()
  expect(world.ofOrder()).toHaveLength(1)
})

it('answers that are lost together are looked for in the same lists of all', async () => {
  world = await startHostile()
  world.nextech.lies.answers = [lost, lost, lost, lost, honest]
  await world.order(4)
  await world.live(second)
  expect(world.nextech.arrived).toHaveLength(4)
  world.pass(30 * second)
  const { engine, asked } = whoseReadingWaitsFor(4)
  await drain(engine)
  const states = await Promise.all([0, 1, 2, 3].map(async at => (await world.posting(at)).state))
  expect(states).toEqual(states.map(() => 'posted'))
  const count = (kind: string) => asked.filter(each => each === kind).length
  expect(count('of the patient')).toBe(4)
  // One before they are looked for, one for the first, one for all who came while that was under way, and one after them.
  expect(count('of all')).toBeLessThanOrEqual(4)
})

/** An engine whose first reading for a lost answer lasts until so many orders want one. */
function whoseReadingWaitsFor(orders: number) {
  const asked: string[] = []
  const all = Promise.withResolvers<void>()
  let looking = 0
  let wanting = 0
  const engine = world.restart(store => ({
    ...store,
    update(record, change, durability) {
      if (change.state === 'verifying') looking += 1
      return store.update(record, change, durability)
    },
    async ledgerCoverage() {
      const known = await store.ledgerCoverage()
      // The reading itself asks as well.
      if (looking > 0 && ++wanting > orders) all.resolve()
      return known
    },
  }))
  const { nextech } = engine
  const listPayments: typeof nextech.listPayments = async query => {
    asked.push(query.patientUid === undefined ? 'of all' : 'of the patient')
    if (looking > 0) await all.promise
    return nextech.listPayments(query)
  }
  return { engine: { ...engine, nextech: { ...nextech, listPayments } }, asked }
}

it('answers that are lost one after another keep no other payment back for long', async () => {
  world = await startHostile()
  await outcomeOf(world, { name: '', orders: 8, answers: [taken(500)], ms: 3 * minute, want: {} })
  const orders = [...Array(8).keys()]
  expect(orders.map(at => world.ofOrder(at).length)).toEqual(orders.map(() => 1))
  const states = await Promise.all(orders.map(async at => (await world.posting(at)).state))
  expect(new Set(states)).toEqual(new Set(['posted']))
  expect((await world.store.health()).trouble).toBeNull()
})
