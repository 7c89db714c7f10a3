import { addDays, daysOf, practiceDayOf } from './practice-day.ts'
import { isOpenDay, type OpeningTimes } from './practice-hours.ts'
import type { Instant, PracticeDay } from './units.ts'

/** When the summary of a day leaves: at a time of the practice's own clock. */
export interface SummaryTime {
  /** `07:00`. */
  at: string
  /** The summary is of the day before the one on which it leaves, or of that day itself. */
  covers: 'day-before' | 'same-day'
}

/** By whose clock, and on which days people are there to read it. */
export interface SummaryCalendar extends OpeningTimes {
  timeZone: string
}

/** A practice that is closed for longer than this has no open days: its summaries leave on closed ones. */
const maxClosedDays = 31

/**
 * When the summary of a day leaves: on the first open day from its own, or from the next one, on. On a day on which the
 * clocks go forward over the time it leaves when they have; on one on which they go back, at the first of the two.
 */
export function summaryDueAt(
  day: PracticeDay,
  { at, covers }: SummaryTime,
  { timeZone, ...times }: SummaryCalendar,
): Instant {
  const first = covers === 'same-day' ? day : addDays(day, 1)
  const open = daysOf(first, addDays(first, maxClosedDays)).find(each => isOpenDay(each, times))
  return Temporal.PlainDate.from(open ?? first).toZonedDateTime({
    timeZone,
    plainTime: Temporal.PlainTime.from(at),
  }).epochMilliseconds
}

/** The first day whose summary is still to leave: the one with which a practice begins that has just asked for them. */
export function firstSummaryDay(now: Instant, time: SummaryTime, calendar: SummaryCalendar): PracticeDay {
  const tomorrow = addDays(practiceDayOf(now, calendar.timeZone), 1)
  const days = daysOf(addDays(tomorrow, -maxClosedDays - 2), tomorrow)
  return days.find(day => summaryDueAt(day, time, calendar) > now) ?? tomorrow
}

/** The days from one on whose summaries may leave by now, oldest first. */
export function summaryDaysDue(
  from: PracticeDay,
  now: Instant,
  time: SummaryTime,
  calendar: SummaryCalendar,
): PracticeDay[] {
  const today = practiceDayOf(now, calendar.timeZone)
  return daysOf(from, today).filter(day => summaryDueAt(day, time, calendar) <= now)
}
