import { afterAll, beforeAll, expect, it } from 'vitest'
import { takeTurn } from '../../backend/jobs/turn.ts'
import { createPractices } from '../../backend/practice/practices.ts'
import { exactPractice } from '../../bench/stage/exact-practice.ts'
import { makePractice } from '../../sandbox/practice/make-practice.ts'
import { must } from '../fixtures/store.ts'
import { managerOf } from './manager.ts'
import { type ServedBackend, startServed } from './world.ts'

const sevenYears = 7 * 366 * 24 * 3_600_000
let served: ServedBackend
beforeAll(async () => {
  const base = makePractice({ seed: 5, now: new Date().toISOString(), patients: 20, orders: 41 })
  served = await startServed(exactPractice(base, 2))
}, 120_000)
afterAll(() => served.close())

async function codesAfterTurn(aheadMs: number): Promise<string[]> {
  const practice = must(await createPractices(served.backend).get(served.practiceId))
  const clock = { ...practice.engine.clock, now: () => Date.now() + aheadMs }
  const { signal } = new AbortController()
  await takeTurn({ ...practice, engine: { ...practice.engine, clock } }, { isAsked: true, signal })
  expect(practice.toldByNextech()).toBeDefined()
  const query = { number: null, kind: null, before: null, limit: 200 } as const
  return (await managerOf(served).activity.page(query)).entries.map(({ code }) => code)
}

// The first entries are of its set-up, a moment ago.
it('no activity is deleted where the clock of the backend alone, or of Nextech alone, is years ahead', async () => {
  expect(await codesAfterTurn(sevenYears)).not.toContain('log.pruned')
  const advance = { method: 'POST', body: JSON.stringify({ advanceMs: sevenYears }) }
  expect((await fetch(`${served.nextech.url}/control/clock`, advance)).status).toBe(200)
  expect(await codesAfterTurn(0)).not.toContain('log.pruned')
  expect(await codesAfterTurn(sevenYears)).toContain('log.pruned')
}, 60_000)
