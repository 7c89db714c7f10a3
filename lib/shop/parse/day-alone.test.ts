import { describe, expect, it } from 'vitest'
import { interpretMoment } from './moment.ts'

describe('a day that is told without a time', () => {
  const facts = { dayZone: 'America/Chicago' }

  it.each([
    ['Mar 1, 2026', 'America/New_York'],
    ['2026-03-01', 'UTC'],
    ['Mar 1, 2026', 'America/Los_Angeles'],
    ['Mar 1, 2026 (America/New_York)', 'America/Chicago'],
    ['03/01/2026', 'America/New_York'],
  ])('is that day of the practice: %s in %s', (text, zone) => {
    expect(interpretMoment(text, zone, { ...facts, dateOrder: 'month-first' })).toBe(
      Date.parse('2026-03-01T06:00:00Z'),
    )
  })

  it('is a moment where a time is told, and be it midnight', () => {
    const moment = interpretMoment('Mar 1, 2026 12:00 AM', 'America/New_York', facts)
    expect(moment).toBe(Date.parse('2026-03-01T05:00:00Z'))
  })
})
