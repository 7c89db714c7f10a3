import { expect, it, vi } from 'vitest'
import { exactPractice } from '../../bench/stage/exact-practice.ts'
import { drain } from '../../lib/sync/drain.ts'
import { makePractice } from '../../sandbox/practice/make-practice.ts'
import { type EngineWorld, read, startWorld } from './engine-world.ts'
import { livePayments } from './small-practice.ts'

vi.setConfig({ testTimeout: 60_000 })

const orders = 40
const practice = exactPractice(
  makePractice({ seed: 1, now: new Date().toISOString(), patients: 60, orders: 41 }),
  orders,
)

async function startRead() {
  const world = await startWorld(practice)
  await read(world, practice.orders)
  return world
}

it('a drain that is told to end finishes what is under way, begins nothing, and leaves the rest due', async () => {
  const world = await startRead()
  try {
    const end = new AbortController()
    const engine = world.restart({
      nextech: nextech => ({
        ...nextech,
        async postPayment(...what) {
          end.abort()
          return nextech.postPayment(...what)
        },
      }),
    })
    await drain({ ...engine, signal: end.signal })
    const postings = [...(await world.postings()).values()]
    const posted = postings.filter(({ state }) => state === 'posted').length
    expect(posted).toBe(world.nextech.ledger().length)
    expect(posted).toBeGreaterThan(0)
    expect(posted).toBeLessThan(orders)
    // Nothing was cut off: each is as a drain leaves it, and the rest can go on at once.
    expect(postings.filter(({ state }) => ['sent', 'unknown', 'verifying'].includes(state))).toEqual([])
    expect(postings.filter(({ state, dueAt }) => state !== 'posted' && dueAt === null)).toEqual([])
    await world.drain()
    for (const { increment_id: number } of practice.orders)
      expect([number, livePayments(world.nextech.ledger(), number)]).toEqual([number, 1])
  } finally {
    await world.close()
  }
})

it('a drain that is told before it began does nothing', async () => {
  const world = await startRead()
  try {
    await drain({ ...world.engine, signal: AbortSignal.abort() })
    expect(world.nextech.ledger()).toEqual([])
    expect(world.nextech.calls()).toEqual({ 'POST token': 1 })
  } finally {
    await world.close()
  }
})

/** No buyer is a patient, and all orders were read: accounts are made one at a time. */
async function startBuyers(): Promise<EngineWorld> {
  const patients = practice.patients.filter(({ name }) => name[0]?.family === 'DermPRO')
  const world = await startWorld({ ...practice, patients })
  await read(
    world,
    practice.orders.map(order => ({ ...order, customer_dob: '1980-05-06 00:00:00' })),
  )
  return world
}

it('trouble that one meets is not met by those who wait behind it, one after the other', async () => {
  const world = await startBuyers()
  try {
    let asked = 0
    const trouble = {
      ok: false as const,
      trouble: 'nextech-down' as const,
      message: 'Nextech does not answer.',
    }
    await drain(
      world.restart({
        nextech: nextech => ({
          ...nextech,
          async createPatient() {
            asked += 1
            return { kind: 'not-processed', trouble }
          },
        }),
      }),
    )
    expect(asked).toBe(1)
    expect(world.nextech.ledger()).toEqual([])
    const postings = [...(await world.postings()).values()]
    expect(postings.filter(({ dueAt }) => dueAt === null)).toEqual([])
  } finally {
    await world.close()
  }
})

it('a store that fails is asked no more by those who wait to be counted', async () => {
  const world = await startRead()
  try {
    const fault = new Error('the disk is full')
    let asked = 0
    const engine = world.restart({
      store: store =>
        Object.assign(Object.create(store) as typeof store, {
          async saveHealth(health: Parameters<typeof store.saveHealth>[0]) {
            if (!health.automatic) return store.saveHealth(health)
            asked += 1
            await new Promise(done => setTimeout(done, 100))
            throw fault
          },
        }),
    })
    const policy = { ...engine.policy, confirmedBefore: 0 }
    const failing = { ...engine, policy, isStoreFault: (error: unknown) => error === fault }
    await expect(drain(failing)).rejects.toBe(fault)
    expect(asked).toBe(1)
    expect(world.nextech.ledger()).toEqual([])
    await world.drain()
    for (const { increment_id: number } of practice.orders)
      expect([number, livePayments(world.nextech.ledger(), number)]).toEqual([number, 1])
  } finally {
    await world.close()
  }
})

it('accounts are made one at a time also while payments are tried again after trouble', async () => {
  const world = await startBuyers()
  try {
    const trouble = { code: 'nextech-down' as const, message: '', since: 0, nextTryAt: 0, ofPayments: true }
    await world.engine.store.saveHealth({ trouble })
    let [underWay, most] = [0, 0]
    await drain(
      world.restart({
        nextech: nextech => ({
          ...nextech,
          async createPatient(...asked) {
            underWay += 1
            most = Math.max(most, underWay)
            await new Promise(done => setTimeout(done, 20))
            const made = await nextech.createPatient(...asked)
            underWay -= 1
            return made
          },
        }),
      }),
    )
    expect(most).toBe(1)
    expect((await world.engine.store.health()).trouble).toBeNull()
    for (const { increment_id: number } of practice.orders)
      expect([number, livePayments(world.nextech.ledger(), number)]).toEqual([number, 1])
  } finally {
    await world.close()
  }
})
