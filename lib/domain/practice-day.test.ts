import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  dayReader,
  daysApart,
  daysOf,
  isPracticeDay,
  monthOf,
  practiceDayOf,
  startOfDay,
} from './practice-day.ts'

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

describe('days of the calendar', () => {
  it('go on over months, leap days and changes of clocks', () => {
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01')
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
    expect(daysOf('2026-03-07', '2026-03-09')).toEqual(['2026-03-07', '2026-03-08', '2026-03-09'])
    expect(daysOf('2026-03-09', '2026-03-09')).toEqual(['2026-03-09'])
    expect(daysOf('2026-03-09', '2026-03-07')).toEqual([])
    expect(daysOf('2027-12-31', '2028-12-31')).toHaveLength(367)
  })

  it.each([
    ['2026-03-16', 0, '2026-03-01', '2026-03-31'],
    ['2026-03-31', -1, '2026-02-01', '2026-02-28'],
    ['2028-01-31', 1, '2028-02-01', '2028-02-29'],
    ['2026-12-31', 1, '2027-01-01', '2027-01-31'],
    ['2026-01-01', -13, '2024-12-01', '2024-12-31'],
  ])('%s and %s months make %s to %s', (day, months, from, to) => {
    expect(monthOf(day, months)).toEqual({ from, to })
  })

  it.each([
    ['2026-02-28', true],
    ['2028-02-29', true],
    ['2026-02-29', false],
    ['2026-02-31', false],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['12026-03-01', false],
    ['2026-3-1', false],
    ['2026-03-16T10:00', false],
    ['', false],
    ['last week', false],
  ])('whether %j is one: %s', (text, isOne) => {
    expect(isPracticeDay(text)).toBe(isOne)
  })
})

describe('the reader of many days', () => {
  const zones = [
    'America/Chicago',
    'America/Sao_Paulo',
    'Australia/Lord_Howe',
    'Pacific/Apia',
    'Pacific/Auckland',
    'Asia/Kathmandu',
    'Africa/Monrovia',
    'UTC',
  ]

  it('agrees with the exact answer in every zone, whatever it was asked before', () => {
    const instant = fc.integer({ min: at('1960-01-01'), max: at('2040-01-01') })
    fc.assert(
      fc.property(fc.array(instant, { minLength: 1 }), fc.constantFrom(...zones), (instants, zone) => {
        const dayOf = dayReader(zone)
        for (const each of instants) expect(dayOf(each)).toBe(practiceDayOf(each, zone))
      }),
    )
  })

  it.each([
    ['America/Chicago', '2026-03-16'],
    ['America/Chicago', '2026-03-08'],
    ['America/Chicago', '2026-11-01'],
    ['America/Sao_Paulo', '2018-11-04'],
    ['Australia/Lord_Howe', '2026-04-05'],
    ['Asia/Kathmandu', '2026-03-16'],
    ['Africa/Monrovia', '1971-06-01'],
    ['Pacific/Apia', '2011-12-29'],
    ['Pacific/Apia', '2011-12-31'],
  ])('turns at the first and the last millisecond: in %s on %s', (zone, day) => {
    const dayOf = dayReader(zone)
    const [first, next] = [startOfDay(day, zone), startOfDay(addDays(day, 1), zone)]
    expect([dayOf(first), dayOf(next - 1)]).toEqual([day, day])
    expect([dayOf(first - 1), dayOf(next)]).toEqual([
      practiceDayOf(first - 1, zone),
      practiceDayOf(next, zone),
    ])
    expect(dayOf(next)).not.toBe(day)
  })

  it('reads zones side by side', () => {
    const late = at('2026-03-17T04:59:59Z')
    expect([dayReader('America/Chicago')(late), dayReader('UTC')(late)]).toEqual(['2026-03-16', '2026-03-17'])
  })
})
