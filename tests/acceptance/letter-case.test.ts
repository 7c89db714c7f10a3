import { describe, expect, it, vi } from 'vitest'
import { netCents } from '../../lib/domain/order.ts'
import { orderOf, read } from './engine-world.ts'
import { uidAt } from './held-practice.ts'
import { keyOf, maria, type StaffWorld, startStaffWorld } from './staff-world.ts'

vi.setConfig({ testTimeout: 60_000 })

const number = 'WEB25-000566'
let world: StaffWorld

/** Maria's order of that number, which waits for a person, so that somebody may post by hand meanwhile. */
async function startWith(): Promise<void> {
  world = await startStaffWorld(
    [maria],
    [number],
    order => order,
    order => ({ ...order, state: 'holded' }),
  )
}

async function postByHand(text: string): Promise<string> {
  const setup = (await world.engine.store.setup()) ?? expect.fail()
  const { order } = await world.recordOf(number)
  const paymentDate = new Date(order.placedAt - 6 * 3_600_000).toISOString().slice(0, 10)
  const plan = { amountCents: netCents(order), cardType: 'Visa', paymentDate, description: text }
  const outcome = await world.engine.nextech.postPayment(uidAt(0), plan, setup)
  if (outcome.kind !== 'done' || outcome.paymentId === null) throw new Error('the payment was not taken')
  return outcome.paymentId
}

const ofNumber = () =>
  world.nextech.ledger().filter(({ text }) => text.toLowerCase().includes(number.toLowerCase()))

describe('a shop tells no order apart by the case of its letters', () => {
  it.each(['dermpro #web25-000566', 'DermPRO #Web25-000566 by phone', 'paid by phone, web25-000566'])(
    'a payment made by hand is adopted: %s',
    async text => {
      await startWith()
      const id = await postByHand(text)
      await read(world, world.orders)
      await world.later(60)
      await world.later(60)
      expect(ofNumber()).toHaveLength(1)
      expect(await world.postingOf(number)).toMatchObject({ state: 'adopted', paymentIds: [id] })
    },
  )

  it('one that comes after the posting makes it posted twice', async () => {
    await startWith()
    await read(world, world.orders)
    await world.later(60)
    const [ours] = (await world.postingOf(number)).paymentIds
    const id = await postByHand('dermpro #web25-000566')
    await world.later(1200)
    expect(await world.postingOf(number)).toMatchObject({
      state: 'attention',
      reason: 'posted-twice',
      paymentIds: [ours, id],
    })
  })

  it('an order that another page tells in other letters is the same one', async () => {
    await startWith()
    const order = world.orders.find(({ increment_id }) => increment_id === number) ?? expect.fail()
    for (const told of [number, number.toLowerCase(), number])
      await world.intake.takeOrder({ ...orderOf(order), number: told }, world.now())
    await world.later(60)
    expect((await world.byKey()).has(keyOf(number.toLowerCase()))).toBe(false)
    expect(ofNumber()).toHaveLength(1)
    expect(await world.postingOf(number)).toMatchObject({ state: 'posted', number })
  })
})
