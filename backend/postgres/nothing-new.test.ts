import type { KyselyPlugin } from 'kysely'
import { expect, it, onTestFinished } from 'vitest'
import { anOrder, aPayment } from '../../tests/fixtures/builders.ts'
import { openMemoryDatabase } from '../database/memory-database.fixture.ts'
import { ensurePractice, type PracticeDatabase } from '../database/practice-database.ts'
import { createIntakeStore } from './intake-store.ts'
import { createSyncStore } from './sync-store.ts'

/** A practice in memory, and the kinds of all statements that are asked of it. */
async function watched(): Promise<{ practice: PracticeDatabase; asked: string[] }> {
  const database = await openMemoryDatabase()
  onTestFinished(() => database.close())
  const asked: string[] = []
  const watch: KyselyPlugin = {
    transformQuery({ node }) {
      asked.push(node.kind)
      return node
    },
    transformResult: async ({ result }) => result,
  }
  const practice = { db: database.db.withPlugin(watch), practiceId: 'p', timeZone: 'UTC' }
  await ensurePractice(practice)
  return { practice, asked }
}

const many = Array.from({ length: 25 }, (_, at) => String(1_000 + at))

it('orders that a shop tells again as they are cost a few questions, and no write', async () => {
  const { practice, asked } = await watched()
  const rung: string[] = []
  const intake = createIntakeStore(practice, keys => rung.push(...keys))
  const orders = many.map(number => anOrder({ number }))
  const rows = many.map(number => ({ number, fingerprint: 'a' }))
  await intake.seeRows(anOrder().shop, rows, 1_000)
  await intake.takeOrders(orders, 2_000)
  expect(rung).toHaveLength(25)

  asked.length = 0
  await intake.takeOrders(orders, 3_000)
  expect(new Set(asked)).toEqual(new Set(['SelectQueryNode']))
  expect(asked.length).toBeLessThan(6)
  expect(rung).toHaveLength(25)
})

it('payments that Nextech tells again as they are cost a few questions, and no write', async () => {
  const { practice, asked } = await watched()
  const store = createSyncStore(practice)
  const payments = many.map(id => aPayment({ id, text: `DermPRO #${id} | 1x SERUM-1` }))
  await store.saveLedger(payments)

  asked.length = 0
  await store.saveLedger(payments)
  expect(new Set(asked)).toEqual(new Set(['SelectQueryNode']))
  expect(asked.length).toBeLessThan(4)
  const [first] = payments
  if (!first) throw new Error('there are many')
  // A later moment is written, too: by it the next reading is told apart from an old one.
  const later = { ...first, updatedAt: first.updatedAt + 1 }
  await store.saveLedger([later, ...payments.slice(1)])
  expect(await store.paymentsOf(first.id, [first.id])).toEqual([later])
})
