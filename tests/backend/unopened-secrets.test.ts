import { sql } from 'kysely'
import { expect, it, onTestFinished, vi } from 'vitest'
import { databaseNow } from '../../backend/database/database-clock.ts'
import { exactPractice } from '../../bench/stage/exact-practice.ts'
import { makePractice } from '../../sandbox/practice/make-practice.ts'
import { startServed } from './world.ts'

vi.setConfig({ testTimeout: 120_000 })

it('sealed values that somebody changed are asked for again in words, and the practice goes on with what it is given', async () => {
  vi.spyOn(console, 'error').mockReturnValue()
  const base = makePractice({ seed: 8, now: new Date().toISOString(), patients: 20, orders: 3 })
  const served = await startServed(exactPractice(base, 2), 'all')
  onTestFinished(() => served.close())
  const { nextech, backend, ask, configuration } = served
  const soon = { timeout: 50_000, interval: 200 }
  const today = async () => JSON.stringify((await ask('/v1/requests/ext-bg/today', { body: {} })).json)
  await vi.waitFor(() => expect(nextech.ledger()).toHaveLength(2), soon)
  // As after the rows of another practice were put in their place; each process opens the practice again.
  await sql`update secret set sealed = 'AAAA' || sealed where name <> 'activityChain'`.execute(backend.db)
  await backend.db.updateTable('practice').set({ configured_at: databaseNow, wake_at: databaseNow }).execute()
  await vi.waitFor(async () => expect(await today()).toMatch(/"trouble":{"code":"signed-out"/), soon)
  const { password } = configuration.nextech
  expect((await ask('/v1/nextech/sign-in', { password })).json).toMatchObject({
    value: { state: 'signed-in' },
  })
  expect(await today()).not.toContain('signed-out')
  await ask('/v1/sync', {})
  await vi.waitFor(async () => expect(await today()).toMatch(/"trouble":{"code":"token-missing"/), soon)
})
