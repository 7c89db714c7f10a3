import * as v from 'valibot'
import { describe, expect, it, vi } from 'vitest'
import { uidAt } from '../../tests/acceptance/held-practice.ts'
import {
  askers,
  declined,
  openKnown,
  openStaffed,
  page,
  readingOf,
  rowOf,
} from '../../tests/acceptance/service-practice.ts'
import { livePayments } from '../../tests/acceptance/small-practice.ts'
import { keyOf } from '../../tests/acceptance/staff-world.ts'
import { must } from '../../tests/fixtures/store.ts'
import { messages, type ServiceRequest } from '../contract/messages.ts'
import { practiceDayOf } from '../domain/practice-day.ts'
import { dayMs } from '../domain/units.ts'
import { answerUnconfigured } from './answer.ts'
import { changedBadges, keyOnPage } from './readings.ts'
import { nextToResolve } from './staff-queue.ts'

// The whole service in Node: Dexie on fake-indexeddb behind the store's ports, the simulated Nextech over HTTP.
vi.setConfig({ testTimeout: 60_000 })

describe('rows and orders in, badges out', () => {
  it('a row is unseen and wanted, its order pending, and posted once the engine ran', async () => {
    const { world, order, practice, told, fromShop } = await openKnown()
    const { timeZone } = world.configuration.practice
    const number = order.increment_id
    const rows = [rowOf(order, timeZone)]
    expect(await fromShop('cs-bg/rows', { rows })).toMatchObject({
      badges: [{ number, status: 'unseen' }],
      wanted: [number],
      unreadable: 0,
    })
    expect(told.schedule).toBe(0)
    const taken = await fromShop('cs-bg/order', { reading: readingOf(order, timeZone), href: null })
    expect(taken).toMatchObject({ badge: { number, status: 'pending' }, understood: true })
    expect(told.schedule).toBe(1)
    await world.drain()
    expect(livePayments(world.nextech.ledger(), number)).toBe(1)
    const badge = { number, status: 'synced', reason: null, button: null }
    expect(await changedBadges(practice, [keyOf(number)])).toMatchObject([
      { origin: page.origin, badges: [badge] },
    ])
    const again = await fromShop('cs-bg/rows', { rows })
    expect(again).toMatchObject({ badges: [badge], wanted: [] })
    expect(again.badges[0]?.tooltip).toContain(world.nextech.ledger()[0]?.id)
    expect(JSON.stringify(again)).not.toMatch(/Maria|Quirk|example\.org/)
  })

  it('a posted order is looked at again after a day for four weeks, though its row says nothing new', async () => {
    const { world, order: old, fromShop } = await openKnown()
    const order = { ...old, created_at: new Date(world.now() - dayMs).toISOString().slice(0, 19) }
    const { timeZone } = world.configuration.practice
    const number = order.increment_id
    const rows = [{ ...rowOf(order, timeZone), href: '/o/1' }]
    await fromShop('cs-bg/rows', { rows })
    const whole = readingOf(order, timeZone)
    await fromShop('cs-bg/order', { reading: whole, href: null })
    await world.drain()
    world.advance(dayMs - 10_000)
    expect((await fromShop('cs-bg/rows', { rows })).wanted).toEqual([])
    world.advance(10_000)
    expect((await fromShop('cs-bg/rows', { rows })).wanted).toEqual([number])
    expect((await fromShop('cs-bg/rows', { rows })).wanted).toEqual([])
    const totals = [...whole.totals, { label: 'Total Refunded', value: '$1.23' }]
    await fromShop('cs-bg/order', { reading: { ...whole, totals }, href: null })
    await world.drain()
    expect((await fromShop('cs-bg/rows', { rows })).badges).toMatchObject([{ status: 'refunded' }])
  })

  it('a posted order of more than four weeks is not looked at again', async () => {
    const { world, order: old, fromShop } = await openKnown()
    const order = { ...old, created_at: new Date(world.now() - dayMs).toISOString().slice(0, 19) }
    const { timeZone } = world.configuration.practice
    const rows = [{ ...rowOf(order, timeZone), href: '/o/1' }]
    await fromShop('cs-bg/rows', { rows })
    await fromShop('cs-bg/order', { reading: readingOf(order, timeZone), href: null })
    await world.drain()
    world.advance(29 * dayMs)
    expect((await fromShop('cs-bg/rows', { rows })).wanted).toEqual([])
  })

  it('a row that cannot be understood is counted and left alone', async () => {
    const { world, order, fromShop } = await openKnown()
    const row = rowOf(order, world.configuration.practice.timeZone)
    const rows = [
      { ...row, total: 'soon' },
      { ...row, number: '900000002', date: 'yesterday-ish' },
    ]
    expect(await fromShop('cs-bg/rows', { rows })).toEqual({ badges: [], wanted: [], unreadable: 2 })
  })

  it('an order page that makes no sense says so at its row, and nothing is stored', async () => {
    const { world, order, told, fromShop } = await openKnown()
    const { timeZone } = world.configuration.practice
    const rows = [rowOf(order, timeZone)]
    await fromShop('cs-bg/rows', { rows })
    const reading = { ...readingOf(order, timeZone), totals: [{ label: 'Grand Total', value: '?' }] }
    expect(await fromShop('cs-bg/order', { reading, href: null })).toMatchObject({
      badge: { status: 'unseen', reason: 'shop-unreadable' },
      understood: false,
    })
    expect((await world.postings()).size).toBe(0)
    expect(told.schedule).toBe(0)
    expect((await fromShop('cs-bg/rows', { rows })).badges).toMatchObject([{ reason: 'shop-unreadable' }])
  })

  it('an order waits for staff while nothing tells the day of its date from the month', async () => {
    const { world, order, told, practice, fromShop } = await openKnown()
    const { timeZone } = world.configuration.practice
    const date = '05/01/2026 10:00:00'
    const row = { ...rowOf(order, timeZone), date }
    const reading = { ...readingOf(order, timeZone), date }
    const waits = {
      number: row.number,
      status: 'unseen',
      reason: 'date-unclear',
      button: { opens: 'workbench' },
    }
    expect((await fromShop('cs-bg/rows', { rows: [{ ...row, href: null }] })).badges).toMatchObject([waits])
    for (const evidence of [undefined, { figures: 'mixed' as const }]) {
      const told = { ...reading, ...(evidence && { dates: evidence }) }
      expect(await fromShop('cs-bg/order', { reading: told, href: null })).toMatchObject({
        badge: waits,
        understood: false,
      })
    }
    expect((await fromShop('cs-bg/rows', { rows: [row] })).badges).toMatchObject([waits])
    expect((await world.postings()).size).toBe(0)
    expect(told.schedule).toBe(0)
    // The list from which staff went to the order holds another order of the 24th.
    const dates = { figures: 'day-first' as const }
    await practice.intake.noteUnread(page.origin, row.number, 'date-unclear', 0)
    await fromShop('cs-bg/rows', { rows: [{ ...row, dates, total: '$1.00' }] })
    expect(await fromShop('cs-bg/order', { reading, href: null })).toMatchObject({ understood: true })
    const [posting] = [...(await world.postings()).values()]
    expect(practiceDayOf(must(posting).placedAt, timeZone)).toBe('2026-01-05')
  })

  it.each([
    ['month-first', '2026-05-01'],
    ['day-first', '2026-01-05'],
  ] as const)('a person may say that the shop writes dates %s', async (dateOrder, day) => {
    const { world, order, practice, fromShop } = await openKnown()
    const { timeZone } = world.configuration.practice
    const shops = practice.configuration.shops.map(shop => ({ ...shop, dateOrder }))
    practice.configuration = { ...practice.configuration, shops }
    const reading = { ...readingOf(order, timeZone), date: '05/01/2026 10:00:00' }
    expect(await fromShop('cs-bg/order', { reading, href: null })).toMatchObject({ understood: true })
    const [posting] = [...(await world.postings()).values()]
    expect(practiceDayOf(must(posting).placedAt, timeZone)).toBe(day)
  })

  it('a status that the shop made up waits for a person to say what it stands for', async () => {
    const { world, order, practice, fromShop } = await openKnown()
    const { timeZone } = world.configuration.practice
    const status = 'Ready to Ship'
    const rows = [{ ...rowOf(order, timeZone), status }]
    const reading = { ...readingOf(order, timeZone), status }
    await fromShop('cs-bg/rows', { rows })
    const waits = { status: 'unseen', reason: 'status-unknown', button: { opens: 'workbench' } }
    expect(await fromShop('cs-bg/order', { reading, href: null })).toMatchObject({
      badge: waits,
      understood: false,
    })
    expect((await fromShop('cs-bg/rows', { rows })).badges).toMatchObject([waits])
    expect((await world.postings()).size).toBe(0)
    const statuses = { 'ready to ship': 'processing' as const }
    const shops = practice.configuration.shops.map(shop => ({ ...shop, statuses }))
    practice.configuration = { ...practice.configuration, shops }
    expect(await fromShop('cs-bg/order', { reading, href: null })).toMatchObject({ understood: true })
    expect((await world.postings()).size).toBe(1)
  })

  it('an order that waited to be paid says so no more once the shop gives it a status that nobody knows', async () => {
    const { world, order, fromShop } = await openKnown()
    const { timeZone } = world.configuration.practice
    const show = async (status: string) => {
      await fromShop('cs-bg/rows', { rows: [{ ...rowOf(order, timeZone), status }] })
      await fromShop('cs-bg/order', { reading: { ...readingOf(order, timeZone), status }, href: null })
      await world.drain()
      const { badges } = await fromShop('cs-bg/rows', { rows: [{ ...rowOf(order, timeZone), status }] })
      return badges[0]
    }
    expect(await show('Pending Payment')).toMatchObject({ status: 'waiting', reason: 'not-paid' })
    expect(await show('Ready to Ship')).toMatchObject({ status: 'unseen', reason: 'status-unknown' })
    expect(await show('Processing')).toMatchObject({ status: 'synced' })
  })

  it('a page that could not be fetched is told at its row', async () => {
    const { world, order, fromShop } = await openKnown()
    const rows = [rowOf(order, world.configuration.practice.timeZone)]
    await fromShop('cs-bg/rows', { rows })
    await fromShop('cs-bg/unread', { number: order.increment_id, cause: 'signed-out' })
    expect((await fromShop('cs-bg/rows', { rows })).badges).toMatchObject([{ reason: 'shop-unreadable' }])
  })

  it('RESOLVE finds an order by what the page shows, stored or not', async () => {
    const { world, practice } = await openStaffed()
    expect(await keyOnPage(practice, page.origin, world.number)).toBe(keyOf(world.number))
    expect(await keyOnPage(practice, page.origin, '42')).toBe(keyOf('42'))
  })
})

