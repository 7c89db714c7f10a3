import { describe, expect, it, vi } from 'vitest'
import { netCents } from '../../lib/domain/order.ts'
import { findHandPosted, linkHandPosted } from '../../lib/sync/hand-posted.ts'
import { pairingKey } from '../../lib/sync/match-order.ts'
import { undoDecision } from '../../lib/sync/staff-decision.ts'
import { uidAt } from './held-practice.ts'
import { keyOf, type StaffWorld, startStaffWorld } from './staff-world.ts'

vi.setConfig({ testTimeout: 60_000 })

let world: StaffWorld

describe('already posted by hand', () => {
  /** Staff post on a patient's Billing tab, in words of their own. */
  async function postByHand(number: string, uid: string, change: { amountCents?: number } = {}) {
    const setup = await world.engine.store.setup()
    const { order } = await world.recordOf(number)
    if (!setup) throw new Error('nothing is set up yet')
    const paymentDate = new Date(order.placedAt - 6 * 3_600_000).toISOString().slice(0, 10)
    const plan = {
      amountCents: netCents(order),
      cardType: 'Visa',
      paymentDate,
      description: 'Paid by phone',
      ...change,
    }
    const outcome = await world.engine.nextech.postPayment(uid, plan, setup)
    if (outcome.kind !== 'done' || outcome.paymentId === null) throw new Error('the payment was not taken')
    return { id: outcome.paymentId, setup }
  }

  it('is found with the patient, linked, and never posted', async () => {
    world = await startStaffWorld()
    const { number } = world
    const { id, setup } = await postByHand(number, uidAt(0))
    const record = await world.recordOf(number)
    const found = await findHandPosted(world.engine, setup, record, {
      by: 'patients',
      uids: [uidAt(0), uidAt(1)],
    })
    expect(found).toMatchObject({ ok: true, value: [{ payment: { id }, fits: true, isTaken: false }] })
    expect(await linkHandPosted(world.engine, world.staff(), record.posting.key, id)).toBe('done')
    expect(await world.postingOf(number)).toMatchObject({
      state: 'adopted',
      paymentIds: [id],
      warnings: ['adopted'],
    })
    await world.later(3600)
    expect(await world.postingOf(number)).toMatchObject({ state: 'adopted', paymentIds: [id] })
    expect(world.live(number)).toBe(0)
    expect(await world.engine.store.pairing(pairingKey(record.order))).toMatchObject({ patientUid: uidAt(0) })
    // Asked twice, and taken back.
    expect(await linkHandPosted(world.engine, world.staff(), record.posting.key, id)).toBe('done')
    expect(await undoDecision(world.staff(), record.posting.key)).toBe(true)
    const { state } = record.posting
    expect(await world.postingOf(number)).toMatchObject({ state, paymentIds: [], decision: null })
  })

  it('taken back, it says nothing of who the customer is: the order asks again, and nothing is posted', async () => {
    world = await startStaffWorld()
    const { number } = world
    const before = await world.postingOf(number)
    const { id, setup } = await postByHand(number, uidAt(0))
    const record = await world.recordOf(number)
    await findHandPosted(world.engine, setup, record, { by: 'payment', id })
    expect(await linkHandPosted(world.engine, world.staff(), record.posting.key, id)).toBe('done')
    expect(await undoDecision(world.staff(), record.posting.key)).toBe(true)
    expect(await world.postingOf(number)).toMatchObject({ asked: { state: before.state } })
    expect(await world.engine.store.pairing(pairingKey(record.order))).toBeUndefined()
    await world.later(3600)
    expect((await world.postingOf(number)).state).toBe(before.state)
    expect(world.live(number)).toBe(0)
  })

  it('belongs to one order: of two that claim it at once one gets it', async () => {
    world = await startStaffWorld(undefined, ['900000001'])
    const [first, second] = world.orders.map(order => order.increment_id)
    const { id, setup } = await postByHand(first ?? '', uidAt(0))
    const look = { by: 'payment', id } as const
    expect(await findHandPosted(world.engine, setup, await world.recordOf(first ?? ''), look)).toMatchObject({
      value: [{ payment: { id }, isTaken: false }],
    })
    const outcomes = await Promise.all([
      linkHandPosted(world.engine, world.staff('a'), keyOf(first ?? ''), id),
      linkHandPosted(world.engine, world.staff('b'), keyOf(second ?? ''), id),
    ])
    expect([...outcomes].sort()).toEqual(['claimed', 'done'])
    const loser = (outcomes[0] === 'done' ? second : first) ?? ''
    expect((await world.postingOf(loser)).state).toBe('resolve')
    expect(await findHandPosted(world.engine, setup, await world.recordOf(loser), look)).toMatchObject({
      value: [{ payment: { id }, isTaken: true }],
    })
  })

  it.each([
    ['another amount', { amountCents: 1 }, 'amount-differs'],
    ['one that is voided by now', {}, 'gone'],
  ])('is not linked on doubt: %s', async (_, change, outcome) => {
    world = await startStaffWorld()
    const { number } = world
    const { id, setup } = await postByHand(number, uidAt(0), change)
    const record = await world.recordOf(number)
    if (outcome === 'gone') await world.control(`payments/${id}/void`, {})
    await findHandPosted(world.engine, setup, record, { by: 'payment', id })
    expect(await linkHandPosted(world.engine, world.staff(), record.posting.key, id)).toBe(outcome)
    expect((await world.postingOf(number)).state).toBe('resolve')
  })

  it('of another order, by its own text, is not linked', async () => {
    world = await startStaffWorld(undefined, ['900000001'])
    const { number } = world
    const { id, setup } = await postByHand(number, uidAt(0))
    await world.control(`payments/${id}/edit`, { text: 'DermPRO #900000001 by phone' })
    const record = await world.recordOf(number)
    await findHandPosted(world.engine, setup, record, { by: 'payment', id })
    expect(await linkHandPosted(world.engine, world.staff(), record.posting.key, id)).toBe('claimed')
  })

  it('with a mistyped number, which no order has, is linked', async () => {
    world = await startStaffWorld()
    const { number } = world
    const { id, setup } = await postByHand(number, uidAt(0))
    await world.control(`payments/${id}/edit`, { text: 'DermPRO #999999999 by phone' })
    const record = await world.recordOf(number)
    const found = await findHandPosted(world.engine, setup, record, { by: 'patients', uids: [uidAt(0)] })
    expect(found).toMatchObject({ ok: true, value: [{ payment: { id }, isTaken: false }] })
    expect(await linkHandPosted(world.engine, world.staff(), record.posting.key, id)).toBe('done')
    await world.later(3600)
    expect(await world.postingOf(number)).toMatchObject({ state: 'adopted', paymentIds: [id] })
  })
})
