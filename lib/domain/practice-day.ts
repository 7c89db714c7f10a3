import type { Instant, PracticeDay } from './units.ts'

/** The practice day on which an instant falls (rules 3: the store's times are UTC). */
export function practiceDayOf(instant: Instant, timeZone: string): PracticeDay {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString()
}

/** The day `days` later; negative goes back. */
export function addDays(day: PracticeDay, days: number): PracticeDay {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}

/** How many days lie between two practice days, never negative. */
export function daysApart(a: PracticeDay, b: PracticeDay): number {
  return Math.abs(Temporal.PlainDate.from(a).until(b, { largestUnit: 'days' }).days)
}

/** The first instant of a practice day; on a day whose midnight is skipped, the first one that exists. */
export function startOfDay(day: PracticeDay, timeZone: string): Instant {
  return Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds
}

const clockTime = (timeZone: string, withDay: boolean) =>
  new Intl.DateTimeFormat('en-US', {
    timeZone,
    hour: 'numeric',
    minute: '2-digit',
    ...(withDay && { month: 'short', day: 'numeric' }),
  })

/** `9:42 AM`, or `Mar 3, 9:42 AM` when the instant is not on `today`. */
export function formatMoment(instant: Instant, timeZone: string, today: PracticeDay): string {
  return clockTime(timeZone, practiceDayOf(instant, timeZone) !== today).format(instant)
}

/** `Monday, March 16, 2026`: a practice day in words. */
export function formatDay(day: PracticeDay): string {
  return Temporal.PlainDate.from(day).toLocaleString('en-US', { dateStyle: 'full' })
}
