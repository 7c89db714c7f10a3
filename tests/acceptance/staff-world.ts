import { afterEach } from 'vitest'
import { type OrderRecord, postingKey } from '../../lib/domain/posting.ts'
import type { Staff } from '../../lib/sync/staff-decision.ts'
import type { MagentoOrder } from '../../sandbox/practice/practice.ts'
import { type EngineWorld, read, startWorld } from './engine-world.ts'
import { another, type Held, practiceOf } from './held-practice.ts'
import { livePayments } from './small-practice.ts'

export const undoSeconds = 5
export const maria: Held = {
  given: 'Maria',
  family: 'Quirk',
  email: 'maria@example.org',
  phone: '(214) 320-0188',
}
/** The same person under her married name, and her mother. */
export const married: Held = { ...maria, family: 'Quill' }
export const mother: Held = { ...maria, given: 'Ines', phone: '(214) 320-0199' }

/** A practice in which Maria's orders wait for staff, and what staff see and do there. */
export interface StaffWorld extends EngineWorld {
  orders: MagentoOrder[]
  /** The practice's own order. */
  number: string
  staff(panel?: string, name?: string | null): Staff
  recordOf(number: string): Promise<OrderRecord>
  postingOf(number: string): Promise<OrderRecord['posting']>
  /** How many live payments of an order Nextech holds. */
  live(number: string): number
  /** Time passes, here and at Nextech, and the sync runs. */
  later(seconds: number): Promise<void>
}

let open: EngineWorld | undefined
afterEach(async () => {
  await open?.close()
  open = undefined
})

export const keyOf = (number: string) => postingKey({ number })

/**
 * Starts it with these patients; `others` are numbers of further orders, and the shop tells the practice's own order as
 * `told` says. Closed when the test ends.
 */
export async function startStaffWorld(
  held: readonly Held[] = [married, mother],
  others: readonly string[] = [],
  told: (order: MagentoOrder) => MagentoOrder = order => order,
  othersTold: (order: MagentoOrder) => MagentoOrder = order => order,
): Promise<StaffWorld> {
  const { practice, order } = practiceOf(maria, held)
  const orders = [order, ...others.map(number => another(order, number))]
  const world = await startWorld(practice)
  open = world
  await read(world, [told(order), ...orders.slice(1).map(othersTold)])
  await world.drain()
  const recordOf = async (number: string) => {
    const record = await world.engine.store.get(keyOf(number))
    if (!record) throw new Error('the order was not stored')
    return record
  }
  return {
    ...world,
    orders,
    number: order.increment_id,
    staff: (panel = 'a', name = null) => ({
      store: world.engine.store,
      now: world.now(),
      undoSeconds,
      by: { panel, name },
    }),
    recordOf,
    postingOf: async number => (await recordOf(number)).posting,
    live: number => livePayments(world.nextech.ledger(), number),
    async later(seconds) {
      world.advance(seconds * 1000)
      await world.control('clock', { advanceMs: seconds * 1000 })
      await world.drain()
    },
  }
}
