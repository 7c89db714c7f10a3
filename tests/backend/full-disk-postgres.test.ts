import { userInfo } from 'node:os'
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
import { smallDisk } from './small-disk.ts'
import { managerEmail, startSurroundings } from './world.ts'

const orderCount = 60
const payment = 'POST PaymentReconciliation'
const readiness = async (url: string) => (await fetch(`${url}/readyz`)).status

describe('a disk under PostgreSQL', () => {
  it.skipIf(userInfo().uid !== 0)(
    'that is full in mid-posting and has room again: both kinds of process say so, and each order is posted once',
    async () => {
      const disk = smallDisk(160)
      const postgres = await startPostgres(must(findPostgres()), disk.folder)
      onTestFinished(() => postgres.close())
      const base = makePractice({ seed: 8, now: new Date().toISOString(), patients: 20, orders: 41 })
      const practice = exactPractice(base, orderCount)
      const around = await startSurroundings(practice, { answerMs: 300 })
      onTestFinished(() => around.close())
      const { files, folder, nextech } = around
      const env = { DATABASE_URL: postgres.url, MASTER_KEY_FILE: join(folder, 'key') }
      const place = ['--data-dir', folder]
      const manager = ['--manager-email', managerEmail, '--manager-password-file', files.managerPasswordFile]
      const said = await runCommand(
        ['setup', ...place, '--configuration', files.configuration, ...manager],
        env,
      )
      const id = /^Practice (\S+) is prepared/.exec(said)?.[1] ?? ''
      const of = ['--practice', id, '--email', managerEmail]
      const token = await runCommand(['station-token', ...place, ...of], env)
      const start = (role: string) => startBackend([...place, '--port', '0'], { ...env, ROLE: role })
      const [api, worker] = await Promise.all([start('api'), start('worker')])
      for (const backend of [api, worker]) onTestFinished(async () => void (await backend.stop()))
      const posted = () => nextech.ledger().length
      await vi.waitFor(() => expect(posted()).toBeGreaterThan(3), { timeout: 60_000, interval: 20 })
      disk.fill()
      const headers = { Authorization: `Bearer ${token}`, 'X-Protocol': '1' }
      for (const { url } of [api, worker])
        await vi.waitFor(async () => expect(await readiness(url)).toBe(503), {
          timeout: 60_000,
          interval: 200,
        })
      expect((await fetch(`${api.url}/healthz`)).status).toBe(200)
      for (let n = 0; n < 10; n += 1) {
        const answer = await fetch(`${api.url}/v1/sync`, { method: 'POST', headers })
        expect([200, 503]).toContain(answer.status)
        await delay(500)
      }
      disk.free()
      // A PostgreSQL that found no room for its log has ended; its service manager starts it again.
      if (!postgres.isRunning()) await postgres.startAgain()
      for (const { url } of [api, worker])
        await vi.waitFor(async () => expect(await readiness(url)).toBe(200), {
          timeout: 60_000,
          interval: 200,
        })
      await vi.waitFor(() => expect(posted()).toBe(orderCount), { timeout: 150_000, interval: 500 })
      const open = "select number, state from posting where state not in ('posted', 'adopted')"
      await vi.waitFor(async () => expect(await asked(postgres.url, open)).toEqual([]), {
        timeout: 150_000,
        interval: 500,
      })
      for (const { increment_id: number } of practice.orders)
        expect([number, livePayments(nextech.ledger(), number)]).toEqual([number, 1])
      expect(nextech.arrivals().filter(({ name }) => name === payment)).toHaveLength(orderCount)
    },
    560_000,
  )
})
