import { describe, expect, it } from 'vitest'
import { keyOf } from '../../tests/acceptance/staff-world.ts'
import { type BackgroundWorld, startBackground } from '../../tests/fixtures/background-world.ts'
import type { ActivityCode } from '../domain/activity.ts'

const entries = async ({ own }: BackgroundWorld, kind: ActivityCode | null = null) => {
  const page = await own('ext-bg/activity', { number: null, kind: null, before: null, limit: 200 })
  return (page?.entries ?? []).filter(({ code }) => kind === null || code === kind)
}

describe('looks at patients', () => {
  it('stand in the activity with the person, by a fingerprint alone', async () => {
    const world = await startBackground()
    await world.configure({ posture: 'resolve' })
    await world.own('ext-bg/person-add', { name: 'Ana', role: 'manager', pin: '739146' })
    await world.readOrder()
    const { ticket } = await world.own('ext-bg/open-resolve', { key: keyOf(world.order.increment_id) })
    const view = await world.own('panel-bg/load', { ticket })
    await world.own('panel-bg/search', { ticket, text: 'Lopez' })
    await world.own('ext-bg/remembered', {})
    await world.own('panel-bg/deny', { ticket, uid: view.candidates[0]?.uid ?? '' })
    const seen = (await entries(world)).slice(0, 5)
    expect(seen.map(({ code, person }) => [code, person?.name])).toEqual([
      ['decision.denied', 'Ana'],
      ['look.customers', 'Ana'],
      ['look.search', 'Ana'],
      ['look.order', 'Ana'],
      ['posting.resolve', undefined],
    ])
    expect(seen[0]?.patient).toMatch(/^[0-9a-f]{8}$/)
    expect(JSON.stringify(seen)).not.toContain('Lopez')
  })

  it('are told of this computer where nobody is set up', async () => {
    const world = await startBackground()
    await world.configure({ posture: 'resolve' })
    await world.own('ext-bg/remembered', {})
    const looks = await entries(world, 'look.customers')
    expect(looks.map(({ actor, person }) => [actor, person])).toEqual([['staff', undefined]])
  })
})
