import { afterEach, expect, it, vi } from 'vitest'
import { practiceDayOf } from '../../lib/domain/practice-day.ts'
import type { LedgerEntry } from '../../sandbox/practice/practice.ts'
import { type EngineWorld, read, startWorld } from './engine-world.ts'
import { practiceOf, uidAt } from './held-practice.ts'
import { maria } from './staff-world.ts'

vi.setConfig({ testTimeout: 60_000 })

let world: EngineWorld | undefined
afterEach(async () => {
  await world?.close()
  world = undefined
})

it('of a payment without a marker looks at refunds that name the order, too', async () => {
  const { practice, order } = practiceOf(maria, [maria])
  const { category, location, provider, timeZone } = { ...practice.setup, category: 'DermPRO Online Payment' }
  const placedAt = Date.parse(`${order.created_at.replace(' ', 'T')}Z`)
  const payment: LedgerEntry = {
    id: '1',
    patient: uidAt(0),
    patientName: `${maria.family}, ${maria.given}`,
    amountCents: Math.round(((order.total_paid ?? 0) - (order.total_refunded ?? 0)) * 100),
    date: practiceDayOf(placedAt, timeZone),
    created: new Date(placedAt + 60_000).toISOString(),
    category,
    cardType: 'Visa',
    location: location.id,
    provider: provider.id,
    text: 'Paid by phone',
    status: 'active',
  }
  const refund = { ...payment, id: '2', amountCents: -1_000, text: `Refund, order ${order.increment_id}` }
  world = await startWorld({ ...practice, ledger: [payment, refund] })
  await read(world, [order])
  await world.drain()
  const posting = (await world.postings()).get(order.increment_id)
  expect(posting).toMatchObject({ state: 'attention', reason: 'amount-differs', paymentIds: ['1'] })
  expect(world.nextech.ledger()).toHaveLength(2)
})
