import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysApart, formatDay, formatMoment, practiceDayOf, startOfDay } from './practice-day.ts'

const at = (iso: string) => Date.parse(iso)
const hour = 60 * 60 * 1000

describe('rules 6: practice days', () => {
  it.each([
    ['an ordinary day', 'America/Chicago', '2026-03-16', '2026-03-16T05:00:00Z', 24],
    ['clocks go forward', 'America/Chicago', '2026-03-08', '2026-03-08T06:00:00Z', 23],
    ['clocks go back', 'America/Chicago', '2026-11-01', '2026-11-01T05:00:00Z', 25],
    ['clocks go back in the south', 'Pacific/Auckland', '2026-04-05', '2026-04-04T11:00:00Z', 25],
    ['midnight itself is skipped', 'America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00Z', 23],
    ['half-hour clocks', 'Australia/Lord_Howe', '2026-04-05', '2026-04-04T13:00:00Z', 24.5],
  ])('%s: in %s, %s begins at %s and has %s hours', (_, zone, day, begin, hours) => {
    expect(startOfDay(day, zone)).toBe(at(begin))
    expect((startOfDay(addDays(day, 1), zone) - startOfDay(day, zone)) / hour).toBe(hours)
    expect(practiceDayOf(at(begin), zone)).toBe(day)
    expect(practiceDayOf(at(begin) - 1, zone)).toBe(addDays(day, -1))
  })

  it.each([
    ['2026-03-01', '2026-03-01', 0],
    ['2026-02-28', '2026-03-01', 1],
    ['2028-02-28', '2028-03-01', 2],
    ['2026-01-01', '2025-12-31', 1],
    ['2026-03-07', '2026-03-09', 2],
    ['2025-01-01', '2026-01-01', 365],
  ])('%s and %s are %s days apart, either way', (a, b, days) => {
    expect(daysApart(a, b)).toBe(days)
    expect(daysApart(b, a)).toBe(days)
  })

  it('every instant lies in its day, in every zone', () => {
    const instant = fc.integer({ min: at('2000-01-01'), max: at('2040-01-01') })
    const zones = ['America/Chicago', 'America/Sao_Paulo', 'Pacific/Auckland', 'Asia/Kathmandu', 'UTC']
    fc.assert(
      fc.property(instant, fc.constantFrom(...zones), (now, zone) => {
        const day = practiceDayOf(now, zone)
        expect(startOfDay(day, zone)).toBeLessThanOrEqual(now)
        expect(startOfDay(addDays(day, 1), zone)).toBeGreaterThan(now)
      }),
    )
  })
})

describe('design 6: times are shown in the practice’s zone', () => {
  it.each([
    ['2026-03-16T14:42:59Z', 'America/Chicago', '9:42 AM'],
    ['2026-03-17T04:59:00Z', 'America/Chicago', '11:59 PM'],
    ['2026-03-16T05:00:00Z', 'America/Chicago', '12:00 AM'],
    ['2026-03-16T17:05:00Z', 'America/Chicago', '12:05 PM'],
    ['2026-03-16T04:59:00Z', 'America/Chicago', 'Mar 15, 11:59 PM'],
    ['2026-03-17T05:00:00Z', 'America/Chicago', 'Mar 17, 12:00 AM'],
    ['2026-03-15T20:42:00Z', 'Pacific/Auckland', '9:42 AM'],
  ])('%s in %s is shown as %s on 16 March', (instant, zone, shown) => {
    expect(formatMoment(at(instant), zone, '2026-03-16').replace('\u202f', ' ')).toBe(shown)
  })

  it('a day is shown in words', () => {
    expect(formatDay('2026-03-16')).toBe('Monday, March 16, 2026')
  })
})
