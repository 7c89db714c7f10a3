import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createDebounce } from './debounce.ts'

let clock: number
const run = vi.fn(() => void ran.push(clock))
let ran: number[]

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  clock = 0
  ran = []
})
afterEach(() => void vi.useRealTimers())

const timer = () => createDebounce(run, () => clock)
const pass = async (ms: number, each?: () => void) => {
  for (const end = clock + ms; clock < end; ) {
    each?.()
    clock += 10
    await vi.advanceTimersByTimeAsync(10)
  }
}

it('waits for a pause, and no longer than it may', async () => {
  const { ask } = timer()
  ask(50, 500)
  await pass(1_000)
  expect(ran).toEqual([50])
  await pass(1_200, () => ask(50, 500))
  expect(ran).toEqual([50, 1_500, 2_000])
})

it('waits twice as long each time where there is no pause, and begins again after one', async () => {
  const { ask } = timer()
  const hurry = () => ask(50, 500, 2_000)
  await pass(6_500, hurry)
  const waits = ran.map((at, i) => at - (ran[i - 1] ?? 0))
  expect(waits.map(ms => Math.round(ms / 100) * 100)).toEqual([500, 1_000, 2_000, 2_000])
  await pass(1_000)
  ran.length = 0
  const from = clock
  await pass(600, hurry)
  expect(ran.map(at => at - from)).toEqual([500])
})

it('runs no more once it is cancelled', async () => {
  const { ask, cancel } = timer()
  ask(50, 500)
  cancel()
  await pass(1_000)
  expect(run).not.toHaveBeenCalled()
})
