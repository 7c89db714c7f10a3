import { describe, expect, it, vi } from 'vitest'
import { closeOrder } from '../../lib/sync/close-order.ts'
import { drain } from '../../lib/sync/drain.ts'
import { choosePatient } from '../../lib/sync/staff-decision.ts'
import { read } from './engine-world.ts'
import { uidAt } from './held-practice.ts'
import { keyOf, type StaffWorld, startStaffWorld, undoSeconds } from './staff-world.ts'

vi.setConfig({ testTimeout: 60_000 })

let world: StaffWorld

/** The shop has cancelled the order after its payment was posted, and its money is told as before. */
async function cancelled(change: object = {}) {
  world = await startStaffWorld()
  await choosePatient(world.staff(), keyOf(world.number), uidAt(0))
  await world.later(undoSeconds)
  expect(await posting()).toMatchObject({ state: 'posted' })
  await shopSays({ state: 'canceled', status: 'canceled', ...change })
}

async function shopSays(change: object) {
  const [order] = world.orders
  if (order) await read(world, [{ ...order, ...change }])
  await world.later(60)
}

const posting = () => world.postingOf(world.number)
const live = () => world.live(world.number)

describe('rules 3: an order that the shop cancels after it was posted', () => {
  it('goes to staff, who are told that it was cancelled and that no refund is told', async () => {
    await cancelled()
    expect(await posting()).toMatchObject({ state: 'attention', reason: 'amount-differs' })
    expect((await posting()).detail).toMatch(
      /^Nextech holds a payment of \$[\d.,]+ for it\. The shop has cancelled the order\. It says \$[\d.,]+ was paid and tells of no refund\.$/,
    )
    expect(live()).toBe(1)
  })

  it('rests once staff say that the payment is right, until the shop says otherwise', async () => {
    await cancelled()
    const [payment = ''] = (await posting()).paymentIds
    const closer = { now: world.now(), by: { panel: 'queue', name: 'Front desk' } }
    const word = { kind: 'payment-told' as const, payment, shown: [payment] }
    expect(await closeOrder(world.engine, closer, keyOf(world.number), word)).toBe('done')
    expect(await posting()).toMatchObject({ state: 'posted', reason: null })
    expect((await posting()).warnings).toContain('amount-accepted')
    await world.later(600)
    expect(await posting()).toMatchObject({ state: 'posted', reason: null })
    const paid = world.orders[0]?.total_paid ?? 0
    await shopSays({ state: 'canceled', status: 'canceled', total_refunded: paid })
    expect(await posting()).toMatchObject({ state: 'refunded', reason: 'refund-to-record' })
  })

  it('rests again where the shop takes the cancellation back', async () => {
    await cancelled()
    await shopSays({})
    expect(await posting()).toMatchObject({ reason: null, patientUid: uidAt(0) })
    expect(['posted', 'adopted']).toContain((await posting()).state)
    expect(live()).toBe(1)
  })

  it('is asked to be recorded as a refund where the shop tells that the money went back', async () => {
    await cancelled()
    await shopSays({ state: 'canceled', status: 'canceled', total_refunded: world.orders[0]?.total_paid })
    expect(await posting()).toMatchObject({ state: 'refunded', reason: 'refund-to-record' })
  })

  it('is voided where staff void it in Nextech', async () => {
    await cancelled()
    const [id = ''] = (await posting()).paymentIds
    await world.control(`payments/${id}/void`, {})
    world.advance(3_600_000)
    await world.control('clock', { advanceMs: 3_600_000 })
    await drain(world.engine, true)
    expect(await posting()).toMatchObject({ state: 'voided' })
    expect(live()).toBe(0)
  })
})
