import { describe, expect, it, vi } from 'vitest'
import type { Order, Tender } from '../../lib/domain/order.ts'
import type { MagentoOrder } from '../../sandbox/practice/practice.ts'
import { orderOf, read } from './engine-world.ts'
import { uidAt } from './held-practice.ts'
import { maria, type StaffWorld, startStaffWorld } from './staff-world.ts'

vi.setConfig({ testTimeout: 60_000 })

let world: StaffWorld
const day = 24 * 60 * 60

async function shopSays(change: Partial<MagentoOrder>, order: Partial<Order> = {}): Promise<void> {
  const own = world.orders[0] ?? expect.fail()
  await world.intake.takeOrder({ ...orderOf({ ...own, ...change }), ...order }, world.now())
  await world.drain()
}

/** Posted by hand in Nextech, on Maria's chart. */
async function postByHand(description: string, amountCents: number, cardType = 'Visa'): Promise<string> {
  const setup = (await world.engine.store.setup()) ?? expect.fail()
  const { order } = await world.recordOf(world.number)
  const paymentDate = new Date(order.placedAt - 6 * 3_600_000).toISOString().slice(0, 10)
  const plan = { amountCents, cardType, paymentDate, description }
  const outcome = await world.engine.nextech.postPayment(uidAt(0), plan, setup)
  if (outcome.kind !== 'done' || outcome.paymentId === null) throw new Error('the payment was not taken')
  return outcome.paymentId
}

/** A practice with one order of Maria that waits at first, so that another order may be told before it is posted. */
async function start(): Promise<number> {
  world = await startStaffWorld([maria], [], order => ({ ...order, state: 'new', status: 'pending' }))
  return Math.round((world.orders[0]?.grand_total ?? 0) * 100)
}

describe('rules 3: a card', () => {
  const by = (brand: string | null): { tender: Tender } => ({ tender: { kind: 'card', brand } })

  it.each<[string | null, string]>([
    ['Maestro', '“Maestro”'],
    ['mastercard_debit', '“mastercard_debit”'],
    ['DI', '“Discover” (DI)'],
    [null, 'does not tell this card’s brand'],
  ])('of the brand %j without a label waits for staff, who are told the brand', async (brand, told) => {
    await start()
    await shopSays({}, by(brand))
    expect(await world.postingOf(world.number)).toMatchObject({
      state: 'attention',
      reason: 'card-type-missing',
      detail: expect.stringContaining(told),
    })
    expect(world.live(world.number)).toBe(0)
  })

  it.each<[string | null, string, string]>([
    ['Maestro', 'maestro', 'Visa'],
    ['visa_debit', 'Visa Debit', 'Visa'],
    [null, '*', 'N/A'],
  ])('of the brand %j with a label for %s is posted under it', async (brand, key, label) => {
    await start()
    world.configuration.policy.cardTypes = { [key]: label }
    await shopSays({}, by(brand))
    expect(await world.postingOf(world.number)).toMatchObject({ state: 'posted', plan: { cardType: label } })
    expect(world.nextech.ledger().find(({ text }) => text.includes(world.number))).toMatchObject({
      cardType: label,
    })
  })

  it('whose label Nextech refuses waits, with brand and label, and goes on under the right one', async () => {
    await start()
    world.configuration.policy.cardTypes = { Maestro: 'Debit Card' }
    await shopSays({}, by('Maestro'))
    const { detail } = await world.postingOf(world.number)
    expect(detail).toMatch(/“Debit Card”, the label of “Maestro”: .*Debit Card is not one of/)
    expect(world.live(world.number)).toBe(0)
    world.configuration.policy.cardTypes = { Maestro: 'Visa' }
    await world.engine.store.reconsider(world.now())
    await world.later(1)
    expect(await world.postingOf(world.number)).toMatchObject({ state: 'posted', plan: { cardType: 'Visa' } })
  })
})

