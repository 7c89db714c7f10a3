import { expect, it } from 'vitest'
import { isToForget } from '../../lib/domain/retention.ts'
import { dayMs } from '../../lib/domain/units.ts'
import { aRecord, placedAt } from '../../tests/fixtures/builders.ts'
import { makePractice } from '../practice/make-practice.ts'
import { configurationFor, keepingOldOrders } from './configuration.ts'

it('deletes nothing by age of a practice that lies months back: its report tells the items of each order', () => {
  const { setup } = makePractice({ seed: 7, now: '2026-03-16T15:00:00Z', patients: 10, orders: 10 })
  const shop = 'https://shop.example'
  const { policy } = keepingOldOrders(
    configurationFor(setup, { shop, apiBaseUrl: `${shop}/api`, tokenUrl: `${shop}/token` }),
  )
  const adopted = aRecord({ state: 'adopted', dueAt: null, postedAt: placedAt })
  const sweptAt = placedAt + 300 * dayMs
  expect(isToForget(adopted, sweptAt - policy.retentionDays * dayMs)).toBe(false)
})
