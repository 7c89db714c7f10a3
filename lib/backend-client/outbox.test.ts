import { describe, expect, it } from 'vitest'
import { createOutbox, type WaitingReading } from './outbox.ts'

const bare = {
  ...{ date: null, status: null, customerName: null, email: null, birthDate: null, address: [], phone: null },
  ...{ paymentTitle: null, payment: [], items: [], totals: [] },
}
const reading = (number: string, status: string | null = null): WaitingReading => ({
  body: { reading: { ...bare, number, status }, href: null },
  page: { origin: 'https://shop.example.com', reader: 'tab 1' },
})

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
})
