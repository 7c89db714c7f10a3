import { dayReader, isPracticeDay } from '../domain/practice-day.ts'
import type { Instant, PracticeDay } from '../domain/units.ts'
import { locale } from './words.ts'

/*
 * Days and moments as people read them, in the language that is spoken and in the practice's zone. The one place of
 * their forms.
 */

/** `Monday, March 16, 2026`, or `Mar 16, 2026` in the short form; text that begins with no day stays as it is. */
export function formatDay(text: string, dateStyle: 'full' | 'medium' = 'full'): string {
  const day = text.slice(0, 10)
  return isPracticeDay(day) ? Temporal.PlainDate.from(day).toLocaleString(locale(), { dateStyle }) : text
}

/** `May 11, 1984 or Nov 5, 1984`: which of the days it is, nobody knows. */
export function formatDays(days: readonly PracticeDay[]): string {
  const anyOf = new Intl.ListFormat(locale(), { type: 'disjunction' })
  return anyOf.format(days.map(day => formatDay(day, 'medium')))
}

/** `March 2026`, of a month as it is stored: `2026-03`. */
export function formatMonth(month: string): string {
  return Temporal.PlainDate.from(`${month}-01`).toLocaleString(locale(), { month: 'long', year: 'numeric' })
}

/** `Monday`. */
export function weekdayOf(day: PracticeDay): string {
  return Temporal.PlainDate.from(day).toLocaleString(locale(), { weekday: 'long' })
}

/** `9:42 AM`, or `Mar 3, 9:42 AM` when the instant is not on `today`. */
export function formatMoment(instant: Instant, timeZone: string, today: PracticeDay): string {
  return momentFormat(timeZone, dayReader(timeZone)(instant) !== today).format(instant)
}

/** Kept: a list of a thousand orders needs one for each row, and making one takes longer than the row. */
const momentFormats = new Map<string, Intl.DateTimeFormat>()

function momentFormat(timeZone: string, isDated: boolean): Intl.DateTimeFormat {
  const key = `${locale()} ${timeZone} ${isDated}`
  const known = momentFormats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(locale(), {
    timeZone,
    hour: 'numeric',
    minute: '2-digit',
    ...(isDated && { month: 'short', day: 'numeric' }),
  })
  momentFormats.set(key, made)
  return made
}

/** Writes instants as `Mar 16, 2026, 9:42:59 AM`; made once for many of them, because making it takes long. */
export function secondFormat(timeZone: string): (instant: Instant) => string {
  const format = new Intl.DateTimeFormat(locale(), { timeZone, dateStyle: 'medium', timeStyle: 'medium' })
  return instant => format.format(instant)
}
