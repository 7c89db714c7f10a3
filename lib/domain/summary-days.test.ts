import { describe, expect, it } from 'vitest'
import type { OpeningTimes } from './practice-hours.ts'
import { firstSummaryDay, type SummaryTime, summaryDaysDue, summaryDueAt } from './summary-days.ts'

const before: SummaryTime = { at: '07:00', covers: 'day-before' }
const same: SummaryTime = { at: '18:30', covers: 'same-day' }
const chicago = (times: OpeningTimes = {}) => ({ timeZone: 'America/Chicago', ...times })
const utc = (text: string) => Temporal.Instant.from(text).epochMilliseconds
const text = (instant: number) => Temporal.Instant.fromEpochMilliseconds(instant).toString()

describe('the summary of a day leaves', () => {
  it.each([
    ['the next morning', '2026-03-17', before, {}, '2026-03-18T12:00:00Z'],
    ['the same evening', '2026-03-17', same, {}, '2026-03-17T23:30:00Z'],
    ['of a Friday on Monday', '2026-03-13', before, {}, '2026-03-16T12:00:00Z'],
    ['of a Saturday on Monday, same day too', '2026-03-14', same, {}, '2026-03-16T23:30:00Z'],
    [
      'on Saturday where that is open',
      '2026-03-13',
      before,
      { hours: { sat: '09:00-12:00' } },
      '2026-03-14T12:00:00Z',
    ],
    [
      'after Christmas',
      '2026-12-23',
      before,
      { closedDays: ['2026-12-24', '2026-12-25'] },
      '2026-12-28T13:00:00Z',
    ],
    ['next day where no day is ever open', '2026-03-13', before, { hours: {} }, '2026-03-14T12:00:00Z'],
    // 2:30 is skipped on March 8, 2026 in Chicago, and there is twice on November 1.
    [
      'past a skipped time',
      '2026-03-07',
      { at: '02:30', covers: 'day-before' },
      { hours: { sun: '09:00-12:00' } },
      '2026-03-08T08:30:00Z',
    ],
    [
      'at the first of two',
      '2026-10-31',
      { at: '01:30', covers: 'day-before' },
      { hours: { sun: '09:00-12:00' } },
      '2026-11-01T06:30:00Z',
    ],
  ] as const)('%s', (_, day, time, times, at) => {
    expect(text(summaryDueAt(day, time, chicago(times)))).toBe(at)
  })

  it('at the same time of the clock before and after the clocks change', () => {
    const hours = { sat: '09:00-12:00', sun: '09:00-12:00', mon: '09:00-12:00' }
    const due = ['2026-03-06', '2026-03-07', '2026-03-08'].map(day =>
      text(summaryDueAt(day, before, chicago({ hours }))),
    )
    expect(due).toEqual(['2026-03-07T13:00:00Z', '2026-03-08T12:00:00Z', '2026-03-09T12:00:00Z'])
  })
})

describe('a practice that asks for summaries', () => {
  it.each([
    ['before the time gets yesterday’s', '2026-03-18T11:59:00Z', before, '2026-03-17'],
    ['after it, today’s', '2026-03-18T12:00:00Z', before, '2026-03-18'],
    ['on Sunday, Friday’s, which is still to leave', '2026-03-15T12:00:00Z', before, '2026-03-13'],
    ['in the morning, this evening’s', '2026-03-18T12:00:00Z', same, '2026-03-18'],
    ['late at night, tomorrow’s', '2026-03-19T03:00:00Z', same, '2026-03-19'],
  ] as const)('%s', (_, now, time, day) => {
    const first = firstSummaryDay(utc(now), time, chicago())
    expect(first).toBe(day)
    expect(summaryDaysDue(first, utc(now), time, chicago())).toEqual([])
  })
})

describe('the days that are due', () => {
  it('are those of the weekend too, on Monday, each once', () => {
    const due = (now: string) => summaryDaysDue('2026-03-13', utc(now), before, chicago())
    expect(due('2026-03-16T11:59:59Z')).toEqual([])
    expect(due('2026-03-16T12:00:00Z')).toEqual(['2026-03-13', '2026-03-14', '2026-03-15'])
    expect(due('2026-03-17T12:00:00Z')).toEqual(['2026-03-13', '2026-03-14', '2026-03-15', '2026-03-16'])
  })
})
