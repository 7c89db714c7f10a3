import { describe, expect, it, vi } from 'vitest'
import type { MagentoOrder } from '../../sandbox/practice/practice.ts'
import { openStaffed } from '../../tests/acceptance/service-practice.ts'
import { keyOf } from '../../tests/acceptance/staff-world.ts'
import { seenOf } from '../domain/snooze.ts'
import { daySummary } from './day-summary.ts'

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

  it('counts what is looked at again everywhere as its list does, and as nothing that is about to be posted', async () => {
    const { practice, fromStaff, fromHost } = await openStaffed(undefined, ['900000001'])
    const key = keyOf('900000001')
    const counts = async () => {
      const queue = await fromStaff('ext-bg/queue', {})
      const until = practice.engine.clock.now() + 3_600_000
      const off = Object.fromEntries(
        queue?.rows.flatMap(row => (row.key === key ? [[key, { until, seen: seenOf(row) }]] : [])) ?? [],
      )
      return {
        listed: queue?.rows.length,
        toolbar: await fromHost('host-bg/staff-count', {}),
        withoutPutOff: await fromHost('host-bg/staff-count', { snoozes: off }),
        popup: (await fromStaff('ext-bg/today', {}))?.totals,
        mailed: (await daySummary(practice, '2026-03-16')).staff,
      }
    }
    const before = await counts()
    expect(before).toMatchObject({
      listed: 2,
      toolbar: { count: 2 },
      withoutPutOff: { count: 1, putOff: 1 },
      popup: { staff: [{ status: 'resolve', reason: 'possible-match', count: 2 }] },
      mailed: [
        { status: 'resolve', reason: 'possible-match', numbers: [{}, {}].map(() => expect.any(String)) },
      ],
    })
    await practice.engine.store.saveHealth({
      paused: { since: practice.engine.clock.now(), by: null },
    })
    await practice.engine.store.reconsider(practice.engine.clock.now())
    expect(await counts()).toEqual(before)
    expect((await fromStaff('ext-bg/queue', {}))?.held).toMatchObject({ reason: 'paused', orders: 0 })
    expect(await fromHost('host-bg/alarm', {})).toMatchObject({ alarm: { code: 'paused', orders: 0 } })
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
    practice.configuration.posture = 'observe'
    expect((await fromHost('host-bg/alarm', {})).alarm).toEqual({ ...alarm, observes: true })
  })

  it('and the alarm let an order that was put off at a computer rest there, and there alone, until its time', async () => {
    const { world, practice, fromStaff, fromHost } = await openStaffed(undefined, ['900000001'])
    await world.later(25 * 3600)
    const [row, other] = (await fromStaff('ext-bg/queue', {}))?.rows ?? []
    if (!row || !other) throw new Error('nothing waits')
    const until = practice.engine.clock.now() + 3_600_000
    const put = (...rows: (typeof row)[]) => ({
      snoozes: Object.fromEntries(rows.map(each => [each.key, { until, seen: seenOf(each) }])),
    })
    expect(await fromHost('host-bg/alarm', put(row))).toMatchObject({
      alarm: { code: 'waiting-long', orders: 1 },
    })
    expect(await fromHost('host-bg/alarm', put(row, other))).toEqual({ alarm: null })
    expect(await fromHost('host-bg/alarm', {})).toMatchObject({ alarm: { orders: 2 } })
    await world.later(3600)
    expect(await fromHost('host-bg/alarm', put(row, other))).toMatchObject({ alarm: { orders: 2 } })
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
