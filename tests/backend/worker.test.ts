import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { OpenBackend } from '../../backend/commands/open-backend.ts'
import { setup } from '../../backend/commands/setup.ts'
import { createWorker, type Worker, workerTiming } from '../../backend/jobs/worker.ts'
import { createPractices } from '../../backend/practice/practices.ts'
import { exactPractice } from '../../bench/stage/exact-practice.ts'
import type { NextechOptions } from '../../sandbox/nextech/server.ts'
import { makePractice } from '../../sandbox/practice/make-practice.ts'
import { livePayments } from '../acceptance/small-practice.ts'
import { openTestBackend, type Surroundings, startSurroundings } from './world.ts'

vi.setConfig({ testTimeout: 120_000 })

let backend: OpenBackend
beforeAll(async () => {
  backend = await openTestBackend()
}, 60_000)
afterAll(() => backend.close())

let practices = 0
/** A practice of its own with so many orders of known patients, in the shared database. */
async function preparePractice(orders: number, options: Partial<NextechOptions> = {}) {
  practices += 1
  const base = makePractice({ seed: practices, now: new Date().toISOString(), patients: 60, orders: 41 })
  const practice = exactPractice(base, orders)
  const around = await startSurroundings(practice, options)
  onTestFinished(() => around.close())
  const id = await setup(backend, around.files)
  onTestFinished(() => forget(id))
  return { ...around, practice, id }
}

const forget = async (id: string) =>
  void (await backend.db.updateTable('practice').set({ wake_at: null }).where('id', '=', id).execute())

/** Workers with memories of their own, as processes have. */
function startWorkers(count: number, timing: Partial<typeof workerTiming> = {}): Worker[] {
  const workers = Array.from({ length: count }, () =>
    createWorker({ db: backend.db, practices: createPractices(backend), timing: { poll: 50, ...timing } }),
  )
  for (const worker of workers) {
    worker.start()
    onTestFinished(() => worker.stop())
  }
  return workers
}

const untilPosted = (nextech: Surroundings['nextech'], count: number) =>
  vi.waitFor(() => expect(nextech.ledger().length).toBeGreaterThanOrEqual(count), {
    timeout: 60_000,
    interval: 100,
  })

const states = async (id: string) => {
  const rows = await backend.db.selectFrom('posting').select('state').where('practice_id', '=', id).execute()
  return Object.groupBy(rows, ({ state }) => state)
}

describe('a worker', () => {
  it('reads the shop and posts each order once, two of them side by side, without one answer of 429', async () => {
    const { nextech, practice, id } = await preparePractice(60, { answerMs: 20 })
    const workers = startWorkers(2)
    await untilPosted(nextech, 60)
    await vi.waitFor(async () => expect((await states(id)).posted).toHaveLength(60), { timeout: 20_000 })
    for (const { increment_id: number } of practice.orders)
      expect([number, livePayments(nextech.ledger(), number)]).toEqual([number, 1])
    expect(nextech.arrivals().filter(({ name }) => name === 'POST PaymentReconciliation')).toHaveLength(60)
    expect(nextech.calls()['429']).toBeUndefined()
    expect(workers.map(worker => worker.counts().failed)).toEqual([0, 0])
  })

  it('holds no practice up for another: a long one takes turns', async () => {
    const long = await preparePractice(120, { answerMs: 150 })
    startWorkers(1, { atOnce: 1, turn: 1_500 })
    await untilPosted(long.nextech, 1)
    const short = await preparePractice(2)
    await untilPosted(short.nextech, 2)
    expect(long.nextech.ledger().length).toBeLessThan(120)
    await untilPosted(long.nextech, 120)
    expect(long.nextech.arrivals().filter(({ name }) => name === 'POST PaymentReconciliation')).toHaveLength(
      120,
    )
  })

  it('ends what is under way when it is stopped, and another goes on', async () => {
    const { nextech, id } = await preparePractice(60, { answerMs: 300 })
    const [first] = startWorkers(1)
    await untilPosted(nextech, 1)
    await first?.stop()
    const open = await states(id)
    expect(Object.keys(open).filter(state => ['sent', 'unknown', 'verifying'].includes(state))).toEqual([])
    const before = nextech.ledger().length
    expect(before).toBeLessThan(60)
    await delay(500)
    expect(nextech.ledger()).toHaveLength(before)
    startWorkers(1)
    await untilPosted(nextech, 60)
    expect(nextech.arrivals().filter(({ name }) => name === 'POST PaymentReconciliation')).toHaveLength(60)
  })

  it('forgets nobody who asks during a turn, however long that takes and however often others ring', async () => {
    const { nextech, id, shop } = await preparePractice(61, { answerMs: 200 })
    const all = shop.orders()
    shop.setOrders(all.slice(0, 60))
    startWorkers(1, { claim: 300, keep: 100 })
    await untilPosted(nextech, 1)
    const now = new Date().toISOString().slice(0, 19).replace('T', ' ')
    shop.setOrders(all.map((order, n) => (n < 60 ? order : { ...order, updated_at: now })))
    const host = createPractices(backend)
    await host.ring(id, { asked: true })
    for (let n = 0; n < 8; n++) {
      await delay(150)
      await host.ring(id)
    }
    expect(nextech.ledger().length).toBeLessThan(60)
    await untilPosted(nextech, 61)
  })

  it('signs in by the sealed password, again when the tokens are worthless, and stops asking with one that is refused', async () => {
    const { nextech, id, shop } = await preparePractice(4)
    const all = shop.orders()
    shop.setOrders(all.slice(0, 2))
    startWorkers(1)
    await untilPosted(nextech, 2)
    const control = (path: string, body: object) =>
      fetch(`${nextech.url}/control/${path}`, { method: 'POST', body: JSON.stringify(body) })
    await control('password', { expired: false, signOut: true })
    const now = new Date().toISOString().slice(0, 19).replace('T', ' ')
    shop.setOrders(all.map((order, n) => (n < 2 ? order : { ...order, updated_at: now })))
    const host = createPractices(backend)
    await host.ring(id, { asked: true })
    await untilPosted(nextech, 4)
    expect(nextech.calls()['POST token']).toBeGreaterThan(1)
    await control('password', { expired: true, signOut: true })
    const opened = await host.get(id)
    await vi.waitFor(
      async () => {
        await host.ring(id, { asked: true })
        expect((await opened?.engine.store.health())?.trouble?.code).toBe('signed-out')
        expect(await opened?.secrets.read('nextech-password')).toBeUndefined()
      },
      { timeout: 30_000, interval: 1_000 },
    )
    const tries = nextech.calls()['POST token']
    await host.ring(id, { asked: true })
    await delay(1_500)
    expect(nextech.calls()['POST token']).toBe(tries)
  })
})

it('claims are no longer than the lease of a turn: a killed worker is replaced within 15 s', () => {
  expect(workerTiming.claim + workerTiming.busy).toBeLessThan(15_000)
})
