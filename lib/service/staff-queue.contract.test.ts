import { describe, expect, it, vi } from 'vitest'
import type { MagentoOrder } from '../../sandbox/practice/practice.ts'
import { openStaffed } from '../../tests/acceptance/service-practice.ts'

vi.setConfig({ testTimeout: 60_000 })

describe('the queue', () => {
  it('keeps its list while all of it is looked at again, and asks as long as it did', async () => {
    const { world, practice, fromStaff } = await openStaffed(undefined, ['900000001'])
    const before = await fromStaff('ext-bg/queue', {})
    await practice.engine.store.reconsider(practice.engine.clock.now())
    const meanwhile = await fromStaff('ext-bg/queue', {})
    const shown = (queue: typeof before) =>
      queue?.rows.map(({ number, status, since }) => [number, status, since])
    expect(shown(meanwhile)).toEqual(shown(before))
    expect(meanwhile?.rows.map(({ isRechecked }) => isRechecked)).toEqual([true, true])
    await world.drain()
    const after = await fromStaff('ext-bg/queue', {})
    expect(shown(after)).toEqual(shown(before))
    expect(after?.rows.map(({ isRechecked }) => isRechecked)).toEqual([undefined, undefined])
  })

  it('and the alarm agree for how long an order has waited, however often it was judged again', async () => {
    const { world, practice, fromStaff, fromHost } = await openStaffed()
    const since = (await world.postingOf(world.number)).updatedAt
    for (let morning = 0; morning < 3; morning++) {
      await world.later(10 * 3600)
      await practice.engine.store.reconsider(practice.engine.clock.now())
      await world.drain()
    }
    expect((await fromStaff('ext-bg/queue', {}))?.rows).toMatchObject([{ since }])
    const { alarm } = await fromHost('host-bg/alarm', {})
    expect(alarm).toEqual({ code: 'waiting-long', since, orders: 1 })
  })

  it('keeps an order of whose customer something is forgotten while nobody is signed in, and since when it waits', async () => {
    const { world, fromStaff, fromPanel } = await openStaffed()
    const { updatedAt: since, candidates } = await world.postingOf(world.number)
    await world.later(60)
    await fromPanel(world.number)('panel-bg/deny', { uid: candidates[0]?.uid ?? '' })
    expect((await fromStaff('ext-bg/queue', {}))?.rows).toMatchObject([{ since, status: 'resolve' }])
    await fromPanel(world.number)('panel-bg/allow', { uid: candidates[0]?.uid ?? '' })
    expect((await fromStaff('ext-bg/queue', {}))?.rows).toMatchObject([{ since, isRechecked: true }])
    await world.later(60)
    expect((await fromStaff('ext-bg/queue', {}))?.rows).toMatchObject([{ since, status: 'resolve' }])
    expect(await world.postingOf(world.number)).toMatchObject({ candidates })
  })

  it('and the panel tell money in another currency as it is, and in dollars as nothing', async () => {
    const inEuros = (order: MagentoOrder) => ({ ...order, base_currency_code: 'EUR' })
    const { world, fromStaff, fromPanel } = await openStaffed(undefined, [], inEuros)
    const total = world.orders[0]?.grand_total ?? 0
    const foreign = total.toLocaleString('en-US', { style: 'currency', currency: 'EUR' })
    const told = { amountCents: 0, foreign }
    expect((await fromStaff('ext-bg/queue', {}))?.rows).toMatchObject([told])
    expect(await fromPanel(world.number)('panel-bg/load', {})).toMatchObject(told)
  })
})