describe('the workbench', () => {
  it('has a queue, in the order in which RESOLVE goes through it', async () => {
    const { world, practice, fromStaff } = await openStaffed(undefined, ['900000001'])
    const queue = await fromStaff('ext-bg/queue', {})
    expect(queue).toMatchObject({ staffName: 'Front desk' })
    expect(queue?.rows.map(row => [row.number, row.status, row.fix])).toEqual([
      [world.number, 'resolve', 'resolve'],
      ['900000001', 'resolve', 'resolve'],
    ])
    expect(await nextToResolve(practice, keyOf(world.number), [])).toBe(keyOf('900000001'))
    expect(await nextToResolve(practice, keyOf(world.number), ['900000001'])).toBeNull()
    // What is judged again waits still, and RESOLVE goes on to it.
    await practice.engine.store.reconsider(practice.engine.clock.now())
    expect(await nextToResolve(practice, keyOf(world.number), [])).toBe(keyOf('900000001'))
    expect(await nextToResolve(practice, keyOf('900000001'), [])).toBe(keyOf(world.number))
  })

  it('adds the day up, and agrees with the ledger to the cent', async () => {
    const { world, order, practice, fromShop, fromStaff } = await openKnown()
    const { timeZone } = world.configuration.practice
    await fromShop('cs-bg/order', { reading: readingOf(order, timeZone), href: null })
    await world.drain()
    await practice.reports.refresh(() => undefined)
    const now = await fromStaff('ext-bg/today', {})
    expect(now).toMatchObject({
      counting: null,
      silent: false,
      sources: [{ kind: 'page', origin: page.origin }],
    })
    const day = practiceDayOf(Date.parse(`${order.created_at.replace(' ', 'T')}Z`), timeZone)
    const range = { from: day, to: day }
    const cents = Math.round(((order.total_paid ?? 0) - (order.total_refunded ?? 0)) * 100)
    const reconciled = must((await fromStaff('ext-bg/reconcile', range)) ?? undefined)
    expect(reconciled.report.sums).toEqual({ taken: cents, posted: cents, ledger: cents })
    expect(reconciled.report.differences).toEqual([])
    expect(await fromStaff('ext-bg/card-sales', range)).toEqual([
      { number: order.increment_id, tender: 'card', day, cents },
    ])
    expect(await fromStaff('ext-bg/read-ledger', { from: '2026-01-01' })).toEqual({ outcome: 'done' })
  })

  it('tells what was done, and proves it', async () => {
    const { world, fromPanel, fromStaff } = await openStaffed()
    await fromPanel(world.number)('panel-bg/deny', { uid: uidAt(1) })
    const query = { number: null, kind: null, before: null, limit: 100 }
    const log = must((await fromStaff('ext-bg/activity', query)) ?? undefined)
    expect(log.entries.length).toBeGreaterThan(0)
    expect(log.more).toBe(false)
    const proof = await fromStaff('ext-bg/prove-activity', { soFar: null })
    expect(proof).toMatchObject({ checked: log.entries.length, broken: null, isOver: true })
  })

  it('reads all patients, of this practice only and a page a second', async () => {
    const { world, practice } = await openKnown()
    const { engine } = practice
    const sleep = vi.fn(async (_: number) => undefined)
    // Nextech's adapter keeps the clock that it has: here the service alone is seen to wait.
    const { fromStaff } = askers({ ...practice, engine: { ...engine, clock: { ...engine.clock, sleep } } })
    const source = must((await fromStaff('ext-bg/patient-source', {})) ?? undefined)
    const first = await fromStaff('ext-bg/patient-page', { practiceId: source.practiceId, offset: 0 })
    expect(first).toMatchObject({ ok: true, unreadable: 0 })
    expect(sleep).not.toHaveBeenCalled()
    await fromStaff('ext-bg/patient-page', { practiceId: source.practiceId, offset: 1 })
    expect(must(sleep.mock.calls[0])[0]).toBeGreaterThan(0)
    expect(must(sleep.mock.calls[0])[0]).toBeLessThanOrEqual(1_000)
    const other = await fromStaff('ext-bg/patient-page', { practiceId: 'another', offset: 0 })
    expect(other).toEqual({ ok: false, trouble: 'other-practice', message: '' })
    expect(world.nextech.patients().length).toBeGreaterThan(1)
  })
})

describe('a host without a practice', () => {
  const names = (Object.keys(messages) as (keyof typeof messages)[]).flatMap(name =>
    messages[name].by === 'service' ? [name as ServiceRequest] : [],
  )
  const row = { number: '7', date: null, customer: null, total: null, status: null, href: null }

  it.each(names)('%s: an answer of the table, or a refusal', name => {
    try {
      const said = answerUnconfigured(name, { rows: [row], reading: row })
      expect(v.safeParse(messages[name].answer, said).issues).toBeUndefined()
    } catch (error) {
      expect(error).toEqual(declined('not-configured'))
    }
  })

  it('says so at every row', () => {
    expect(answerUnconfigured('cs-bg/rows', { rows: [row] })).toMatchObject({
      badges: [{ number: '7', reason: 'not-configured', button: { opens: 'workbench' } }],
    })
  })
})
