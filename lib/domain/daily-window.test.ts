import { describe, expect, it } from 'vitest'
import { untilHours } from './daily-window.ts'

const night = { from: '19:00', to: '06:00' }
const minute = 60_000

describe('hours of the practice', () => {
  it.each([
    ['afternoon', '2026-03-16T17:30', '-05:00', night, 90],
    ['the first minute', '2026-03-16T19:00', '-05:00', night, 0],
    ['the last minute', '2026-03-16T05:59', '-05:00', night, 0],
    ['the end', '2026-03-16T06:00', '-05:00', night, 13 * 60],
    ['a day’s hours, before', '2026-03-16T11:59', '-05:00', { from: '12:00', to: '13:00' }, 1],
    ['a day’s hours, behind', '2026-03-16T13:00', '-05:00', { from: '12:00', to: '13:00' }, 23 * 60],
    ['always', '2026-03-16T13:00', '-05:00', { from: '12:00', to: '12:00' }, 0],
    [
      'the night that has an hour less',
      '2026-03-07T08:00',
      '-06:00',
      { from: '07:00', to: '08:00' },
      22 * 60,
    ],
    ['a beginning that is skipped', '2026-03-08T01:00', '-06:00', { from: '02:30', to: '04:00' }, 90],
  ])('%s: %s%s', (_name, time, offset, hours, minutes) => {
    expect(untilHours(Date.parse(`${time}${offset}`), 'America/Chicago', hours)).toBe(minutes * minute)
  })
})
