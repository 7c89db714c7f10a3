import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { drain } from '../../lib/sync/drain.ts'
import { type EngineWorld, read, startWorld } from './engine-world.ts'
import { livePayments, type SmallPractice, smallPractice } from './small-practice.ts'

// A whole practice over HTTP on a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let small: SmallPractice
beforeAll(async () => {
  small = await smallPractice()
})

let world: EngineWorld
afterEach(() => world.close())

/** Drains and lets time pass until nothing is due, at most ten minutes of the engine's clock. */
async function toRest(step: number): Promise<string[]> {
  const states: string[] = []
  for (let passed = 0; passed <= 600_000; passed += step) {
    await world.drain()
    const all = [...(await world.postings()).values()]
    states.push(all.map(posting => posting.state).join())
    if (all.every(posting => posting.dueAt === null)) return states
    world.advance(step)
  }
  throw new Error(`not at rest: ${states.at(-1)}`)
}

describe('a payment whose answer is lost is read back, never sent again blindly (rules 5)', () => {
  it.each(['lost-after', '307-after', 'half'])(
    '%s, and searches are 90 s behind: it landed and is posted once',
    async fault => {
      world = await startWorld(small.practice, { behindMs: 90_000 })
      await world.control('break', { endpoint: 'POST PaymentReconciliation', times: 1, fault })
      await read(world, small.known.slice(0, 1))
      const number = small.known[0]?.increment_id ?? ''
      for (let passed = 0; passed < 12; passed++) {
        await world.drain()
        world.advance(15_000)
        await world.control('clock', { advanceMs: 15_000 })
      }
      await world.drain()
      expect((await world.postings()).get(number)?.state).toBe('posted')
      expect(livePayments(world.nextech.ledger(), number)).toBe(1)
    },
  )

  it.each(['401-after', '503-after'])(
    '%s, and searches are honest: it is found, not sent again',
    async fault => {
      world = await startWorld(small.practice)
      await world.control('break', { endpoint: 'POST PaymentReconciliation', times: 1, fault })
      await read(world, small.known.slice(0, 1))
      await toRest(15_000)
      expect(livePayments(world.nextech.ledger(), small.known[0]?.increment_id ?? '')).toBe(1)
    },
  )

  it('yes: an answer that names no payment, which no list shows, goes to staff', async () => {
    world = await startWorld(small.practice)
    await world.control('break', { endpoint: 'POST PaymentReconciliation', times: 1, fault: 'yes' })
    await read(world, small.known.slice(0, 1))
    const number = small.known[0]?.increment_id ?? ''
    for (let minute = 0; minute < 17; minute++) {
      await world.drain()
      world.advance(60_000)
    }
    expect((await world.postings()).get(number)).toMatchObject({ state: 'attention', reason: 'unproven' })
    expect(livePayments(world.nextech.ledger(), number)).toBe(0)
  })

  it.each(['lost-after', '5xx-after', 'empty'])('%s: it landed and is posted once', async fault => {
    world = await startWorld(small.practice)
    await world.control('break', { endpoint: 'POST PaymentReconciliation', times: 1, fault })
    await read(world, small.known)
    await toRest(3_000)
    for (const order of small.known) {
      expect((await world.postings()).get(order.increment_id)?.state).toBe('posted')
      expect(livePayments(world.nextech.ledger(), order.increment_id)).toBe(1)
    }
  })

  it.each(['lost-before', '5xx-before', 'html'])(
    '%s: it never landed, and is sent again only after the settle time',
    async fault => {
      world = await startWorld(small.practice)
      await world.control('break', { endpoint: 'POST PaymentReconciliation', times: 1, fault })
      await read(world, small.known.slice(0, 1))
      const [order] = small.known
      const number = order?.increment_id ?? ''
      await world.drain()
      world.advance(3_000)
      await world.drain()
      expect((await world.postings()).get(number)?.state).toBe('verifying')
      world.advance(50_000)
      await world.drain()
      expect(livePayments(world.nextech.ledger(), number)).toBe(0)
      await toRest(15_000)
      expect((await world.postings()).get(number)?.state).toBe('posted')
      expect(livePayments(world.nextech.ledger(), number)).toBe(1)
    },
  )

  it('late: it lands after the connection was cut, and is found', async () => {
    world = await startWorld(small.practice)
    await world.control('break', { endpoint: 'POST PaymentReconciliation', times: 1, fault: 'late', ms: 150 })
    await read(world, small.known.slice(0, 1))
    await world.drain()
    await new Promise(done => setTimeout(done, 400))
    await toRest(3_000)
    expect(livePayments(world.nextech.ledger(), small.known[0]?.increment_id ?? '')).toBe(1)
  })

  it('staff rewrote its text: the order stays with them, also when the shop cancels it', async () => {
    world = await startWorld(small.practice)
    await world.control('break', { endpoint: 'POST PaymentReconciliation', times: 1, fault: 'lost-after' })
    const [order] = small.known
    if (!order) throw new Error('no order')
    await read(world, [order])
    await world.drain()
    const landed = world.nextech.ledger().find(payment => payment.text.includes(order.increment_id))
    await world.control(`payments/${landed?.id}/edit`, { text: 'paid in the shop' })
    await toRest(5_000)
    const parked = { state: 'attention', reason: 'possible-duplicate' }
    expect((await world.postings()).get(order.increment_id)).toMatchObject(parked)
    await read(world, [{ ...order, state: 'canceled', status: 'canceled' }])
    await toRest(5_000)
    expect((await world.postings()).get(order.increment_id)).toMatchObject(parked)
  })

  it('429: it was not processed; the order waits and goes on by itself', async () => {
    world = await startWorld(small.practice)
    await world.control('break', { endpoint: 'POST PaymentReconciliation', times: 2, fault: '429' })
    await read(world, small.known)
    await world.drain()
    expect((await world.engine.store.health()).trouble?.code).toBe('rate-limited')
    await toRest(10_000)
    for (const order of small.known) expect(livePayments(world.nextech.ledger(), order.increment_id)).toBe(1)
    expect((await world.engine.store.health()).trouble).toBeNull()
  })

  it('a buyer who orders twice while searches are behind is made once, and both payments are there', async () => {
    world = await startWorld(small.practice, { behindMs: 150_000 })
    const orders = [small.buyer, { ...small.buyer, increment_id: '100999001' }]
    await read(world, orders)
    for (let passed = 0; passed < 20; passed++) {
      await world.drain()
      world.advance(15_000)
      await world.control('clock', { advanceMs: 15_000 })
    }
    const postings = await world.postings()
    const uids = orders.map(({ increment_id }) => postings.get(increment_id)?.patientUid)
    expect(new Set(uids).size).toBe(1)
    for (const { increment_id } of orders) {
      expect(postings.get(increment_id)?.state).toBe('posted')
      expect(livePayments(world.nextech.ledger(), increment_id)).toBe(1)
    }
  })

  it.each(['lost-after', '5xx-after', 'lost-before', 'empty'])(
    'a created patient whose answer is %s exists once, and has the payment',
    async fault => {
      world = await startWorld(small.practice)
      await world.control('break', { endpoint: 'POST Patient', times: 1, fault })
      await read(world, [small.buyer])
      await toRest(5_000)
      const number = small.buyer.increment_id
      expect((await world.postings()).get(number)).toMatchObject({
        state: 'posted',
        warnings: ['new-patient'],
      })
      expect(livePayments(world.nextech.ledger(), number)).toBe(1)
      const answer = await fetch(`${world.nextech.url}/control/patients`)
      const patients = (await answer.json()) as { telecom?: { value?: string }[] }[]
      const email = small.buyer.customer_email.trim().toLowerCase()
      const same = patients.filter(each => each.telecom?.some(({ value }) => value?.toLowerCase() === email))
      expect(same).toHaveLength(1)
    },
  )
})

