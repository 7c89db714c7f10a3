import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { browser } from '../../tests/setup/fake-polyfill.ts'

const minute = 60_000
const fresh = async () => {
  vi.resetModules()
  return import('./lock-clock.ts')
}

beforeEach(() => {
  browser.storage.resetState()
  vi.useFakeTimers()
})
afterEach(() => vi.useRealTimers())

it('goes on while the background runs, and not by the clock of the computer', async () => {
  const { lockNow } = await fresh()
  const began = await lockNow()
  vi.setSystemTime(Date.now() + 60 * minute)
  expect((await lockNow()) - began).toBe(0)
  vi.advanceTimersByTime(minute)
  expect((await lockNow()) - began).toBe(minute)
  vi.setSystemTime(Date.now() - 600 * minute)
  expect((await lockNow()) - began).toBe(minute)
})

it('does not take the computer’s word for the time between two backgrounds, and takes Nextech’s', async () => {
  const began = await (await fresh()).lockNow()
  vi.setSystemTime(Date.now() + 60 * minute)
  const { lockNow } = await fresh()
  expect((await lockNow()) - began).toBe(0)
  expect((await lockNow(began + 30 * minute)) - began).toBe(30 * minute)
  expect((await lockNow(began)) - began).toBe(30 * minute)
})

it('keeps the background running until the lock ends, and shows its end by the computer’s clock', async () => {
  const { lockNow, runUntil, shownOf } = await fresh()
  const awake = vi.spyOn(browser.runtime, 'getPlatformInfo').mockResolvedValue()
  const now = await lockNow()
  vi.setSystemTime(Date.now() + 60 * minute)
  expect(shownOf(now + minute, now)).toBe(Date.now() + minute)
  runUntil(now + minute, now)
  await vi.advanceTimersByTimeAsync(5 * minute)
  expect(awake).toHaveBeenCalledTimes(3)
})

it('keeps it running until the last of several locks ends', async () => {
  const { lockNow, runUntil } = await fresh()
  const awake = vi.spyOn(browser.runtime, 'getPlatformInfo').mockResolvedValue()
  const now = await lockNow()
  runUntil(now + 3 * minute, now)
  runUntil(now + minute, now)
  await vi.advanceTimersByTimeAsync(5 * minute)
  expect(awake).toHaveBeenCalledTimes(9)
})
