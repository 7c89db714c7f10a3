import { beforeEach, expect, it, vi } from 'vitest'
import { createDebounce } from './debounce.ts'
import { createTimeBudget } from './time-budget.ts'

let clock = 0
const now = () => clock
beforeEach(() => {
  clock = 1000
})

it('lets a quiet page be read at once, up to a burst', () => {
  const pace = createTimeBudget({ burstMs: 50, share: 0.1, now })
  clock += 60_000
  expect(pace.left()).toBe(50)
  expect(pace.waitMs(20)).toBe(0)
})

it('takes no more than its share of a restless page’s time', () => {
  const pace = createTimeBudget({ burstMs: 50, share: 0.1, now })
  let spent = 0
  for (const end = clock + 10_000; clock < end; clock += 16) {
    if (pace.waitMs(5) > 0) continue
    pace.spend(5)
    spent += 5
  }
  expect(spent).toBeLessThanOrEqual(50 + 1000)
  expect(spent).toBeGreaterThan(900)
})

it('says how long to wait, and always an end', () => {
  const pace = createTimeBudget({ burstMs: 50, share: 0.1, now })
  pace.spend(60)
  expect(pace.left()).toBe(-10)
  expect(pace.waitMs(5)).toBe(150)
  clock += 150
  expect(pace.waitMs(5)).toBe(0)
  expect(pace.waitMs(5000)).toBe(450)
})

it('waits for calm, but not longer than it may', () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  const run = vi.fn()
  const timer = createDebounce(run, () => performance.now())
  for (let i = 0; i < 15; i++) {
    timer.ask(50, 500)
    vi.advanceTimersByTime(40)
  }
  expect(run).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(50)
  expect(run).toHaveBeenCalledTimes(2)
  timer.ask(50, 500)
  timer.cancel()
  vi.advanceTimersByTime(5000)
  expect(run).toHaveBeenCalledTimes(2)
  vi.useRealTimers()
})
