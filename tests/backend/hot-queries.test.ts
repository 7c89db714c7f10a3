import { expect, inject, it, onTestFinished } from 'vitest'
import { bigTables, hotQueries } from '../../bench/stage/hot-queries.ts'
import { fillPractices } from '../../bench/stage/many-practices.ts'

// `npm run bench -- --only scale` asks the same of ten thousand practices, with figures.
it('nothing that the backend asks often reads a table whole that grows with orders', async () => {
  const place = inject('storeDatabase')
  if (place.kind !== 'postgres') throw new Error('this is a test of PostgreSQL')
  const many = await fillPractices(place.url, { practices: 200, orders: 30, partitions: 0 })
  onTestFinished(() => many.close())
  const plans = await many.explained(async () => {
    for (const query of Object.values(hotQueries(many))) await query(7)
  })
  expect(plans.length).toBeGreaterThan(15)
  expect(plans.filter(({ plan }) => bigTables.test(plan))).toEqual([])
}, 120_000)
