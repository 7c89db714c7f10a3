import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import { drain } from '../../lib/sync/drain.ts'
import type { Trouble } from '../../lib/sync/ports/nextech.ts'
import { type EngineWorld, read, startWorld } from './engine-world.ts'
import { livePayments, type SmallPractice, smallPractice } from './small-practice.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let small: SmallPractice
let world: EngineWorld
beforeAll(async () => {
  small = await smallPractice()
})
afterEach(() => world.close())

const said: [string, Trouble][] = [
  [
    '503 with Retry-After',
    { ok: false, trouble: 'nextech-down', message: '', status: 503, retryAfterMs: 1000 },
  ],
  ['429', { ok: false, trouble: 'rate-limited', message: '', status: 429 }],
  ['403', { ok: false, trouble: 'permission-missing', message: '', status: 403 }],
]

it.each(said)(
  'a gateway that says %s after the payment was taken: it is found, not sent again',
  async (_, trouble) => {
    world = await startWorld(small.practice)
    let lies = 1
    const engine = world.restart({
      nextech: nextech => ({
        ...nextech,
        async postPayment(uid, plan, setup) {
          const outcome = await nextech.postPayment(uid, plan, setup)
          return lies-- > 0 ? { kind: 'not-processed', trouble } : outcome
        },
      }),
    })
    const [order] = small.known
    const number = order?.increment_id ?? expect.fail()
    await read(world, small.known.slice(0, 1))
    await drain(engine)
    for (let look = 0; look < 5; look++) {
      world.advance(1_000)
      await drain(engine)
    }
    expect(livePayments(world.nextech.ledger(), number)).toBe(1)
    expect((await world.postings()).get(number)).toMatchObject({ state: 'adopted', reason: null })
  },
)
