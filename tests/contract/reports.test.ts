import { describe, expect, it } from 'vitest'
import { anOrder, aPayment } from '../fixtures/builders.ts'
import { openStore } from './open-store.ts'

const onDay = (day: string) => ({ from: day, to: day })
const april3 = Date.parse('2026-04-03T15:00:00Z')

describe('money that went back after an order was read', () => {
  async function refunded() {
    const opened = await openStore()
    await opened.intake.takeOrder(anOrder(), Date.parse('2026-03-16T16:00:00Z'))
    await opened.intake.takeOrder(anOrder({ number: '10002' }), april3)
    await opened.intake.takeOrder(anOrder({ refundedCents: 20_00 }), april3)
    return opened
  }

  it('brings its order into the books of the day on which it was noticed', async () => {
    const { reports } = await refunded()
    const april = await reports.readSnapshots(onDay('2026-04-03'))
    expect(april.orders.map(({ sale }) => [sale.number, sale.day, sale.refunds])).toEqual([
      ['100000012', '2026-03-16', [{ day: '2026-04-03', at: april3, cents: 20_00 }]],
    ])
    expect((await reports.readSnapshots(onDay('2026-04-20'))).orders).toEqual([])
  })

  it('is taken off what that day took, and leaves the order’s own day as it was', async () => {
    const { overview } = await refunded()
    const { sums } = await overview.sumsOf(['2026-03-16', '2026-04-03'])
    const taken = (day: string) =>
      Object.values(sums.find(({ id }) => id === day)?.cells ?? {}).map(({ takenCents }) => takenCents)
    expect(taken('2026-03-16')).toEqual([168_00])
    expect(taken('2026-04-03')).toEqual([-20_00])
  })

  it('is found by the proof of all that is kept', async () => {
    const { reports, store } = await refunded()
    await store.saveLedger([aPayment()])
    expect(await reports.prove()).toEqual({ kind: 'right', orders: 2 })
  })
})
