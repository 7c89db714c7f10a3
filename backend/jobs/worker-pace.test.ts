import { randomBytes } from 'node:crypto'
import { expect, it, onTestFinished, vi } from 'vitest'
import { openMemoryDatabase } from '../database/memory-database.fixture.ts'
import { createPractices } from '../practice/practices.ts'
import { parseMasterKeys } from '../secrets/master-keys.ts'
import { createWorker } from './worker.ts'

it('begins the next turns as soon as there is room, and not only when it looks again', async () => {
  const database = await openMemoryDatabase()
  onTestFinished(() => database.close())
  const { db } = database
  const masters = parseMasterKeys(randomBytes(32).toString('hex'))
  const row = { time_zone: 'UTC', anchor_seq: 0, anchor_hash: '', head_seq: 0, head_hash: '', wake_at: 1 }
  const ids = Array.from({ length: 80 }, (_, n) => `practice ${n}`)
  await db
    .insertInto('practice')
    .values(ids.map(id => ({ id, ...row })))
    .execute()
  const worker = createWorker({
    db,
    practices: createPractices({ ...database, masters }),
    // Looking alone would take ten of these for eighty practices.
    timing: { poll: 3_000, atOnce: 8 },
  })
  worker.start()
  onTestFinished(() => worker.stop())
  await vi.waitFor(() => expect(worker.counts().turns).toBeGreaterThanOrEqual(80), {
    timeout: 12_000,
    interval: 50,
  })
}, 60_000)

it('claims no more practices than it has room for, whichever of them take long', async () => {
  const database = await openMemoryDatabase()
  onTestFinished(() => database.close())
  const { db } = database
  const row = { time_zone: 'UTC', anchor_seq: 0, anchor_hash: '', head_seq: 0, head_hash: '', wake_at: 1 }
  const ids = Array.from({ length: 40 }, (_, n) => `practice ${n}`)
  await db
    .insertInto('practice')
    .values(ids.map(id => ({ id, ...row })))
    .execute()
  const { promise: over, resolve: end } = Promise.withResolvers<undefined>()
  const practices = createPractices({
    ...database,
    masters: parseMasterKeys(randomBytes(32).toString('hex')),
  })
  let begun = 0
  // All but every fourth stay in their turn.
  const get = async () => (++begun % 4 === 0 ? undefined : over)
  const worker = createWorker({ db, practices: { ...practices, get }, timing: { poll: 20, atOnce: 4 } })
  worker.start()
  onTestFinished(() => worker.stop())
  onTestFinished(() => end(undefined))
  await vi.waitFor(() => expect(worker.counts().turns).toBeGreaterThan(0))
  for (let n = 0; n < 20; n++) {
    expect(worker.counts().running).toBeLessThanOrEqual(4)
    await new Promise(done => setTimeout(done, 20))
  }
  const claimed = await db.selectFrom('practice').select('id').where('wake_at', '>', 1).execute()
  expect(claimed.length).toBeLessThanOrEqual(4 + worker.counts().turns)
}, 60_000)
