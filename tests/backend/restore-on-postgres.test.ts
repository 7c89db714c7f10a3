import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, it, onTestFinished, vi } from 'vitest'
import { exactPractice } from '../../bench/stage/exact-practice.ts'
import { makePractice } from '../../sandbox/practice/make-practice.ts'
import { livePayments } from '../acceptance/small-practice.ts'
import { must } from '../fixtures/store.ts'
import { runCommand, startBackend } from './backend-process.ts'
import { ownDatabase } from './own-database.ts'
import { managerEmail, type Surroundings, startSurroundings } from './world.ts'

/** Posted between two backups; placed after each restore. */
const each = 40
const later = 5
const orderCount = 3 * each + 3 * later
const base = makePractice({ seed: 9, now: new Date().toISOString(), patients: 60, orders: 41 })
const practice = exactPractice(base, orderCount)
const payment = 'POST PaymentReconciliation'
const ledger = 'GET PaymentReconciliation'

const now = () => new Date().toISOString().slice(0, 19).replace('T', ' ')
const place = ({ shop }: Surroundings, count: number) =>
  shop.setOrders(practice.orders.slice(0, count).map(order => ({ ...order, updated_at: now() })))

// Two backends post all the while; the command takes no notice of them, and they none of it.
it('backups that are taken while payments are on their way restore into PostgreSQL and PGlite, and nothing is posted twice or lost', async () => {
  const server = inject('storeDatabase')
  if (server.kind !== 'postgres') throw new Error('several backends need PostgreSQL')
  const around = await startSurroundings(practice, { answerMs: 100 })
  onTestFinished(() => around.close())
  const { nextech, files, folder } = around
  const sent = () => nextech.arrivals().filter(({ name }) => name === payment).length
  const untilPosted = (count: number) =>
    vi.waitFor(() => expect(nextech.ledger().length).toBeGreaterThanOrEqual(count), {
      timeout: 120_000,
      interval: 20,
    })
  const key = { MASTER_KEY_FILE: join(folder, 'key') }
  const env = { ...key, DATABASE_URL: await ownDatabase(server.url) }
  const at = ['--data-dir', folder]
  const manager = ['--manager-email', managerEmail, '--manager-password-file', files.managerPasswordFile]
  place(around, 3 * each)
  await runCommand(['setup', ...at, '--configuration', files.configuration, ...manager], env)
  const backends = await Promise.all([1, 2].map(() => start(at, env)))
  const backups: string[] = []
  const openAt: number[] = []
  for (const turn of [1, 2, 3]) {
    await untilPosted((turn - 1) * each + 2)
    const file = join(folder, `${turn}.backup`)
    await runCommand(['backup', ...at, '--to', file], env)
    backups.push(file)
    openAt.push(3 * each - nextech.ledger().length)
  }
  // A busy machine may be late once.
  expect(Math.max(...openAt)).toBeGreaterThan(0)
  // All of it is lost in the midst.
  await Promise.all(backends.map(backend => backend.kill()))

  const own = join(folder, 'own')
  mkdirSync(own)
  const places: [string, string[], Record<string, string>][] = [
    [must(backups[0]), at, { ...key, DATABASE_URL: await ownDatabase(server.url) }],
    [must(backups[1]), ['--data-dir', own], key],
    [must(backups[2]), at, { ...key, DATABASE_URL: await ownDatabase(server.url) }],
  ]
  for (const [turn, [file, data, where]] of places.entries()) {
    await runCommand(['restore', ...data, '--from', file], where)
    const begun = nextech.arrivals().length
    const count = 3 * each + later * (turn + 1)
    place(around, count)
    const backend = await start(data, where)
    await untilPosted(count)
    // As long as a second payment of something on its way would take to come.
    await vi.waitFor(async () => expect(await unclear(backend.url)).toBe(0), { timeout: 150_000 })
    const names = nextech
      .arrivals()
      .slice(begun)
      .map(({ name }) => name)
    expect(names.indexOf(ledger)).toBeGreaterThan(-1)
    expect(names.indexOf(ledger)).toBeLessThan(names.indexOf(payment))
    await backend.kill()
    for (const { increment_id: number } of practice.orders.slice(0, count))
      expect([number, livePayments(nextech.ledger(), number)]).toEqual([number, 1])
    expect(sent()).toBe(count)
  }
}, 400_000)

/** Ends with the test, however that goes. */
async function start(data: string[], env: Record<string, string>) {
  const backend = await startBackend([...data, '--port', '0'], env)
  onTestFinished(() => backend.kill())
  return backend
}

/** Payments without a clear answer. */
async function unclear(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Number(/^sync_payments_unclear (\d+)$/m.exec(text)?.[1])
}
