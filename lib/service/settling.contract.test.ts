import { describe, expect, it, vi } from 'vitest'
import { read } from '../../tests/acceptance/engine-world.ts'
import { uidAt } from '../../tests/acceptance/held-practice.ts'
import { askers, declined, openStaffed } from '../../tests/acceptance/service-practice.ts'
import { must } from '../../tests/fixtures/store.ts'
import { netCents } from '../domain/order.ts'
import { drain } from '../sync/drain.ts'

// The whole service in Node: Dexie on fake-indexeddb behind the store's ports, the simulated Nextech over HTTP.
vi.setConfig({ testTimeout: 60_000 })

/** Maria's order, posted, and what its panel and the queue are asked. */
async function posted() {
  const staffed = await openStaffed()
  const { world, fromPanel } = staffed
  const ask = fromPanel(world.number)
  const { question } = await ask('panel-bg/load', {})
  await ask('panel-bg/choose', { question, uid: uidAt(0), others: [] })
  await world.later(60)
  const [id = ''] = (await world.postingOf(world.number)).paymentIds
  return { ...staffed, ask, id }
}

describe('an order whose payments are in question', () => {
  it('is put right in the panel: both payments with their charts, one word, and the way back', async () => {
    const { world, practice, ask, id, told } = await posted()
    const { order } = await world.recordOf(world.number)
    const plan = {
      amountCents: netCents(order),
      cardType: 'Visa',
      paymentDate: '2026-03-16',
      description: `order ${world.number}`,
    }
    const setup = must(await world.engine.store.setup())
    const outcome = await world.engine.nextech.postPayment(uidAt(1), plan, setup)
    const second = outcome.kind === 'done' ? (outcome.paymentId ?? '') : expect.fail('not taken')
    await world.control('clock', { advanceMs: 3_600_000 })
    world.advance(3_600_000)
    await drain(world.engine, true)
    const { settling, open, waiting } = await ask('panel-bg/load', {})
    expect({ open, waiting, settling }).toMatchObject({
      open: false,
      settling: {
        reason: 'posted-twice',
        payments: [
          { id, patient: { name: 'Maria Quill', chartNumber: expect.any(String) }, isLive: true },
          { id: second, patient: { name: 'Ines Quirk', chartNumber: expect.any(String) } },
        ],
      },
    })
    const changes = told.pagesChanged
    await ask('panel-bg/settle', { word: { kind: 'payment-told', payment: id, shown: [id, second] } })
    expect(told.pagesChanged).toBe(changes + 1)
    expect(await world.postingOf(world.number)).toMatchObject({ state: 'posted', paymentIds: [id] })
    expect((await ask('panel-bg/load', {})).settling).toBeNull()
    const again = { word: { kind: 'payment-told' as const, payment: id, shown: [id, second] } }
    await expect(ask('panel-bg/settle', again)).rejects.toEqual(declined('changed'))
    await ask('panel-bg/settle', { word: null })
    expect((await ask('panel-bg/load', {})).settling?.reason).toBe('posted-twice')
    const queue = await askers(practice).fromStaff('ext-bg/queue', {})
    expect(queue?.rows).toMatchObject([
      { fix: 'settle', payments: [{ id, chart: expect.any(String) }, { id: second }] },
    ])
    const asked = { number: world.number, kind: null, before: null, limit: 50 }
    const activity = await askers(practice).fromStaff('ext-bg/activity', asked)
    const codes = activity?.entries.map(({ code }) => code)
    expect(codes).toEqual(expect.arrayContaining(['decision.payment-told', 'decision.reopened']))
  })

  it('offers the refunds of the patient where money went back, and links one', async () => {
    const { world, ask, id } = await posted()
    await read(
      world,
      world.orders.map(order => ({ ...order, total_refunded: 20 })),
    )
    await world.later(60)
    await world.control(`payments/${id}/refund`, { amountCents: 20_00, text: 'back' })
    const { settling } = await ask('panel-bg/load', {})
    expect(settling).toMatchObject({
      reason: 'refund-to-record',
      owedCents: 20_00,
      payments: [{ id }],
      refunds: [{ amountCents: -20_00, patient: { name: 'Maria Quill' } }],
      trouble: null,
    })
    const payment = settling?.refunds[0]?.id ?? ''
    await ask('panel-bg/settle', { word: { kind: 'refund-linked', owedCents: 20_00, payment } })
    expect(await world.postingOf(world.number)).toMatchObject({ state: 'posted', owedCents: 0 })
  })
})
