import { describe, expect, it, vi } from 'vitest'
import { netCents } from '../../lib/domain/order.ts'
import { decisionToken } from '../../lib/domain/plausible.ts'
import { suspectsOf } from '../../lib/domain/posting.ts'
import { linkHandPosted } from '../../lib/sync/hand-posted.ts'
import { lookForSuspects } from '../../lib/sync/look-for-suspects.ts'
import {
  chooseForOthers,
  chooseNewPatient,
  choosePatient,
  undoDecision,
} from '../../lib/sync/staff-decision.ts'
import { uidAt } from './held-practice.ts'
import { keyOf, type StaffWorld, startStaffWorld, undoSeconds } from './staff-world.ts'

vi.setConfig({ testTimeout: 60_000 })

let world: StaffWorld

/** Somebody posts in Nextech, in words of their own, what the order asks for. */
async function postByHand(uid = uidAt(0)): Promise<string> {
  const setup = await world.engine.store.setup()
  const { order } = await world.recordOf(world.number)
  if (!setup) throw new Error('nothing is set up yet')
  const paymentDate = new Date(order.placedAt - 6 * 3_600_000).toISOString().slice(0, 10)
  const plan = { amountCents: netCents(order), cardType: 'Visa', paymentDate, description: 'Paid by phone' }
  const outcome = await world.engine.nextech.postPayment(uid, plan, setup)
  if (outcome.kind !== 'done' || outcome.paymentId === null) throw new Error('the payment was not taken')
  return outcome.paymentId
}

/** All payments of the order's amount in Nextech, whatever they say. */
async function alike(): Promise<number> {
  const { order } = await world.recordOf(world.number)
  return world.nextech.ledger().filter(({ amountCents }) => amountCents === netCents(order)).length
}

/** Maria's order after staff chose her, while two payments of its amount stand on her Billing tab. */
async function suspected(others: readonly string[] = []): Promise<string[]> {
  world = await startStaffWorld(undefined, others)
  const ids = [await postByHand(), await postByHand()]
  // The ledger that was read a moment ago does not hold them: a decision has it read again.
  await choosePatient(world.staff('first'), keyOf(world.number), uidAt(0))
  await world.later(undoSeconds)
  expect(await world.postingOf(world.number)).toMatchObject({
    state: 'attention',
    reason: 'possible-duplicate',
    detail: null,
    candidates: [{ uid: uidAt(0) }],
  })
  expect(suspectsOf(await world.postingOf(world.number))).toEqual(ids)
  return ids
}

describe('an order that Nextech may hold already', () => {
  it.each([
    ['the patient', () => choosePatient(world.staff(), keyOf(world.number), uidAt(0))],
    ['another patient, found by hand', () => choosePatient(world.staff(), keyOf(world.number), uidAt(1))],
    [
      'a new patient',
      () => chooseNewPatient(world.staff(), keyOf(world.number), { birthDate: '1980-01-02' }),
    ],
  ])('is not posted by a plain choice of %s', async (_, choose) => {
    await suspected()
    const before = await alike()
    const question = decisionToken(await world.recordOf(world.number))
    expect(await choose()).toBe('payment-exists')
    expect(decisionToken(await world.recordOf(world.number))).toBe(question)
    await world.later(3600)
    expect(await alike()).toBe(before)
    expect(await world.postingOf(world.number)).toMatchObject({
      state: 'attention',
      decision: { by: { panel: 'first' } },
    })
  })

  it('is not posted by one choice for all orders of the customer', async () => {
    await suspected(['900000001'])
    const other = await world.recordOf('900000001')
    const before = await alike()
    expect(await chooseForOthers(world.staff(), other, uidAt(0), [world.number])).toEqual([])
    await world.later(3600)
    expect(world.live(world.number)).toBe(0)
    expect(await alike()).toBe(before)
  })

  it('is linked to the payment that it is, and nothing is sent', async () => {
    const [, second = ''] = await suspected()
    const before = await alike()
    expect(await linkHandPosted(world.engine, world.staff(), keyOf(world.number), second)).toBe('done')
    await world.later(3600)
    expect(await world.postingOf(world.number)).toMatchObject({ state: 'adopted', paymentIds: [second] })
    expect(suspectsOf(await world.postingOf(world.number))).toEqual([])
    expect(await alike()).toBe(before)
  })

  it('is posted once where staff say so and named each payment; the word can be taken back', async () => {
    const ids = await suspected()
    const anyway = { ...world.staff(), despite: ids }
    expect(await choosePatient(anyway, keyOf(world.number), uidAt(0))).toBe('done')
    expect(await undoDecision(world.staff(), keyOf(world.number))).toBe(true)
    await world.later(60)
    expect(world.live(world.number)).toBe(0)
    // As it was before: the payments stand in the way all the same.
    expect(await world.postingOf(world.number)).toMatchObject({ reason: 'possible-duplicate' })
    expect(await choosePatient(world.staff(), keyOf(world.number), uidAt(0))).toBe('payment-exists')
    expect(await choosePatient({ ...anyway, now: world.now() }, keyOf(world.number), uidAt(0))).toBe('done')
    await world.later(undoSeconds)
    expect(world.live(world.number)).toBe(1)
    await world.later(3600)
    expect(world.live(world.number)).toBe(1)
    expect(await world.postingOf(world.number)).toMatchObject({ state: 'posted', patientUid: uidAt(0) })
  })

  it('is not posted where a payment came that nobody named, neither at the press nor after it', async () => {
    const ids = await suspected()
    const record = await world.recordOf(world.number)
    const setup = await world.engine.store.setup()
    if (!setup) throw new Error('nothing is set up yet')
    const third = await postByHand()
    expect(await lookForSuspects(world.engine, setup, record, [uidAt(0)])).toMatchObject({ ok: true })
    const anyway = { ...world.staff(), despite: ids }
    expect(await choosePatient(anyway, keyOf(world.number), uidAt(0))).toBe('payment-exists')
    const all = [...ids, third]
    expect(suspectsOf(await world.postingOf(world.number)).toSorted()).toEqual(all.toSorted())

    expect(await choosePatient({ ...anyway, despite: all }, keyOf(world.number), uidAt(0))).toBe('done')
    const fourth = await postByHand()
    await world.later(undoSeconds + 120)
    expect(world.live(world.number)).toBe(0)
    expect(await world.postingOf(world.number)).toMatchObject({
      state: 'attention',
      reason: 'possible-duplicate',
    })
    expect(suspectsOf(await world.postingOf(world.number))).toContain(fourth)
  })

  it('is not posted on another chart by itself either: what was found on the first still stands', async () => {
    await suspected()
    await world.engine.store.update(await world.recordOf(world.number), {
      state: 'new',
      decision: { kind: 'patient', uid: uidAt(1), decidedAt: 0 },
      dueAt: 0,
    })
    await world.later(60)
    expect(world.live(world.number)).toBe(0)
    expect(await world.postingOf(world.number)).toMatchObject({ reason: 'possible-duplicate' })
    await world.engine.store.update(await world.recordOf(world.number), {
      state: 'new',
      decision: { kind: 'new-patient', completion: { birthDate: '1980-01-02' }, decidedAt: 0 },
      dueAt: 0,
    })
    await world.later(60)
    expect(world.live(world.number)).toBe(0)
    expect(await world.postingOf(world.number)).toMatchObject({ reason: 'possible-duplicate' })
  })
})
