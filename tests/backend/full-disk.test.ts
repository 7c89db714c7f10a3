import { userInfo } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { exactPractice } from '../../bench/stage/exact-practice.ts'
import { makePractice } from '../../sandbox/practice/make-practice.ts'
import { livePayments } from '../acceptance/small-practice.ts'
import { runCommand, startBackend } from './backend-process.ts'
import { smallDisk } from './small-disk.ts'
import { managerEmail, startSurroundings } from './world.ts'

const orderCount = 40
const payment = 'POST PaymentReconciliation'

const readiness = async (url: string) => (await fetch(`${url}/readyz`)).status

/** Payments without a clear answer, as the backend itself counts them. */
async function unclear(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Number(/^\S*unclear\S* (\d+)$/m.exec(text)?.[1] ?? Number.NaN)
}

describe('a disk', () => {
  it.skipIf(userInfo().uid !== 0)(
    'that is full when a backend first starts is named, and with room again it starts as if nothing were',
    async () => {
      const disk = smallDisk(300)
      const place = ['--data-dir', disk.folder, '--port', '0']
      disk.fill()
      await expect(startBackend(place)).rejects.toThrow(`The disk of ${disk.folder} is full`)
      disk.free()
      const again = await startBackend(place)
      onTestFinished(async () => void (await again.stop()))
      expect(await readiness(again.url)).toBe(200)
    },
    120_000,
  )

  it.skipIf(userInfo().uid !== 0)(
    'that is full in mid-posting and has room again: each order is posted once',
    async () => {
      const base = makePractice({ seed: 8, now: new Date().toISOString(), patients: 20, orders: 41 })
      const practice = exactPractice(base, orderCount)
      const around = await startSurroundings(practice, { answerMs: 150 })
      onTestFinished(() => around.close())
      const disk = smallDisk(300)
      const { files, nextech } = around
      const place = ['--data-dir', disk.folder]
      const manager = ['--manager-email', managerEmail, '--manager-password-file', files.managerPasswordFile]
      const said = await runCommand(['setup', ...place, '--configuration', files.configuration, ...manager])
      const id = /^Practice (\S+) is prepared/.exec(said)?.[1] ?? ''
      const token = await runCommand(['station-token', ...place, '--practice', id, '--email', managerEmail])
      const headers = { Authorization: `Bearer ${token}`, 'X-Protocol': '1' }
      const backend = await startBackend([...place, '--port', '0'])
      onTestFinished(async () => void (await backend.stop()))
      const posted = () => nextech.ledger().length
      await vi.waitFor(() => expect(posted()).toBeGreaterThan(3), { timeout: 60_000, interval: 20 })
      disk.fill()
      await vi.waitFor(async () => expect(await readiness(backend.url)).toBe(503), {
        timeout: 30_000,
        interval: 200,
      })
      expect((await fetch(`${backend.url}/healthz`)).status).toBe(200)
      // Long enough that what is due is tried again. Small writes may find room; what finds none is told in words.
      for (let n = 0; n < 30; n += 1) {
        const answer = await fetch(`${backend.url}/v1/sync`, { method: 'POST', headers })
        const words = answer.ok ? 'ok' : 'disk may be full'
        expect([answer.status, await answer.text()]).toEqual([
          answer.ok ? 200 : 503,
          expect.stringContaining(words),
        ])
        await delay(500)
      }
      disk.free()
      await vi.waitFor(async () => expect(await readiness(backend.url)).toBe(200), {
        timeout: 30_000,
        interval: 200,
      })
      // What was on its way is looked for when its lease of a minute has run out.
      await vi.waitFor(() => expect(posted()).toBe(orderCount), { timeout: 120_000, interval: 500 })
      await vi.waitFor(async () => expect(await unclear(backend.url)).toBe(0), {
        timeout: 120_000,
        interval: 500,
      })
      for (const { increment_id: number } of practice.orders)
        expect([number, livePayments(nextech.ledger(), number)]).toEqual([number, 1])
      expect(nextech.arrivals().filter(({ name }) => name === payment)).toHaveLength(orderCount)
    },
    400_000,
  )
})
