import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { inject, it, vi } from 'vitest'
import { exactPractice } from '../../bench/stage/exact-practice.ts'
import { practiceDay } from '../../sandbox/nextech/calendar.ts'
import { makePractice } from '../../sandbox/practice/make-practice.ts'
import { livePayments } from '../acceptance/small-practice.ts'
import { must } from '../fixtures/store.ts'
import { type BackendProcess, runCommand, startBackend } from './backend-process.ts'
import { asked, ownDatabase } from './own-database.ts'
import { managerEmail, startSurroundings } from './world.ts'

const hour = 3_600_000
const orderCount = 24
const payment = 'POST PaymentReconciliation'
const shifted = (ms: number) => ({
  CLOCK_SHIFT_MS: String(ms),
  NODE_OPTIONS: `--import ${pathToFileURL(join(import.meta.dirname, 'shift-clock.mjs'))}`,
})

// Side by side, for each mostly waits: for leases to end, and for the minute of the next sweep.
it.concurrent.for<[string, number[]]>([
  ['an hour fast', [hour]],
  ['an hour slow', [-hour]],
  ['an hour fast at one backend and an hour slow at another', [hour, -hour]],
])(
  'the clock is %s: each order is posted once, on its own day, those too whose answer was lost',
  { timeout: 420_000 },
  async ([_, shifts], { expect, onTestFinished }) => {
    const server = inject('storeDatabase')
    if (server.kind !== 'postgres') throw new Error('several backends need PostgreSQL')
    const url = await ownDatabase(server.url)
    const base = makePractice({ seed: 4, now: new Date().toISOString(), patients: 20, orders: 41 })
    const practice = exactPractice(base, orderCount)
    const around = await startSurroundings(practice, { answerMs: 150 })
    onTestFinished(() => around.close())
    const { nextech, files, folder } = around
    const broken = { endpoint: payment, times: 2, fault: 'lost-after' }
    await fetch(`${nextech.url}/control/break`, { method: 'POST', body: JSON.stringify(broken) })
    const env = { DATABASE_URL: url, MASTER_KEY_FILE: join(folder, 'key') }
    const place = ['--data-dir', folder]
    const manager = ['--manager-email', managerEmail, '--manager-password-file', files.managerPasswordFile]
    const configuration = ['--configuration', files.configuration]
    await runCommand(['setup', ...place, ...configuration, ...manager], {
      ...env,
      ...shifted(must(shifts[0])),
    })
    const start = (ms: number) => startBackend([...place, '--port', '0'], { ...env, ...shifted(ms) })
    const backends: BackendProcess[] = await Promise.all(shifts.map(start))
    onTestFinished(async () => void (await Promise.all(backends.map(backend => backend.stop()))))
    await vi.waitFor(() => expect(nextech.ledger().length).toBeGreaterThan(3), {
      timeout: 60_000,
      interval: 20,
    })
    // The one that posts is killed, and what comes instead of it has another clock.
    await backends[0]?.kill()
    backends[0] = await start(-must(shifts[0]))
    const open = async () => {
      const rows = await asked(
        url,
        "select number, state, reason from posting where state not in ('posted', 'adopted')",
      )
      return rows
    }
    await vi.waitFor(
      async () => {
        expect(await open()).toEqual([])
        expect(nextech.ledger().length).toBeGreaterThanOrEqual(orderCount)
      },
      { timeout: 330_000, interval: 500 },
    )
    await delay(500)
    for (const { increment_id: number } of practice.orders)
      expect([number, livePayments(nextech.ledger(), number)]).toEqual([number, 1])
    const { timeZone } = practice.setup
    const dates = new Map(nextech.ledger().map(({ text, date }) => [/#(\S+)/.exec(text)?.[1], date]))
    for (const { increment_id: number, created_at: placed } of practice.orders)
      expect([number, dates.get(number)]).toEqual([
        number,
        practiceDay(Date.parse(`${placed.replace(' ', 'T')}Z`), timeZone),
      ])
    expect(nextech.calls()['429']).toBeUndefined()
  },
)
