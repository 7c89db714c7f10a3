import { describe, expect, it, vi } from 'vitest'
import { staffStates } from '../../lib/domain/posting-machine.ts'
import { closeOrder, reopenOrder } from '../../lib/sync/close-order.ts'
import { drain } from '../../lib/sync/drain.ts'
import { existingPayments } from '../../lib/sync/existing-payments.ts'
import { choosePatient } from '../../lib/sync/staff-decision.ts'
import { read } from './engine-world.ts'
import { uidAt } from './held-practice.ts'
import { keyOf, type StaffWorld, startStaffWorld, undoSeconds } from './staff-world.ts'

vi.setConfig({ testTimeout: 60_000 })

let world: StaffWorld

async function posted() {
  world = await startStaffWorld()
  await choosePatient(world.staff(), keyOf(world.number), uidAt(0))
  await world.later(undoSeconds)
  expect(await world.postingOf(world.number)).toMatchObject({ state: 'posted' })
}

async function paymentOf(): Promise<string> {
  const [id = ''] = (await world.postingOf(world.number)).paymentIds
  return id
}

/** An hour passes, and the whole ledger is read. */
async function ledgerIsRead() {
  world.advance(3_600_000)
  await world.control('clock', { advanceMs: 3_600_000 })
  await drain(world.engine, true)
}

/** The shop gave so many dollars back, in all. */
async function shopRefunded(dollars: number) {
  const [order] = world.orders
  if (order) await read(world, [{ ...order, total_refunded: dollars }])
  await world.later(60)
}

const closer = () => ({ now: world.now(), by: { panel: 'queue', name: 'Front desk' } })
const close = (word: Parameters<typeof closeOrder>[3]) =>
  closeOrder(world.engine, closer(), keyOf(world.number), word)
const waiting = async () => (await world.engine.store.inStates(staffStates)).length

describe('rules 5: a void that staff meant', () => {
  async function voided() {
    await posted()
    await world.control(`payments/${await paymentOf()}/void`, {})
    await ledgerIsRead()
    expect(await waiting()).toBe(1)
  }

  it('rests as voided, waits for nobody, and is never posted again by itself', async () => {
    await voided()
    expect(await close({ kind: 'void-left' })).toBe('done')
    await world.engine.store.reconsider(world.now())
    await shopRefunded(0)
    await ledgerIsRead()
    expect(await world.postingOf(world.number)).toMatchObject({ state: 'left-voided', reason: null })
    expect(await waiting()).toBe(0)
    expect(world.live(world.number)).toBe(0)
  })

  it('waits again where staff take their word back', async () => {
    await voided()
    await close({ kind: 'void-left' })
    expect(await reopenOrder(world.engine, keyOf(world.number))).toBe('done')
    expect(await world.postingOf(world.number)).toMatchObject({
      state: 'voided',
      reason: 'voided-in-nextech',
    })
    expect(await waiting()).toBe(1)
  })

  it('can still be posted again, once; and a second void is asked about again', async () => {
    await voided()
    await close({ kind: 'void-left' })
    const existing = await existingPayments(world.engine.store, await world.postingOf(world.number))
    const despite = existing?.payments.map(({ id }) => id)
    await choosePatient({ ...world.staff('b'), despite }, keyOf(world.number), uidAt(0))
    await world.later(undoSeconds)
    expect(world.live(world.number)).toBe(1)
    await world.control(`payments/${await paymentOf()}/void`, {})
    await ledgerIsRead()
    expect(await world.postingOf(world.number)).toMatchObject({
      state: 'voided',
      reason: 'voided-in-nextech',
    })
  })

  it('is nothing that can be said of a posted order, nor said twice', async () => {
    await posted()
    expect(await close({ kind: 'void-left' })).toBe('changed')
    expect(await reopenOrder(world.engine, keyOf(world.number))).toBe('changed')
    expect(await closeOrder(world.engine, closer(), 'no such order', { kind: 'void-left' })).toBe('changed')
  })
})

describe('rules 5: money that went back after the posting', () => {
  it('is synced again once staff say that it is recorded elsewhere, for the sum that they saw', async () => {
    await posted()
    await shopRefunded(20)
    expect(await world.postingOf(world.number)).toMatchObject({ state: 'refunded', owedCents: 20_00 })
    expect(await close({ kind: 'refund-recorded', owedCents: 19_99 })).toBe('changed')
    expect(await close({ kind: 'refund-recorded', owedCents: 20_00 })).toBe('done')
    await ledgerIsRead()
    const closed = await world.postingOf(world.number)
    expect(closed).toMatchObject({ state: 'posted', reason: null, owedCents: 0 })
    expect(closed.warnings).toContain('refunded-after')
    expect(closed.warnings).not.toContain('partly-refunded')
    expect(await waiting()).toBe(0)
  })

  it('is asked about again where more goes back, and only for what is new', async () => {
    await posted()
    await shopRefunded(20)
    await close({ kind: 'refund-recorded', owedCents: 20_00 })
    await shopRefunded(30)
    expect(await world.postingOf(world.number)).toMatchObject({
      state: 'refunded',
      reason: 'refund-to-record',
      owedCents: 10_00,
    })
    await close({ kind: 'refund-recorded', owedCents: 10_00 })
    expect((await world.postingOf(world.number)).state).toBe('posted')
    await reopenOrder(world.engine, keyOf(world.number))
    expect(await world.postingOf(world.number)).toMatchObject({ state: 'refunded', owedCents: 10_00 })
    await reopenOrder(world.engine, keyOf(world.number))
    expect(await world.postingOf(world.number)).toMatchObject({ state: 'refunded', owedCents: 30_00 })
  })

  it('that the ledger holds under the order’s number reads as recorded, not as taken off before', async () => {
    await posted()
    await shopRefunded(20)
    const text = `refund order ${world.number}`
    await world.control(`payments/${await paymentOf()}/refund`, { amountCents: 20_00, text })
    await ledgerIsRead()
    const closed = await world.postingOf(world.number)
    expect(closed).toMatchObject({ state: 'posted', reason: null })
    expect(closed.warnings).toContain('refunded-after')
    expect(closed.warnings).not.toContain('partly-refunded')
  })
})
