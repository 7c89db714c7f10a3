import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anOrder, aRecord } from '../../tests/fixtures/builders.ts'
import type { OrderRecord } from '../domain/posting.ts'
import { PostingStateSchema, staffStates, statusOf } from '../domain/posting-machine.ts'
import { practiceDayOf } from '../domain/practice-day.ts'
import {
  type AggregateRow,
  contributionsOf,
  shownCents,
  staffRowId,
  withContribution,
} from './daily-aggregates.ts'

const zone = 'America/Chicago'
const parts = ({ order, posting }: OrderRecord, timeZone = zone) => contributionsOf(order, posting, timeZone)

/** The rows after these contributions came and those went. */
function rowsOf(come: readonly OrderRecord[], gone: readonly OrderRecord[] = []): AggregateRow[] {
  const rows = new Map<string, AggregateRow>()
  const note = (records: readonly OrderRecord[], sign: 1 | -1) => {
    for (const part of records.flatMap(record => parts(record)))
      rows.set(part.row, withContribution(rows.get(part.row) ?? { id: part.row, cells: {} }, part, sign))
  }
  note(come, 1)
  note(gone, -1)
  return [...rows.values()]
}

describe('contributionsOf', () => {
  it('counts an order on its practice day, by status and tender', () => {
    expect(parts(aRecord({ state: 'posted' }))).toEqual([
      {
        row: '2026-03-16',
        cell: 'synced card:VI',
        tally: { count: 1, shownCents: 84_00, takenCents: 84_00, postedCents: 84_00 },
      },
    ])
  })

  it('counts money that went back later on its own day, and leaves the order’s as it was', () => {
    const refunds = [{ at: Date.parse('2026-04-03T15:00:00Z'), cents: 20_00 }]
    const [ofDay, back] = parts(aRecord({ state: 'posted' }, { refundedCents: 24_00, refunds }))
    expect(ofDay?.tally).toEqual({ count: 1, shownCents: 80_00, takenCents: 80_00, postedCents: 80_00 })
    expect(back).toEqual({
      row: '2026-04-03',
      cell: 'money-back card:VI',
      tally: { count: 0, shownCents: 0, takenCents: -20_00, postedCents: -20_00 },
    })
  })

  it('counts an order in another currency without its money', () => {
    const record = aRecord({ state: 'attention', reason: 'amounts-disagree' }, { currency: 'EUR' })
    for (const { tally } of parts(record))
      expect(tally).toEqual({ count: 1, shownCents: 0, takenCents: 0, postedCents: 0 })
  })

  it('takes the day of the practice, not of the store', () => {
    const day = (placedAt: string) => parts(aRecord({}, { placedAt: Date.parse(placedAt) }))[0]?.row
    expect(day('2026-03-17T04:59:59Z')).toBe('2026-03-16')
    expect(day('2026-03-17T05:00:00Z')).toBe('2026-03-17')
  })

  it.each(PostingStateSchema.options)('counts %s among the staff’s exactly when it waits for them', state => {
    const rows = parts(aRecord({ state, reason: 'possible-match' })).map(({ row, cell }) => [row, cell])
    const status = statusOf(state)
    const staff = [[staffRowId, `${status} possible-match`]]
    expect(rows.slice(1)).toEqual(staffStates.includes(state) ? staff : [])
  })

  it.each([
    [{ tender: { kind: 'affirm' } }, 'affirm'],
    [{ tender: { kind: 'other', method: 'paypal_express' } }, 'other'],
    [{ tender: { kind: 'card', brand: null } }, 'card:'],
    [{ paidCents: 0, giftCardCents: 84_00, tender: { kind: 'other', method: 'free' } }, 'gift-card'],
  ] as const)('tells how it was paid: %j', (change, tender) => {
    expect(parts(aRecord({}, change))[0]?.cell).toBe(`pending ${tender}`)
  })

  it('shows what is posted less refunds, and in full what is not', () => {
    const order = anOrder({ refundedCents: 40_00 })
    expect(shownCents(order, 'synced')).toBe(44_00)
    expect(shownCents(order, 'verifying')).toBe(44_00)
    expect(shownCents(order, 'refunded')).toBe(84_00)
    expect(shownCents(order, 'skipped')).toBe(84_00)
  })

  it('puts every order on exactly the domain’s practice day, over all changes of clocks', () => {
    const instant = fc.integer({ min: Date.parse('2000-01-01'), max: Date.parse('2040-01-01') })
    const place = fc.constantFrom(zone, 'America/Sao_Paulo', 'Pacific/Apia', 'Asia/Kathmandu', 'UTC')
    fc.assert(
      fc.property(instant, place, (placedAt, timeZone) => {
        expect(parts(aRecord({}, { placedAt }), timeZone)[0]?.row).toBe(practiceDayOf(placedAt, timeZone))
      }),
    )
  })
})

describe('withContribution', () => {
  it('leaves nothing behind of what came and went, in whatever order', () => {
    const record = fc.record({
      state: fc.constantFrom(...PostingStateSchema.options),
      paidCents: fc.nat(1_000_000),
      placedAt: fc.integer({ min: Date.parse('2026-03-01'), max: Date.parse('2026-03-12') }),
    })
    fc.assert(
      fc.property(fc.array(record), values => {
        const records = values.map(({ state, ...order }) => aRecord({ state }, order))
        const rows = rowsOf(records, [...records].reverse())
        expect(rows.flatMap(row => Object.keys(row.cells))).toEqual([])
      }),
    )
  })
})
