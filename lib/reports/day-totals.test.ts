import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Order } from '../domain/order.ts'
import { newPosting, type OrderRecord } from '../domain/posting.ts'
import { type PostingState, PostingStateSchema } from '../domain/posting-machine.ts'
import { practiceDayOf } from '../domain/practice-day.ts'
import { dayTotals, shownCents } from './day-totals.ts'

const zone = 'America/Chicago'
const noon = Date.parse('2026-03-16T17:00:00Z')
let count = 0

function record(state: PostingState, change: Partial<Order> = {}): OrderRecord {
  const order: Order = {
    shop: 'https://shop.example',
    number: `${++count}`,
    placedAt: noon,
    state: 'processing',
    customer: {
      firstName: 'Testa',
      lastName: 'Sample',
      email: 'testa@example.com',
      phone: null,
      birthDate: null,
      lines: [],
      city: null,
      region: null,
      postalCode: null,
      country: null,
    },
    tender: { kind: 'card', brand: 'VI' },
    totalCents: 10_000,
    paidCents: 10_000,
    refundedCents: 0,
    dueCents: 0,
    giftCardCents: 0,
    items: [],
    ...change,
  }
  return { order, posting: { ...newPosting(order, order.placedAt), state } }
}

describe('dayTotals', () => {
  it('counts the day’s orders and money per status, in one order of statuses', () => {
    const totals = dayTotals(
      [record('resolve'), record('posted'), record('adopted', { paidCents: 2_550 }), record('matched')],
      '2026-03-16',
      zone,
    )
    expect(totals).toMatchObject({
      rows: [
        { status: 'synced', count: 2, amountCents: 12_550 },
        { status: 'pending', count: 1, amountCents: 10_000 },
        { status: 'resolve', count: 1, amountCents: 10_000 },
      ],
      count: 4,
      amountCents: 32_550,
    })
  })

  it('takes the day of the practice, not of the store', () => {
    const lateEvening = record('posted', { placedAt: Date.parse('2026-03-17T04:59:59Z') })
    const midnight = record('posted', { placedAt: Date.parse('2026-03-17T05:00:00Z') })
    expect(dayTotals([lateEvening, midnight], '2026-03-16', zone).count).toBe(1)
    expect(dayTotals([lateEvening, midnight], '2026-03-17', zone).count).toBe(1)
  })

  it('counts what waits for staff over all days, also where it is none', () => {
    const old = { placedAt: Date.parse('2026-01-02T17:00:00Z') }
    const totals = dayTotals(
      [record('resolve', old), record('resolve'), record('refused', old)],
      '2026-03-16',
      zone,
    )
    expect(totals.staff).toEqual([
      { status: 'resolve', count: 2 },
      { status: 'attention', count: 1 },
      { status: 'refunded', count: 0 },
      { status: 'voided', count: 0 },
    ])
  })

  it('is empty for a day without orders', () => {
    expect(dayTotals([], '2026-03-16', zone)).toMatchObject({ rows: [], count: 0, amountCents: 0 })
  })

  it('shows what is posted less refunds, and in full what is not', () => {
    const { order } = record('posted', { refundedCents: 4_000 })
    expect(shownCents(order, 'synced')).toBe(6_000)
    expect(shownCents(order, 'verifying')).toBe(6_000)
    expect(shownCents(order, 'refunded')).toBe(10_000)
    expect(shownCents(order, 'skipped')).toBe(10_000)
  })

  it('puts every order on exactly the domain’s practice day, over all changes of clocks', () => {
    const instant = fc.integer({ min: Date.parse('2000-01-01'), max: Date.parse('2040-01-01') })
    const place = fc.constantFrom(zone, 'America/Sao_Paulo', 'Pacific/Apia', 'Asia/Kathmandu', 'UTC')
    const state = fc.constantFrom(...PostingStateSchema.options)
    fc.assert(
      fc.property(instant, place, state, (placedAt, timeZone, at) => {
        const day = practiceDayOf(placedAt, timeZone)
        expect(dayTotals([record(at, { placedAt })], day, timeZone).count).toBe(1)
      }),
    )
  })
})
