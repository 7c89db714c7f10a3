import { describe, expect, it } from 'vitest'
import { hunt } from './hunt.ts'
import { calmSchedule, killNumber } from './kill-statements.ts'
import { makePlan } from './plan.ts'
import { runSchedule } from './run-schedule.ts'

const store = 'postgres'
const newSeed = Number(process.env.TEST_SEED ?? Date.now() % 1_000_000_000)
/** A statement of the database costs some hundred times what one of IndexedDB's does here. */
const half = 12
/** One in twenty catches what the last test switches off; it looks no further than the first of them. */
const maxHunted = 150

describe('never twice, never lost, on the sync backend’s store (docs/reliability.md)', () => {
  it.each([1, newSeed])(
    'a dozen schedules of faults from seed %i on break nothing',
    async first => {
      const { done, failures } = await hunt({ first, schedules: half, workers: 2, mutation: null, store })
      const broken = failures.map(
        ({ seed, violations }) =>
          `npm run faults -- --store postgres --seed ${seed}: ${JSON.stringify(violations)}`,
      )
      expect(broken).toEqual([])
      expect(done).toBe(half)
    },
    240_000,
  )

  it('does the same again for the same seed', async () => {
    const busy = [...Array(200).keys()].filter(seed => makePlan(seed).families.size >= 3).slice(0, 2)
    for (const seed of busy) {
      const [one, two] = [await runSchedule(seed, { store }), await runSchedule(seed, { store })]
      expect(two).toEqual(one)
      expect(one.statements).toBeGreaterThan(100)
    }
  }, 120_000)

  it('a worker that is killed at any statement leaves nothing behind', async () => {
    const { seed, ways } = await calmSchedule()
    expect(ways).toBeGreaterThan(400)
    const stride = Math.ceil(ways / 10)
    for (let n = 1 + (newSeed % stride); n <= ways; n += stride) {
      const outcome = await runSchedule(seed, { store, statementFaults: [killNumber(n)] })
      expect([n, outcome.violations]).toEqual([n, []])
    }
  }, 240_000)

  it('notices when what belongs together is written one statement at a time', async () => {
    const { failures } = await hunt({
      ...{ first: 1, schedules: maxHunted, workers: 2, store },
      mutation: 'transaction',
      isEnough: () => true,
    })
    expect(failures.length).toBeGreaterThan(0)
  }, 240_000)
})
