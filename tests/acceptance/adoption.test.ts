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

const { practice, order } = practiceOf(maria, [maria])
const number = order.increment_id
const placedAt = Date.parse(`${order.created_at.replace(' ', 'T')}Z`)
const elsewhere = 'another'
const takenCents = Math.round(((order.total_paid ?? 0) - (order.total_refunded ?? 0)) * 100)
const payment: LedgerEntry = {
  id: '1',
  patient: uidAt(0),
  patientName: `${maria.family}, ${maria.given}`,
  amountCents: takenCents,
  date: practiceDayOf(placedAt, practice.setup.timeZone),
  created: new Date(placedAt + 60_000).toISOString(),
  category: 'DermPRO Online Payment',
  cardType: 'Visa',
  location: practice.setup.location.id,
  provider: practice.setup.provider.id,
  text: 'Paid by phone',
  status: 'active',
}

it.each<[string, Partial<LedgerEntry>[], object]>([
  [
    'of a payment without a marker looks at refunds that name the order, too',
    [{}, { amountCents: -1_000, text: `Refund, order ${number}` }],
    { state: 'attention', reason: 'amount-differs', paymentIds: ['1'] },
  ],
  [
    'takes the third of a void and correct for the posting, though its amount is another',
    [
      { text: `DermPRO #${number}`, status: 'cancelled' },
      { text: `DermPRO #${number}`, status: 'cancelled', amountCents: -takenCents },
      { text: `DermPRO #${number}`, amountCents: takenCents + 100 },
    ],
    { state: 'attention', reason: 'amount-differs', paymentIds: ['3'] },
  ],
  [
    'tells a second payment at once, though its amount is another',
    [{ text: `DermPRO #${number}` }, { text: `DermPRO #${number}`, amountCents: takenCents + 100 }],
    { state: 'attention', reason: 'posted-twice', paymentIds: ['1', '2'] },
  ],
  [
    'finds one with its marker that was posted at another location',
    [
      { text: 'Copay', amountCents: 2 },
      { text: `DermPRO #${number}`, location: elsewhere, category: 'Copay' },
    ],
    { state: 'adopted', paymentIds: ['2'] },
  ],
  [
    'shows staff one with its number and another amount at another location',
    [
      { text: 'Copay', amountCents: 2 },
      { text: `order ${number}`, location: elsewhere, amountCents: 1 },
    ],
    { state: 'attention', reason: 'possible-duplicate', suspects: ['2'] },
  ],
])('%s', async (_, entries, expected) => {
  const ledger = entries.map((each, at) => ({ ...payment, id: String(at + 1), ...each }))
  world = await startWorld({ ...practice, ledger })
  await read(world, [order])
  await world.drain()
  expect((await world.postings()).get(number)).toMatchObject(expected)
  expect(world.nextech.ledger()).toHaveLength(entries.length)
})
