import { describe, expect, it } from 'vitest'
import { interpretMoment, isUnclearDate } from './moment.ts'

const zone = 'America/Chicago'
const at = (iso: string) => Date.parse(iso)
const march = { earliest: at('2026-02-20T00:00:00Z'), latest: at('2026-03-10T00:00:00Z') }

describe('a date without a year', () => {
  it.each([
    ['Mar 1, 2:35 PM', '2026-03-01T20:35:00Z'],
    ['Mar 1', '2026-03-01T06:00:00Z'],
    ['March 1st at 2:35 PM', '2026-03-01T20:35:00Z'],
    ['1 Mar, 14:35', '2026-03-01T20:35:00Z'],
    ['1 de marzo, 14:35', '2026-03-01T20:35:00Z'],
    ['1. März 14:35', '2026-03-01T20:35:00Z'],
    ['Sun, Mar 1, 2:35 PM', '2026-03-01T20:35:00Z'],
    ['02/27', '2026-02-27T06:00:00Z'],
    ['27.02. 10:00', '2026-02-27T16:00:00Z'],
    ['03/01 2:35 PM', '2026-03-01T20:35:00Z'],
  ])('is understood where orders around it leave one: %s', (text, iso) => {
    expect(interpretMoment(text, zone, march)).toBe(at(iso))
    expect(isUnclearDate(text, zone, march)).toBe(false)
  })

  it.each([
    ['Mar 1, 2:35 PM', { latest: at('2026-03-10T00:00:00Z') }],
    ['Mar 1, 2:35 PM', { earliest: at('2025-02-20T00:00:00Z'), latest: at('2026-03-10T00:00:00Z') }],
    ['Mar 1, 2:35 PM', {}],
    ['Feb 29', {}],
    ['Feb 29', { latest: at('2026-03-10T00:00:00Z') }],
    ['Dec 31', march],
    ['Mon, Mar 1', march],
    ['03/05', { ...march, latest: at('2026-05-10T00:00:00Z') }],
  ])('is none, and said to be unclear, where nothing tells the year: %s %j', (text, facts) => {
    expect(interpretMoment(text, zone, facts)).toBeUndefined()
    expect(isUnclearDate(text, zone, facts)).toBe(true)
  })

  it.each(['today, 10:23 AM', 'Yesterday', '2 hours ago', 'hace 3 días', 'vor 2 Tagen'])(
    'is unclear where it is told from when the page was made: %s',
    text => {
      expect(interpretMoment(text, zone, march)).toBeUndefined()
      expect(isUnclearDate(text, zone, march)).toBe(true)
    },
  )

  it.each(['lots', '12.50', '$12.50', '1001', 'Mar', 'May be 3', '13/32', 'Room 12', '1:2'])(
    'is not made of another text: %s',
    text => {
      expect(interpretMoment(text, zone, march)).toBeUndefined()
      expect(isUnclearDate(text, zone, march)).toBe(false)
    },
  )
})
