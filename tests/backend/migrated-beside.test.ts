import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, inject, it, onTestFinished, vi } from 'vitest'
import { migrate, released } from '../../backend/database/migrations.ts'
import { openDatabase } from '../../backend/database/open-database.ts'
import { ensurePractice, readSnapshot, write } from '../../backend/database/practice-database.ts'
import { exactPractice } from '../../bench/stage/exact-practice.ts'
import { makePractice } from '../../sandbox/practice/make-practice.ts'
import { livePayments } from '../acceptance/small-practice.ts'
import { runCommand, startBackend } from './backend-process.ts'
import { asked, ownDatabase } from './own-database.ts'
import { managerEmail, startSurroundings } from './world.ts'

const orderCount = 60
const base = makePractice({ seed: 6, now: new Date().toISOString(), patients: 60, orders: 41 })
const practice = exactPractice(base, orderCount)

/** What a next version may do while this one runs: additions. It takes the tables in an order that no write of this one has. */
const nextVersion = {
  ...released,
  '9999-next': {
    up: async (db: Parameters<(typeof released)[string]['up']>[0]) => {
      for (const statement of [
        'alter table posting add column of_next bigint',
        'create index posting_of_next on posting (practice_id, of_next) where of_next is not null',
        'alter table meta add column of_next text',
        "alter table practice add column of_next text not null default ''",
        'create table next (practice_id text not null references practice (id) on delete cascade, id text not null)',
      ])
        await sql.raw(statement).execute(db)
    },
  },
}

it('a backend goes on posting while a newer version migrates its database, and is refused once it starts again', async () => {
  const server = inject('storeDatabase')
  if (server.kind !== 'postgres') throw new Error('two versions beside each other need PostgreSQL')
  const url = await ownDatabase(server.url)
  const around = await startSurroundings(practice, { answerMs: 60 })
  onTestFinished(() => around.close())
  const { nextech, files, folder } = around
  const env = { DATABASE_URL: url, MASTER_KEY_FILE: join(folder, 'key') }
  const place = ['--data-dir', folder]
  const manager = ['--manager-email', managerEmail, '--manager-password-file', files.managerPasswordFile]
  await runCommand(['setup', ...place, '--configuration', files.configuration, ...manager], env)
  const older = await startBackend([...place, '--port', '0'], env)
  onTestFinished(async () => void (await older.stop()))
  const untilPosted = (count: number) =>
    vi.waitFor(() => expect(nextech.ledger().length).toBeGreaterThanOrEqual(count), {
      timeout: 120_000,
      interval: 20,
    })

  await untilPosted(5)
  const newer = await openDatabase({ url })
  onTestFinished(() => newer.close())
  await migrate(newer.db, nextVersion)
  expect(nextech.ledger().length).toBeLessThan(orderCount)
  await untilPosted(orderCount)
  expect((await fetch(`${older.url}/readyz`)).status).toBe(200)
  for (const { increment_id: number } of practice.orders)
    expect([number, livePayments(nextech.ledger(), number)]).toEqual([number, 1])
  expect(nextech.arrivals().filter(({ name }) => name === 'POST PaymentReconciliation')).toHaveLength(
    orderCount,
  )
  expect(older.output()).not.toContain('"level":"error"')

  expect(await older.stop()).toBe(0)
  const again = startBackend([...place, '--port', '0'], env)
  await expect(again).rejects.toThrow(/made by a newer version of the backend/)
  const backup = runCommand(['backup', ...place, '--to', join(folder, 'old.backup')], env)
  await expect(backup).rejects.toThrow(/made by a newer version of the backend/)
}, 240_000)

/** One database that an older version works on while a newer one comes. */
async function bothVersions() {
  const server = inject('storeDatabase')
  if (server.kind !== 'postgres') throw new Error('two versions beside each other need PostgreSQL')
  const url = await ownDatabase(server.url)
  const [older, newer] = await Promise.all([openDatabase({ url }), openDatabase({ url })])
  onTestFinished(async () => void (await Promise.all([older.close(), newer.close()])))
  const own = { db: older.db, practiceId: 'p1', timeZone: 'UTC' }
  await ensurePractice(own)
  return { url, own, newer }
}

it('a write that stands in the way of a migration as it does in the write’s costs neither of them anything', async () => {
  const { url, own, newer } = await bothVersions()
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
  const writing = write(own, async ({ tx, practiceId }) => {
    begin()
    // The migration holds the orders by then, and waits for the practice.
    await untilWaiting(url)
    await tx.deleteFrom('posting').where('practice_id', '=', practiceId).execute()
  })
  await begun
  await migrate(newer.db, nextVersion)
  await writing
}, 60_000)

it('a migration that has to wait for a backup lets the others go on meanwhile', async () => {
  const { url, own, newer } = await bothVersions()
  const { promise: isRead, resolve: end } = Promise.withResolvers<void>()
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
  const backup = readSnapshot(own, async ({ tx }) => {
    await tx.selectFrom('posting').select('key').execute()
    begin()
    await isRead
  })
  await begun
  const migrated = migrate(newer.db, nextVersion)
  await untilWaiting(url)
  const from = performance.now()
  await write(own, ({ tx }) => tx.deleteFrom('posting').execute())
  expect(performance.now() - from).toBeLessThan(6_000)
  end()
  await Promise.all([backup, migrated])
}, 60_000)

async function untilWaiting(url: string): Promise<void> {
  await vi.waitFor(
    async () => expect(await asked(url, 'select pid from pg_locks where not granted')).not.toHaveLength(0),
    { timeout: 10_000, interval: 20 },
  )
}
