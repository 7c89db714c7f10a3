import type { ServerResponse } from 'node:http'
import { afterEach, expect, it, vi } from 'vitest'
import { drain } from '../../../lib/sync/drain.ts'
import { minute, once, second, seen } from './hostile-case.ts'
import { json, type Question } from './hostile-nextech.ts'
import { pageOf, resourceOf } from './hostile-records.ts'
import { type HostileWorld, numberOf, startHostile } from './hostile-world.ts'

// An hour of a practice on a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 })

let world: HostileWorld
afterEach(() => world.close())

const secondOrder = `DermPRO #${numberOf(1)} | 1x SERUM-1`
const adopted = { posts: 0, state: 'adopted', reason: null } as const

interface Build {
  refused: Record<string, number>
  asked: string[]
}

/** A build before 14.3 that takes only days, and shows no `lastUpdated`; `hours` from UTC is where its days begin. */
function daysOnly(names: readonly string[], hours = 0): Build {
  const build: Build = { refused: {}, asked: [] }
  const { nextech } = world
  nextech.lies.writes = (_payment, { meta: _meta, ...resource }) => resource
  nextech.lies.lists = (question: Question, res: ServerResponse) => {
    const late = names.find(name => question.get(name)?.includes('T'))
    if (late !== undefined) {
      build.refused[late] = (build.refused[late] ?? 0) + 1
      json(res, 400, { resourceType: 'OperationOutcome', issue: [{ severity: 'error', diagnostics: late }] })
      return true
    }
    build.asked.push(String(question))
    // By days of its own zone.
    for (const name of ['created', '_lastUpdated']) {
      const [, day] = /^ge(\d{4}-\d\d-\d\d)$/.exec(question.get(name) ?? '') ?? []
      if (day) question.set(name, `ge${new Date(Date.parse(day) - hours * 60 * minute).toISOString()}`)
    }
    return undefined
  }
  return build
}

it.each([
  ['_lastUpdated', ['_lastUpdated'], 0],
  ['_lastUpdated, and its days begin in UTC+14', ['_lastUpdated'], 14],
  ['_lastUpdated, and its days begin in UTC-11', ['_lastUpdated'], -11],
  ['_lastUpdated and created', ['_lastUpdated', 'created'], -6],
] as const)('a build that takes no time for %s posts, adopts and sees voids', async (_, names, hours) => {
  world = await startHostile()
  const build = daysOnly(names, hours)
  await world.order(1)
  await world.live(2 * minute)
  expect(await seen(world)).toMatchObject({ ...once, posts: 1, trouble: null })
  world.nextech.put({ text: secondOrder, cents: 8001, uid: world.nextech.people[1]?.uid ?? '' })
  await world.order(1, 1)
  await world.live(2 * minute)
  expect(await seen(world, 1)).toMatchObject(adopted)
  const [payment] = world.ofOrder()
  Object.assign(payment ?? {}, { status: 'cancelled', updated: world.serverNow() })
  world.pass(20 * minute)
  await drain(world.engine, true)
  expect((await world.posting()).state).toBe('voided')
  // Asked once, and remembered.
  for (const name of names) expect(build.refused[name]).toBe(1)
  world.pass(20 * minute)
  await drain(world.restart(), true)
  expect(build.refused._lastUpdated).toBe(2)
  expect((await world.store.health()).trouble).toBeNull()
})

it('a build whose list by days of change lacks a payment is not believed', async () => {
  world = await startHostile()
  daysOnly(['_lastUpdated'])
  const { lies } = world.nextech
  const { lists } = lies
  lies.lists = (question, res, nth) => {
    const isEmpty = question.get('_lastUpdated')?.includes('T') === false
    if (!isEmpty) return lists(question, res, nth)
    json(res, 200, pageOf([], question))
    return true
  }
  await world.order(1)
  await world.live(2 * minute)
  world.nextech.put({ text: secondOrder, cents: 8001, uid: world.nextech.people[1]?.uid ?? '' })
  await world.order(1, 1)
  await world.live(minute)
  const { posts } = await seen(world, 1)
  expect(posts).toBe(0)
  const { trouble } = await world.store.health()
  expect(trouble?.code).toBe('list-incomplete')
  expect(trouble?.message).toMatch(/lacks payments that were made since/)
})

it('a build that knows no search by change at all is told with its reason', async () => {
  world = await startHostile()
  const { lies } = world.nextech
  lies.lists = (question, res) => {
    if (!question.has('_lastUpdated')) return undefined
    json(res, 400, { comment: 'Unknown parameter' })
    return true
  }
  await world.order(1)
  await world.live(minute)
  world.pass(30 * second)
  await drain(world.engine, true)
  const { trouble } = await world.store.health()
  expect(trouble).toMatchObject({ code: 'nextech-down' })
  expect(trouble?.message).toMatch(/14\.3/)
  expect(world.ofOrder().map(resourceOf).length).toBeLessThanOrEqual(1)
})