describe('trouble with Nextech is nobody’s order’s fault', () => {
  it.each([
    ['5xx-before', 'GET Patient', 'nextech-down'],
    ['lost-before', 'GET PaymentReconciliation', 'nextech-down'],
    ['429', 'GET Patient', 'rate-limited'],
    ['html', 'GET PaymentReconciliation', 'nextech-down'],
  ])('%s on %s: orders stay pending and go on by themselves', async (fault, endpoint, code) => {
    world = await startWorld(small.practice)
    await world.control('break', { endpoint, times: 4, fault })
    await read(world, small.known)
    await world.drain()
    expect((await world.engine.store.health()).trouble?.code).toBe(code)
    expect([...(await world.postings()).values()].map(posting => posting.state)).toEqual(['new', 'new'])
    await toRest(10_000)
    expect([...(await world.postings()).values()].map(posting => posting.state)).toEqual(['posted', 'posted'])
  })
})

describe('an order that meets a fault of ours', () => {
  it('waits for staff and blocks no other', async () => {
    world = await startWorld(small.practice)
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const [poisoned, healthy] = small.known
    await read(world, small.known)
    const engine = world.restart({
      nextech: nextech => ({
        ...nextech,
        findPatients: query => {
          if (query.by === 'email' && query.email === poisoned?.customer_email) throw new TypeError('a bug')
          return nextech.findPatients(query)
        },
      }),
    })
    await drain(engine)
    const postings = await world.postings()
    expect(postings.get(poisoned?.increment_id ?? '')).toMatchObject({
      state: 'attention',
      reason: 'internal-error',
    })
    expect(postings.get(healthy?.increment_id ?? '')?.state).toBe('posted')
    vi.restoreAllMocks()
  })
})
