import { describe, expect, it, vi } from 'vitest'
import { uidAt } from '../../tests/acceptance/held-practice.ts'
import { askers, declined, openStaffed } from '../../tests/acceptance/service-practice.ts'
import type { StaffWorld } from '../../tests/acceptance/staff-world.ts'
import { must } from '../../tests/fixtures/store.ts'
import { netCents } from '../domain/order.ts'
import { practiceDayOf } from '../domain/practice-day.ts'
import type { Practice } from './practice.ts'

// The whole service in Node: Dexie on fake-indexeddb behind the store's ports, the simulated Nextech over HTTP.
vi.setConfig({ testTimeout: 60_000 })

describe('a decision', () => {
  it('from the view to one payment, with an undo between', async () => {
    const { world, told, fromPanel } = await openStaffed()
    const { number } = world
    const ask = fromPanel(number)
    const view = await ask('panel-bg/load', {})
    expect(view).toMatchObject({ number, open: true, status: 'resolve', decided: null, trouble: null })
    expect(view.candidates.map(({ uid }) => uid).sort()).toEqual([uidAt(0), uidAt(1)])
    const choice = { question: view.question, uid: uidAt(0), others: [] }
    expect(await ask('panel-bg/choose', choice)).toEqual({ undoSeconds: 5, orders: 1 })
    expect(told).toMatchObject({ schedule: 1, pagesChanged: 1 })
    expect(await ask('panel-bg/watch', {})).toMatchObject({
      open: false,
      decided: { name: 'Front desk', isMine: true, kind: 'patient' },
    })
    const elsewhere = fromPanel(number, { opening: 'b' })
    expect((await elsewhere('panel-bg/watch', {})).decided?.isMine).toBe(false)
    expect(await ask('panel-bg/undo', {})).toEqual({ undone: true })
    await world.later(60)
    expect(world.live(number)).toBe(0)
    const { question } = await ask('panel-bg/load', {})
    await ask('panel-bg/choose', { ...choice, question })
    await world.later(60)
    expect(await world.postingOf(number)).toMatchObject({ state: 'posted' })
    expect(world.live(number)).toBe(1)
    expect(await ask('panel-bg/undo', {})).toEqual({ undone: false })
  })

  it('past a payment that may have arrived unseen takes a word that says so, and posts once more', async () => {
    const { world, fromPanel } = await openStaffed()
    const ask = fromPanel(world.number)
    await world.control('break', { endpoint: 'POST PaymentReconciliation', times: 1, fault: 'yes' })
    const first = await ask('panel-bg/load', {})
    await ask('panel-bg/choose', { question: first.question, uid: uidAt(0), others: [] })
    for (let minute = 0; minute < 18; minute++) await world.later(60)
    const view = await ask('panel-bg/load', {})
    expect(view).toMatchObject({ reason: 'unproven', existing: { kind: 'suspects', payments: [] } })
    expect(view.candidates.map(({ uid }) => uid)).toEqual([uidAt(0)])
    const plain = { question: view.question, uid: uidAt(0), others: [] }
    await expect(ask('panel-bg/choose', plain)).rejects.toEqual(declined('payment-exists'))
    expect(await ask('panel-bg/choose', { ...plain, despite: [] })).toMatchObject({ orders: 1 })
    expect(await ask('panel-bg/undo', {})).toEqual({ undone: true })
    await world.later(600)
    expect(await world.postingOf(world.number)).toMatchObject({ state: 'attention', reason: 'unproven' })
    const { question } = await ask('panel-bg/load', {})
    await expect(ask('panel-bg/choose', { ...plain, question })).rejects.toEqual(declined('payment-exists'))
    await ask('panel-bg/choose', { ...plain, question, despite: [] })
    await world.later(60)
    expect(await world.postingOf(world.number)).toMatchObject({ state: 'posted' })
    expect(world.live(world.number)).toBe(1)
  })

  it('is taken back from the badge, with the panel closed, as long as nothing has left', async () => {
    const { world, fromPanel, fromShop } = await openStaffed()
    const { number } = world
    const ask = fromPanel(number)
    const choose = async () => {
      const { question } = await ask('panel-bg/load', {})
      await ask('panel-bg/choose', { question, uid: uidAt(0), others: [] })
    }
    await fromShop('cs-bg/undo', { number: '42' })
    await fromShop('cs-bg/undo', { number })
    expect(await world.postingOf(number)).toMatchObject({ state: 'resolve' })
    await choose()
    await fromShop('cs-bg/undo', { number })
    await world.later(60)
    expect(await world.postingOf(number)).toMatchObject({ state: 'resolve', decision: null })
    expect(world.live(number)).toBe(0)
    await choose()
    await world.later(60)
    await fromShop('cs-bg/undo', { number })
    await world.later(60)
    expect(await world.postingOf(number)).toMatchObject({ state: 'posted' })
    expect(world.live(number)).toBe(1)
  })

  it('is refused where the question is another, another has decided, or the patient is gone', async () => {
    const { world, told, fromPanel } = await openStaffed()
    const ask = fromPanel(world.number)
    const { question } = await ask('panel-bg/load', {})
    const choice = { question, uid: uidAt(0), others: [] }
    await expect(ask('panel-bg/choose', { ...choice, question: 'older' })).rejects.toEqual(
      declined('changed'),
    )
    await expect(ask('panel-bg/choose', { ...choice, uid: uidAt(9) })).rejects.toEqual(
      declined('patient-gone'),
    )
    const dummy = must(await world.engine.store.setup()).dummyUid
    await expect(ask('panel-bg/choose', { ...choice, uid: dummy })).rejects.toEqual(declined('patient-gone'))
    expect(told).toMatchObject({ schedule: 0, pagesChanged: 0 })
    await fromPanel(world.number, { opening: 'b' })('panel-bg/choose', choice)
    await expect(ask('panel-bg/choose', { ...choice, uid: uidAt(1) })).rejects.toEqual(declined('taken'))
    expect(await world.postingOf(world.number)).toMatchObject({
      decision: { uid: uidAt(0), by: { panel: 'b' } },
    })
  })

  it('of an order that is gone is declined', async () => {
    const { fromPanel } = await openStaffed()
    await expect(fromPanel('42')('panel-bg/load', {})).rejects.toEqual(declined('expired'))
    await expect(fromPanel('42')('panel-bg/undo', {})).rejects.toEqual(declined('expired'))
  })

  it('that the customer is new creates one patient and one payment', async () => {
    const { world, fromPanel } = await openStaffed()
    const ask = fromPanel(world.number)
    const { question, customer } = await ask('panel-bg/load', {})
    const completion = { ...customer, birthDate: '1990-04-02', postalCode: '75201' }
    const before = world.nextech.patients().length
    expect(await ask('panel-bg/new-patient', { question, completion })).toMatchObject({ orders: 1 })
    await world.later(60)
    expect(world.nextech.patients()).toHaveLength(before + 1)
    expect(world.live(world.number)).toBe(1)
  })

  it('counts for the customer’s other open orders that staff ticked', async () => {
    const { world, fromPanel } = await openStaffed(undefined, ['900000001', '900000002'])
    const ask = fromPanel(world.number)
    const { question, others } = await ask('panel-bg/load', {})
    expect(others.map(({ number }) => number).sort()).toEqual(['900000001', '900000002'])
    const choice = { question, uid: uidAt(0), others: ['900000001'] }
    expect(await ask('panel-bg/choose', choice)).toMatchObject({ orders: 2 })
    await world.later(60)
    expect([world.live(world.number), world.live('900000001')]).toEqual([1, 1])
  })

  it('tells who else has the order open', async () => {
    const { world, told, fromPanel } = await openStaffed()
    const other = { name: 'Back office', since: 1 }
    const ask = fromPanel(world.number, { otherViewer: async () => other })
    expect((await ask('panel-bg/load', {})).other).toEqual(other)
    expect(told.pagesChanged).toBe(1)
  })
})

