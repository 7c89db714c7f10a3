import { existsSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, it, onTestFinished, vi } from 'vitest'
import { exactPractice } from '../../bench/stage/exact-practice.ts'
import { practiceDay } from '../../sandbox/nextech/calendar.ts'
import { makePractice } from '../../sandbox/practice/make-practice.ts'
import { livePayments } from '../acceptance/small-practice.ts'
import { runCommand, startBackend } from './backend-process.ts'
import { managerEmail, startSurroundings } from './world.ts'

const hour = 3_600_000
const orderCount = 24
const payment = 'POST PaymentReconciliation'
const shifted = (ms: number) => ({
  CLOCK_SHIFT_MS: String(ms),
  NODE_OPTIONS: `--import ${pathToFileURL(join(import.meta.dirname, 'shift-clock.mjs'))}`,
})

/** Payments without a clear answer, as the backend itself counts them. */
async function unclear(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Number(/^\S*unclear\S* (\d+)$/m.exec(text)?.[1] ?? Number.NaN)
}

// On PostgreSQL: clock-shift.test.ts. There a database's clock stands still beside them; here both are off.
it('one folder, two backends and a clock that is an hour fast, then slow: each order is posted once, on its own day', {
  timeout: 400_000,
}, async () => {
  const base = makePractice({ seed: 4, now: new Date().toISOString(), patients: 20, orders: 41 })
  const practice = exactPractice(base, orderCount)
  const around = await startSurroundings(practice, { answerMs: 150 })
  onTestFinished(() => around.close())
  const { nextech, files, folder } = around
  const broken = { endpoint: payment, times: 2, fault: 'lost-after' }
  await fetch(`${nextech.url}/control/break`, { method: 'POST', body: JSON.stringify(broken) })
  const place = ['--data-dir', join(folder, 'data')]
  const manager = ['--manager-email', managerEmail, '--manager-password-file', files.managerPasswordFile]
  const configuration = ['--configuration', files.configuration]
  await runCommand(['setup', ...place, ...configuration, ...manager], shifted(hour))
  const first = await startBackend([...place, '--port', '0'], shifted(hour))
  onTestFinished(async () => void (await first.stop()))
  await vi.waitFor(() => expect(nextech.ledger().length).toBeGreaterThan(3), {
    timeout: 60_000,
    interval: 20,
  })
  // The shop is read and orders are posted; the one that comes instead has its clock put back.
  await first.kill()
  const second = await startBackend([...place, '--port', '0'], shifted(-hour))
  onTestFinished(async () => void (await second.stop()))
  // In mid-posting another one wants the folder, by its own path and by one that leads to it, whatever its clock says.
  const alias = join(folder, 'alias')
  symlinkSync(join(folder, 'data'), alias)
  // Somebody takes the lock for one that a killed process left behind; only Linux keeps the folder locked without it.
  const lock = join(folder, 'data', 'backend.lock')
  if (process.platform === 'linux') rmSync(lock)
  const others = [join(folder, 'data'), alias].map(path =>
    expect(startBackend(['--data-dir', path, '--port', '0'], shifted(-hour))).rejects.toThrow(
      /in use by another backend/,
    ),
  )
  await Promise.all(others)
  await vi.waitFor(() => expect(existsSync(lock)).toBe(true), { timeout: 20_000, interval: 100 })
  await vi.waitFor(() => expect(nextech.ledger().length).toBeGreaterThanOrEqual(orderCount), {
    timeout: 260_000,
    interval: 500,
  })
  // What was on its way is looked for when its lease of a minute has run out.
  await vi.waitFor(async () => expect(await unclear(second.url)).toBe(0), { timeout: 120_000, interval: 500 })
  const { timeZone } = practice.setup
  const dates = new Map(nextech.ledger().map(({ text, date }) => [/#(\S+)/.exec(text)?.[1], date]))
  for (const { increment_id: number, created_at: placed } of practice.orders) {
    const day = practiceDay(Date.parse(`${placed.replace(' ', 'T')}Z`), timeZone)
    expect([number, livePayments(nextech.ledger(), number), dates.get(number)]).toEqual([number, 1, day])
  }
  expect(nextech.arrivals().filter(({ name }) => name === payment)).toHaveLength(orderCount)
})
