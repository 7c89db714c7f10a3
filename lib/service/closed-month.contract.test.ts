import { describe, expect, it, vi } from 'vitest'
import { openKnown, person, readingOf } from '../../tests/acceptance/service-practice.ts'
import { must } from '../../tests/fixtures/store.ts'
import { addDays, daysOf, monthOf, practiceDayOf } from '../domain/practice-day.ts'
import { dayMs } from '../domain/units.ts'

vi.setConfig({ testTimeout: 60_000 })

/** A posted order, on a day of the month after its own. */
async function openNextMonth() {
  const opened = await openKnown()
  const { world, fromShop, fromStaff } = opened
  const order = { ...opened.order, created_at: new Date(world.now()).toISOString().slice(0, 19) }
  const { timeZone } = world.configuration.practice
  await fromShop('cs-bg/order', { reading: readingOf(order, timeZone), href: null })
  await world.drain()
  const range = monthOf(practiceDayOf(world.now(), timeZone))
  const month = range.from.slice(0, 7)
  await fromStaff('ext-bg/read-ledger', { from: range.from })
  expect(await fromStaff('ext-bg/close-month', { month })).toEqual({ outcome: 'not-over' })
  world.advance(35 * dayMs)
  return { ...opened, order, range, month, timeZone }
}

describe('closing a month (rules 6.2)', () => {
  it('keeps its figures with who and when, whatever goes back later', async () => {
    const { world, order, range, month, timeZone, fromShop, fromStaff } = await openNextMonth()
    expect(await fromStaff('ext-bg/close-month', { month })).toEqual({ outcome: 'ledger-unknown' })
    await world.drain()
    await fromStaff('ext-bg/read-ledger', { from: range.from })
    const before = must((await fromStaff('ext-bg/reconcile', range)) ?? undefined)
    expect(before).toMatchObject({ closing: 'ready', closed: [], since: null })
    expect(await fromStaff('ext-bg/close-month', { month })).toEqual({ outcome: 'closed' })
    expect(await fromStaff('ext-bg/close-month', { month })).toEqual({ outcome: 'already' })
    const log = await fromStaff('ext-bg/activity', { number: null, kind: 'month', before: null, limit: 9 })
    expect(log?.entries).toMatchObject([{ code: 'month.closed', month, actor: 'staff' }])

    const reading = readingOf({ ...order, total_refunded: 10 }, timeZone)
    await fromShop('cs-bg/order', { reading, href: null })
    const after = must((await fromStaff('ext-bg/reconcile', range)) ?? undefined)
    expect(after.report).toEqual(before.report)
    expect(after.closed).toMatchObject([{ month, closedBy: person.staffName }])
    const today = practiceDayOf(world.now(), timeZone)
    expect(after.since?.changes).toMatchObject([
      { number: order.increment_id, kind: 'refund', taken: -10_00, belongsTo: today },
    ])
    const day = { from: today, to: today }
    expect(await fromStaff('ext-bg/card-sales', day)).toMatchObject([
      { number: order.increment_id, backs: [{ day: today, cents: 10_00 }] },
    ])
    expect((await fromStaff('ext-bg/reconcile', day))?.report.sums.taken).toBe(-10_00)
  })

  it('keeps each of its days, alone, with others of it, and among days that are open', async () => {
    const { world, order, range, month, timeZone, fromShop, fromStaff } = await openNextMonth()
    await world.drain()
    await fromStaff('ext-bg/read-ledger', { from: range.from })
    const own = practiceDayOf(Date.parse(`${order.created_at}Z`), timeZone)
    const some = { from: own, to: addDays(own, 1) }
    const ask = async (days: typeof some) => must((await fromStaff('ext-bg/reconcile', days)) ?? undefined)
    const before = [await ask({ from: own, to: own }), await ask(some)]
    await fromStaff('ext-bg/close-month', { month })
    const paymentIds = [...(await world.postings()).values()].flatMap(posting => posting.paymentIds)
    for (const id of paymentIds) await world.control(`payments/${id}/void`, {})
    world.advance(dayMs)
    await world.control('clock', { advanceMs: dayMs })
    await world.drain()
    await fromStaff('ext-bg/read-ledger', { from: range.from })
    const after = [await ask({ from: own, to: own }), await ask(some)]
    expect(after.map(({ report }) => report)).toEqual(before.map(({ report }) => report))
    expect(after[0]).toMatchObject({ closed: [{ month }], closing: null, ledger: before[0]?.ledger })
    expect(after[0]?.since?.changes).toMatchObject([{ number: order.increment_id, kind: 'voided' }])
    expect(after[0]?.since?.sums.ledger).toBe(0)
    await fromShop('cs-bg/order', {
      reading: readingOf({ ...order, total_refunded: 10 }, timeZone),
      href: null,
    })
    const today = practiceDayOf(world.now(), timeZone)
    const all = await ask({ from: own, to: today })
    const { taken, ledger } = before[0]?.report.sums ?? { taken: 0, ledger: 0 }
    expect(all).toMatchObject({ closed: [{ month }], since: null, report: { from: own, to: today } })
    expect(all.report.sums).toMatchObject({ taken: taken - 10_00, ledger })
    expect(all.report.byDay).toHaveLength(daysOf(own, today).length)
  })
})
