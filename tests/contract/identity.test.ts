import { describe, expect, it } from 'vitest'
import type { Order } from '../../lib/domain/order.ts'
import { postingKey } from '../../lib/domain/posting.ts'
import { storeOf } from '../../lib/domain/stores.ts'
import type { StoreOf } from '../../lib/store/rules/place-of-order.ts'
import { aCustomer, anItem, anOrder } from '../fixtures/builders.ts'
import { must } from '../fixtures/store.ts'
import { openStore } from './open-store.ts'

const shopA = 'https://a.example.com'
const shopB = 'https://b.example.com'
const day = 24 * 60 * 60_000
const t0 = anOrder().placedAt + 40 * day
const { number } = anOrder()
const ann = aCustomer({
  firstName: 'Ann',
  lastName: 'Adams',
  email: 'ann@example.com',
  phone: '(214) 320-0101',
})
/** The first order of the number, read through shop A, and another one that cannot be it. */
const first = anOrder({ shop: shopA })
const second = (change: Partial<Order> = {}) =>
  anOrder({
    shop: shopB,
    customer: ann,
    placedAt: first.placedAt + 30 * day,
    paidCents: 51_00,
    totalCents: 51_00,
    ...change,
  })

const apart: StoreOf = origin => storeOf([{ origin: shopA }, { origin: shopB, store: 'West' }], origin)

async function open(stores: StoreOf = () => '') {
  const opened = await openStore()
  return { ...opened, intake: opened.intakeOf(stores), ...opened.rows }
}

describe('rules 1: two stores count their own orders', () => {
  it('keeps the same number of two stores apart, each under its own shop', async () => {
    const { intake, store } = await open(apart)
    await intake.takeOrder(first, t0)
    await intake.takeOrder(second(), t0)
    expect((await store.due(t0)).map(({ posting, order }) => [posting.key, order.store])).toEqual([
      [postingKey({ number }), undefined],
      [postingKey({ store: 'west', number }), 'West'],
    ])
    const seenBy = async (shop: string) => (await intake.records(shop, [number])).get(number)?.order.customer
    expect(await seenBy(shopA)).toEqual(first.customer)
    expect(await seenBy(shopB)).toEqual(ann)
  })

  it('takes no other store’s order for a shop’s own before that was read', async () => {
    const { intake } = await open(apart)
    await intake.takeOrder(first, t0)
    expect((await intake.records(shopB, [number])).size).toBe(0)
  })
})

describe('number-taken: another order of a number in one store', () => {
  it('is kept beside the first, which it does not change, and is told', async () => {
    const { intake, rows } = await open()
    const before = await intake.takeOrder(first, t0)
    const taken = await intake.takeOrder(second(), t0)
    expect(taken.posting).toMatchObject({
      key: `/${number}/taken-1`,
      state: 'attention',
      reason: 'number-taken',
      takenBy: { placedAt: first.placedAt, amountCents: 84_00 },
    })
    expect((await intake.records(shopA, [number])).get(number)).toEqual(before)
    expect((await intake.records(shopB, [number])).get(number)).toEqual(taken)
    const told = await rows.activity()
    expect(told.map(({ code, reason }) => [code, reason])).toContainEqual([
      'posting.attention',
      'number-taken',
    ])
  })

  it('in one shop that began to count again shows the one that its page showed last', async () => {
    const { intake, postings } = await open()
    const shown = async () => (await intake.records(shopA, [number])).get(number)?.posting.reason
    await intake.takeOrder(first, t0)
    await intake.takeOrder(second({ shop: shopA }), t0)
    expect(await shown()).toBe('number-taken')
    await intake.takeOrder(first, t0)
    expect(await shown()).toBeNull()
    await intake.takeOrder(second({ shop: shopA }), t0)
    expect(await shown()).toBe('number-taken')
    expect((await postings()).size).toBe(2)
  })

  it('an edit of the second one changes the second one', async () => {
    const { intake, orders } = await open()
    await intake.takeOrder(first, t0)
    await intake.takeOrder(second(), t0)
    await intake.takeOrder(second({ refundedCents: 1_00 }), t0)
    expect((await orders()).get(postingKey({ number }))).toEqual(first)
    expect((await orders()).get(`/${number}/taken-1`)?.refundedCents).toBe(1_00)
  })

  it('a third one is kept, too', async () => {
    const { intake, postings } = await open()
    const bea = aCustomer({ firstName: 'Bea', lastName: 'Burns', email: 'bea@example.com' })
    for (const order of [first, second(), second({ customer: bea, placedAt: t0 })])
      await intake.takeOrder(order, t0)
    expect([...(await postings()).keys()].sort()).toEqual([
      `/${number}/all`,
      `/${number}/taken-1`,
      `/${number}/taken-2`,
    ])
  })
})

describe('the configuration names stores since', () => {
  it('the order that waited goes to its own store, and is judged there', async () => {
    const { intake, settleTaken, postings, orders } = await open()
    await intake.takeOrder(first, t0)
    await intake.takeOrder(second(), t0)
    await settleTaken(apart, t0 + 1)
    const moved = must((await postings()).get(postingKey({ store: 'West', number })))
    expect(moved).toMatchObject({ state: 'new', reason: null, takenBy: null, dueAt: t0 + 1 })
    expect((await orders()).get(moved.key)?.store).toBe('West')
    expect((await postings()).size).toBe(2)
  })

  it('the one that has the number makes room where it is the other store’s, with its payment', async () => {
    const { intake, rows, settleTaken, postings } = await open()
    await intake.takeOrder(second(), t0)
    await rows.changePosting(postingKey({ number }), { state: 'posted', paymentIds: ['7'] })
    await intake.takeOrder(first, t0)
    await settleTaken(apart, t0 + 1)
    const all = await postings()
    expect(all.get(postingKey({ store: 'West', number }))).toMatchObject({
      state: 'posted',
      paymentIds: ['7'],
    })
    expect(all.get(postingKey({ number }))).toMatchObject({ state: 'new', shop: shopA })
    expect(all.size).toBe(2)
  })

  it('an order that was read before stays the order that it is: it is not posted again', async () => {
    const { intake, intakeOf, rows, postings } = await open()
    await intake.takeOrder(second(), t0)
    await rows.changePosting(postingKey({ number }), { state: 'posted', paymentIds: ['7'] })
    const later = intakeOf(apart)
    await later.takeOrder(second({ refundedCents: 1_00 }), t0)
    expect([...(await postings()).values()]).toMatchObject([{ state: 'posted', paymentIds: ['7'] }])
    // And makes room when the first store's own order of the number comes.
    await later.takeOrder(first, t0)
    expect((await postings()).get(postingKey({ number }))).toMatchObject({ state: 'new', shop: shopA })
    expect((await postings()).get(postingKey({ store: 'West', number }))?.paymentIds).toEqual(['7'])
  })

  it('two stores become one: what stands in both is not merged and not lost', async () => {
    const { intake, intakeOf, postings } = await open(apart)
    await intake.takeOrder(first, t0)
    await intake.takeOrder(second(), t0)
    const later = intakeOf(() => '')
    await later.takeOrder(second(), t0)
    expect((await postings()).size).toBe(2)
  })
})

it('goods alone make another order of the same customer after the shop began to count again', async () => {
  const { intake } = await open()
  await intake.takeOrder(first, t0)
  const items = [anItem({ sku: 'OTHER' })]
  const again = await intake.takeOrder({ ...first, items, totalCents: 12_00, placedAt: t0 }, t0)
  expect(again.posting.reason).toBe('number-taken')
})
