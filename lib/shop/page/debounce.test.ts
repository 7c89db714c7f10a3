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
/** Without an await: each would wait for a real timer, of which a busy machine takes its time for hundreds. */
const pass = (ms: number, each?: () => void) => {
  for (const end = clock + ms; clock < end; ) {
    each?.()
    clock += 10
    vi.advanceTimersByTime(10)
  }
}

it('waits for a pause, and no longer than it may', () => {
  const { ask } = timer()
  ask(50, 500)
  pass(1_000)
  expect(ran).toEqual([50])
  pass(1_200, () => ask(50, 500))
  expect(ran).toEqual([50, 1_500, 2_000])
})

it('waits twice as long each time where there is no pause, and begins again after one', () => {
  const { ask } = timer()
  const hurry = () => ask(50, 500, 2_000)
  pass(6_500, hurry)
  const waits = ran.map((at, i) => at - (ran[i - 1] ?? 0))
  expect(waits.map(ms => Math.round(ms / 100) * 100)).toEqual([500, 1_000, 2_000, 2_000])
  pass(1_000)
  ran.length = 0
  const from = clock
  pass(600, hurry)
  expect(ran.map(at => at - from)).toEqual([500])
})

it('runs no more once it is cancelled', () => {
  const { ask, cancel } = timer()
  ask(50, 500)
  cancel()
  pass(1_000)
  expect(run).not.toHaveBeenCalled()
})
