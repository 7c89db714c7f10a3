import { describe, expect, it, vi } from 'vitest'
import { openStaffed } from '../../tests/acceptance/service-practice.ts'

vi.setConfig({ testTimeout: 60_000 })

describe('the queue', () => {
  it('keeps its list while all of it is looked at again, and asks as long as it did', async () => {
    const { world, practice, fromStaff } = await openStaffed(undefined, ['900000001'])
    const before = await fromStaff('ext-bg/queue', {})
    await practice.engine.store.reconsider(practice.engine.clock.now())
    const meanwhile = await fromStaff('ext-bg/queue', {})
    const shown = (queue: typeof before) =>
      queue?.rows.map(({ number, status, since }) => [number, status, since])
    expect(shown(meanwhile)).toEqual(shown(before))
    expect(meanwhile?.rows.map(({ isRechecked }) => isRechecked)).toEqual([true, true])
    await world.drain()
    const after = await fromStaff('ext-bg/queue', {})
    expect(shown(after)).toEqual(shown(before))
    expect(after?.rows.map(({ isRechecked }) => isRechecked)).toEqual([undefined, undefined])
  })
})
