import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Order } from '../../lib/domain/order.ts'
import { postingKey } from '../../lib/domain/posting.ts'
import { practiceDayOf } from '../../lib/domain/practice-day.ts'
import { linkHandPosted } from '../../lib/sync/hand-posted.ts'
import { choosePatient } from '../../lib/sync/staff-decision.ts'
import { makePractice } from '../../sandbox/practice/make-practice.ts'
import type { LedgerEntry } from '../../sandbox/practice/practice.ts'
import { type EngineWorld, orderOf, shop, startWorld } from './engine-world.ts'
import { type Held, practiceOf, uidAt } from './held-practice.ts'
import { maria } from './staff-world.ts'

vi.setConfig({ testTimeout: 60_000 })

let world: EngineWorld | undefined
afterEach(() => world?.close())

const west = 'https://west.example'
const windows = [
  { origin: shop, reader: 'auto' as const },
  { origin: west, reader: 'auto' as const },
]
const twoStores = [
  { origin: shop, reader: 'auto' as const },
  { origin: west, reader: 'auto' as const, store: 'West' },
]
const ines: Held = { given: 'Ines', family: 'Quarry', email: 'ines@example.org', phone: '(214) 320-0177' }
const minute = 60_000
const day = 24 * 60 * minute

/** Maria's order, and one of Ines under the same number for the same amount. */
function twoOrders() {
  const { practice, order } = practiceOf(maria, [maria, ines])
  const first = orderOf(order)
  const names = { firstName: ines.given, lastName: ines.family, email: ines.email, phone: ines.phone }
  const second: Order = {
    ...first,
    shop: west,
    customer: { ...first.customer, ...names },
    placedAt: first.placedAt + 7 * minute,
  }
  return { practice, first, second }
}

/** A payment as DermPRO's own job makes it, for an order of either store. */
function jobPayment(
  { setup }: ReturnType<typeof twoOrders>['practice'],
  order: Order,
  patient: string,
  change: Partial<LedgerEntry> = {},
): LedgerEntry {
  return {
    id: '1',
    patient,
    patientName: 'Q',
    amountCents: order.paidCents - order.refundedCents,
    date: practiceDayOf(order.placedAt, setup.timeZone),
    created: new Date(order.placedAt + minute).toISOString(),
    category: 'DermPRO Online Payment',
    cardType: 'Visa',
    location: setup.location.id,
    provider: setup.provider.id,
    text: `DermPRO #${order.number} | 1x A`,
    status: 'active',
    ...change,
  }
}

const payments = () =>
  (world?.nextech.ledger() ?? []).map(({ patient, text }) => [patient, text.split(' | ')[0]]).sort()

it('an order that comes from Shop Manager’s pages and from the store’s interface is posted once', async () => {
  const options = { seed: 11, now: new Date().toISOString(), patients: 60, orders: 45 }
  const practice = makePractice(options)
  world = await startWorld(practice)
  for (const order of practice.orders) {
    const read = orderOf(order)
    await world.intake.takeOrder(read, world.now())
    await world.intake.takeOrder({ ...read, shop: 'https://store.example' }, world.now())
  }
  await world.drain()
  const before = new Set(practice.ledger.map(payment => payment.id))
  const added = world.nextech.ledger().filter(payment => !before.has(payment.id))
  const markers = added.map(payment => payment.text.split(' | ')[0])
  expect(markers.length).toBeGreaterThan(10)
  expect(markers).toEqual([...new Set(markers)])
}, 60_000)

describe('two stores with the same number', () => {
  it('post two payments, each on its customer’s chart', async () => {
    const { practice, first, second } = twoOrders()
    world = await startWorld(practice, {}, { shops: twoStores })
    for (const order of [first, second]) await world.intake.takeOrder(order, world.now())
    await world.drain()
    expect(payments()).toEqual([
      [uidAt(0), `DermPRO #${first.number}`],
      [uidAt(1), `DermPRO West #${first.number}`],
    ])
    const states = [...(await world.byKey()).values()].map(({ state }) => state)
    expect(states).toEqual(['posted', 'posted'])
    // And again: both are read, both are known, nothing more is sent.
    for (const order of [first, second])
      await world.intake.takeOrder({ ...order, refundedCents: 0 }, world.now())
    world.advance(20 * minute)
    await world.drain()
    expect(payments()).toHaveLength(2)
  })

  it.each([
    ['first', 0],
    ['second', 1],
  ] as const)(
    'a payment that DermPRO’s job made for the %s is adopted by that one alone',
    async (which, at) => {
      const { practice, first, second } = twoOrders()
      const own = at === 0 ? first : second
      const ledger = [jobPayment(practice, own, uidAt(at))]
      world = await startWorld({ ...practice, ledger }, {}, { shops: twoStores })
      for (const order of [first, second]) await world.intake.takeOrder(order, world.now())
      for (let i = 0; i < 3; i++) await world.drain()
      const all = await world.byKey()
      const of = (store?: string) => all.get(postingKey({ number: first.number, ...(store && { store }) }))
      const [adopted, other] = which === 'first' ? [of(), of('West')] : [of('West'), of()]
      expect(adopted).toMatchObject({ state: 'adopted', paymentIds: ['1'] })
      // The other one is posted, or waits for a person; never a second payment for the first.
      expect(other?.paymentIds).not.toContain('1')
      const onCharts = payments().map(([patient]) => patient)
      expect(onCharts.filter(patient => patient === uidAt(at))).toHaveLength(1)
      expect(onCharts.length).toBeLessThanOrEqual(2)
    },
  )
})

