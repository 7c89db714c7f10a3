import { describe, expect, it } from 'vitest'
import { asOf, lockedUntil, noTries, type Tries, withTry } from './lock-out.ts'

const minute = 60_000
const now = 1_800_000_000_000

/** So many tries, each as soon as it is taken. */
function triesAfter(count: number): { tries: Tries; at: number } {
  let [tries, at] = [noTries, now]
  for (let i = 0; i < count; i++) {
    at = lockedUntil(tries, at) ?? at
    tries = withTry(tries, at)
  }
  return { tries, at }
}

describe('wrong PINs', () => {
  it.each([
    [1, 0],
    [4, 0],
    [5, 1],
    [6, 2],
    [7, 4],
    [8, 8],
    [10, 32],
    [11, 60],
    [40, 60],
    [2_000, 60],
  ])('%i of them lock for %i minutes', (count, minutes) => {
    const { tries, at } = triesAfter(count)
    expect((lockedUntil(tries, at) ?? at) - at).toBe(minutes * minute)
  })

  it('are free again when the time is over, and the next wrong one locks for longer', () => {
    const { tries, at } = triesAfter(5)
    expect(lockedUntil(tries, at + minute)).toBeNull()
    expect(withTry(tries, at + minute).lockedUntil).toBe(at + 3 * minute)
  })

  it('of a day when the clock was a year ahead lock nobody out for a year', () => {
    const tries = { failed: 9, lockedUntil: now + 365 * 24 * 60 * minute }
    const asOfNow = asOf(tries, now)
    expect(lockedUntil(asOfNow, now)).toBe(now + 16 * minute)
    expect(lockedUntil(asOfNow, now + 16 * minute)).toBeNull()
  })

  it('are not free by a clock that is set back: what is locked is locked in its full length', () => {
    const { tries, at } = triesAfter(11)
    for (const back of [61 * minute, 24 * 60 * minute, at])
      expect(lockedUntil(asOf(tries, at - back), at - back)).toBe(at - back + 60 * minute)
    expect(asOf(tries, at)).toBe(tries)
    expect(asOf(tries, at + 59 * minute)).toBe(tries)
  })
})
