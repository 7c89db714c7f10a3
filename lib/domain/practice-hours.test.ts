import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { ClosedDaysSchema, HoursSchema, isWorkingTime, type OpeningTimes } from './practice-hours.ts'

const zone = 'America/Chicago'
/** A moment by the practice's clock; November 28 of 2026 is a Saturday. */
const at = (day: string, time: string) =>
  Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(zone).epochMilliseconds
const [friday, saturday, sunday] = ['2026-11-27', '2026-11-28', '2026-11-29']
const clinic: OpeningTimes = {
  hours: { fri: '08:00-12:00, 13:00-17:00', sat: '9:00–13:00', sun: '00:00-24:00' },
  closedDays: ['2026-12-25'],
}

describe('rules 6: working time', () => {
  it.each([
    ['a usual Friday', friday, '08:00', {}, true],
    ['its end', friday, '18:00', {}, false],
    ['a usual Saturday', saturday, '10:00', {}, false],
    ['a Saturday clinic', saturday, '09:00', clinic, true],
    ['after the clinic', saturday, '13:00', clinic, false],
    ['before lunch', friday, '11:59', clinic, true],
    ['at lunch', friday, '12:30', clinic, false],
    ['after lunch', friday, '13:00', clinic, true],
    ['a day without hours', '2026-11-26', '10:00', clinic, false],
    ['a day open throughout', sunday, '23:59', clinic, true],
    ['a closed day', '2026-12-25', '10:00', clinic, false],
    ['a closed day of usual hours', '2026-12-25', '10:00', { closedDays: ['2026-12-25'] }, false],
    ['the same weekday, open', '2026-12-18', '10:00', clinic, true],
  ] as const)('%s', (_name, day, time, times, open) => {
    expect(isWorkingTime(at(day, time), zone, times)).toBe(open)
  })

  it('is the practice’s own day, wherever the browser stands', () => {
    const late = Temporal.Instant.from('2026-12-26T00:30:00Z').epochMilliseconds
    expect(isWorkingTime(late, zone, { hours: { fri: '18:00-20:00' } })).toBe(true)
    expect(isWorkingTime(late, zone, { hours: { fri: '18:00-20:00' }, closedDays: ['2026-12-25'] })).toBe(
      false,
    )
  })

  it.each([
    ['8am-6pm', '08:00', '18:00'],
    ['8:00 AM - 6:00 PM', '08:00', '18:00'],
    ['7:30 a.m.–12 p.m., 1 PM-5:15 PM', '07:30', '12:00'],
    ['12am-12:30AM', '00:00', '00:30'],
  ])('understands hours as people write them: %s', (fri, from, to) => {
    expect(isWorkingTime(at(friday, from), zone, { hours: v.parse(HoursSchema, { fri }) })).toBe(true)
    expect(isWorkingTime(at(friday, to), zone, { hours: { fri } })).toBe(false)
  })

  it.each([
    '',
    '13pm-6pm',
    '0am-6pm',
    '6pm-8am',
    '8-18',
    '18:00-08:00',
    '08:00-08:00',
    '08:00',
    '08:00-25:00',
    '08:60-09:00',
    '08:00-12:00,11:00-13:00',
    '08:00-12:00-13:00',
    'closed',
  ])('refuses hours that are none: %j', mon => expect(v.is(HoursSchema, { mon })).toBe(false))

  it('refuses days that are none', () => {
    expect(v.is(HoursSchema, { monday: '08:00-18:00' })).toBe(false)
    for (const day of ['12/25/2026', '2026-13-01', 'Christmas'])
      expect(v.is(ClosedDaysSchema, [day]), day).toBe(false)
  })
})
