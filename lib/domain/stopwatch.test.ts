import { expect, test } from 'vitest'
import { startStopwatch } from './stopwatch.ts'

test.each([
  ['nothing passed', 0, 0, true],
  ['as much as may pass', 5_000, 5_000, true],
  ['more than that', 5_001, 5_001, false],
  ['the computer slept: the clock that nobody corrects stood still', 200_000, 40, false],
  ['the clock was put back while the process stood still, by less than that', 10, 200_000, false],
  ['the clock was put back while the process stood still, by more than that', -262_000, 200_000, false],
  ['the clock was put back while the computer slept', -262_000, 40, false],
])('%s: %i ms by the day’s clock, %i ms by the other → within: %s', (_, day, other, isWithin) => {
  const clock = { day: 1_000_000, other: 7 }
  const within = startStopwatch({ now: () => clock.day, monotonic: () => clock.other })
  clock.day += day
  clock.other += other
  expect(within(5_000)).toBe(isWithin)
})
