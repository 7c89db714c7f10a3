import { afterEach, expect, it, vi } from 'vitest'
import { hour, lost, minute, once, outcomeOf, seen } from './hostile-case.ts'
import { honest } from './hostile-nextech.ts'
import { type HostileWorld, numberOf, startHostile } from './hostile-world.ts'

// An hour of a practice on a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 })

let world: HostileWorld
afterEach(() => world.close())

/** What programs write where they know no moment. */
const none = ['0001-01-01T00:00:00+00:00', '1753-01-01T00:00:00Z', '1900-01-01', '9999-12-31T23:59:59Z']
const places = ['lastUpdated', 'created', 'valueDateTime'] as const

/** Each record tells no moment at these places. */
function lacking(moment: string, at: readonly string[]): void {
  world.nextech.lies.writes = (_payment, resource) =>
    JSON.parse(JSON.stringify(resource, (name, value) => (at.includes(name) ? moment : value)))
}

it.each(none)('a void is seen where records say %s for when they changed', async moment => {
  world = await startHostile()
  lacking(moment, ['lastUpdated'])
  await world.order()
  await world.live(5 * minute)
  const [payment] = world.nextech.payments
  Object.assign(payment ?? {}, { status: 'cancelled', updated: world.serverNow() })
  await world.live(hour)
  expect(await seen(world)).toMatchObject({ posts: 1, state: 'voided', reason: 'voided-in-nextech' })
})

it.each(none.flatMap(moment => places.map(place => [moment, place])))(
  'a payment that a person made, with %s for %s and no words, is adopted',
  async (moment = '', place = '') => {
    world = await startHostile()
    lacking(moment, [place])
    world.nextech.put({ text: null })
    await world.order()
    await world.live(hour)
    expect(await seen(world)).toMatchObject({ posts: 0, state: 'adopted', reason: null })
  },
)

it.each(none)('an answer is lost, and records say %s for every moment: it is found', async moment => {
  world = await startHostile()
  lacking(moment, places)
  const each = { name: '', answers: [lost, honest], want: {} }
  expect(await outcomeOf(world, each)).toMatchObject({ ...once, posts: 1, ids: '90001' })
  expect(world.ofOrder()[0]?.text).toContain(numberOf(0))
})
