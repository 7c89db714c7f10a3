import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { exactPractice } from '../../bench/stage/exact-practice.ts'
import { makePractice } from '../../sandbox/practice/make-practice.ts'
import { livePayments } from '../acceptance/small-practice.ts'
import { must } from '../fixtures/store.ts'
import { findPostgres, startPostgres } from '../setup/postgres.ts'
import { runCommand, startBackend } from './backend-process.ts'
import { asked } from './own-database.ts'
import { managerEmail, startSurroundings } from './world.ts'

const orderCount = 40
const payment = 'POST PaymentReconciliation'

/** A PostgreSQL of its own, for it is stopped, and so many backends on it with a practice that has orders to post. */
async function backendsOnPostgres(count: number) {
  const postgres = await startPostgres(must(findPostgres()))
  onTestFinished(() => postgres.close())
  const base = makePractice({ seed: 8, now: new Date().toISOString(), patients: 20, orders: 41 })
  const practice = exactPractice(base, orderCount)
  const around = await startSurroundings(practice, { answerMs: 150 })
  onTestFinished(() => around.close())
  const { files, folder, nextech, configuration } = around
  const env = { DATABASE_URL: postgres.url, MASTER_KEY_FILE: join(folder, 'key') }
  const place = ['--data-dir', folder]
  const manager = ['--manager-email', managerEmail, '--manager-password-file', files.managerPasswordFile]
  await runCommand(['setup', ...place, '--configuration', files.configuration, ...manager], env)
  const backends = await Promise.all(
    Array.from({ length: count }, () => startBackend([...place, '--port', '0'], env)),
  )
  for (const backend of backends) onTestFinished(async () => void (await backend.stop()))
  const untilPosted = (posted: number) =>
    vi.waitFor(() => expect(nextech.ledger().length).toBeGreaterThanOrEqual(posted), {
      timeout: 150_000,
      interval: 20,
    })
  const expectEachOnce = () => {
    for (const { increment_id: number } of practice.orders)
      expect([number, livePayments(nextech.ledger(), number)]).toEqual([number, 1])
    expect(nextech.arrivals().filter(({ name }) => name === payment)).toHaveLength(orderCount)
    expect(nextech.calls()['429']).toBeUndefined()
  }
  const untilEachOnce = async () => {
    await untilPosted(orderCount)
    await vi.waitFor(async () => expect(await settled(postgres.url)).toBe(0), {
      timeout: 150_000,
      interval: 500,
    })
    expectEachOnce()
  }
  return { postgres, around, configuration, backends, untilPosted, untilEachOnce }
}

const readiness = async (url: string) => (await fetch(`${url}/readyz`)).status
const settled = async (url: string) => {
  const rows = await asked(url, "select count(*) as n from posting where state not in ('posted', 'adopted')")
  return Number(rows[0]?.n)
}

/** As a standby that was asked by mistake, or a server whose operator allows reading alone; for connections made from now on. */
async function letWrite(url: string, isAllowed: boolean): Promise<void> {
  const name = new URL(url).pathname.slice(1)
  const value = isAllowed ? 'off' : 'on'
  await asked(
    url,
    `begin; set transaction read write; alter database "${name}" set default_transaction_read_only = ${value}; commit`,
  )
  await asked(
    url,
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  )
}

describe('a PostgreSQL', () => {
  it.each(['SIGINT', 'SIGKILL'] as const)(
    'that goes away in mid-drain (%s) and comes back: each order is posted once, by the same process',
    async signal => {
      const { postgres, backends, untilPosted, untilEachOnce } = await backendsOnPostgres(1)
      const url = must(backends[0]).url
      await untilPosted(3)
      await postgres.stop(signal)
      await vi.waitFor(async () => expect(await readiness(url)).toBe(503), { timeout: 10_000 })
      expect((await fetch(`${url}/healthz`)).status).toBe(200)
      await delay(3_000)
      await postgres.startAgain()
      await vi.waitFor(async () => expect(await readiness(url)).toBe(200), { timeout: 30_000 })
      await untilEachOnce()
    },
    400_000,
  )

  it('that takes no writes for a while is said, and each order is posted once after it', async () => {
    const { postgres, backends, untilPosted, untilEachOnce } = await backendsOnPostgres(1)
    const url = must(backends[0]).url
    await untilPosted(3)
    await letWrite(postgres.url, false)
    await vi.waitFor(async () => expect(await readiness(url)).toBe(503), { timeout: 30_000 })
    await letWrite(postgres.url, true)
    await vi.waitFor(async () => expect(await readiness(url)).toBe(200), { timeout: 30_000 })
    await untilEachOnce()
  }, 400_000)

  it('with two backends that both post has each order once', async () => {
    const { untilEachOnce } = await backendsOnPostgres(2)
    await untilEachOnce()
  }, 400_000)
})
