import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { backUp } from '../../backend/backup/back-up.ts'
import { restore } from '../../backend/backup/restore.ts'
import type { OpenBackend } from '../../backend/commands/open-backend.ts'
import { setup } from '../../backend/commands/setup.ts'
import { stationToken } from '../../backend/commands/station-token.ts'
import { createWorker } from '../../backend/jobs/worker.ts'
import { createPractices } from '../../backend/practice/practices.ts'
import { exactPractice } from '../../bench/stage/exact-practice.ts'
import { heldBy } from '../../lib/domain/held.ts'
import { makePractice } from '../../sandbox/practice/make-practice.ts'
import { livePayments } from '../acceptance/small-practice.ts'
import { must } from '../fixtures/store.ts'
import { managerEmail, openTestBackend, type Surroundings, startSurroundings } from './world.ts'

vi.setConfig({ testTimeout: 180_000 })

const orderCount = 40
const base = makePractice({ seed: 5, now: new Date().toISOString(), patients: 60, orders: 41 })
const practice = exactPractice(base, orderCount)

/** A world, a backend that knows it, and the station of its manager. */
async function prepared(options: { answerMs?: number } = {}) {
  const around = await startSurroundings(practice, options)
  onTestFinished(() => around.close())
  const backend = await openTestBackend()
  const id = await setup(backend, around.files)
  const token = await stationToken(backend, { practice: id, email: managerEmail })
  return { around, backend, id, token, file: join(around.folder, 'practices.backup') }
}

/** Another backend with the same master key, as after the loss of the first one. */
async function another({ masters }: Pick<OpenBackend, 'masters'>): Promise<OpenBackend> {
  const backend = { ...(await openTestBackend()), masters }
  onTestFinished(() => backend.close())
  return backend
}

function startWorker(backend: OpenBackend) {
  const worker = createWorker({
    db: backend.db,
    practices: createPractices(backend),
    timing: { poll: 50, pause: 50 },
  })
  worker.start()
  onTestFinished(() => worker.stop())
  return worker
}

const payment = 'POST PaymentReconciliation'
const sentTo = ({ nextech }: Surroundings) => nextech.arrivals().filter(({ name }) => name === payment).length
const untilPosted = ({ nextech }: Surroundings, count: number) =>
  vi.waitFor(() => expect(nextech.ledger().length).toBeGreaterThanOrEqual(count), {
    timeout: 90_000,
    interval: 50,
  })
const states = async ({ db }: OpenBackend) => {
  const rows = await db.selectFrom('posting').select(['state', 'reason']).execute()
  return Object.groupBy(rows, ({ state }) => state)
}
const now = () => new Date().toISOString().slice(0, 19).replace('T', ' ')
const place = ({ shop }: Surroundings, count: number) =>
  shop.setOrders(practice.orders.slice(0, count).map(order => ({ ...order, updated_at: now() })))

describe('a restored practice', () => {
  it('finds in Nextech what was posted since the backup, and posts nothing twice', async () => {
    const { around, backend, id, file } = await prepared({ answerMs: 60 })
    place(around, orderCount / 2)
    const worker = startWorker(backend)
    await untilPosted(around, 3)
    // It has posted for long: what others post is noticed.
    const since = Date.now() - 60 * 60_000
    const opened = await createPractices(backend).get(id)
    await opened?.engine.store.saveHealth({ station: { since, otherPayment: null } })
    // In mid-posting: some are on their way, some are not begun.
    await backUp(backend.db, file)
    const sentAtBackup = sentTo(around)
    expect(sentAtBackup).toBeLessThan(orderCount / 2)
    place(around, orderCount - 5)
    await createPractices(backend).ring(id, { asked: true })
    await untilPosted(around, orderCount - 5)
    await worker.stop()
    await backend.close()
    expect(sentTo(around)).toBe(orderCount - 5)

    const later = await another(backend)
    await restore(later.db, later.masters, file)
    place(around, orderCount)
    startWorker(later)
    await untilPosted(around, orderCount)
    await vi.waitFor(
      async () => {
        const { posted = [], adopted = [] } = await states(later)
        expect(posted.length + adopted.length).toBe(orderCount)
      },
      { timeout: 150_000, interval: 200 },
    )
    for (const { increment_id: number } of practice.orders)
      expect([number, livePayments(around.nextech.ledger(), number)]).toEqual([number, 1])
    expect(sentTo(around)).toBe(orderCount)
    const proof = await (await createPractices(later).get(id))?.activity.prove()
    expect(proof).toMatchObject({ broken: null, isOver: true })
  })

  it('posts nothing while Nextech’s ledger cannot be read, and by itself once it was', async () => {
    const { around, backend, id, file } = await prepared()
    place(around, 5)
    await backUp(backend.db, file)
    await backend.close()
    const later = await another(backend)
    await restore(later.db, later.masters, file)
    const opened = await createPractices(later).get(id)
    expect(opened?.configuration.posture).toBe('observe')
    const held = async () =>
      must(opened)
        .engine.store.health()
        .then(health => heldBy('automatic', health))
    expect(await held()).toBe('ledger-first')
    const fault = { endpoint: 'GET PaymentReconciliation', times: 8, fault: '5xx-before' }
    await fetch(`${around.nextech.url}/control/break`, { method: 'POST', body: JSON.stringify(fault) })
    startWorker(later)
    await vi.waitFor(
      async () =>
        expect(await opened?.engine.store.health()).toMatchObject({ trouble: { code: 'nextech-down' } }),
      { timeout: 30_000 },
    )
    expect((await createPractices(later).get(id))?.configuration.posture).toBe('observe')
    expect(await held()).toBe('nextech-down')
    expect(sentTo(around)).toBe(0)
    await untilPosted(around, 5)
    expect((await createPractices(later).get(id))?.configuration.posture).toBe('automatic')
    expect(await held()).toBeNull()
    expect(sentTo(around)).toBe(5)
  })
})
