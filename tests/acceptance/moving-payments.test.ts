import { afterEach, describe, expect, it, vi } from 'vitest'
import type { LedgerPayment } from '../../lib/domain/ledger.ts'
import { practiceDayOf } from '../../lib/domain/practice-day.ts'
import { drain } from '../../lib/sync/drain.ts'
import type { Nextech } from '../../lib/sync/ports/nextech.ts'
import type { LedgerEntry } from '../../sandbox/practice/practice.ts'
import { type EngineWorld, read, startWorld } from './engine-world.ts'
import { practiceOf, uidAt } from './held-practice.ts'
import { maria } from './staff-world.ts'

vi.setConfig({ testTimeout: 60_000 })

let world: EngineWorld | undefined
afterEach(async () => {
  await world?.close()
  world = undefined
})

/** A payment without a marker that fits the order, and Nextech's list of the patient's chart as a test wants it. */
async function startWith(onChart: (own: LedgerPayment[]) => LedgerPayment[]) {
  const { practice, order } = practiceOf(maria, [maria])
  const placedAt = Date.parse(`${order.created_at.replace(' ', 'T')}Z`)
  const payment: LedgerEntry = {
    id: '7',
    patient: uidAt(0),
    patientName: `${maria.family}, ${maria.given}`,
    amountCents: Math.round(((order.total_paid ?? 0) - (order.total_refunded ?? 0)) * 100),
    date: practiceDayOf(placedAt, practice.setup.timeZone),
    created: new Date(placedAt + 60_000).toISOString(),
    category: 'DermPRO Online Payment',
    cardType: 'Visa',
    location: practice.setup.location.id,
    provider: practice.setup.provider.id,
    text: 'Paid by phone',
    status: 'active',
  }
  world = await startWorld({ ...practice, ledger: [payment] })
  const change = { onChart }
  const nextech = (real: Nextech): Nextech => ({
    ...real,
    listPayments: async query => {
      const answer = await real.listPayments(query)
      return answer.ok && query.patientUid !== undefined
        ? { ok: true, value: change.onChart(answer.value) }
        : answer
    },
  })
  const engine = world.restart({ nextech })
  await read(world, [order])
  await drain(engine)
  return {
    change,
    posting: async () => (await world?.postings())?.get(order.increment_id),
    later: async () => {
      world?.advance(60_000)
      await drain(engine)
    },
    ledger: () => world?.nextech.ledger() ?? [],
  }
}

const other = '00000000-0000-4000-8000-0000000000ff'

describe('a payment without a marker', () => {
  it('is adopted where both lists show it alike', async () => {
    const { posting, ledger } = await startWith(own => own)
    expect(await posting()).toMatchObject({ state: 'adopted', paymentIds: ['7'] })
    expect(ledger()).toHaveLength(1)
  })

  it.each<[string, (own: LedgerPayment[]) => LedgerPayment[]]>([
    ['is not on the chart', () => []],
    ['is another chart’s', own => own.map(payment => ({ ...payment, patientUid: other }))],
    ['is of another day', own => own.map(payment => ({ ...payment, day: '2026-01-02' }))],
    ['is of another amount', own => own.map(payment => ({ ...payment, amountCents: 1 }))],
    ['was voided', own => own.map(payment => ({ ...payment, status: 'cancelled' as const }))],
    ['is another location’s', own => own.map(payment => ({ ...payment, locationId: '99' }))],
  ])('is neither adopted nor posted again while the chart says that it %s', async (_, onChart) => {
    const { posting, later, ledger } = await startWith(onChart)
    for (let look = 0; look < 3; look++) {
      expect(await posting()).toMatchObject({ reason: 'list-incomplete', paymentIds: [] })
      expect((await posting())?.detail).toContain('could not be read steadily: payment 7')
      expect(ledger()).toHaveLength(1)
      await later()
    }
  })

  it('is adopted once the lists agree again', async () => {
    const { posting, later, change, ledger } = await startWith(() => [])
    expect(await posting()).toMatchObject({ reason: 'list-incomplete' })
    change.onChart = own => own
    await later()
    expect(await posting()).toMatchObject({ state: 'adopted', reason: null, paymentIds: ['7'] })
    expect(ledger()).toHaveLength(1)
  })
})
