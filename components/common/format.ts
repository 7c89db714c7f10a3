import type { Instant, PracticeDay } from '../../lib/domain/units.ts'

/*
 * The same forms as in lib/domain/practice-day.ts, made by Intl alone: that module brings Temporal's polyfill,
 * which is larger than all pages together.
 */
const locale = 'en-US'

/** `Monday, March 16, 2026`, or `Mar 16, 2026` in the short form; text that is no day stays as it is. */
export function formatDay(day: string, dateStyle: 'full' | 'medium' = 'full'): string {
  const date = Date.parse(`${day.slice(0, 10)}T00:00:00Z`)
  return Number.isNaN(date)
    ? day
    : new Intl.DateTimeFormat(locale, { dateStyle, timeZone: 'UTC' }).format(date)
}

/** `9:42 AM`, or `Mar 3, 9:42 AM` when the instant is not on `today`. */
export function formatMoment(instant: Instant, timeZone: string, today: PracticeDay): string {
  const dayOf = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'full' }).format(instant)
  return new Intl.DateTimeFormat(locale, {
    timeZone,
    hour: 'numeric',
    minute: '2-digit',
    ...(dayOf !== formatDay(today) && { month: 'short', day: 'numeric' }),
  }).format(instant)
}

/** `Monday`. */
export function weekdayOf(day: PracticeDay): string {
  const date = Date.parse(`${day}T00:00:00Z`)
  return new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(date)
}
