import { describe, expect, it, vi } from 'vitest'
import { withKnown } from '../../lib/shop/parse/with-known.ts'
import { choosePatient } from '../../lib/sync/staff-decision.ts'
import { orderOf } from './engine-world.ts'
import { uidAt } from './held-practice.ts'
import { keyOf, maria, mother, type StaffWorld, startStaffWorld, undoSeconds } from './staff-world.ts'

vi.setConfig({ testTimeout: 60_000 })

const unpaid = { state: 'new', status: 'pending' } as const
let world: StaffWorld

async function start() {
  const wait = <T extends object>(order: T) => ({ ...order, ...unpaid })
  world = await startStaffWorld([maria, mother], [], wait, wait)
}

const paid = { totalCents: 10_000, paidCents: 10_000, dueCents: 0, refundedCents: 0 }
const order = () => ({ ...orderOf(world.orders[0] ?? expect.fail()), ...paid })

/** A reading of the order, as the service takes it in. */
async function read(change: Partial<ReturnType<typeof order>> & { seen?: true } = {}) {
  const known = (await world.engine.store.get(keyOf(world.number)))?.order
  await world.intake.takeOrder(withKnown({ ...order(), ...change }, known), world.now())
  await world.drain()
}
const facts = async () => {
  const { state, reason } = await world.postingOf(world.number)
  return [state, reason, world.live(world.number)]
}
const held = ['attention', 'only-seen', 0]
const posted = ['posted', null, 1]

describe('rules 9: an order that only an open page shows', () => {
  it('is not posted by itself, and shows the patient that was found', async () => {
    await start()
    await read({ seen: true })
    expect(await facts()).toEqual(held)
    expect((await world.postingOf(world.number)).candidates.map(({ uid }) => uid)).toEqual([uidAt(0)])
  })

  it('is posted once the shop sent it', async () => {
    await start()
    await read({ seen: true })
    await read()
    expect(await facts()).toEqual(posted)
  })

  it('is posted once a person chooses the patient', async () => {
    await start()
    await read({ seen: true })
    expect(await choosePatient(world.staff(), keyOf(world.number), uidAt(0))).toBe('done')
    await world.later(undoSeconds)
    expect(await facts()).toEqual(posted)
  })

  it('makes no patient', async () => {
    await start()
    const before = world.nextech.calls()['POST Patient'] ?? 0
    const { customer } = order()
    const nora = { firstName: 'Nora', lastName: 'Neu', email: 'nora@example.org', phone: '(214) 564-8311' }
    await read({
      seen: true,
      customer: { ...customer, ...nora, birthDate: '1980-02-03', fullName: undefined },
    })
    expect(await facts()).toEqual(held)
    expect(world.nextech.calls()['POST Patient'] ?? 0).toBe(before)
  })

  it.each([
    ['other money', { paidCents: 20_000, totalCents: 20_000 }],
    ['another state', { state: 'complete' }],
  ] as const)('holds what was read before where it shows %s', async (_, change) => {
    await start()
    await world.intake.takeOrder({ ...order(), state: 'processing' }, world.now())
    await read({ state: 'processing', ...change, seen: true })
    expect(await facts()).toEqual(held)
  })

  it('takes nothing from what was read before where it shows the same', async () => {
    await start()
    await world.intake.takeOrder(order(), world.now())
    await read({ seen: true })
    expect(await facts()).toEqual(posted)
  })
})
