import { describe, expect, it } from 'vitest'
import { formatDay, formatMoment, secondFormat, weekdayOf } from './format-time.ts'

const at = (iso: string) => Date.parse(iso)

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

  it.each([
    ['2026-03-16', 'Monday, March 16, 2026', 'Mar 16, 2026'],
    ['2028-02-29', 'Tuesday, February 29, 2028', 'Feb 29, 2028'],
    ['2026-03-16T23:30:00-05:00', 'Monday, March 16, 2026', 'Mar 16, 2026'],
    ['last week', 'last week', 'last week'],
    ['2026-02-31', '2026-02-31', '2026-02-31'],
    ['', '', ''],
  ])('%j is shown as %j, or shorter as %j', (text, full, medium) => {
    expect([formatDay(text), formatDay(text, 'medium')]).toEqual([full, medium])
  })

  it('a weekday, and a moment to the second', () => {
    expect(weekdayOf('2026-03-16')).toBe('Monday')
    const moment = secondFormat('America/Chicago')(at('2026-03-16T14:42:59Z'))
    expect(moment.replace('\u202f', ' ')).toBe('Mar 16, 2026, 9:42:59 AM')
  })
})
