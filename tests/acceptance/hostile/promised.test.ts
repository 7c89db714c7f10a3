import { afterEach, expect, it, vi } from 'vitest'
import { behind, type Case, hour, minute, once, outcomeOf, seen } from './hostile-case.ts'
import { type Answering, honest, json } from './hostile-nextech.ts'
import { resourceOf } from './hostile-records.ts'
import { type HostileWorld, numberOf, startHostile } from './hostile-world.ts'

// Hours of a practice on a busy machine take their time.
vi.setConfig({ testTimeout: 60_000 })

let world: HostileWorld
afterEach(() => world.close())

const isFirst = (body: object) => JSON.stringify(body).includes(numberOf(0))
/** Yes, with a number, to a payment that never comes to the ledger. */
const promised: Answering = arrived =>
  isFirst(arrived.body)
    ? json(arrived.res, 201, { ...arrived.body, resourceType: 'PaymentReconciliation', id: '90777' })
    : honest(arrived)
/** Taken, and staff move it to another place at once. */
const elsewhere: Answering = arrived =>
  isFirst(arrived.body)
    ? json(arrived.res, 201, resourceOf(arrived.commit({ location: '7' })))
    : honest(arrived)
const another: Case['later'] = [[5 * minute, place => place.order(1, 1)]]

const cases: Case[] = [
  {
    name: 'later ones are shown: it is not said to be there',
    answers: [promised],
    later: another,
    want: { live: 0, posts: 1, state: 'voided', reason: 'voided-in-nextech' },
  },
  {
    name: 'nothing else tells how far the lists are',
    answers: [promised],
    want: { live: 0, posts: 1, state: 'posted' },
  },
  {
    name: 'lists are hours behind',
    set: behind(99 * hour),
    answers: [honest],
    later: another,
    want: { ...once, posts: 1 },
  },
  {
    name: 'it was moved to another place',
    answers: [elsewhere],
    later: another,
    want: { ...once, posts: 1 },
  },
  {
    name: 'it has another number in the lists',
    answers: [arrived => json(arrived.res, 201, { ...resourceOf(arrived.commit()), id: `a-${arrived.nth}` })],
    later: another,
    want: { ...once, posts: 1 },
  },
]

it.each(cases)('a payment that Nextech said yes to, and shows in no list: $name', async each => {
  world = await startHostile()
  expect(await outcomeOf(world, { ...each, ms: 3 * hour })).toMatchObject(each.want)
})

it('is told to staff as what it is: Nextech said yes, and shows nothing', async () => {
  world = await startHostile()
  await outcomeOf(world, { name: '', answers: [promised], later: another, ms: 3 * hour, want: {} })
  expect(await world.posting()).toMatchObject({
    state: 'voided',
    detail: expect.stringMatching(/^Nextech said yes to this payment and has not shown it since/),
  })
})

it('is the order’s again when it is shown after all, and was not sent again', async () => {
  world = await startHostile()
  await outcomeOf(world, { name: '', answers: [promised], later: another, ms: 3 * hour, want: {} })
  world.nextech.put({
    id: '90777',
    text: `DermPRO #${numberOf(0)} | 1x SERUM-1`,
    uid: world.nextech.people[0]?.uid ?? '',
  })
  await world.live(hour)
  expect(await seen(world)).toMatchObject({ ...once, posts: 1, ids: '90777' })
})
