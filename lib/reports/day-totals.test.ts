import { describe, expect, it } from 'vitest'
import { aRecord } from '../../tests/fixtures/builders.ts'
import type { OrderRecord } from '../domain/posting.ts'
import { type AggregateRow, contributionsOf, withContribution } from './daily-aggregates.ts'
import { cardTypeName, daysNeeded, dayTotals, rangeTotal } from './day-totals.ts'

const zone = 'America/Chicago'
const labels = { VI: 'Visa', MC: 'MasterCard' }
const today = '2026-03-16'

function sumsOf(...records: OrderRecord[]): AggregateRow[] {
  const rows = new Map<string, AggregateRow>()
  for (const { order, posting } of records)
    for (const part of contributionsOf(order, posting, zone))
      rows.set(part.row, withContribution(rows.get(part.row) ?? { id: part.row, cells: {} }, part, 1))
  return [...rows.values()]
}

const on = (day: string, state: OrderRecord['posting']['state'], paidCents = 100_00) =>
  aRecord({ state }, { placedAt: Date.parse(`${day}T17:00:00Z`), paidCents, totalCents: 100_00 })

describe('dayTotals', () => {
  it('gives the day’s orders and money per status, in one order of statuses', () => {
    const sums = sumsOf(
      on(today, 'resolve'),
      on(today, 'posted'),
      on(today, 'adopted', 25_50),
      on(today, 'matched'),
    )
    expect(dayTotals(sums, today, labels)).toMatchObject({
      rows: [
        { status: 'synced', count: 2, amountCents: 125_50 },
        { status: 'pending', count: 1, amountCents: 100_00 },
        { status: 'resolve', count: 1, amountCents: 100_00 },
      ],
      count: 4,
      amountCents: 325_50,
      takenCents: 325_50,
    })
  })

  it('gives the money taken by the practice’s own names of card types', () => {
    const master = aRecord({}, { tender: { kind: 'card', brand: 'MC' }, paidCents: 200_00 })
    const discover = aRecord({}, { tender: { kind: 'card', brand: 'DI' }, paidCents: 1_00 })
    const visa = aRecord({}, { paidCents: 100_00, refundedCents: 30_00 })
    expect(dayTotals(sumsOf(master, discover, visa), today, labels).cardTypes).toEqual([
      { cardType: 'MasterCard', count: 1, takenCents: 200_00 },
      { cardType: 'Visa', count: 1, takenCents: 70_00 },
      { cardType: 'Discover', count: 1, takenCents: 1_00 },
    ])
  })

  it('stands beside yesterday, the same weekday before, and thirteen more days', () => {
    const sums = sumsOf(
      on('2026-03-15', 'posted', 10_00),
      on('2026-03-09', 'waiting', 20_00),
      on('2026-03-02', 'posted'),
    )
    const totals = dayTotals(sums, today, labels)
    expect(totals.yesterday).toEqual({ day: '2026-03-15', count: 1, takenCents: 10_00, postedCents: 10_00 })
    expect(totals.weekBefore).toEqual({ day: '2026-03-09', count: 1, takenCents: 20_00, postedCents: 0 })
    expect(totals.strip.map(({ day }) => day)).toEqual(daysNeeded(today))
    expect(totals.strip).toHaveLength(14)
    expect(totals.strip.map(({ takenCents }) => takenCents).filter(Boolean)).toEqual([20_00, 10_00])
  })

  it('names what waits for staff from any day by its reason, and leaves out what does not', () => {
    const waits = (reason: 'possible-match' | 'same-details', at: string) =>
      aRecord({ state: 'resolve', reason }, { placedAt: Date.parse(at) })
    const sums = sumsOf(
      waits('possible-match', '2026-01-02T12:00:00Z'),
      waits('possible-match', '2026-03-16T17:00:00Z'),
      waits('same-details', '2026-03-16T17:00:00Z'),
      aRecord({ state: 'attention', reason: 'posted-twice' }),
      on(today, 'posted'),
    )
    expect(dayTotals(sums, today, labels).staff).toEqual([
      { status: 'resolve', reason: 'possible-match', count: 2 },
      { status: 'resolve', reason: 'same-details', count: 1 },
      { status: 'attention', reason: 'posted-twice', count: 1 },
    ])
  })

  it('is empty for a day without orders', () => {
    expect(dayTotals([], today, labels)).toMatchObject({ rows: [], count: 0, amountCents: 0, staff: [] })
  })
})

it('a month is the sum of its days', () => {
  const sums = sumsOf(on('2026-03-01', 'posted'), on('2026-03-31', 'skipped', 0), on('2026-03-08', 'sent', 1))
  expect(rangeTotal(sums)).toEqual({ count: 3, shownCents: 200_01, takenCents: 100_01, postedCents: 100_00 })
})

it.each([
  ['gift-card', 'Gift Card'],
  ['affirm', 'Affirm'],
  ['other', 'N/A'],
  ['card:', 'Card'],
  ['card:VI', 'Visa'],
  ['card:constructor', 'constructor'],
])('the tender %s is called %s', (tender, name) => {
  expect(cardTypeName(tender, labels)).toBe(name)
})
