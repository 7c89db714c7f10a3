import { expect, it } from 'vitest'
import { anOrder, placedAt } from '../../tests/fixtures/builders.ts'
import { aClosedMonth } from '../../tests/fixtures/closed-month.ts'
import { openStore } from '../../tests/fixtures/store.ts'
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
