import { describe, expect, it, vi } from 'vitest'
import { drain } from '../../lib/sync/drain.ts'
import { choosePatient } from '../../lib/sync/staff-decision.ts'
import { orderOf } from './engine-world.ts'
import { uidAt } from './held-practice.ts'
import { keyOf, maria, mother, type StaffWorld, startStaffWorld, undoSeconds } from './staff-world.ts'

vi.setConfig({ testTimeout: 60_000 })

const unpaid = { state: 'new', status: 'pending' } as const
const others = ['700000001', '700000002', '700000003', '700000004']

let world: StaffWorld

/** Maria's orders wait for their payment; what is paid from now on nobody has confirmed. */
async function start(limits: { maxAutomaticCents?: number; maxAutomaticPerHour?: number } = {}) {
  const wait = <T extends object>(order: T) => ({ ...order, ...unpaid })
  world = await startStaffWorld([maria, mother], others, wait, wait)
  Object.assign(world.configuration.policy, limits)
  world.engine.policy.confirmedBefore = 0
}

/** The shop says that these orders are paid: `cents` by card. */
async function pay(numbers: readonly string[], cents = 10_000): Promise<void> {
  for (const own of world.orders.filter(({ increment_id }) => numbers.includes(increment_id))) {
    const money = { totalCents: cents, paidCents: cents, dueCents: 0, refundedCents: 0 }
    await world.intake.takeOrder({ ...orderOf(own), ...money }, world.now())
  }
  await world.drain()
}

const facts = async (number: string) => {
  const { state, reason } = await world.postingOf(number)
  return [state, reason, world.live(number)]
}
const unusual = ['attention', 'unusual', 0]
const posted = ['posted', null, 1]

describe('rules 3: a sum larger than the sync may post by itself', () => {
  it.each([
    [undefined, 500_000, posted],
    [undefined, 500_001, unusual],
    [undefined, 99_999_99, unusual],
    [10_000, 10_000, posted],
    [10_000, 10_001, unusual],
    [0, 1, unusual],
    [1_000_000_00, 600_000, posted],
  ])('limit %s: an order of %i cents', async (maxAutomaticCents, cents, wanted) => {
    await start(maxAutomaticCents === undefined ? {} : { maxAutomaticCents })
    await pay([world.number], cents)
    expect(await facts(world.number)).toEqual(wanted)
  })

  it('waits also where it is back-fill, and tells both sums', async () => {
    await start()
    world.engine.policy.confirmedBefore = Number.MAX_SAFE_INTEGER
    await pay([world.number], 600_000)
    const { detail, candidates } = await world.postingOf(world.number)
    expect(detail).toBe('$6,000.00 is more than the $5,000.00 that the sync posts by itself.')
    expect(candidates.map(({ uid }) => uid)).toEqual([uidAt(0)])
  })

  it('is posted once a person chooses the patient', async () => {
    await start()
    await pay([world.number], 600_000)
    expect(await choosePatient(world.staff(), keyOf(world.number), uidAt(0))).toBe('done')
    await world.later(undoSeconds)
    expect(await facts(world.number)).toEqual(posted)
  })

  it('of a buyer who is no patient yet makes no patient either', async () => {
    await start()
    const before = world.nextech.calls()['POST Patient'] ?? 0
    const own = world.orders[0] ?? expect.fail()
    const order = orderOf(own)
    const customer = {
      ...order.customer,
      ...{ firstName: 'Nora', lastName: 'Neu', email: 'nora@example.org', phone: '(214) 555-8311' },
      ...{ birthDate: '1980-02-03', fullName: undefined },
    }
    const money = { totalCents: 600_000, paidCents: 600_000, dueCents: 0, refundedCents: 0 }
    await world.intake.takeOrder({ ...order, ...money, customer }, world.now())
    await world.drain()
    expect(await facts(world.number)).toEqual(unusual)
    expect(world.nextech.calls()['POST Patient'] ?? 0).toBe(before)
  })

  it('that is in the ledger already is adopted, not asked about', async () => {
    await start()
    const read = await world.engine.nextech.readSetup()
    if (!read.ok || read.value.kind !== 'ready') throw new Error('the set-up is wrong')
    const { setup } = read.value
    const plan = {
      amountCents: 600_000,
      cardType: 'Visa',
      paymentDate: '2026-03-10',
      description: `DermPRO #${world.number} by hand`,
    }
    await world.engine.nextech.postPayment(uidAt(0), plan, setup)
    await pay([world.number], 600_000)
    expect((await facts(world.number))[0]).toBe('adopted')
  })
})

describe('rules 3: more orders within an hour than the sync may post by itself', () => {
  const states = async () => (await Promise.all(others.map(facts))).map(([state]) => state).sort()

  it('so many go, the next ones wait for a person, whatever lanes they take', async () => {
    await start({ maxAutomaticPerHour: 2 })
    await pay(others)
    expect(await states()).toEqual(['attention', 'attention', 'posted', 'posted'])
    expect(await Promise.all(others.map(async n => (await world.postingOf(n)).detail))).toContain(
      'The sync has posted 2 orders by itself within an hour; 2 is the most.',
    )
  })

  it('are counted on by the next worker', async () => {
    await start({ maxAutomaticPerHour: 2 })
    await pay(others.slice(0, 2))
    for (const own of world.orders.slice(3)) await world.intake.takeOrder(orderOf(own), world.now())
    await drain(world.restart())
    expect(await states()).toEqual(['attention', 'attention', 'posted', 'posted'])
  })

  it('those held stay held when the hour is over and all is looked at again; new ones go', async () => {
    await start({ maxAutomaticPerHour: 2 })
    await pay(others.slice(0, 3))
    await world.later(61 * 60)
    await world.engine.store.reconsider(world.now())
    await world.later(1)
    expect(await states()).toEqual(['attention', 'posted', 'posted', 'waiting'])
    await pay(others.slice(3))
    expect(await states()).toEqual(['attention', 'posted', 'posted', 'posted'])
  })

  it('those that a person decides are not counted', async () => {
    await start({ maxAutomaticPerHour: 1 })
    await pay(others.slice(0, 2))
    const [held] = (await world.engine.store.inStates(['attention'])) ?? []
    await choosePatient(world.staff(), held?.posting.key ?? '', uidAt(0))
    await world.later(undoSeconds)
    expect(await states()).toEqual(['posted', 'posted', 'waiting', 'waiting'])
  })

  it('back-fill that a person confirmed is not counted, and what came after is', async () => {
    await start({ maxAutomaticPerHour: 1 })
    const [, first, second] = world.orders
    const between = orderOf(first ?? expect.fail()).placedAt + 1
    world.engine.policy.confirmedBefore = between
    await pay(others.slice(0, 1))
    world.engine.policy.confirmedBefore = orderOf(second ?? expect.fail()).placedAt
    await pay(others.slice(1, 3))
    expect(await states()).toEqual(['attention', 'posted', 'posted', 'waiting'])
  })

  it('none goes where the limit is 0', async () => {
    await start({ maxAutomaticPerHour: 0 })
    await pay(others.slice(0, 1))
    expect(await facts(others[0] ?? '')).toEqual(unusual)
  })

  it('one whose answer was "not processed" counts once', async () => {
    await start({ maxAutomaticPerHour: 1 })
    await world.control('break', { endpoint: 'POST PaymentReconciliation', fault: '429', times: 1 })
    await pay(others.slice(0, 1))
    await world.later(60)
    expect(await facts(others[0] ?? '')).toEqual(posted)
  })
})