describe('the panel’s other ways out', () => {
  it('search, by what is long enough', async () => {
    const { world, fromPanel } = await openStaffed()
    const ask = fromPanel(world.number)
    const { candidates } = await ask('panel-bg/search', { text: 'Ines Quirk' })
    expect(candidates.map(({ uid }) => uid)).toEqual([uidAt(1)])
    await expect(ask('panel-bg/search', { text: 'x' })).rejects.toEqual(declined('too-little'))
  })

  /** Staff post on a patient's Billing tab, in words of their own. */
  async function postByHand(world: StaffWorld): Promise<string> {
    const { order } = await world.recordOf(world.number)
    const plan = {
      amountCents: netCents(order),
      cardType: 'Visa',
      paymentDate: practiceDayOf(order.placedAt, world.configuration.practice.timeZone),
      description: 'Paid by phone',
    }
    const setup = must(await world.engine.store.setup())
    const outcome = await world.engine.nextech.postPayment(uidAt(0), plan, setup)
    return outcome.kind === 'done' && outcome.paymentId !== null
      ? outcome.paymentId
      : expect.fail('the payment was not taken')
  }

  it('a payment that was posted by hand is found with its patient, and linked in place of posting', async () => {
    const { world, fromPanel } = await openStaffed()
    const id = await postByHand(world)
    const ask = fromPanel(world.number)
    const { question } = await ask('panel-bg/load', {})
    const { payments } = await ask('panel-bg/payments', { uids: [uidAt(0)], paymentId: null })
    expect(payments).toMatchObject([{ id, fits: true, isTaken: false, patient: { name: 'Maria Quill' } }])
    expect((await ask('panel-bg/payments', { uids: [], paymentId: id })).payments).toHaveLength(1)
    const fresh = (await ask('panel-bg/watch', {})).question
    expect(fresh).toBe(question)
    await ask('panel-bg/link', { question, paymentId: id })
    await world.later(3_600)
    expect(await world.postingOf(world.number)).toMatchObject({ state: 'adopted', paymentIds: [id] })
    expect(world.live(world.number)).toBe(0)
  })

  it('"not this one" is remembered for the customer, shown, and taken back from either page', async () => {
    const { world, fromPanel, fromStaff } = await openStaffed()
    const ask = fromPanel(world.number)
    await ask('panel-bg/deny', { uid: uidAt(1) })
    expect((await ask('panel-bg/load', {})).memory.never).toMatchObject([
      { uid: uidAt(1), name: 'Ines Quirk' },
    ])
    await ask('panel-bg/allow', { uid: uidAt(1) })
    expect((await fromStaff('ext-bg/remembered', {})).customers).toEqual([])
    await ask('panel-bg/deny', { uid: uidAt(0) })
    const { customers, trouble } = await fromStaff('ext-bg/remembered', {})
    expect({ customers, trouble }).toMatchObject({
      customers: [{ name: 'Maria Quirk', email: 'maria@example.org', never: [{ name: 'Maria Quill' }] }],
      trouble: null,
    })
    await fromStaff('ext-bg/forget', { key: must(customers[0]).key, uid: uidAt(0) })
    expect((await fromStaff('ext-bg/remembered', {})).customers).toEqual([])
  })

  it('a remembered patient is forgotten', async () => {
    const { world, told, fromPanel } = await openStaffed()
    const ask = fromPanel(world.number)
    const { question } = await ask('panel-bg/load', {})
    await ask('panel-bg/choose', { question, uid: uidAt(0), others: [] })
    await world.later(60)
    const { pairing } = (await ask('panel-bg/load', {})).memory
    expect(pairing).toMatchObject({ patient: { uid: uidAt(0) }, by: 'Front desk', state: 'used' })
    const before = told.pagesChanged
    await ask('panel-bg/forget', {})
    expect(told.pagesChanged).toBe(before + 1)
    expect((await ask('panel-bg/load', {})).memory.pairing).toBeNull()
  })
})

describe('Nextech that does not answer', () => {
  it('is told to staff with its way out, and nothing is decided', async () => {
    const { world, practice } = await openStaffed()
    const down = { ok: false, trouble: 'nextech-down', message: 'timeout' } as const
    const deaf: Practice = {
      ...practice,
      interactive: { ...practice.interactive, findPatients: async () => down },
    }
    const { fromPanel, fromStaff } = askers(deaf)
    const ask = fromPanel(world.number)
    const view = await ask('panel-bg/load', {})
    expect(view.candidates).toEqual([])
    expect(view.trouble).toMatch(/Nextech/)
    const choice = { question: view.question, uid: uidAt(0), others: [] }
    await expect(ask('panel-bg/choose', choice)).rejects.toEqual(declined('unread'))
    await ask('panel-bg/deny', { uid: uidAt(1) })
    const { customers, trouble } = await fromStaff('ext-bg/remembered', {})
    expect(customers).toMatchObject([{ never: [{ uid: uidAt(1), name: null }] }])
    expect(trouble).toMatch(/Nextech/)
    expect(await world.postingOf(world.number)).toMatchObject({ state: 'resolve', decision: null })
  })
})
