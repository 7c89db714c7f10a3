import * as v from 'valibot'
import { type Instant, type PracticeDay, PracticeDaySchema } from './units.ts'

/** In the order of ISO weekdays, Monday first. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]

/** `08:00-18:00`, or with a break `08:00-12:00, 13:00-17:00`. */
const HoursOfDaySchema = v.pipe(
  v.string(),
  v.trim(),
  v.check(text => spansOf(text) !== null, 'must be hours such as 08:00-18:00, or 08:00-12:00, 13:00-17:00'),
)

/** When people work: hours by weekday, a day without hours is closed. */
export const HoursSchema = v.strictObject(v.entriesFromList(weekdays, v.optional(HoursOfDaySchema)))
export type Hours = v.InferOutput<typeof HoursSchema>

export const ClosedDaysSchema = v.pipe(
  v.array(PracticeDaySchema),
  v.maxLength(400, 'must be at most 400 days'),
)

/** The practice's hours and the days on which it is closed; each may be absent. */
export interface OpeningTimes {
  hours?: Hours | undefined
  closedDays?: readonly PracticeDay[] | undefined
}

/** Where a practice set none (ours): Monday to Friday, 8 AM to 6 PM. */
export const usualHours: Hours = v.parse(
  HoursSchema,
  Object.fromEntries(weekdays.slice(0, 5).map(day => [day, '08:00-18:00'])),
)

/** Whether people work at this moment, by the practice's own clock (rules 6). */
export function isWorkingTime(instant: Instant, timeZone: string, times: OpeningTimes = {}): boolean {
  const here = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone)
  if (times.closedDays?.includes(here.toPlainDate().toString())) return false
  const day = weekdays[here.dayOfWeek - 1]
  const hours = day && (times.hours ?? usualHours)[day]
  const minute = here.hour * 60 + here.minute
  return (spansOf(hours ?? '') ?? []).some(({ from, to }) => minute >= from && minute < to)
}

/** Whether people work on a day of the practice, at some hour of it. */
export function isOpenDay(day: PracticeDay, times: OpeningTimes = {}): boolean {
  const weekday = weekdays[Temporal.PlainDate.from(day).dayOfWeek - 1]
  if (weekday === undefined || times.closedDays?.includes(day)) return false
  return (times.hours ?? usualHours)[weekday] !== undefined
}

/** Spans in minutes of the day, one after the other; null where the text is none. */
function spansOf(text: string): { from: number; to: number }[] | null {
  const spans = text.split(',').map(part => {
    const [from, to, ...more] = part.split(/[-–]/).map(minuteOf)
    return from === undefined || to === undefined || more.length > 0 ? undefined : { from, to }
  })
  let before = -1
  const known = spans.filter(span => span !== undefined)
  for (const { from, to } of known) {
    if (!(from > before && to > from)) return null
    before = to
  }
  return known.length === spans.length ? known : null
}

/** `24:00` ends a day; `8am` and `6:30 PM` are times, too. Undefined where a text is none. */
function minuteOf(text: string): number | undefined {
  const [, hour, minute = '0', half] =
    /^\s*(\d{1,2})(?::(\d{2}))?\s*(?:([ap])\.?\s?m\.?)?\s*$/i.exec(text) ?? []
  if (Number(minute) >= 60) return undefined
  if (half !== undefined)
    return Number(hour) >= 1 && Number(hour) <= 12
      ? (Number(hour) % 12) * 60 + Number(minute) + (half.toLowerCase() === 'p' ? 12 * 60 : 0)
      : undefined
  const minutes = Number(hour) * 60 + Number(minute)
  return text.includes(':') && minutes <= 24 * 60 ? minutes : undefined
}
