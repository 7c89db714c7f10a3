import 'fake-indexeddb/auto'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { exactPractice } from '../../bench/stage/exact-practice.ts'
import { type SealState, sealKeys } from '../../lib/store/sealing/seal-state.ts'
import { isStoreFault, isVaultClosed } from '../../lib/store/store-fault.ts'
import { drain } from '../../lib/sync/drain.ts'
import { makePractice } from '../../sandbox/practice/make-practice.ts'
import { enginesOnDexie, keepEnginesIn } from './engine-storage.ts'
import { read, startWorld } from './engine-world.ts'
import { livePayments } from './small-practice.ts'

vi.setConfig({ testTimeout: 60_000 })

const count = 24
const practice = exactPractice(
  makePractice({ seed: 1, now: new Date().toISOString(), patients: 60, orders: count + 1 }),
  count,
)
const open: SealState = { kind: 'open', keys: sealKeys('7c'.repeat(32)) }
let seal: SealState = open
beforeAll(() => keepEnginesIn(enginesOnDexie(() => seal)))
// Other files may run in the same thread.
afterAll(() => keepEnginesIn(enginesOnDexie()))

async function startRead() {
  seal = open
  const world = await startWorld(practice)
  await read(world, practice.orders)
  return world
}
type World = Awaited<ReturnType<typeof startRead>>

/** Every order was posted, and none twice. */
async function expectAllPosted(world: World) {
  seal = open
  // Answers that could not be kept are looked up in the ledger once their lease is over.
  for (let i = 0; i < 4; i++) {
    world.advance(10 * 60_000)
    await world.drain()
  }
  for (const { increment_id: number } of practice.orders)
    expect([number, livePayments(world.nextech.ledger(), number)]).toEqual([number, 1])
  const states = [...(await world.postings()).values()].map(({ state }) => state)
  expect(new Set(states)).toEqual(new Set(['posted']))
}

it('a drain over a closed vault ends at once: nothing is asked, sent or parked, and nothing is lost', async () => {
  const world = await startRead()
  try {
    seal = { kind: 'closed' }
    const fault = await drain({ ...world.engine, isStoreFault }).catch((error: unknown) => error)
    expect([isStoreFault(fault), isVaultClosed(fault)]).toEqual([true, true])
    expect(world.nextech.ledger()).toEqual([])
    seal = open
    const postings = [...(await world.postings()).values()]
    expect(postings.map(({ state, dueAt }) => [state, dueAt === null])).toEqual(
      postings.map(() => ['new', false]),
    )
    await expectAllPosted(world)
  } finally {
    await world.close()
  }
})

it.each([1, 2, 6, 12])(
  'a vault that is closed as payment %i leaves holds all others back, and none leaves twice',
  async nth => {
    const world = await startRead()
    try {
      let begun = 0
      const engine = world.restart({
        nextech: nextech => ({
          ...nextech,
          postPayment(...what) {
            begun += 1
            if (begun === nth) seal = { kind: 'closed' }
            return nextech.postPayment(...what)
          },
        }),
      })
      const fault = await drain({ ...engine, isStoreFault }).catch((error: unknown) => error)
      expect(isVaultClosed(fault)).toBe(true)
      expect(begun).toBeLessThan(count)
      await drain({ ...engine, isStoreFault }).catch(() => undefined)
      seal = open
      // Each that left was written down before, as it was planned.
      const postings = await world.postings()
      const written = [...postings.values()].filter(({ sentAt }) => sentAt !== null)
      expect(written).toHaveLength(begun)
      expect(written.every(({ plan }) => plan?.description.includes(' | '))).toBe(true)
      expect([...postings.values()].filter(({ state }) => state === 'attention')).toEqual([])
      await expectAllPosted(world)
    } finally {
      await world.close()
    }
  },
)
