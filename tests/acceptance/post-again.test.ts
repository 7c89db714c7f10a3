import { describe, expect, it, vi } from 'vitest'
import { decisionToken } from '../../lib/domain/plausible.ts'
import { drain } from '../../lib/sync/drain.ts'
import { existingPayments } from '../../lib/sync/existing-payments.ts'
import { panelCandidates } from '../../lib/sync/panel-candidates.ts'
import { choosePatient, undoDecision } from '../../lib/sync/staff-decision.ts'
import { uidAt } from './held-practice.ts'
import { keyOf, type StaffWorld, startStaffWorld, undoSeconds } from './staff-world.ts'

vi.setConfig({ testTimeout: 60_000 })

let world: StaffWorld

describe('a voided order', () => {
  async function voided() {
    world = await startStaffWorld()
    const { number } = world
    await choosePatient(world.staff(), keyOf(number), uidAt(0))
    await world.later(undoSeconds)
    const [id = ''] = (await world.postingOf(number)).paymentIds
    await world.control(`payments/${id}/void`, {})
    world.advance(3_600_000)
    await world.control('clock', { advanceMs: 3_600_000 })
    await drain(world.engine, true)
    expect(await world.postingOf(number)).toMatchObject({ state: 'voided', reason: 'voided-in-nextech' })
    return number
  }

  /** Staff press "Post again", and see every payment that was voided. */
  async function again(panel: string) {
    const existing = await existingPayments(world.engine.store, await world.postingOf(world.number))
    return { ...world.staff(panel), despite: existing?.payments.map(({ id }) => id) }
  }

  it('is not posted again unless staff say so, then once, to the patient they choose', async () => {
    const number = await voided()
    await world.engine.store.reconsider(world.now())
    await world.later(3600)
    expect(world.live(number)).toBe(0)
    const record = await world.recordOf(number)
    const shown = await panelCandidates(world.engine.nextech, record)
    expect(shown.ok && shown.value.map(({ patient }) => patient.uid)).toEqual([uidAt(0)])

    const question = decisionToken(record)
    // One key too many, or the message of an older panel, is no such word.
    expect(await choosePatient({ ...world.staff('b'), question }, keyOf(number), uidAt(1))).toBe(
      'payment-exists',
    )
    expect(await choosePatient({ ...(await again('b')), question }, keyOf(number), uidAt(1))).toBe('done')
    await world.drain()
    expect(world.live(number)).toBe(0)
    await world.later(undoSeconds)
    expect(world.live(number)).toBe(1)
    expect(await world.postingOf(number)).toMatchObject({ state: 'posted', patientUid: uidAt(1) })
    await world.later(3600)
    await drain(world.engine, true)
    expect(world.live(number)).toBe(1)
    expect((await world.postingOf(number)).state).toBe('posted')
  })

  it('is voided again where staff take their word back, or void the second payment too', async () => {
    const number = await voided()
    await choosePatient(await again('b'), keyOf(number), uidAt(0))
    expect(await undoDecision(world.staff('b'), keyOf(number))).toBe(true)
    await world.later(60)
    expect((await world.postingOf(number)).state).toBe('voided')
    await choosePatient(await again('c'), keyOf(number), uidAt(0))
    await world.later(undoSeconds)
    const [second = ''] = (await world.postingOf(number)).paymentIds
    await world.control(`payments/${second}/void`, {})
    await world.later(3600)
    await drain(world.engine, true)
    expect((await world.postingOf(number)).state).toBe('voided')
    expect(world.live(number)).toBe(0)
  })

  it('whose second answer gets lost is read back, and the old void is not taken for it', async () => {
    const number = await voided()
    await choosePatient(await again('b'), keyOf(number), uidAt(0))
    await world.control('break', { endpoint: 'POST PaymentReconciliation', fault: 'lost-before', times: 1 })
    await world.later(undoSeconds)
    expect(['unknown', 'verifying']).toContain((await world.postingOf(number)).state)
    for (let round = 0; round < 6; round++) await world.later(70)
    expect(world.live(number)).toBe(1)
    expect((await world.postingOf(number)).state).toBe('posted')
  })
})
