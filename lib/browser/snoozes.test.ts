import { beforeEach, expect, it, vi } from 'vitest'
import { browser } from '../../tests/setup/fake-polyfill.ts'
import { onSnoozesChanged, wakeAtFirst, writeSnoozes } from './snoozes.ts'

beforeEach(() => browser.storage.resetState())

it('orders that are put off are heard of, and the worker wakes when the first comes back', async () => {
  const hear = vi.fn()
  onSnoozesChanged(hear)
  const create = vi.spyOn(browser.alarms, 'create').mockResolvedValue(undefined)
  const snoozes = { a: { until: 2_000, seen: '' }, b: { until: 1_000, seen: '' } }
  await writeSnoozes(snoozes)
  expect(hear).toHaveBeenCalledOnce()
  await wakeAtFirst(snoozes)
  await wakeAtFirst({})
  expect(create.mock.calls).toEqual([['snoozed', { when: 1_000 }]])
})
