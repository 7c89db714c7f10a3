import type { ServerResponse } from 'node:http'
import { afterEach, expect, it, vi } from 'vitest'
import { keep } from '../../../lib/sync/keep.ts'
import { noteProof, OwnTroubleStop } from '../../../lib/sync/trouble.ts'
import { type Case, hour, lost, minute, once, outcomeOf, seen, untaken } from './hostile-case.ts'
import { type Answering, honest } from './hostile-nextech.ts'
import { type HostileWorld, numberOf, startHostile } from './hostile-world.ts'

// An hour of a practice on a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 })

let world: HostileWorld
afterEach(() => world.close())

/** One chart's payments are answered so, all others honestly. */
const ofTheFirst =
  (answer: Answering): Answering =>
  arrived =>
    JSON.stringify(arrived.body).includes(numberOf(0)) ? answer(arrived) : honest(arrived)
/** One customer's search is answered so. */
const searchOfTheFirst =
  (answer: (res: ServerResponse) => unknown) =>
  ({ nextech }: HostileWorld) => {
    nextech.lies.meddles = (path, res, { url = '' }) => {
      if (path !== '/api/Patient' || !url.includes('ana%40')) return undefined
      answer(res)
      return true
    }
  }
const says =
  (status: number, body = '', headers = {}) =>
  (res: ServerResponse) =>
    res.writeHead(status, headers).end(body)

const restricted = '{"comment":"This chart is restricted."}'
const forStaff = { live: 0, state: 'attention', reason: 'refused', trouble: null } as const
const told = (trouble: string) => ({ live: 0, state: 'intent', trouble })

const cases: Case[] = [
  { name: 'its payments 403', answers: [ofTheFirst(untaken(403, {}, restricted))], want: forStaff },
  { name: 'its payments 401', answers: [ofTheFirst(untaken(401))], want: told('nextech-down') },
  { name: 'its payments 429', answers: [ofTheFirst(untaken(429))], want: told('rate-limited') },
  {
    name: 'its payments 503 with Retry-After',
    answers: [ofTheFirst(untaken(503, { 'retry-after': '2' }))],
    want: told('nextech-down'),
  },
  ...[400, 403, 404, 500].map(
    (status): Case => ({
      name: `its search ${status}`,
      set: searchOfTheFirst(says(status)),
      want: forStaff,
    }),
  ),
  {
    name: 'its search 302',
    set: searchOfTheFirst(says(302, '', { location: '/elsewhere' })),
    want: { ...forStaff, strayed: 0 },
  },
  {
    name: 'its own list of payments 500, after its answer was lost',
    set: ({ nextech }) => {
      nextech.lies.lists = (question, res) => {
        const hasLeft = nextech.payments.some(({ uid }) => uid === nextech.people[0]?.uid)
        if (!hasLeft || question.get('patient') !== nextech.people[0]?.uid) return undefined
        res.writeHead(500).end()
        return true
      }
    },
    answers: [ofTheFirst(lost)],
    want: { live: 1, posts: 1, state: 'verifying', reason: 'nextech-down', trouble: null },
  },
]

it.each(cases)('what Nextech says to one order keeps no other back: $name', async ({ want, ...each }) => {
  world = await startHostile()
  const later: Case['later'] = [
    [5 * minute, place => place.order(2, 4)],
    [20 * minute, place => place.order(1, 6)],
    [40 * minute, place => place.order(1, 7)],
  ]
  await outcomeOf(world, { ...each, want, orders: 4, later, ms: hour })
  for (const at of [1, 2, 3, 4, 5, 6, 7]) {
    expect(await seen(world, at)).toMatchObject({ ...once, posts: 1 })
    const { postedAt, placedAt } = await world.posting(at)
    // Placed five minutes before it is known here.
    expect(((postedAt ?? 0) - placedAt) / minute).toBeLessThan(6)
  }
  expect(await seen(world)).toMatchObject(want)
})

