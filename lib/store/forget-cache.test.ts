import { describe, expect, it } from 'vitest'
import { anOrder, placedAt } from '../../tests/fixtures/builders.ts'
import { aClosedMonth } from '../../tests/fixtures/closed-month.ts'
import { openStore } from '../../tests/fixtures/store.ts'
import { dayMs } from '../domain/units.ts'
import { closedMonths, closeMonth } from './closed-months.ts'
import { forgetCache } from './forget-cache.ts'

it('keeps the months that a person closed: no shop and no ledger tells their figures again', async () => {
  const { db, intake } = openStore()
  await intake.takeOrder(anOrder(), placedAt)
  const closed = aClosedMonth()
  await closeMonth(db, closed)
  await forgetCache(db)
  expect(await db.orders.count()).toBe(0)
  expect(await closedMonths(db, [closed.month])).toEqual([closed])
})

describe('the days of refunds, which no shop tells (rules 6.1),', () => {
  const noticed = placedAt + 20 * dayMs
  const refunded = (cents: number, change = {}) => anOrder({ refundedCents: cents, ...change })

  /** An order of which money went back later, forgotten and read again. */
  async function forgotten(read: ReturnType<typeof anOrder>, times = 1) {
    const { db, intake } = openStore()
    await intake.takeOrder(anOrder(), placedAt)
    await intake.takeOrder(refunded(20_00), noticed)
    for (let time = 0; time < times; time++) await forgetCache(db)
    const { order } = await intake.takeOrder(read, noticed + 40 * dayMs)
    return order.refunds
  }

  it('stay with their orders', async () => {
    expect(await forgotten(refunded(20_00))).toEqual([{ at: noticed, cents: 20_00 }])
    expect(await forgotten(refunded(20_00), 2)).toEqual([{ at: noticed, cents: 20_00 }])
  })

  it('are known beside what went back since', async () => {
    const later = { at: noticed + 40 * dayMs, cents: 10_00 }
    expect(await forgotten(refunded(30_00))).toEqual([{ at: noticed, cents: 20_00 }, later])
  })

  it('are no other order’s', async () => {
    expect(await forgotten(refunded(20_00, { number: '100000013' }))).toBeUndefined()
  })
})
