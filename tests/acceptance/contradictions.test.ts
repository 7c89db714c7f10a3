import { describe, expect, it, vi } from 'vitest'
import { statusOf } from '../../lib/domain/posting-machine.ts'
import { drain } from '../../lib/sync/drain.ts'
import { findHandPosted, linkHandPosted } from '../../lib/sync/hand-posted.ts'
import { choosePatient } from '../../lib/sync/staff-decision.ts'
import type { MagentoOrder } from '../../sandbox/practice/practice.ts'
import { read } from './engine-world.ts'
import { uidAt } from './held-practice.ts'
import { keyOf, maria, type StaffWorld, startStaffWorld } from './staff-world.ts'

vi.setConfig({ testTimeout: 60_000 })

let world: StaffWorld

/** The shop's order of Maria, who is on one chart; changed before the sync reads it for the first time. */
async function startWith(change: (total: number) => Partial<MagentoOrder>): Promise<number> {
  world = await startStaffWorld([maria], ['900000001'], order => ({ ...order, ...change(order.grand_total) }))
  return world.orders[0]?.grand_total ?? expect.fail()
}

const dollars = (amount: number) => amount.toLocaleString('en-US', { style: 'currency', currency: 'USD' })

async function shopSays(change: Partial<MagentoOrder>): Promise<void> {
  const [order] = world.orders
  await read(world, [{ ...(order ?? expect.fail()), ...change }])
  await world.drain()
}

