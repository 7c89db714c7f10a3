import { afterEach, expect, it, vi } from 'vitest'
import { behind, type Case, lost, minute, once, outcomeOf, second, taken, untaken } from './hostile-case.ts'
import { type Answering, honest } from './hostile-nextech.ts'
import { type HostileWorld, numberOf, startHostile } from './hostile-world.ts'

// An hour of a practice on a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 })

let world: HostileWorld
afterEach(() => world.close())

/** Taken, and never answered. */
const stalled: Answering = ({ commit }) => {
  commit()
}
const stranger = { text: 'of something else', cents: 5, location: '1' }

/** Nothing of ours is posted beside the order, so nothing tells how far the lists are. */
const cases: Case[] = [
  {
    name: '500, and lists 2 minutes behind',
    set: behind(2 * minute),
    answers: [taken(500), honest],
    ms: 30 * minute,
    want: { ...once, posts: 1 },
  },
  {
    name: 'a time-out, and lists 2 minutes behind',
    set: behind(2 * minute),
    answers: [stalled, honest],
    ms: 30 * minute,
    want: { ...once, posts: 1 },
  },
  {
    name: 'lost, lists 2 minutes behind, and records by a clock 5 minutes ahead',
    set(world) {
      const { lies, put } = world.nextech
      const moved = (at: number) => new Date(at + 5 * minute).toISOString()
      lies.writes = (payment, resource) => ({
        ...resource,
        created: moved(payment.created),
        meta: { lastUpdated: moved(payment.updated) },
      })
      put({ text: `DermPRO #${numberOf(5)} | 1x SERUM-1`, cents: 5 })
      put(stranger)
      behind(2 * minute)(world)
    },
    answers: [lost, honest],
    ms: 30 * minute,
    want: { ...once, posts: 1 },
  },
  {
    name: 'not taken: sent again within minutes',
    answers: [untaken(500), honest],
    ms: 5 * minute,
    want: { ...once, posts: 2 },
  },
  {
    name: 'not taken, twice: sent again within its quarter of an hour',
    answers: [untaken(500), untaken(500), honest],
    ms: 15 * minute,
    want: { ...once, posts: 3 },
  },
]

let later: NonNullable<Case['later']> = []
it.each(cases)('$name', async each => {
  later = []
  world = await startHostile()
  expect(await outcomeOf(world, { ...each, later })).toMatchObject(each.want)
})

it('a payment that was not taken is sent again within minutes where what left later is shown', async () => {
  world = await startHostile()
  const later: Case['later'] = [[10 * second, each => each.order(2, 1)]]
  const each = { name: '', answers: [untaken(500), honest], later, ms: 2.5 * minute, want: {} }
  expect(await outcomeOf(world, each)).toMatchObject({ ...once, posts: 2 })
})