it('two windows on one store are one order, whichever shows it first', async () => {
  const { practice, first } = twoOrders()
  world = await startWorld(practice, {}, { shops: windows })
  await world.intake.takeOrder({ ...first, shop: west }, world.now())
  await world.intake.takeOrder({ ...first, placedAt: first.placedAt - 5 * 60 * minute }, world.now())
  await world.drain()
  expect(payments()).toEqual([[uidAt(0), `DermPRO #${first.number}`]])
  expect((await world.byKey()).size).toBe(1)
})

describe('the same number again in one store', () => {
  const again = async (placedAt: number) => {
    const { practice, first, second } = twoOrders()
    world = await startWorld(practice, {}, { shops: windows.slice(0, 1) })
    const later = { ...second, shop, placedAt: first.placedAt + placedAt }
    await world.intake.takeOrder(first, world.now())
    await world.drain()
    await world.intake.takeOrder(later, world.now())
    for (let i = 0; i < 3; i++) {
      await world.engine.store.reconsider(world.now())
      await world.drain()
    }
    return { world, first, later, key: `/${first.number}/taken-1` }
  }

  it.each([7 * minute, 30 * day])('with another customer posts nothing more (%i ms later)', async ms => {
    const { world, first, key } = await again(ms)
    expect(payments()).toEqual([[uidAt(0), `DermPRO #${first.number}`]])
    const all = await world.byKey()
    expect(all.get(postingKey({ number: first.number }))).toMatchObject({ state: 'posted' })
    expect(all.get(key)).toMatchObject({ state: 'attention', reason: 'number-taken', paymentIds: [] })
  })

  it('may be linked to a payment that staff made by hand', async () => {
    const { world, later, key } = await again(30 * day)
    const byHand = {
      id: '77',
      patientUid: uidAt(1),
      amountCents: later.paidCents - later.refundedCents,
      day: '2026-03-16',
      createdAt: later.placedAt,
      updatedAt: later.placedAt,
      category: null,
      cardType: null,
      locationId: null,
      text: 'By hand',
      status: 'active' as const,
    }
    await world.engine.store.saveLedger([byHand])
    const staff = { store: world.engine.store, now: world.now(), undoSeconds: 5 }
    expect(await choosePatient(staff, key, uidAt(1))).toBe('too-late')
    expect(await linkHandPosted(world.engine, staff, key, '77')).toBe('done')
    await world.drain()
    expect((await world.byKey()).get(key)).toMatchObject({ state: 'adopted', paymentIds: ['77'] })
    expect(payments()).toHaveLength(1)
  })

  it('is posted once the configuration says that its shop is another store', async () => {
    const { practice, first, second } = twoOrders()
    const shops = [...windows]
    world = await startWorld(practice, {}, { shops })
    for (const order of [second, first]) await world.intake.takeOrder(order, world.now())
    await world.drain()
    expect(payments()).toEqual([[uidAt(1), `DermPRO #${first.number}`]])
    shops.splice(0, 2, ...twoStores)
    await world.settleStores()
    world.advance(20 * minute)
    await world.drain()
    const all = [...(await world.byKey())].map(([key, { state }]) => [key, state]).sort()
    expect(all).toEqual([
      [`/${first.number}/all`, 'posted'],
      [`west/${first.number}/all`, 'posted'],
    ])
    // The one that was posted before keeps the payment with the marker that it was sent with.
    expect(payments()).toEqual([
      [uidAt(0), `DermPRO #${first.number}`],
      [uidAt(1), `DermPRO #${first.number}`],
    ])
  })
})
