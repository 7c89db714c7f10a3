import { expect, it, vi } from 'vitest'
import { exactPractice } from '../../bench/stage/exact-practice.ts'
import type { OrderRecord } from '../../lib/domain/posting.ts'
import { drain } from '../../lib/sync/drain.ts'
import { portionSize } from '../../lib/sync/portions.ts'
import { makePractice } from '../../sandbox/practice/make-practice.ts'
import { type EngineWorld, read, startWorld } from './engine-world.ts'

vi.setConfig({ testTimeout: 60_000 })

const stored = 3 * portionSize
const practice = exactPractice(
  makePractice({ seed: 1, now: new Date().toISOString(), patients: 60, orders: 41 }),
  stored,
)

/** Later orders beyond those that are stored: nobody gets to them before the first payment. */
function withBacklog(due: OrderRecord[], count: number): OrderRecord[] {
  const [last] = due.slice(-1)
  if (!last) return due
  const more = Array.from({ length: count - due.length }, (_, n) => {
    const number = String(900_000_000 + n)
    const key = last.posting.key.replace(last.posting.number, number)
    return { order: { ...last.order, number }, posting: { ...last.posting, number, key } }
  })
  return [...due, ...more]
}

/** How often store and Nextech are asked before the first payment leaves, with so many orders due. */
async function callsBeforeFirst(world: EngineWorld, due: number) {
  const calls = { store: 0, nextech: 0 }
  const end = new AbortController()
  const counted = <T extends object>(kind: keyof typeof calls, target: T): T =>
    new Proxy(target, {
      get(owner, name) {
        const value: unknown = Reflect.get(owner, name)
        if (typeof value !== 'function') return value
        return (...given: unknown[]) => {
          if (!end.signal.aborted) calls[kind] += 1
          return Reflect.apply(value, owner, given)
        }
      },
    })
  const engine = world.restart({
    store: store =>
      counted('store', {
        ...store,
        due: async now => withBacklog((await store.due(now)).slice(0, due), due),
      }),
    nextech: nextech => ({
      ...counted('nextech', nextech),
      async postPayment() {
        end.abort()
        return { kind: 'unknown', message: 'not looked at' }
      },
    }),
  })
  await drain({ ...engine, signal: end.signal })
  expect(end.signal.aborted).toBe(true)
  return calls
}

it('the first payment waits for no backlog: as few calls come before it with 5,000 due orders as with a portion', async () => {
  const counts = []
  for (const due of [1, portionSize, stored, 5_000]) {
    const world = await startWorld(practice)
    await read(world, practice.orders)
    counts.push(await callsBeforeFirst(world, due))
    await world.close()
  }
  const [one, portion, several, many] = counts
  expect(one?.nextech).toBeGreaterThan(0)
  // A portion is prepared while the first of the one before is posted.
  for (const backlog of [several, many]) {
    expect(backlog?.store).toBeLessThanOrEqual(3 * (portion?.store ?? 0))
    expect(backlog?.nextech).toBeLessThanOrEqual((portion?.nextech ?? 0) + portionSize)
  }
  expect(many?.store).toBeLessThanOrEqual((several?.store ?? 0) + portionSize)
})

it('posts the oldest first', async () => {
  const world = await startWorld(practice)
  try {
    await read(world, practice.orders)
    await world.drain()
    const arrived = world.nextech.ledger().map(({ text }) => /#(\d+)/.exec(text)?.[1])
    const placed = practice.orders
      .toSorted((a, b) => a.created_at.localeCompare(b.created_at))
      .map(order => order.increment_id)
    // Lanes overtake each other by as many as there are of them.
    arrived.forEach((number, at) => {
      expect(Math.abs(placed.indexOf(number ?? '') - at)).toBeLessThanOrEqual(portionSize)
    })
    expect(arrived).toHaveLength(stored)
  } finally {
    await world.close()
  }
})