describe('rules 3: two cards', () => {
  const both: { tender: Tender } = { tender: { kind: 'card', brand: 'VI', several: ['VI', 'MC'] } }

  it('are never posted under one label', async () => {
    await start()
    await shopSays({}, both)
    await world.later(7200)
    expect(await world.postingOf(world.number)).toMatchObject({ state: 'attention', reason: 'two-cards' })
    expect((await world.postingOf(world.number)).detail).toContain('Visa and MasterCard')
    expect(world.live(world.number)).toBe(0)
  })

  it('are synced by one payment for each, posted by hand', async () => {
    const total = await start()
    await shopSays({}, both)
    const one = await postByHand(`DermPRO #${world.number} Visa`, total - 1000)
    await world.later(3600)
    expect(await world.postingOf(world.number)).toMatchObject({
      state: 'attention',
      reason: 'amount-differs',
    })
    const other = await postByHand(`DermPRO #${world.number} MasterCard`, 1000, 'MasterCard')
    await world.later(3600)
    const posting = await world.postingOf(world.number)
    expect(posting).toMatchObject({ state: 'adopted', reason: null, plan: { amountCents: total } })
    expect([...posting.paymentIds].sort()).toEqual([one, other].sort())
    await world.later(7200)
    expect(await world.postingOf(world.number)).toMatchObject({ state: 'adopted' })
  })
})

describe('rules 3: money that went back before the posting', () => {
  it.each([
    ['closed', 'closed'],
    ['complete', 'complete'],
    ['processing', 'processing'],
  ])('a fee that was kept of an order that is %s is posted', async (state, status) => {
    const total = await start()
    await shopSays({ state, status, total_refunded: (total - 1000) / 100 })
    expect(await world.postingOf(world.number)).toMatchObject({
      state: 'posted',
      plan: { amountCents: 1000 },
      warnings: expect.arrayContaining(['partly-refunded']),
    })
    expect(world.live(world.number)).toBe(1)
  })

  it('all of it leaves nothing to post', async () => {
    const total = await start()
    await shopSays({ state: 'closed', status: 'closed', total_refunded: total / 100 })
    expect(await world.postingOf(world.number)).toMatchObject({ state: 'skipped', reason: 'refunded' })
    expect(world.live(world.number)).toBe(0)
  })
})

describe('rules 3: an order that the shop works on without a payment', () => {
  const unpaid = (total: number) => ({
    state: 'complete',
    status: 'complete',
    total_paid: null,
    total_due: total / 100,
  })

  it('waits a day by itself, is for staff then, and goes on once it is invoiced', async () => {
    const total = await start()
    const young = {
      created_at: new Date(world.now() - 3_600_000).toISOString().slice(0, 19).replace('T', ' '),
    }
    await shopSays({ ...unpaid(total), ...young })
    const record = async () => (await world.byKey()).values().find(({ state }) => state !== 'skipped')
    expect(await record()).toMatchObject({ state: 'waiting', reason: 'not-paid' })
    await world.later(day)
    expect(await record()).toMatchObject({
      state: 'attention',
      reason: 'unpaid-too-long',
      detail: expect.stringContaining('$0.00 was paid'),
    })
    await shopSays({ ...young })
    expect(await record()).toMatchObject({ state: 'posted', reason: null })
  })

  it('and is paid by hand is linked as it is', async () => {
    const total = await start()
    await shopSays(unpaid(total))
    expect(await world.postingOf(world.number)).toMatchObject({ reason: 'unpaid-too-long' })
    await postByHand(`DermPRO #${world.number} by hand`, total)
    await world.later(3600)
    expect((await world.postingOf(world.number)).paymentIds).toHaveLength(1)
    await read(world, world.orders)
    await world.drain()
    expect(await world.postingOf(world.number)).toMatchObject({ state: 'adopted', reason: null })
    expect(world.live(world.number)).toBe(1)
  })
})
