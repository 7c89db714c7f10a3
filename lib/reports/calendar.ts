import type { Instant, PracticeDay } from '../domain/units.ts'

/*
 * Days without Temporal, whose polyfill alone would be half of the popup: a practice day is a calendar day, and
 * days of the calendar are counted in UTC, where each has 24 hours.
 */
const dayMs = 24 * 60 * 60 * 1000

/** Midnight falls on a quarter of an hour in every zone of our time. */
const quarterMs = 15 * 60 * 1000
/** A year of quarters; more are not kept. */
const maxQuarterHours = 40_000

/**
 * `practiceDayOf` of the domain for many instants: Intl is slow to make and slow to ask, so it is asked once for each
 * quarter of an hour. `formatToParts`, because the order of a locale's date is nobody's promise.
 */
export function dayReader(timeZone: string): (instant: Instant) => PracticeDay {
  const known = readers.get(timeZone) ?? newReader(timeZone)
  readers.set(timeZone, known)
  return known
}

const readers = new Map<string, (instant: Instant) => PracticeDay>()

function newReader(timeZone: string): (instant: Instant) => PracticeDay {
  const format = newFormat(timeZone)
  const days = new Map<number, PracticeDay>()
  return instant => {
    const quarter = Math.floor(instant / quarterMs)
    const known = days.get(quarter)
    if (known !== undefined) return known
    if (days.size >= maxQuarterHours) days.clear()
    const day = dayIn(format, instant)
    days.set(quarter, day)
    return day
  }
}

function dayIn(format: Intl.DateTimeFormat, instant: Instant): PracticeDay {
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]))
  return `${parts.year}-${parts.month}-${parts.day}`
}

const newFormat = (timeZone: string) =>
  new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })

/** The day `days` later; negative goes back. */
export function dayAfter(day: PracticeDay, days = 1): PracticeDay {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10)
}

/** Every day of a range, both ends included; none when the first is after the last. */
export function daysOf(from: PracticeDay, to: PracticeDay): PracticeDay[] {
  const count = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / dayMs) + 1)
  return Array.from({ length: count }, (_, i) => dayAfter(from, i))
}

/** First and last day of the month in which a day falls, `months` later. */
export function monthOf(day: PracticeDay, months = 0): { from: PracticeDay; to: PracticeDay } {
  const [year = 0, month = 1] = day.split('-').map(Number)
  const iso = (at: number) => new Date(at).toISOString().slice(0, 10)
  return {
    from: iso(Date.UTC(year, month - 1 + months, 1)),
    to: iso(Date.UTC(year, month + months, 0)),
  }
}
