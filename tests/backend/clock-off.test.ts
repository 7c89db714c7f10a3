import { setTimeout as delay } from 'node:timers/promises'
import { expect, it, onTestFinished, vi } from 'vitest'
import { setup } from '../../backend/commands/setup.ts'
import { createWorker } from '../../backend/jobs/worker.ts'
import { createPractices } from '../../backend/practice/practices.ts'
import { exactPractice } from '../../bench/stage/exact-practice.ts'
import { makePractice } from '../../sandbox/practice/make-practice.ts'
import { livePayments } from '../acceptance/small-practice.ts'
import { openTestBackend, startSurroundings } from './world.ts'

const orderCount = 12
const payment = 'POST PaymentReconciliation'
const minute = 60_000

it.each([
  ['an hour fast', 60 * minute],
  ['an hour slow', -60 * minute],
])(
  'Nextech’s clock is %s: each order is posted once, those too whose answer was lost',
  async (_, advanceMs) => {
    const base = makePractice({ seed: 9, now: new Date().toISOString(), patients: 20, orders: 41 })
    const practice = exactPractice(base, orderCount)
    const around = await startSurroundings(practice)
    onTestFinished(() => around.close())
    const { nextech } = around
    const control = async (path: string, body: object) => {
      const sent = { method: 'POST', body: JSON.stringify(body) }
      expect((await fetch(`${nextech.url}/control/${path}`, sent)).status).toBe(200)
    }
    await control('clock', { advanceMs })
    // The payment is made and nobody hears of it: only the ledger, with Nextech's own times, tells.
    await control('break', { endpoint: payment, times: 2, fault: 'lost-after' })
    const backend = await openTestBackend()
    onTestFinished(() => backend.close())
    await setup(backend, around.files)
    const timing = { poll: 50, pause: 50 }
    const worker = createWorker({ db: backend.db, practices: createPractices(backend), timing })
    worker.start()
    onTestFinished(() => worker.stop())
    const open = () =>
      backend.db
        .selectFrom('posting')
        .select(['state', 'reason'])
        .where('state', 'not in', ['posted', 'adopted'])
        .execute()
    await vi.waitFor(
      async () => {
        expect(await open()).toEqual([])
        expect(nextech.ledger().length).toBeGreaterThanOrEqual(orderCount)
      },
      { timeout: 240_000, interval: 200 },
    )
    await delay(500)
    for (const { increment_id: number } of practice.orders)
      expect([number, livePayments(nextech.ledger(), number)]).toEqual([number, 1])
    expect(nextech.arrivals().filter(({ name }) => name === payment)).toHaveLength(orderCount)
    const lost = nextech.arrivals().filter(({ fault }) => fault === 'lost-after')
    expect(lost).toHaveLength(2)
  },
  280_000,
)
