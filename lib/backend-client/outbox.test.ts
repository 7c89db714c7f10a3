import { describe, expect, it } from 'vitest'
import { createOutbox, type WaitingReading } from './outbox.ts'

const bare = {
  ...{ date: null, status: null, customerName: null, email: null, birthDate: null, address: [], phone: null },
  ...{ paymentTitle: null, payment: [], items: [], totals: [] },
}
const reading = (number: string, status: string | null = null, reader = 'tab 1'): WaitingReading => ({
  body: { reading: { ...bare, number, status }, href: null },
  page: { origin: 'https://shop.example.com', reader },
})
const all = async (outbox: ReturnType<typeof createOutbox>) => {
  const sent: WaitingReading[] = []
  await outbox.flush(async each => sent.push(each) > 0)
  return numbers(sent)
}

function openOutbox() {
  let kept: WaitingReading[] | undefined
  return createOutbox({
    read: async () => structuredClone(kept),
    async write(waiting) {
      kept = structuredClone(waiting)
    },
  })
}

const numbers = (sent: readonly WaitingReading[]) => sent.map(({ body }) => body.reading.number)

describe('readings that wait for the backend', () => {
  it('are sent once, the oldest first, and the latest of each order alone', async () => {
    const outbox = openOutbox()
    for (const each of [reading('1', 'pending'), reading('2'), reading('1', 'processing')])
      await outbox.add(each)
    const sent: WaitingReading[] = []
    const send = async (each: WaitingReading) => sent.push(each) > 0
    await Promise.all([outbox.flush(send), outbox.flush(send)])
    expect(numbers(sent)).toEqual(['2', '1'])
    expect(sent[1]?.body.reading.status).toBe('processing')
    expect(await outbox.size()).toBe(0)
  })

  it('stay where sending stops', async () => {
    const outbox = openOutbox()
    for (const number of ['1', '2', '3']) await outbox.add(reading(number))
    await outbox.flush(async ({ body }) => body.reading.number === '1')
    expect(await outbox.size()).toBe(2)
    const sent: WaitingReading[] = []
    await outbox.flush(async each => sent.push(each) > 0)
    expect(numbers(sent)).toEqual(['2', '3'])
  })

  it('are 300 at most: the latest', async () => {
    const outbox = openOutbox()
    for (let number = 1; number <= 305; number++) await outbox.add(reading(String(number)))
    const sent: WaitingReading[] = []
    await outbox.flush(async each => sent.push(each) > 0)
    expect([sent.length, numbers(sent)[0]]).toEqual([300, '6'])
  })

  it('give way where their own page tells of more and more, and those of another page stay', async () => {
    const outbox = openOutbox()
    for (const number of ['1', '2']) await outbox.add(reading(number))
    for (let number = 1_000; number < 1_400; number++)
      await outbox.add(reading(String(number), null, 'tab 2'))
    const sent = await all(outbox)
    expect(sent.slice(0, 3)).toEqual(['1', '2', '1102'])
    expect(sent).toHaveLength(300)
  })

  it('leave room in the memory of the session: a page of huge orders keeps its latest', async () => {
    const outbox = openOutbox()
    await outbox.add(reading('1'))
    for (let number = 1_000; number < 1_040; number++)
      await outbox.add(reading(String(number), 'x'.repeat(200_000), 'tab 2'))
    expect(await outbox.size()).toBeLessThan(12)
    await outbox.add(reading('2', 'x'.repeat(5_000_000), 'tab 2'))
    expect(await all(outbox)).toEqual(['1'])
  })
})
