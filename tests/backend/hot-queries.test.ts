import { expect, inject, it, onTestFinished } from 'vitest'
import { bigTables, hotQueries } from '../../bench/stage/hot-queries.ts'
import { fillPractices } from '../../bench/stage/many-practices.ts'

// `npm run bench -- --only scale` asks the same of ten thousand practices, with figures. PostgreSQL estimates: while others hold
// back its clean-up it may take the whole of a small table for cheaper once, but not each time.
const again = { timeout: 120_000, retry: 2 }

it('nothing that the backend asks often reads a table whole that grows with orders', again, async () => {
  const place = inject('storeDatabase')
  if (place.kind !== 'postgres') throw new Error('this is a test of PostgreSQL')
  const many = await fillPractices(place.url, { practices: 200, orders: 30, partitions: 0 })
  onTestFinished(() => many.close())
  const plans = await many.explained(async () => {
    for (const query of Object.values(hotQueries(many))) await query(7)
  })
  expect(plans.length).toBeGreaterThan(15)
  expect(plans.filter(({ plan }) => bigTables.test(plan))).toEqual([])
})
