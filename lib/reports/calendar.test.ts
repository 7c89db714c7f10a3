import { describe, expect, it } from 'vitest'
import { dayAfter, dayReader, daysOf, monthOf } from './calendar.ts'

describe('days of the calendar', () => {
  it('go on over months, leap days and changes of clocks', () => {
    expect(dayAfter('2026-02-28')).toBe('2026-03-01')
    expect(dayAfter('2028-02-28')).toBe('2028-02-29')
    expect(dayAfter('2026-01-01', -1)).toBe('2025-12-31')
    expect(daysOf('2026-03-07', '2026-03-09')).toEqual(['2026-03-07', '2026-03-08', '2026-03-09'])
    expect(daysOf('2026-03-09', '2026-03-07')).toEqual([])
  })

  it('make a month, and the one before or after it', () => {
    expect(monthOf('2026-03-16')).toEqual({ from: '2026-03-01', to: '2026-03-31' })
    expect(monthOf('2026-03-31', -1)).toEqual({ from: '2026-02-01', to: '2026-02-28' })
    expect(monthOf('2026-12-31', 1)).toEqual({ from: '2027-01-01', to: '2027-01-31' })
  })

  it('are read for several zones side by side', () => {
    const late = Date.parse('2026-03-17T04:59:59Z')
    expect([dayReader('America/Chicago')(late), dayReader('UTC')(late)]).toEqual(['2026-03-16', '2026-03-17'])
  })
})
