import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { storeOf } from '../../lib/domain/stores.ts'
import type { StoreOf } from '../../lib/store/rules/place-of-order.ts'
import { aCustomer, anOrder } from '../fixtures/builders.ts'
import { openStore } from './open-store.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const t0 = anOrder().placedAt + day
const { shop, number } = anOrder()
const west = 'https://west.example.com'
const apart: StoreOf = origin => storeOf([{ origin: shop }, { origin: west, store: 'West' }], origin)
const twin = anOrder({
  customer: aCustomer({ firstName: 'Ann', email: 'ann@example.com', phone: '(214) 320-0101' }),
  placedAt: t0,
  paidCents: 51_00,
  totalCents: 51_00,
})

async function open() {
  const opened = await openStore()
  return { ...opened, intake: opened.intakeOf(apart) }
}

type Opened = Awaited<ReturnType<typeof open>>

async function stored({ rows, intake }: Opened) {
  const activity = await rows.activity()
  return {
    postings: await rows.postings(),
    orders: await rows.orders(),
    listings: await intake.listings(shop, ['1', '2', number]),
    activity: activity.map(({ seq, code, number: of, reason }) => [seq, code, of, reason]),
  }
}

describe('intake: orders that were read together', () => {
  it('leave what they leave one by one: new, known, changed, of another store, twins, and the same one twice', async () => {
    const [together, alone] = [await open(), await open()]
    const orders = [
      anOrder({ number: '1' }),
      anOrder({ number: '2' }),
      anOrder({ number: '3', refundedCents: 1_00 }),
      anOrder({ number: 'web-4' }),
      anOrder({ number: '5', shop: west }),
      anOrder(),
      twin,
      anOrder({ number: 'WEB-4', refundedCents: 2_00 }),
      anOrder({ number: '1' }),
    ]
    for (const { intake, rows } of [together, alone]) {
      await intake.takeOrder(anOrder({ number: '2' }), t0)
      await intake.takeOrder(anOrder({ number: '3' }), t0)
      const listed = ['1', '2', number].map(of => ({ number: of, fingerprint: 'a' }))
      await intake.seeRows(shop, listed, t0)
      expect(await rows.listings()).toHaveLength(3)
    }
    await together.intake.takeOrders(orders, t0 + minute)
    for (const order of orders) await alone.intake.takeOrder(order, t0 + minute)
    expect(await stored(together)).toEqual(await stored(alone))
    expect((await together.rows.postings()).size).toBe(7)
    expect(await together.store.firstSync('West')).toBe(t0 + minute)
    for (const key of (await together.rows.postings()).keys()) expect(together.changed).toContain(key)
  })

  it('are none where none is given', async () => {
    const { intake, rows, changed } = await open()
    await intake.takeOrders([], t0)
    expect([(await rows.postings()).size, changed]).toEqual([0, []])
  })

  it('that cannot be stored are refused, and each of the others can be taken alone', async () => {
    const { intake, rows } = await open()
    const orders = [
      anOrder({ number: '1' }),
      anOrder({ number: '2', paidCents: 0.5 }),
      anOrder({ number: '3' }),
    ]
    await expect(intake.takeOrders(orders, t0)).rejects.toThrow(v.ValiError)
    const outcomes = await Promise.allSettled(orders.map(order => intake.takeOrder(order, t0)))
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect([...(await rows.postings()).values()].map(posting => posting.number).sort()).toEqual(['1', '3'])
    expect((await rows.activity()).map(entry => entry.number)).toEqual(['1', '3'])
  })

  it('write nothing where nothing changed: when a row was read is kept to the hour', async () => {
    const opened = await open()
    const { intake } = opened
    const orders = [anOrder({ number: '1' }), anOrder({ number: '2' })]
    await intake.seeRows(shop, [{ number: '1', fingerprint: 'a' }], t0)
    await intake.takeOrders(orders, t0)
    const before = await stored(opened)
    await intake.takeOrders(orders, t0 + hour - 1)
    expect(await stored(opened)).toEqual(before)
    await intake.takeOrders(orders, t0 + hour)
    const listed = async () => (await intake.listings(shop, ['1'])).get('1')
    expect(await listed()).toMatchObject({ readAt: t0 + hour })
    // Another row of it than was read, or a page that is being read, is no longer so.
    await intake.seeRows(shop, [{ number: '1', fingerprint: 'b' }], t0 + hour + minute)
    await intake.takeOrders(orders, t0 + hour + minute)
    expect(await listed()).toMatchObject({
      readAt: t0 + hour + minute,
      readFingerprint: 'b',
      leaseUntil: 0,
    })
  })
})
