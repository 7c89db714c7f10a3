import { describe, expect, it } from 'vitest'
import { isSilent } from './staleness.ts'

const zone = 'America/Chicago'
/** A moment by the practice's clock in March 2026, in daylight saving time from the 8th on. */
const at = (day: number, time: string) =>
  Date.parse(`2026-03-${String(day).padStart(2, '0')}T${time}:00-05:00`)

describe('isSilent', () => {
  it.each([
    ['a minute short of half an hour', at(16, '10:00'), at(16, '10:29'), false],
    ['half an hour', at(16, '10:00'), at(16, '10:30'), true],
    ['a night, until the morning has lasted half an hour', at(16, '18:30'), at(17, '08:29'), false],
    ['a night and half an hour of the morning', at(16, '18:30'), at(17, '08:30'), true],
    ['the end of one day and the start of the next', at(16, '17:50'), at(17, '08:20'), true],
    ['a weekend, seen on Sunday', at(13, '12:00'), at(15, '12:00'), false],
    ['a weekend, seen on Monday at 8:10', at(13, '18:00'), at(16, '08:10'), false],
    ['a whole month', at(1, '12:00'), at(31, '12:00'), true],
    ['the evening', at(16, '12:00'), at(16, '20:00'), false],
  ])('%s', (_name, provenAt, now, silent) => {
    expect(isSilent(provenAt, now, zone)).toBe(silent)
  })

  it('is not told of a sync that never was proven: the popup says that in its own words', () => {
    expect(isSilent(null, at(16, '12:00'), zone)).toBe(false)
  })
})
