import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as domain from '../../lib/domain/practice-day.ts'
import { formatDay, formatMoment } from './format.ts'

const instant = fc.integer({ min: Date.parse('2000-01-01'), max: Date.parse('2040-01-01') })
const zone = fc.constantFrom('America/Chicago', 'Pacific/Apia', 'Asia/Kathmandu', 'UTC')

describe('format', () => {
  it('writes days and moments exactly as the domain does', () => {
    fc.assert(
      fc.property(instant, instant, zone, (a, b, timeZone) => {
        const today = domain.practiceDayOf(b, timeZone)
        expect(formatDay(today)).toBe(domain.formatDay(today))
        expect(formatMoment(a, timeZone, today)).toBe(domain.formatMoment(a, timeZone, today))
        expect(formatMoment(b, timeZone, today)).toBe(domain.formatMoment(b, timeZone, today))
      }),
    )
  })

  it('writes a short day, and leaves text that is no day', () => {
    expect(formatDay('2026-03-16', 'medium')).toBe('Mar 16, 2026')
    expect(formatDay('2026-03-16T23:30:00-05:00', 'medium')).toBe('Mar 16, 2026')
    expect(formatDay('last week')).toBe('last week')
  })
})
