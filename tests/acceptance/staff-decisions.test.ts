import { describe, expect, it, vi } from 'vitest'
import { decisionToken } from '../../lib/domain/plausible.ts'
import { drain } from '../../lib/sync/drain.ts'
import { chooseNewPatient, choosePatient, undoDecision } from '../../lib/sync/staff-decision.ts'
import { must } from '../fixtures/store.ts'
import { read } from './engine-world.ts'
import { another, uidAt } from './held-practice.ts'
import { keyOf, type StaffWorld, startStaffWorld, undoSeconds } from './staff-world.ts'

vi.setConfig({ testTimeout: 60_000 })

let world: StaffWorld

describe('the undo window', () => {
  it('is kept when the worker is killed: nothing is posted early, nothing is lost, and it is posted once', async () => {
    world = await startStaffWorld()
    const { number } = world
    expect(await choosePatient(world.staff(), keyOf(number), uidAt(0))).toBe('done')
    await world.drain()
    expect(world.live(number)).toBe(0)
    // The worker and the panel are gone; another worker wakes within the window.
    const next = world.restart()
    await drain(next)
    expect(world.live(number)).toBe(0)
    expect((await world.postingOf(number)).decision).toMatchObject({ uid: uidAt(0) })
    world.advance(undoSeconds * 1000)
    await drain(next)
    expect(world.live(number)).toBe(1)
    expect(await world.postingOf(number)).toMatchObject({ state: 'posted', patientUid: uidAt(0) })
    await drain(world.restart())
    expect(world.live(number)).toBe(1)
  })

  it('takes the choice back after a new start too, and asks again', async () => {
    world = await startStaffWorld()
    const { number } = world
    await choosePatient(world.staff(), keyOf(number), uidAt(0))
    world.restart()
    expect(await undoDecision(world.staff('b'), keyOf(number))).toBe(true)
    await world.later(60)
    expect(world.live(number)).toBe(0)
    expect(await world.postingOf(number)).toMatchObject({ state: 'resolve', decision: null })
  })

  it('taken back while nobody is signed in, the order waits for staff at once, as long as it did', async () => {
    world = await startStaffWorld()
    const { number } = world
    const before = await world.postingOf(number)
    await choosePatient(world.staff(), keyOf(number), uidAt(0))
    world.advance(60_000)
    expect(await undoDecision(world.staff(), keyOf(number))).toBe(true)
    const { state, reason, candidates, decision, asked } = await world.postingOf(number)
    expect({ state, reason, candidates, decision }).toEqual({
      ...{ state: 'resolve', decision: null },
      ...{ reason: before.reason, candidates: before.candidates },
    })
    expect(asked?.since).toBe(before.updatedAt)
    await world.drain()
    expect(await world.postingOf(number)).toMatchObject({ state: 'resolve', dueAt: null })
  })

  it('taken back after the order changed, it is judged again, and waits for staff meanwhile', async () => {
    world = await startStaffWorld()
    const { number } = world
    await choosePatient(world.staff(), keyOf(number), uidAt(0))
    await read(world, [another(must(world.orders[0]), number, { state: 'canceled', status: 'canceled' })])
    expect(await undoDecision(world.staff(), keyOf(number))).toBe(true)
    expect(await world.postingOf(number)).toMatchObject({ state: 'new', asked: { state: 'resolve' } })
    await world.drain()
    expect(await world.postingOf(number)).toMatchObject({ state: 'skipped', reason: 'cancelled' })
  })
})

describe('two who decide at once', () => {
  it('one wins, the other is told, and the payment is on the winner’s patient', async () => {
    world = await startStaffWorld()
    const { number } = world
    const outcomes = await Promise.all([
      choosePatient(world.staff('a', 'Front desk'), keyOf(number), uidAt(0)),
      choosePatient(world.staff('b'), keyOf(number), uidAt(1)),
    ])
    expect([...outcomes].sort()).toEqual(['done', 'taken'])
    const winner = outcomes.indexOf('done')
    await world.later(undoSeconds)
    expect(await world.postingOf(number)).toMatchObject({ state: 'posted', patientUid: uidAt(winner) })
    expect(world.live(number)).toBe(1)
    expect(await choosePatient(world.staff('c'), keyOf(number), uidAt(1 - winner))).toBe('taken')
  })

  it('a second word from another panel is refused while the first counts down', async () => {
    world = await startStaffWorld()
    const { number } = world
    await choosePatient(world.staff('a'), keyOf(number), uidAt(0))
    expect(await chooseNewPatient(world.staff('b'), keyOf(number), {})).toBe('taken')
    // The same panel asks twice where its first answer got lost: the decision stands as it was made.
    const before = await world.postingOf(number)
    expect(await choosePatient(world.staff('a'), keyOf(number), uidAt(0))).toBe('done')
    expect(await world.postingOf(number)).toEqual(before)
  })

  it('an order that changed since it was shown is shown again first', async () => {
    world = await startStaffWorld()
    const { number } = world
    const order = must(world.orders[0])
    const question = decisionToken(await world.recordOf(number))
    await read(world, [another(order, number, { total_paid: 1 })])
    await world.drain()
    expect(await choosePatient({ ...world.staff(), question }, keyOf(number), uidAt(0))).toBe('changed')
    const now = decisionToken(await world.recordOf(number))
    expect(await choosePatient({ ...world.staff(), question: now }, keyOf(number), uidAt(0))).toBe('done')
  })

  it('a decision about one customer is none about the customer that the shop names since', async () => {
    world = await startStaffWorld()
    const { number } = world
    const order = must(world.orders[0])
    await choosePatient(world.staff(), keyOf(number), uidAt(0))
    const changed = structuredClone(order)
    changed.billing_address.telephone = '(972) 440-0107'
    await read(world, [changed])
    await world.later(60)
    expect(world.live(number)).toBe(0)
    expect(await world.postingOf(number)).toMatchObject({ state: 'resolve', decision: null })
  })
})