it.each(cases.slice(0, 1))('the only order there is: $name, which may be everybody’s', async each => {
  world = await startHostile()
  const seenThen = await outcomeOf(world, { ...each, ms: hour })
  expect(seenThen).toMatchObject({ live: 0, state: 'intent', trouble: 'permission-missing' })
})

it('an order that comes a step further between troubles is not alone with them', async () => {
  world = await startHostile()
  const { engine, store } = world
  const { key } = await world.order(1).then(() => world.posting())
  const stored = async () => (await store.get(key)) ?? expect.fail('no order')
  const meets = async () => {
    await noteProof(engine)
    const stop = new OwnTroubleStop({ ok: false, trouble: 'nextech-down', message: 'no', status: 500 })
    const outcome = keep(engine, [await stored()], () => Promise.reject(stop))
    return outcome.then(
      () => 'alone',
      () => 'ends the drain',
    )
  }
  const comesFurther = async () =>
    keep(engine, [await stored()], record => store.update(record, { dueAt: engine.clock.now() }))
  for (let outage = 0; outage < 4; outage++) {
    expect(await meets()).toBe('ends the drain')
    expect(await meets()).toBe('ends the drain')
    await comesFurther()
  }
  expect([await meets(), await meets(), await meets()]).toEqual(['ends the drain', 'ends the drain', 'alone'])
})

it('of two charts that are refused each goes to staff', async () => {
  world = await startHostile()
  const isRefused = (body: object) => [0, 1].some(at => JSON.stringify(body).includes(numberOf(at)))
  const answer: Answering = arrived =>
    isRefused(arrived.body) ? untaken(403, {}, restricted)(arrived) : honest(arrived)
  const later: Case['later'] = [5, 10, 15, 20, 25].map((at, nth) => [
    at * minute,
    place => place.order(1, 3 + nth),
  ])
  await outcomeOf(world, { name: '', answers: [answer], orders: 3, later, ms: hour, want: {} })
  for (const at of [0, 1]) expect(await seen(world, at)).toMatchObject(forStaff)
  for (const at of [2, 3, 4, 5, 6, 7]) expect(await seen(world, at)).toMatchObject({ ...once, posts: 1 })
})

it('an order that met it once is not kept back by one that meets it always', async () => {
  world = await startHostile()
  const busy = untaken(503, { 'retry-after': '2' })
  const isOf = (body: object, at: number) => JSON.stringify(body).includes(numberOf(at))
  let refused = 0
  const answer: Answering = arrived =>
    isOf(arrived.body, 0) || (isOf(arrived.body, 1) && refused++ < 3) ? busy(arrived) : honest(arrived)
  await outcomeOf(world, { name: '', answers: [answer], orders: 2, ms: hour, want: {} })
  expect(await seen(world, 1)).toMatchObject({ ...once, posts: 4 })
  expect(await seen(world)).toMatchObject(told('nextech-down'))
})

it('staff read what Nextech says of a chart, and their choice is sent', async () => {
  world = await startHostile()
  const later: Case['later'] = [5, 10, 15].map((at, nth) => [at * minute, place => place.order(1, 2 + nth)])
  await outcomeOf(world, { name: '', answers: cases[0]?.answers ?? [], orders: 2, later, ms: hour, want: {} })
  expect((await world.posting()).detail).toBe(
    'Nextech answers the sync about other orders, and not about this one. Nextech says: This chart is restricted. (403)',
  )
  world.nextech.lies.answers = [honest]
  const record = (await world.store.get((await world.posting()).key)) ?? expect.fail('no order')
  const uid = world.nextech.people[0]?.uid ?? ''
  const decidedAt = world.engine.clock.now()
  await world.store.update(record, {
    state: 'new',
    decision: { kind: 'patient', uid, decidedAt },
    dueAt: decidedAt,
  })
  await world.live(minute)
  expect(await seen(world)).toMatchObject(once)
})
