import { describe, expect, it } from 'vitest'
import { withOpening } from './opening-change.ts'

const practice = { name: 'Lakeside', timeZone: 'America/Chicago' }

describe('rules 9: the hours that a person sets', () => {
  it('takes the place of those of before, days in order and once', () => {
    const before = { ...practice, hours: { sun: '09:00-12:00' }, closedDays: ['2025-12-25'] }
    const change = { hours: { sat: ' 09:00-13:00 ' }, closedDays: ['2027-01-01', '2026-12-25', '2027-01-01'] }
    expect(withOpening(before, change)).toEqual({
      ok: true,
      value: { ...practice, hours: { sat: '09:00-13:00' }, closedDays: ['2026-12-25', '2027-01-01'] },
    })
  })

  it('goes back to the usual hours', () => {
    const before = { ...practice, hours: { sun: '09:00-12:00' }, closedDays: ['2025-12-25'] }
    expect(withOpening(before, { hours: null, closedDays: [] })).toEqual({ ok: true, value: practice })
  })

  it.each([
    [{ sat: 'open' }, [], /^sat: must be hours/],
    [{ mon: '08:00-18:00', tue: '18:00-08:00' }, [], /^tue: /],
    [{ someday: '08:00-18:00' }, [], /someday/],
    [{}, ['12/25/2026'], /^12\/25\/2026: /],
    [{}, ['2026-12-25', 'Easter'], /^Easter: /],
  ])('refuses %j, %j, and names the day', (hours, closedDays, error) => {
    expect(withOpening(practice, { hours, closedDays })).toEqual({
      ok: false,
      error: expect.stringMatching(error),
    })
  })
})
