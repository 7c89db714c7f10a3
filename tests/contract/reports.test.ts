import { describe, expect, it } from 'vitest'
import { anOrder, aPayment } from '../fixtures/builders.ts'
import { aClosedMonth } from '../fixtures/closed-month.ts'
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

describe('a closed month', () => {
  it('is kept as it was closed, and closed once', async () => {
    const { reports } = await openStore()
    const march = aClosedMonth()
    expect(await reports.closeMonth(march)).toBe(true)
    expect(await reports.closeMonth(aClosedMonth({ closedBy: 'Somebody else' }))).toBe(false)
    expect(await reports.closedMonths(['2026-02', '2026-03'])).toEqual([march])
    expect(await reports.closedMonths([])).toEqual([])
  })

  it('closed at the same moment by two has the figures of one', async () => {
    const { reports } = await openStore()
    const closing = ['A', 'B'].map(closedBy => reports.closeMonth(aClosedMonth({ closedBy })))
    expect((await Promise.all(closing)).toSorted()).toEqual([false, true])
  })

  it('does not look as if it were open where it cannot be read', async () => {
    const { reports, rows } = await openStore()
    await rows.putValue('closed 2026-03', { month: '2026-03' })
    await expect(reports.closedMonths(['2026-03'])).rejects.toThrow(/report|Invalid/)
  })
})
