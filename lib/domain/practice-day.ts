import { dayMs, type Instant, type PracticeDay } from './units.ts'

/** The practice day on which an instant falls (rules 3: the store's times are UTC). For many instants: `dayReader`. */
export function practiceDayOf(instant: Instant, timeZone: string): PracticeDay {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString()
}

/** Days of UTC whose practice days are kept: 27 years. */
const maxKeptDays = 10_000

interface Stretch {
  day: PracticeDay
  until: Instant
}

const readers = new Map<string, (instant: Instant) => PracticeDay>()

/** `practiceDayOf` for many instants: `Temporal` is asked only where the days of a zone begin, once for each of them. */
export function dayReader(timeZone: string): (instant: Instant) => PracticeDay {
  const known = readers.get(timeZone) ?? newReader(timeZone)
  readers.set(timeZone, known)
  return known
}

function newReader(timeZone: string): (instant: Instant) => PracticeDay {
  const kept = new Map<number, readonly Stretch[]>()
  return instant => {
    const utcDay = Math.floor(instant / dayMs)
    const stretches = kept.get(utcDay) ?? stretchesOf(utcDay, timeZone)
    if (kept.size >= maxKeptDays) kept.clear()
    kept.set(utcDay, stretches)
    return stretches.find(({ until }) => instant < until)?.day ?? practiceDayOf(instant, timeZone)
  }
}

/** The practice days that a day of UTC touches, in order; two, or three about a day that a zone skipped. */
function stretchesOf(utcDay: number, timeZone: string): Stretch[] {
  const end = (utcDay + 1) * dayMs
  const stretches: Stretch[] = []
  for (let day = practiceDayOf(utcDay * dayMs, timeZone); ; day = addDays(day, 1)) {
    const until = startOfDay(addDays(day, 1), timeZone)
    stretches.push({ day, until })
    if (until >= end) return stretches
  }
}

/** Whether a text is a day of the calendar, as `2026-02-28`; `2026-02-30` is none. */
export function isPracticeDay(text: string): text is PracticeDay {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  try {
    Temporal.PlainDate.from(text)
    return true
  } catch {
    return false
  }
}

/** The day `days` later; negative goes back. */
export function addDays(day: PracticeDay, days: number): PracticeDay {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}

/** How many days lie between two practice days, never negative. */
export function daysApart(a: PracticeDay, b: PracticeDay): number {
  return Math.abs(Temporal.PlainDate.from(a).until(b, { largestUnit: 'days' }).days)
}

/** Every day of a range, both ends included; none when the first is after the last. */
export function daysOf(from: PracticeDay, to: PracticeDay): PracticeDay[] {
  const count = from > to ? 0 : daysApart(from, to) + 1
  return Array.from({ length: count }, (_, i) => addDays(from, i))
}

/** First and last day of the month in which a day falls, `months` later; negative goes back. */
export function monthOf(day: PracticeDay, months = 0): { from: PracticeDay; to: PracticeDay } {
  const first = Temporal.PlainDate.from(day).with({ day: 1 }).add({ months })
  return { from: first.toString(), to: first.with({ day: first.daysInMonth }).toString() }
}

/** The first instant of a practice day; on a day whose midnight is skipped, the first one that exists. */
export function startOfDay(day: PracticeDay, timeZone: string): Instant {
  return Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds
}

/** Which day of a range is meant where one is asked for: today where it is in the range, else the range's last. */
export function dayWithin(
  { from, to }: { from: PracticeDay; to: PracticeDay },
  today: PracticeDay | null,
): PracticeDay {
  return today !== null && from !== '' && from <= today && today < to ? today : to
}
