import { sql } from 'kysely'
import { expect, it, onTestFinished, vi } from 'vitest'
import { exactPractice } from '../../bench/stage/exact-practice.ts'
import { makePractice } from '../../sandbox/practice/make-practice.ts'
import { livePayments } from '../acceptance/small-practice.ts'
import { startServed } from './world.ts'

vi.setConfig({ testTimeout: 120_000 })

it.each([
  ['order', sql`"order" = cast('{"number": 1}' as jsonb)`],
  ['posting', sql`posting = jsonb_set(posting, '{state}', '"lost"')`],
])('a stored %s that somebody changed and nobody can read holds up no other order', async (_, damage) => {
  vi.spyOn(console, 'error').mockReturnValue()
  const base = makePractice({ seed: 8, now: new Date().toISOString(), patients: 20, orders: 7 })
  const practice = exactPractice(base, 6)
  const served = await startServed(practice, 'all')
  onTestFinished(() => served.close())
  const { shop, nextech, backend, ask } = served
  const numbers = practice.orders.map(order => order.increment_id)
  const posted = (count: number) =>
    vi.waitFor(() => expect(nextech.ledger()).toHaveLength(count), { timeout: 50_000, interval: 200 })
  shop.setOrders(practice.orders.slice(0, 3))
  await ask('/v1/sync', {})
  await posted(3)
  await sql`update posting set ${damage} where number = ${numbers[1]}`.execute(backend.db)
  const changed = new Date().toISOString().slice(0, 19).replace('T', ' ')
  shop.setOrders(practice.orders.map((order, at) => (at < 3 ? order : { ...order, updated_at: changed })))
  await ask('/v1/sync', {})
  await posted(6)
  expect(numbers.map(number => livePayments(nextech.ledger(), number))).toEqual(numbers.map(() => 1))
})
