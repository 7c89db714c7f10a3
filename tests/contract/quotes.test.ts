import { expect, it } from 'vitest'
import { anOrder } from '../fixtures/builders.ts'
import { openStore } from './open-store.ts'

it('payments with open quotes are found from a moment on, until staff have said what became of them', async () => {
  const { intake, store } = await openStore()
  const quotes = [{ id: '7001', totalCents: 84_00 }]
  for (const [number, quotesSince] of [
    ['10001', 100],
    ['10002', 200],
    ['10003', undefined],
  ] as const)
    await store.update(await intake.takeOrder(anOrder({ number }), 1), {
      quotes,
      ...(quotesSince !== undefined && { quotesSince }),
    })
  const numbers = async (from: number) => (await store.withQuotes(from)).map(({ order }) => order.number)
  expect(await numbers(0)).toEqual(['10001', '10002'])
  expect(await numbers(101)).toEqual(['10002'])
  const [record] = await store.withQuotes(200)
  if (!record) throw new Error('it is not there')
  await store.update(record, { quotesSince: undefined, quoteDone: { quote: '7001', at: 300 } })
  expect(await numbers(0)).toEqual(['10001'])
  expect((await store.get(record.posting.key))?.posting).toMatchObject({ quoteDone: { quote: '7001' } })
})
