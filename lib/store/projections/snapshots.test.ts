import { describe, expect, it } from 'vitest'
import { anOrder, aPayment } from '../../../tests/fixtures/builders.ts'
import { openStore } from '../../../tests/fixtures/store.ts'
import { readSnapshots } from './snapshots.ts'

const march16 = { from: '2026-03-16', to: '2026-03-16' }
const placed = (number: string, at: string) => anOrder({ number, placedAt: Date.parse(at) })
const coverage = { locationId: 'l1', from: 1, seenTo: 2, readAt: 3 }

describe('readSnapshots', () => {
  it('gives what was placed and booked in the range', async () => {
    const { db, intake, store } = openStore()
    await intake.takeOrder(anOrder(), 0)
    await intake.takeOrder(placed('10002', '2026-01-02T12:00:00Z'), 0)
    await store.saveLedger(
      [aPayment(), aPayment({ id: '2', day: '2026-01-02', text: 'DermPRO #10002' })],
      coverage,
    )
    const books = await readSnapshots(db, march16)
    expect(books.orders.map(({ sale }) => sale.number)).toEqual(['100000012'])
    expect(books.payments.map(({ id }) => id)).toEqual(['90118'])
    expect(books).toMatchObject({ coverage, unreadable: 0 })
    expect(JSON.stringify(books.orders)).not.toContain('Lopez')
  })

  it('gives the order of a payment in the range, wherever it was placed', async () => {
    const { db, intake, store } = openStore()
    await intake.takeOrder(placed('10002', '2026-01-02T12:00:00Z'), 0)
    await store.saveLedger([aPayment({ text: 'DermPRO #10002' })], coverage)
    const { orders } = await readSnapshots(db, march16)
    expect(orders.map(({ sale }) => sale.number)).toEqual(['10002'])
  })

  it('gives the payments of an order in the range, whenever they were booked', async () => {
    const { db, intake, store } = openStore()
    const record = await intake.takeOrder(anOrder(), 0)
    await store.saveLedger([
      aPayment({ day: '2026-02-01' }),
      aPayment({ id: '7', day: '2026-05-01', text: 'x' }),
    ])
    const matched = await store.update((await store.get(record.posting.key)) ?? record, {
      state: 'attention',
    })
    await store.update(matched, { paymentIds: ['7'] })
    const { payments } = await readSnapshots(db, march16)
    expect(payments.map(({ id }) => id).sort()).toEqual(['7', '90118'])
  })

  it('takes an order and a payment together, whatever case the letters of the number have', async () => {
    const { db, intake, store } = openStore()
    await intake.takeOrder(placed('WEB25-000566', '2026-01-02T12:00:00Z'), 0)
    await intake.takeOrder(placed('M2_000777', '2026-03-16T12:00:00Z'), 0)
    await store.saveLedger([
      aPayment({ id: '1', text: 'dermpro #web25-000566' }),
      aPayment({ id: '2', day: '2026-05-02', text: 'DermPRO #m2_000777' }),
    ])
    const { orders, payments } = await readSnapshots(db, march16)
    expect(orders.map(({ sale }) => sale.number).sort()).toEqual(['M2_000777', 'WEB25-000566'])
    expect(payments.map(({ id }) => id).sort()).toEqual(['1', '2'])
  })

  it('leaves out and counts what cannot be read', async () => {
    const { db, intake } = openStore()
    await intake.takeOrder(anOrder(), 0)
    await db.orders.toCollection().modify({ 'order.paidCents': 'a lot' } as never)
    expect(await readSnapshots(db, march16)).toMatchObject({ orders: [], unreadable: 1 })
  })

  it('is one snapshot: payments that arrive meanwhile are in it with all that they changed, or not at all', async () => {
    const { db, intake, store } = openStore()
    for (let i = 0; i < 30; i++) await intake.takeOrder(anOrder({ number: `${10_000 + i}` }), 0)
    const pages = Array.from({ length: 30 }, (_, i) =>
      aPayment({ id: `${i}`, text: `DermPRO #${10_000 + i}` }),
    )
    const reading = store.saveLedger(pages, { ...coverage, readAt: 77 })
    const seen = await Promise.all(Array.from({ length: 20 }, () => readSnapshots(db, march16)))
    await reading
    for (const books of seen) {
      const isAfter = books.coverage?.readAt === 77
      expect(books.payments).toHaveLength(isAfter ? 30 : 0)
    }
    expect((await readSnapshots(db, march16)).payments).toHaveLength(30)
  })
})
