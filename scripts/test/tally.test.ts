import { expect, it } from 'vitest'
import { lastLine, nothing, sum } from './tally.ts'

it('has a last line that machines can read', () => {
  expect(lastLine({ ...nothing, passed: 412 })).toBe('tests: 412 passed, 0 failed')
})

it('mentions skipped tests only when there are any', () => {
  const skipped = [{ name: 'a', reason: 'no display' }]
  expect(lastLine({ passed: 1, failed: 2, skipped })).toBe('tests: 1 passed, 2 failed, 1 skipped')
})

it('adds the numbers of all runs', () => {
  const one = { passed: 2, failed: 1, skipped: [{ name: 'a', reason: 'b' }] }
  expect(sum([one, nothing, one])).toEqual({
    passed: 4,
    failed: 2,
    skipped: [...one.skipped, ...one.skipped],
  })
})
