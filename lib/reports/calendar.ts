import type { Instant, PracticeDay } from '../domain/order.ts'

/*
 * Days without Temporal, whose polyfill alone would be half of the popup: a practice day is a calendar day, and
 * days of the calendar are counted in UTC, where each has 24 hours.
 */
const dayMs = 24 * 60 * 60 * 1000

/**
 * `practiceDayOf` of the domain for many instants: Intl is made once, for it is slow to make. `formatToParts`,
 * because the order of a locale's date is nobody's promise.
 */
export function dayReader(timeZone: string): (instant: Instant) => PracticeDay {
  const known = formats.get(timeZone) ?? newFormat(timeZone)
  formats.set(timeZone, known)
  return instant => {
    let year = ''
    let month = ''
    let day = ''
    for (const { type, value } of known.formatToParts(instant)) {
      if (type === 'year') year = value
      else if (type === 'month') month = value
      else if (type === 'day') day = value
    }
    return `${year}-${month}-${day}`
  }
}

const formats = new Map<string, Intl.DateTimeFormat>()

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
