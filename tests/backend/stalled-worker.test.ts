import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, it, onTestFinished, vi } from 'vitest'
import { exactPractice } from '../../bench/stage/exact-practice.ts'
import { makePractice } from '../../sandbox/practice/make-practice.ts'
import { livePayments } from '../acceptance/small-practice.ts'
import { must } from '../fixtures/store.ts'
import { findPostgres, startPostgres } from '../setup/postgres.ts'
import { runCommand, startBackend } from './backend-process.ts'
import { asked } from './own-database.ts'
import { managerEmail, startSurroundings } from './world.ts'

const orderCount = 80
const payment = 'POST PaymentReconciliation'

it('a worker that stands still in mid-posting is replaced within 15 s, and sends nothing more when it goes on', async () => {
  const postgres = await startPostgres(must(findPostgres()))
  onTestFinished(() => postgres.close())
  const base = makePractice({ seed: 8, now: new Date().toISOString(), patients: 20, orders: 41 })
  const practice = exactPractice(base, orderCount)
  const around = await startSurroundings(practice, { answerMs: 400 })
  onTestFinished(() => around.close())
  const { files, folder, nextech } = around
  const env = { DATABASE_URL: postgres.url, MASTER_KEY_FILE: join(folder, 'key'), ROLE: 'worker' }
  const place = ['--data-dir', folder]
  const manager = ['--manager-email', managerEmail, '--manager-password-file', files.managerPasswordFile]
  await runCommand(['setup', ...place, '--configuration', files.configuration, ...manager], env)
  const start = async () => {
    const backend = await startBackend([...place, '--port', '0'], env)
    onTestFinished(async () => {
      process.kill(backend.pid, 'SIGCONT')
      await backend.stop()
    })
    return backend
  }
  const payments = () => nextech.arrivals().filter(({ name }) => name === payment)
  const [owner] = [await start()]
  await vi.waitFor(() => expect(payments().length).toBeGreaterThan(3), { timeout: 60_000, interval: 10 })
  const other = await start()
  expect(payments().length).toBeLessThan(orderCount)
  const turnOwner = async () =>
    (await asked(postgres.url, "select owner from lease where name = 'turn'"))[0]?.owner
  const before = await turnOwner()
  process.kill(owner.pid, 'SIGSTOP')
  const stoppedAt = Date.now()
  await vi.waitFor(
    async () => {
      const now = await turnOwner()
      expect(now === undefined || now === before).toBe(false)
    },
    { timeout: 40_000, interval: 50 },
  )
  expect(Date.now() - stoppedAt).toBeLessThan(15_000)
  // The other one posts when the first goes on.
  const sofar = payments().length
  await vi.waitFor(() => expect(payments().length).toBeGreaterThan(sofar), { timeout: 60_000, interval: 20 })
  process.kill(owner.pid, 'SIGCONT')
  await vi.waitFor(() => expect(payments().length).toBeGreaterThanOrEqual(orderCount), {
    timeout: 200_000,
    interval: 200,
  })
  await vi.waitFor(
    async () =>
      expect(await asked(postgres.url, "select number, state from posting where state <> 'posted'")).toEqual(
        [],
      ),
    { timeout: 200_000, interval: 500 },
  )
  await delay(1_000)
  for (const { increment_id: number } of practice.orders)
    expect([number, livePayments(nextech.ledger(), number)]).toEqual([number, 1])
  expect(payments()).toHaveLength(orderCount)
  expect(nextech.calls()['429']).toBeUndefined()
  expect((await fetch(`${other.url}/healthz`)).status).toBe(200)
}, 560_000)