describe('rules 3: on facts that contradict each other', () => {
  it.each<[string, (total: number) => Partial<MagentoOrder>, (total: number) => string[]]>([
    ['paid twice', t => ({ total_paid: 2 * t, total_due: -t }), t => [dollars(2 * t), dollars(t)]],
    ['nothing due, not all paid', t => ({ total_paid: t - 1 }), t => [dollars(t - 1), dollars(t)]],
    ['more back than was paid', t => ({ total_refunded: t + 1 }), t => [dollars(t + 1), dollars(t)]],
    ['in euros', () => ({ base_currency_code: 'EUR' }), () => ['EUR', 'USD', '€']],
  ])(
    'nothing is posted, and both figures are named; corrected, it posts by itself: %s',
    async (_, change, named) => {
      const total = await startWith(change)
      const { number } = world
      const posting = await world.postingOf(number)
      expect(posting).toMatchObject({
        state: 'attention',
        reason: 'amounts-disagree',
        sentAt: null,
        patientUid: null,
      })
      for (const figure of named(total)) expect(posting.detail).toContain(figure)
      await world.later(7200)
      expect(world.live(number)).toBe(0)
      expect(world.live('900000001')).toBe(1)
      await shopSays({})
      expect(await world.postingOf(number)).toMatchObject({ state: 'posted', reason: null, detail: null })
      expect(world.live(number)).toBe(1)
    },
  )

  it('no press of staff posts it', async () => {
    await startWith(total => ({ total_paid: 2 * total, total_due: -total }))
    const { number } = world
    expect(await choosePatient(world.staff(), keyOf(number), uidAt(0))).toBe('done')
    await world.later(60)
    expect(await world.postingOf(number)).toMatchObject({ state: 'attention', reason: 'amounts-disagree' })
    expect(world.live(number)).toBe(0)
    await shopSays({})
    expect(await world.postingOf(number)).toMatchObject({ state: 'posted', patientUid: uidAt(0) })
  })

  it('what was posted before stays, and is not posted again', async () => {
    const total = await startWith(() => ({}))
    const { number } = world
    expect(world.live(number)).toBe(1)
    await shopSays({ total_paid: 2 * total, total_due: -total })
    const posting = await world.postingOf(number)
    expect(posting).toMatchObject({ state: 'attention', reason: 'amount-differs' })
    for (const amount of [total, 2 * total]) expect(posting.detail).toContain(dollars(amount))
    await world.later(7200)
    expect(world.live(number)).toBe(1)
    await shopSays({})
    const after = await world.postingOf(number)
    expect(after).toMatchObject({ reason: null, detail: null, paymentIds: posting.paymentIds })
    expect(statusOf(after.state)).toBe('synced')
    expect(world.live(number)).toBe(1)
  })

  it('an order that the shop changes while it waits its turn is not posted', async () => {
    const twice = (order: MagentoOrder) => ({ ...order, total_paid: 2 * order.grand_total })
    world = await startStaffWorld([maria], ['900000001'], twice, twice)
    // Both are right now, and both were about to leave when the worker was killed.
    for (const { increment_id: number } of world.orders) {
      await read(
        world,
        world.orders.filter(order => order.increment_id === number),
      )
      const matched = await world.engine.store.update(await world.recordOf(number), {
        state: 'matched',
        patientUid: uidAt(0),
      })
      await world.engine.store.update(matched, { state: 'intent', dueAt: world.now() })
    }
    const engine = world.restart({
      nextech: nextech => ({
        ...nextech,
        async postPayment(uid, plan, setup) {
          const others = world.orders.filter(order => !plan.description.includes(`#${order.increment_id} `))
          await read(world, others.map(twice))
          return nextech.postPayment(uid, plan, setup)
        },
      }),
    })
    await drain(engine)
    const states = await Promise.all(
      world.orders.map(async ({ increment_id: number }) => [
        (await world.postingOf(number)).reason,
        world.live(number),
      ]),
    )
    expect(states.sort()).toEqual([
      [null, 1],
      ['amounts-disagree', 0],
    ])
  })

  it.each([
    ['of the paid figure is adopted', 2, 'adopted', null],
    ['of the other figure waits for staff', 1, 'attention', 'amounts-disagree'],
  ])('a payment with its marker %s', async (_, times, state, reason) => {
    const total = await startWith(t => ({ total_paid: 2 * t, total_due: -t }))
    const { number } = world
    const id = await postByHand(`DermPRO #${number} by hand`, times * total)
    await world.later(3600)
    expect(await world.postingOf(number)).toMatchObject({ state, reason, paymentIds: [id] })
    if (reason === null) return
    expect(await linkHandPosted(world.engine, world.staff(), keyOf(number), id)).toBe('done')
    await world.later(3600)
    expect(await world.postingOf(number)).toMatchObject({ state: 'adopted', reason: null, paymentIds: [id] })
  })

  it.each([
    ['paid twice', (t: number) => ({ total_paid: 2 * t, total_due: -t })],
    ['in euros', () => ({ base_currency_code: 'EUR' })],
  ])('a payment by hand is linked as it is, and stays so until the shop is clear: %s', async (_, change) => {
    const total = await startWith(change)
    const { number } = world
    const id = await postByHand('Paid by phone', total - 3)
    const setup = (await world.engine.store.setup()) ?? expect.fail()
    await findHandPosted(world.engine, setup, await world.recordOf(number), { by: 'payment', id })
    expect(await linkHandPosted(world.engine, world.staff(), keyOf(number), id)).toBe('done')
    await world.later(3600)
    expect(await world.postingOf(number)).toMatchObject({ state: 'adopted', paymentIds: [id] })
    await shopSays({})
    expect(await world.postingOf(number)).toMatchObject({ state: 'attention', reason: 'amount-differs' })
    expect(world.live(number)).toBe(0)
  })

  async function postByHand(description: string, amount: number): Promise<string> {
    const setup = (await world.engine.store.setup()) ?? expect.fail()
    const { order } = await world.recordOf(world.number)
    const paymentDate = new Date(order.placedAt - 6 * 3_600_000).toISOString().slice(0, 10)
    const plan = { amountCents: Math.round(amount * 100), cardType: 'Visa', paymentDate, description }
    const outcome = await world.engine.nextech.postPayment(uidAt(0), plan, setup)
    if (outcome.kind !== 'done' || outcome.paymentId === null) throw new Error('the payment was not taken')
    return outcome.paymentId
  }
})

describe('rules 3: an order that is taken in parts, or changed after it was posted', () => {
  it('is posted once, with what was taken by then; the rest is for staff', async () => {
    const total = await startWith(t => ({ total_paid: t - 10, total_due: 10 }))
    const { number } = world
    expect(world.nextech.ledger().find(({ text }) => text.startsWith(`DermPRO #${number} `))).toMatchObject({
      amountCents: Math.round((total - 10) * 100),
    })
    await shopSays({})
    const posting = await world.postingOf(number)
    expect(posting).toMatchObject({ state: 'attention', reason: 'amount-differs' })
    for (const amount of [total - 10, total]) expect(posting.detail).toContain(dollars(amount))
    await world.later(7200)
    expect(world.live(number)).toBe(1)
  })

  it.each([
    ['dearer', 10],
    ['cheaper', -10],
  ])('made %s it is not posted again', async (_, more) => {
    const total = await startWith(() => ({}))
    const { number } = world
    await shopSays({ grand_total: total + more, total_paid: total + more })
    expect(await world.postingOf(number)).toMatchObject({ state: 'attention', reason: 'amount-differs' })
    await world.later(7200)
    expect(world.live(number)).toBe(1)
  })
})
