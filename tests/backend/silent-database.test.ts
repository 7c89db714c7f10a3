import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { describe, expect, inject, it, onTestFinished, vi } from 'vitest'
import { isDatabaseFault } from '../../backend/database/database-fault.ts'
import { openDatabase } from '../../backend/database/open-database.ts'
import { ensurePractice, write } from '../../backend/database/practice-database.ts'
import { exactPractice } from '../../bench/stage/exact-practice.ts'
import { makePractice } from '../../sandbox/practice/make-practice.ts'
import { livePayments } from '../acceptance/small-practice.ts'
import { type Link, openLink } from '../reliability/cluster/link.ts'
import { runCommand, startBackend } from './backend-process.ts'
import { asked, ownDatabase } from './own-database.ts'
import { managerEmail, startSurroundings } from './world.ts'

const orderCount = 60
const payment = 'POST PaymentReconciliation'
const readiness = async (url: string) => (await fetch(`${url}/readyz`)).status

/** A database of its own, and an address of it whose way may be cut: nothing is refused then, and nothing is answered. */
async function databaseOverLink(): Promise<{ url: string; through: string; link: Link }> {
  const place = inject('storeDatabase')
  if (place.kind !== 'postgres') throw new Error('this is a test of PostgreSQL')
  const url = await ownDatabase(place.url)
  const through = new URL(url)
  const link = await openLink(Number(through.port))
  onTestFinished(() => link.close())
  through.port = String(link.port)
  return { url, through: through.href, link }
}

describe('a database that falls silent without closing', () => {
  it.each(['resume', 'heal'] as const)(
    'ends what is asked of it within its time, and works again by itself (%s)',
    async way => {
      const { through, link } = await databaseOverLink()
      const database = await openDatabase({ url: through, queryMs: 4_000 })
      onTestFinished(() => database.close())
      const practice = { db: database.dbOf('p'), practiceId: 'p', timeZone: 'UTC' }
      await ensurePractice({ ...practice, db: database.db })
      link.cut()
      const begun = performance.now()
      // Sixteen lanes that write, and some that read.
      const asks = [
        ...Array.from({ length: 16 }, () => write(practice, async () => 'written')),
        ...Array.from({ length: 4 }, () => sql`select 1`.execute(practice.db)),
      ]
      const outcomes = await Promise.allSettled(asks)
      expect(performance.now() - begun).toBeLessThan(16_000)
      for (const outcome of outcomes)
        expect(outcome.status === 'rejected' && isDatabaseFault(outcome.reason)).toBe(true)
      link[way]()
      await vi.waitFor(async () => expect(await write(practice, async () => 'written')).toBe('written'), {
        timeout: 15_000,
        interval: 200,
      })
    },
    60_000,
  )

  it('is left within seconds while its own connections are still being made', async () => {
    const { through, link } = await databaseOverLink()
    const database = await openDatabase({ url: through })
    link.cut()
    database.presence.join()
    database.doorbell.onRing(() => undefined)
    await setTimeout(200)
    const begun = performance.now()
    await database.close()
    expect(performance.now() - begun).toBeLessThan(10_000)
  })

  it('ends the turn in mid-posting, /readyz says so, and each order is posted once when it speaks again', async () => {
    const { url, through, link } = await databaseOverLink()
    const base = makePractice({ seed: 8, now: new Date().toISOString(), patients: 20, orders: 41 })
    const practice = exactPractice(base, orderCount)
    const around = await startSurroundings(practice, { answerMs: 300 })
    onTestFinished(() => around.close())
    const { files, folder, nextech } = around
    const env = { DATABASE_URL: through, MASTER_KEY_FILE: join(folder, 'key') }
    const place = ['--data-dir', folder]
    const manager = ['--manager-email', managerEmail, '--manager-password-file', files.managerPasswordFile]
    await runCommand(['setup', ...place, '--configuration', files.configuration, ...manager], env)
    const backend = await startBackend([...place, '--port', '0'], env)
    onTestFinished(async () => void (await backend.stop()))
    const posted = () => nextech.ledger().length
    await vi.waitFor(() => expect(posted()).toBeGreaterThan(3), { timeout: 60_000, interval: 20 })
    link.cut()
    expect(posted()).toBeLessThan(orderCount)
    await vi.waitFor(async () => expect(await readiness(backend.url)).toBe(503), { timeout: 10_000 })
    expect((await fetch(`${backend.url}/healthz`)).status).toBe(200)
    // The turn has ended: its fault is in the log, and nothing is sent any more.
    await vi.waitFor(() => expect(backend.output()).toContain('A practice could not be looked after.'), {
      timeout: 60_000,
      interval: 200,
    })
    link.resume()
    await vi.waitFor(async () => expect(await readiness(backend.url)).toBe(200), {
      timeout: 40_000,
      interval: 200,
    })
    const open = "select number, state from posting where state <> 'posted'"
    await vi.waitFor(() => expect(posted()).toBe(orderCount), { timeout: 250_000, interval: 500 })
    await vi.waitFor(async () => expect(await asked(url, open)).toEqual([]), {
      timeout: 150_000,
      interval: 500,
    })
    for (const { increment_id: number } of practice.orders)
      expect([number, livePayments(nextech.ledger(), number)]).toEqual([number, 1])
    expect(nextech.arrivals().filter(({ name }) => name === payment)).toHaveLength(orderCount)
  }, 560_000)
})
