import { expect, it, vi } from 'vitest'
import { openKnown, readingOf, rowOf } from '../../tests/acceptance/service-practice.ts'
import { keyOf } from '../../tests/acceptance/staff-world.ts'
import { changedBadges } from './readings.ts'

vi.setConfig({ testTimeout: 60_000 })

it('an order that cannot be read any more says so beside the others, and is no news that keeps theirs back', async () => {
  const { world, order, practice, fromShop } = await openKnown()
  const { timeZone } = world.configuration.practice
  const other = { ...order, increment_id: '900000001' }
  const rows = [rowOf(order, timeZone), rowOf(other, timeZone)]
  await fromShop('cs-bg/rows', { rows })
  for (const each of [order, other])
    await fromShop('cs-bg/order', { reading: readingOf(each, timeZone), href: null })
  const { records } = practice.intake
  vi.spyOn(practice.intake, 'records').mockImplementation(async (...asked) => {
    const all = await records(...asked)
    all.delete(order.increment_id)
    return all
  })
  const { get } = practice.engine.store
  vi.spyOn(practice.engine.store, 'get').mockImplementation((key, use) =>
    key === keyOf(order.increment_id) ? Promise.reject(new Error('damaged')) : get(key, use),
  )
  expect((await fromShop('cs-bg/rows', { rows })).badges).toMatchObject([
    { number: order.increment_id, status: 'unseen', reason: 'internal-error' },
    { number: '900000001', status: 'pending' },
  ])
  const keys = [keyOf(order.increment_id), keyOf('900000001')]
  expect((await changedBadges(practice, keys))[0]?.badges).toMatchObject([{ number: '900000001' }])
})
