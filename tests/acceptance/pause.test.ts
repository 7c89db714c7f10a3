import { describe, expect, it, vi } from 'vitest'
import { setPaused } from '../../lib/sync/pause.ts'
import { choosePatient } from '../../lib/sync/staff-decision.ts'
import { orderOf } from './engine-world.ts'
import { uidAt } from './held-practice.ts'
import { keyOf, maria, mother, type StaffWorld, startStaffWorld, undoSeconds } from './staff-world.ts'

vi.setConfig({ testTimeout: 60_000 })

let world: StaffWorld
const others = ['700000001', '700000002']
const wait = <T extends object>(order: T) => ({ ...order, state: 'new', status: 'pending' })

async function start(held = [maria, mother]): Promise<void> {
  world = await startStaffWorld(held, others, wait, wait)
}
const press = (isPaused: boolean, by: string | null = 'Front desk') =>
  setPaused(world.engine, world.activity, isPaused, by)
async function pay(): Promise<void> {
  for (const own of world.orders) await world.intake.takeOrder(orderOf(own), world.now())
  await world.drain()
}
const states = async () =>
  (await world.engine.store.inStates(['matched', 'posted', 'new', 'resolve', 'attention'])).map(
    ({ posting: { state, reason } }) => [state, reason],
  )

describe('a practice that is moved to another host', () => {
  it('posts nothing more, reads back what has no answer, and goes on once it is told to', async () => {
    await start()
    const post = world.engine.nextech.postPayment
    const { store } = world.engine
    world.engine.nextech.postPayment = async (...payment) => {
      await store.saveHealth({ moved: { since: world.now() } })
      await post(...payment)
      return { kind: 'unknown', message: 'The answer got lost.' }
    }
    await pay()
    await world.later(3600)
    expect(world.nextech.calls()['POST PaymentReconciliation']).toBe(1)
    expect((await states()).toSorted()).toEqual([
      ['matched', 'moved'],
      ['matched', 'moved'],
      ['posted', null],
    ])
    world.engine.nextech.postPayment = post
    await store.saveHealth({ moved: null })
    await store.reconsider(world.now(), ['moved'])
    await world.later(1)
    expect(await states()).toEqual(Array(3).fill(['posted', null]))
    expect(world.nextech.calls()['POST PaymentReconciliation']).toBe(3)
  })

  it('holds the payment of a worker that slept while it was moved', async () => {
    await start()
    const { store } = world.engine
    const update = store.update
    store.update = async (record, change, durability) => {
      if (change.state === 'sent') await store.saveHealth({ moved: { since: world.now() } })
      return update(record, change, durability)
    }
    await pay()
    await world.later(3600)
    expect(world.nextech.calls()['POST PaymentReconciliation']).toBeUndefined()
    expect((await store.inStates(['intent', 'matched'])).map(({ posting }) => posting.reason)).toEqual(
      Array(3).fill('moved'),
    )
  })
})

describe('rules 9: a pause', () => {
  it('holds every order, says who and since when, and one press undoes it', async () => {
    await start()
    await press(true)
    expect((await world.engine.store.health()).paused).toEqual({
      since: expect.any(Number),
      by: 'Front desk',
    })
    await pay()
    await world.later(3600)
    expect(await states()).toEqual(Array(3).fill(['matched', 'paused']))
    expect(world.nextech.calls()['POST PaymentReconciliation']).toBeUndefined()
    await press(false)
    await world.later(1)
    expect(await states()).toEqual(Array(3).fill(['posted', null]))
    const query = { number: null, kind: 'settings', before: null, limit: 9 } as const
    const { entries } = await world.activity.page(query)
    expect(entries.map(({ code }) => code)).toEqual(['settings.resumed', 'settings.paused'])
  })

  it('stops in the midst of a drain: what waits its turn does not leave', async () => {
    await start()
    const post = world.engine.nextech.postPayment
    world.engine.nextech.postPayment = async (...payment) => {
      await press(true)
      return post(...payment)
    }
    await pay()
    expect(world.nextech.calls()['POST PaymentReconciliation']).toBe(1)
    expect((await states()).map(([state]) => state).sort()).toEqual(['matched', 'matched', 'posted'])
  })

  it('holds what staff decided, and makes no patient', async () => {
    await start([mother])
    await press(true)
    await pay()
    await choosePatient(world.staff(), keyOf(world.number), uidAt(0))
    await world.later(undoSeconds)
    expect(world.live(world.number)).toBe(0)
    expect(world.nextech.calls()['POST Patient']).toBeUndefined()
  })

  it('of a second press keeps who paused first and since when', async () => {
    await start()
    await press(true)
    const { paused } = await world.engine.store.health()
    world.advance(60_000)
    await press(true, 'Back office')
    expect((await world.engine.store.health()).paused).toEqual(paused)
    await press(false)
    expect((await world.engine.store.health()).paused).toBeNull()
  })
})
