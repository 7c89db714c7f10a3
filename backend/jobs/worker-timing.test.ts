import { expect, it } from 'vitest'
import { leaseMs } from '../postgres/lease-lock.ts'
import { workerTiming } from './worker.ts'

it('a worker that is killed is replaced within 15 s, of which its successor has some to begin its turn in', () => {
  const { claim, keep, busy, poll } = workerTiming
  // The claim and the lease run out, in either order; a successor that met the lease looks again after `busy`.
  expect(Math.max(claim, leaseMs) + busy + 2 * poll).toBeLessThanOrEqual(10_500)
  // One renewal may be missed by a worker that lives.
  expect(2 * keep).toBeLessThan(claim)
})
